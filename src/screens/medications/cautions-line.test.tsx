import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf } from '#testing/fake-network.ts'
import { sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { AMLODIPINE, CAMOSTAT, grid, NORVASC, records, show } from './testing/render-medications.tsx'

const line = () => screen.findByRole('region', { name: 'アレルギー・薬剤禁忌との一致' })

describe('drugs that match an allergy or a contraindication', () => {
  const allergies = (...causes: readonly string[]) => ({
    allergy: dataOf(causes.map((cause) => fakeAllergy('a', cause))),
  })
  const supplies = [
    ...[NORVASC, AMLODIPINE].map((drug) => sampleSupply('a', '2026-11-20', drug, 28)),
    sampleSupply('a', '2026-11-10', CAMOSTAT, 28),
    sampleSupply('a', '2026-11-10', CAMOSTAT, 28, { act: 'dispensed' }),
  ]
  const infusion = sampleInjection('a', '2026-11-20T10:00', [
    ['ソリタ－Ｔ３号輸液', '1'],
    ['ビーフリード輸液', '1'],
  ])
  const answers = (...causes: readonly string[]) => ({
    a: { records: { ...records(supplies, [infusion]).records, ...allergies(...causes) } },
  })

  it('MED-11: are named above the grid, each once with its kind, and lead to their row', async () => {
    show({ answers: answers('カモスタット', 'ビーフリード') })
    expect(await within(await line()).findByText(/2剤/)).toBeVisible()
    const drugs = within(await line()).getAllByRole('button')
    expect(drugs.map(({ textContent }) => textContent)).toEqual([
      CAMOSTAT.text,
      'ソリタ－Ｔ３号輸液 ＋ ビーフリード輸液',
    ])
    expect(within(await line()).getAllByText('アレルギー')).toHaveLength(2)
    await userEvent.click(within(await line()).getByRole('button', { name: `${CAMOSTAT.text} の行へ移動` }))
    expect(document.activeElement).toHaveAccessibleName(/カモスタット.*処方/)
    expect(await grid()).toContainElement(document.activeElement as HTMLElement)
    await userEvent.click(within(await line()).getByRole('button', { name: /ビーフリード/ }))
    expect(await grid('注射歴')).toContainElement(document.activeElement as HTMLElement)
  })

  it('MED-11: lead to the record in the list, too', async () => {
    show({ answers: answers('カモスタット'), address: { view: 'list' } })
    await userEvent.click(within(await line()).getByRole('button', { name: /カモスタット/ }))
    expect(await screen.findByRole('table', { name: /一覧|記録/ })).toContainElement(
      document.activeElement as HTMLElement,
    )
  })

  it('MED-11, SRC-7: one that the filters hide is counted', async () => {
    show({ answers: answers('カモスタット'), address: { shows: 'past' } })
    expect(await line()).toHaveTextContent('表示の条件の外にある現在の薬 2件')
    expect(within(await line()).queryByRole('button')).toBeNull()
  })

  it('ALRT-5: without a match nothing is said', async () => {
    show({ answers: answers('卵') })
    await grid()
    expect(screen.queryByRole('region', { name: 'アレルギー・薬剤禁忌との一致' })).toBeNull()
  })
})
