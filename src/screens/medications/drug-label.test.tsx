import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { CAMOSTAT, cellsOf, LONG, NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

describe('what stands beside a drug', () => {
  it('MED-1: the name as ordered in full, 1回量 and 1日量 each labelled, dosing as written', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', LONG, 56, { usage: '１日３回朝昼夕食後' })]) } })
    const row = await rowNamed(/レボドパ/)
    expect(row.textContent).toContain(LONG.text)
    expect(row.textContent).toMatch(/1回量 1 錠.*1日量 3 錠.*１日３回朝昼夕食後/)
  })

  it('MED-1: where only one of the two was sent, it says which one is missing', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', CAMOSTAT, 14, { dailyDose: undefined })]) } })
    expect((await rowNamed(/カモスタット/)).textContent).toContain('1日量の記載なし')
  })

  it('MED-1: two lines of one product in force (朝 3錠, 昼 1錠) are both told, and one that began earlier with its day', async () => {
    const line = (on: string, rpNumber: string, usage: string, dose: string) =>
      sampleSupply('a', on, NORVASC, 35, { rpNumber, usage, dose: { text: dose, unit: '錠' } })
    show({
      answers: {
        a: records([
          line('2026-11-20', '1', '朝食後', '3'),
          line('2026-11-20', '2', '昼食後', '1'),
          line('2026-11-01', '1', '就寝前', '2'),
        ]),
      },
    })
    expect((await rowNamed(/ノルバスク/)).textContent).toMatch(
      /1回量 3 錠.*朝食後.*1回量 1 錠.*昼食後.*2026\/11\/01から.*1回量 2 錠.*就寝前/,
    )
  })

  it('H-15, MED-7: of two lines told the one that was stopped carries 中止, and the one that goes on does not', async () => {
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-01', NORVASC, 90, { usage: '朝食後' }),
          sampleSupply('a', '2026-11-10', NORVASC, undefined, { usage: '夕食後 隔日', status: 'stopped' }),
        ]),
      },
    })
    expect((await rowNamed(/ノルバスク/)).textContent).toMatch(/中止.*夕食後 隔日.*2026\/11\/01から.*朝食後継続/)
  })

  it('MED-2: a powder says behind its doses whether they are 製剤量 or 成分量, or that nobody told', async () => {
    const powder = (name: string, strengthType: 'preparation' | undefined) =>
      sampleSupply('a', '2026-11-20', sampleDrug(name), 14, {
        drugs: [{ name: sampleDrug(name), amount: undefined, strengthType }],
        dose: { text: '0.5', unit: 'g' },
        dailyDose: { text: '1.5', unit: 'g' },
      })
    show({
      answers: {
        a: records([powder('フェノバール散１０％', 'preparation'), powder('アレビアチン散１０％', undefined)]),
      },
    })
    expect((await rowNamed(/フェノバール/)).textContent).toMatch(/1回量 0\.5 g（製剤量）1日量 1\.5 g（製剤量）/)
    expect((await rowNamed(/アレビアチン/)).textContent).toContain('0.5 g（製剤量・成分量の別は記載なし）')
  })

  it('MED-5: a drug without a standard code says so and stands apart', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]) } })
    expect((await rowNamed(/カモスタット/)).textContent).toContain('標準コードなし')
  })

  it('VAL-5: dosing of which only structure came is told in the language of the screen, in list and order too', async () => {
    const weekly = sampleSupply('a', '2026-11-20', NORVASC, 35, {
      usage: '週1回 起床時（構造化データから）',
      instructions: ['≤ 2 錠 / 回', '粉砕'],
      inEnglish: { usage: 'once a week, on waking (from structured data)', instructions: ['≤ 2 錠 / dose', '粉砕'] },
    })
    const { user } = show({ answers: { a: records([weekly]) }, language: 'en' })
    const row = await rowNamed(/ノルバスク/)
    expect(row).toHaveTextContent('once a week, on waking (from structured data) ≤ 2 錠 / dose 粉砕')
    expect(row).not.toHaveTextContent('構造化')
    const [cell] = cellsOf(row).filter((each) => each.textContent !== '')
    if (cell === undefined) throw new Error('no supply')
    await user.click(within(cell).getByRole('button'))
    const order = screen.getByRole('complementary', { name: /Order/ })
    expect(order).toHaveTextContent('【once a week, on waking (from structured data)】')
    expect(order).toHaveTextContent('≤ 2 錠 / dose')
  })
})
