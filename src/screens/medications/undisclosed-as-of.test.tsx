import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { sampleSupply } from '#testing/sample-supplies.ts'
import { NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

it('PRV-1: the day as of which a drug was 未告知 is told in its row and in the copy', async () => {
  const asOf = { text: '2026-11-07T09:00:00', precision: 'second' as const }
  const line = sampleSupply('a', '2026-11-20', NORVASC, 35, { sensitivity: [{ mark: 'undisclosed', asOf }] })
  const { user } = show({ answers: { a: records([line]) } })
  const row = await rowNamed(/ノルバスク/)
  expect(within(row).getByTitle('未告知 2026/11/07時点')).toHaveTextContent('未告知 2026/11/07時点')
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  expect(await navigator.clipboard.readText()).toContain('ノルバスク錠２．５ｍｇ（未告知 2026/11/07時点）')
})
