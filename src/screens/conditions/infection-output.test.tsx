import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeInfection } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { ConditionsScreen } from './conditions.screen.tsx'

it('DT-5, VAL-5: copy, file and paper say that the date of an infection is that of its report, and carry its remark', async () => {
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) saved.push(blob)
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const person = fakePerson('p', { links: { a: 'linked' } })
  const infection = dataOf([
    { ...fakeInfection('a', 'HCV抗体', '(1+)', '2026-10-24'), isAtReportTime: true, notes: ['再検を推奨'] },
    fakeInfection('a', 'HBs抗原', '(－)', '2026-10-20'),
  ])
  const network = fakeNetwork({ answers: { a: { records: { infection } } }, people: [person] })
  const { user } = renderScreen(<ConditionsScreen person={person} address={{}} onAddress={() => {}} />, {
    network: { ...network, now: () => FETCHED_AT },
  })
  await screen.findByText('HCV抗体')
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  const copied = await navigator.clipboard.readText()
  expect(copied).toMatch(/HCV抗体　\(1\+\).*再検を推奨.*2026\/10\/24（報告日時）/)
  expect(copied).toMatch(/HBs抗原.*2026\/10\/20(?!（報告)/)
  await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  expect(await saved[0]?.text()).toContain('2026/10/24（報告日時）')
  window.dispatchEvent(new Event('beforeprint'))
  expect(await screen.findByText('2026/10/24（報告日時）')).toBeInTheDocument()
  window.dispatchEvent(new Event('afterprint'))
})
