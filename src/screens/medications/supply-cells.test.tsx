import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Prescription } from '#clinical/medication-facts.ts'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { CAMOSTAT, cellsOf, NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

describe('supplies on the time axis', () => {
  it('MED-4: a band says days and both ends, the end as an estimate; an open end says so; 頓用 is a point with its amount', async () => {
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-08', NORVASC, 28),
          sampleSupply('a', '2026-11-10', CAMOSTAT, undefined),
          sampleSupply('a', '2026-11-12', sampleDrug('カロナール錠５００', '1141007F3990'), undefined, {
            isAsNeeded: true,
            total: { text: '10', unit: '錠' },
          }),
        ]),
      },
    })
    const names = async (text: RegExp) =>
      cellsOf(await rowNamed(text)).map((cell) => within(cell).getByRole('button').getAttribute('aria-label'))
    expect(await names(/ノルバスク/)).toEqual([
      'ノルバスク錠２．５ｍｇ 例示中央クリニック 処方 2026/11/08(日) – 2026/12/05(土)（推定） 28日分',
    ])
    expect(await names(/カモスタット/)).toEqual([
      `${CAMOSTAT.text} 例示中央クリニック 処方 2026/11/10(火)から 終了不明`,
    ])
    expect(await names(/カロナール/)).toEqual(['カロナール錠５００ 例示中央クリニック 処方 2026/11/12(木) 10 錠'])
  })

  it('MED-4, H-15: a drug of every week claims no last day: 4日分・終了不明, and it stays among 現在', async () => {
    const weekly = { usage: '週1回 月曜日', endsOn: undefined }
    show({ answers: { a: records([sampleSupply('a', '2026-11-02', CAMOSTAT, 4, weekly)]) } })
    const row = await rowNamed(/カモスタット/)
    expect(row.textContent).toContain('終了不明')
    const [band] = cellsOf(row).map((cell) => within(cell).getByRole('button'))
    expect(band).toHaveTextContent('4日分・終了不明')
    expect(band).toHaveAccessibleName(`${CAMOSTAT.text} 例示中央クリニック 処方 2026/11/02(月)から 終了不明 4日分`)
  })

  it('H-15, MED-8: a supply of another dose that was stopped says 中止 before the change', async () => {
    const dose = (text: string) => ({ dailyDose: { text, unit: '錠' } })
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-10-20', CAMOSTAT, 14, dose('2')),
          sampleSupply('a', '2026-11-03', CAMOSTAT, 28, { ...dose('1'), status: 'stopped' }),
        ]),
      },
    })
    const [, stopped] = cellsOf(await rowNamed(/カモスタット/)).map((cell) => within(cell).getByRole('button'))
    expect(stopped).toHaveTextContent(/^中止 減 2→1 錠$/)
    expect(stopped?.getAttribute('aria-label')).toMatch(/^中止 .*1日量 減 2→1 錠$/)
  })

  it('MED-8: another strength is told with the product before it, on the band, in its name and in the order', async () => {
    const other = sampleDrug('ノルバスク錠５ｍｇ', '2171022F2025')
    const { user } = show({
      answers: {
        a: records([sampleSupply('a', '2026-10-20', other, 28), sampleSupply('a', '2026-11-17', NORVASC, 28)]),
      },
      address: { shows: 'all', grouping: 'off' },
    })
    const [band] = cellsOf(await rowNamed(/ノルバスク錠２．５/)).map((cell) => within(cell).getByRole('button'))
    expect(band).toHaveTextContent(/^規格・製品の変更$/)
    expect(band?.getAttribute('aria-label')).toMatch(/規格・製品の変更 前回は ノルバスク錠５ｍｇ$/)
    if (band !== undefined) await user.click(band)
    expect(await screen.findByRole('complementary')).toHaveTextContent('規格・製品の変更：前回は ノルバスク錠５ｍｇ')
  })

  it('MED-8, H-15: another dose beside a supply that lasts for weeks is told as 変更か追加か不明, on the band, the row and in the list', async () => {
    const dose = (text: string): Partial<Prescription> => ({ dailyDose: { text, unit: '錠' } })
    const answers = {
      a: records([
        sampleSupply('a', '2026-10-01', CAMOSTAT, 90, dose('2')),
        sampleSupply('a', '2026-11-10', CAMOSTAT, 28, dose('1')),
      ]),
    }
    const { user } = show({ answers })
    const row = await rowNamed(/カモスタット/)
    expect(cellsOf(row).map((cell) => cell.textContent)).toEqual(['90日', '変更？ 2→1 錠'])
    expect(within(row).getByText('変更か追加か不明')).toBeVisible()
    expect(within(row).getByRole('button', { name: /変更か追加か不明 1日量 2→1 錠$/ })).toBeVisible()
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    const [newest] = await screen.findAllByRole('row', { name: /カモスタット/ })
    expect(newest).toHaveTextContent('変更か追加か不明 1日量 2→1 錠')
    await user.click(screen.getAllByRole('button', { name: /カモスタット.*2026\/11\/10/ })[0] ?? document.body)
    expect(await screen.findByRole('complementary')).toHaveTextContent('変更か追加か不明：1日量 2→1 錠')
  })

  it('MED-8: a change of dose stands at its supply with old and new', async () => {
    const dose = (text: string): Partial<Prescription> => ({ dailyDose: { text, unit: '錠' } })
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-08', CAMOSTAT, 10, dose('2')),
          sampleSupply('a', '2026-11-18', CAMOSTAT, 28, dose('1')),
        ]),
      },
    })
    const row = await rowNamed(/カモスタット/)
    const cells = cellsOf(row)
    expect(cells.map((cell) => cell.textContent)).toEqual(['10日', '減 2→1 錠'])
    expect(within(row).getByText('変更')).toBeVisible()
    expect(within(row).getByRole('button', { name: /1日量 減 2→1 錠/ })).toBeVisible()
  })
})
