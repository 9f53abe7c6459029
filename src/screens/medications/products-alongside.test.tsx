import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { sampleSupply } from '#testing/sample-supplies.ts'
import { AMLODIPINE, NORVASC, records, show } from './testing/render-medications.tsx'

it('MED-1, H-15: another strength that the same hospital supplies beside a drug is told in its row, its order and the copy', async () => {
  const lines = [NORVASC, AMLODIPINE].map((drug) => sampleSupply('a', '2026-11-10', drug, 28))
  const { user } = show({ answers: { a: records(lines) } })
  const mark = await screen.findByTitle('アムロジピンＯＤ錠５ｍｇ「例示」')
  expect(mark).toHaveTextContent('別規格・製品も継続 アムロジピンＯＤ錠５ｍｇ「例示」')
  expect(mark.closest('[role="row"]')).toHaveTextContent('ノルバスク')
  await user.click(screen.getByRole('button', { name: /ノルバスク.*28日分/ }))
  expect(screen.getByRole('complementary')).toHaveTextContent('別規格・製品も継続：アムロジピンＯＤ錠５ｍｇ「例示」')
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  expect(await navigator.clipboard.readText()).toContain(
    'ノルバスク錠２．５ｍｇ（別規格・製品も継続 アムロジピンＯＤ錠５ｍｇ「例示」）',
  )
})
