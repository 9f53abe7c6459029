import { waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { dataOf, failedAnswer } from '#testing/fake-network.ts'
import { sampleOccurrence, samplePrescription, sampleResult } from '#testing/sample-facts.ts'
import type { CalendarAddress } from '../calendar-address.ts'
import { type Answers, BLOODS, everyKind, failing, panel, render, timeline } from '../testing/render-calendar.tsx'

describe('the panel', () => {
  const opened: CalendarAddress = { date: '2026-11-18' as JstDate, row: 'laboratory' }
  const withResults = (...results: readonly ReturnType<typeof sampleResult>[]): Answers => ({
    a: { ...timeline(...BLOODS.slice(0, 1)), records: { laboratory: dataOf(results) } },
  })
  const at = '2026-11-18T09:05'

  it('CAL-6 SRC-4 DT-4: names hospital, time, department and setting, the distance in days as an addition', async () => {
    render({ answers: withResults(sampleResult('a', at, ['K', '5.1', 'mEq/L'])), address: opened })
    const region = within(await panel())
    expect(await region.findByRole('region', { name: '例示中央クリニック' })).toBeInTheDocument()
    expect(region.getByText('3日前')).toBeInTheDocument()
    expect(await region.findByText('採取 09:05')).toBeInTheDocument()
    expect(region.getByText('内科')).toBeInTheDocument()
  })

  it.each([
    ['VAL-1: "<0.05" keeps its comparator', '<0.05'],
    ['VAL-2: "4.0" keeps its zero', '4.0'],
    ['VAL-2: "1.10" keeps its zero', '1.10'],
    ['VAL-3: "(−)" stays a text', '(−)'],
    ['VAL-3: "1+" stays a text', '1+'],
    ['VAL-3: "溶血" stays a text', '溶血'],
    ['VAL-1: ">1000" keeps its comparator', '>1000'],
  ])('%s', async (_name, text) => {
    render({ answers: withResults(sampleResult('a', at, ['CRP', text, 'mg/dL'])), address: opened })
    const line = await within(await panel()).findByRole('row', { name: /CRP/ })
    expect(within(line).getByText(text)).toBeInTheDocument()
  })

  it.each([
    ['H', '高値'],
    ['L', '低値'],
    ['HH', '著高'],
    ['LL', '著低'],
    ['A', '異常'],
  ] as const)('FLAG-1 FLAG-2: the reported flag %s stands as a letter and is read as %s', async (code, name) => {
    render({ answers: withResults(sampleResult('a', at, ['K', '6.2', 'mEq/L', code])), address: opened })
    const line = await within(await panel()).findByRole('row', { name: /K/ })
    expect(within(line).getByText(code)).toBeInTheDocument()
    expect(within(line).getByText(name)).toBeInTheDocument()
  })

  it('FLAG-1 FLAG-4: no flag is ever computed; a result without range says so in its details', async () => {
    const high = { text: '3.5–5.0', low: undefined, high: undefined, appliesTo: undefined }
    const { user } = render({
      answers: withResults(
        sampleResult('a', at, ['K', '9.9', 'mEq/L'], { ranges: [high] }),
        sampleResult('a', at, ['Na', '140', 'mEq/L']),
      ),
      address: opened,
    })
    const region = within(await panel())
    await region.findByRole('row', { name: /K/ })
    expect(region.queryByText('高値')).not.toBeInTheDocument()
    await user.click(region.getByRole('checkbox', { name: '基準範囲・詳細' }))
    expect(region.getByText('基準範囲 3.5–5.0')).toBeInTheDocument()
    expect(region.getByText('基準値なし')).toBeInTheDocument()
  })

  it('VAL-4 VAL-5 VAL-6: corrected, without standard code, and missing with its reason', async () => {
    render({
      answers: withResults(
        sampleResult('a', at, ['Hb', '10.8', 'g/dL'], { status: 'corrected' }),
        sampleResult('a', at, ['院内項目', '12'], { item: { text: '院内項目', codings: [], isStandard: false } }),
        sampleResult('a', at, ['Ca', ''], { value: undefined, absentReason: '検査中' }),
      ),
      address: opened,
    })
    const region = within(await panel())
    expect(within(await region.findByRole('row', { name: /Hb/ })).getByTitle('訂正')).toHaveTextContent('訂')
    expect(within(region.getByRole('row', { name: /院内項目/ })).getByText('標準コードなし')).toBeInTheDocument()
    expect(within(region.getByRole('row', { name: /Ca/ })).getByText('検査中')).toBeInTheDocument()
  })

  it('VAL-4 H-14: a preliminary value says 速報, a withdrawn one is struck with all its components, a long text keeps its flag and 訂', async () => {
    const component = (text: string, value: string) => ({
      item: { text, codings: [], isStandard: true },
      value: { text: value, comparator: undefined, magnitude: Number(value), unit: 'mmHg' },
      absentReason: undefined,
      flag: undefined,
      ranges: [],
    })
    render({
      answers: withResults(
        sampleResult('a', at, ['K', '6.9', 'mEq/L'], { status: 'preliminary' }),
        sampleResult('a', at, ['血圧', ''], {
          status: 'cancelled',
          value: undefined,
          components: [component('収縮期', '182')],
        }),
        sampleResult('a', at, ['塗抹', 'グラム陽性球菌を多数認める', '', 'A'], { status: 'corrected' }),
      ),
      address: opened,
    })
    const region = within(await panel())
    const potassium = await region.findByRole('row', { name: /K/ })
    expect(within(potassium).getByTitle('速報')).toHaveTextContent('速')
    const systolic = region.getByRole('row', { name: /収縮期/ })
    expect(systolic).toHaveAttribute('data-cancelled', 'true')
    expect(within(systolic).getByText('182')).toHaveAttribute('data-struck', 'true')
    const text = region.getByText('グラム陽性球菌を多数認める').closest('tr')
    expect(text).toHaveTextContent(/訂.*グラム陽性球菌を多数認める.*異常/)
  })

  it('MED-1: drugs of one Rp with usages of their own keep each its own', async () => {
    const line = (name: string, usage: string) =>
      samplePrescription('a', at, name, { rpNumber: '1', orderKey: 'o', usage })
    render({
      answers: {
        a: {
          ...timeline(sampleOccurrence('a', 'prescription', at)),
          records: {
            prescription: dataOf([
              line('プレドニゾロン錠5mg「見本」', '1日1回 朝食後'),
              line('メトトレキサート錠2mg「見本」', '週1回 月曜日'),
            ]),
          },
        },
      },
      address: { ...opened, row: 'prescription' },
    })
    const weekly = (await within(await panel()).findByText('メトトレキサート錠2mg「見本」')).closest('div')
    expect(weekly).toHaveTextContent('週1回 月曜日')
    expect(weekly).not.toHaveTextContent('朝食後')
  })

  it('NUM-1: of a dose number and unit are one space apart, and no digit can be misread', async () => {
    const dose = (text: string, unit: string) => ({ dose: { text, unit }, dailyDose: { text: '10000', unit } })
    render({
      answers: {
        a: {
          ...timeline(sampleOccurrence('a', 'prescription', at)),
          records: {
            prescription: dataOf([samplePrescription('a', at, 'ワルファリン錠1mg「見本」', dose('2.50', '錠'))]),
          },
        },
      },
      address: { ...opened, row: 'prescription' },
    })
    expect(await within(await panel()).findByText('2.5 錠')).toBeInTheDocument()
    expect(within(await panel()).getByText('10,000 錠')).toBeInTheDocument()
  })

  it('DT-5 LAB-4: a result with a report time only says so, and is not listed with collected ones', async () => {
    render({
      answers: withResults(
        sampleResult('a', at, ['K', '5.1']),
        sampleResult('a', '2026-11-18T11:00', ['NT-proBNP', '1284'], { isAtReportTime: true }),
      ),
      address: opened,
    })
    expect(await within(await panel()).findByText('報告日時 11:00')).toBeInTheDocument()
    expect(within(await panel()).getAllByRole('table')).toHaveLength(2)
  })

  it('MED-1 MED-3: a drug by its ordered name, 1回量 and 1日量 each labelled, and the act in words', async () => {
    render({
      answers: {
        a: {
          ...timeline(sampleOccurrence('a', 'prescription', at)),
          records: { prescription: dataOf([samplePrescription('a', at, 'アムロジピン錠5mg「見本」')]) },
        },
      },
      address: { ...opened, row: 'prescription' },
    })
    const region = within(await panel())
    expect(await region.findByText('アムロジピン錠5mg「見本」')).toBeInTheDocument()
    expect(region.getByText('処方に基づく（服用は未確認）')).toBeInTheDocument()
    expect(region.getByText('1回量').parentElement).toHaveTextContent('1回量 1 錠')
    expect(region.getByText('1日量').parentElement).toHaveTextContent('1日量 3 錠')
    expect(region.getByText('1日3回 毎食後')).toBeInTheDocument()
    expect(region.getByText('処方', { selector: 'span' })).toBeInTheDocument()
  })

  it('SRC-2 SRC-9: repeats for this day who is unknown, with the reason and a retry of that hospital', async () => {
    const asked = vi.fn(() => failedAnswer())
    render({ answers: { a: timeline(...BLOODS.slice(0, 1)), d: { timeline: everyKind(asked) } }, address: opened })
    const gap = await within(await panel()).findByText(/この日は不明/)
    expect(within(await panel()).getByText(/取得できません（時間内に応答がありません 09:31）/)).toBeInTheDocument()
    expect(gap).toHaveTextContent('試験市民病院')
    const before = asked.mock.calls.length
    within(await panel())
      .getByRole('button', { name: '再試行' })
      .click()
    await waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(before))
  })

  it('SRC-3 SRC-9: when the content fails the records stay listed by their labels, with a retry', async () => {
    render({
      answers: {
        a: {
          ...timeline(sampleOccurrence('a', 'laboratory', at, { label: '生化学・血算' })),
          records: { laboratory: failedAnswer() },
        },
      },
      address: opened,
    })
    const region = within(await panel())
    expect(await region.findByText('内容を取得できません')).toBeInTheDocument()
    expect(region.getByText('生化学・血算')).toBeInTheDocument()
    expect(region.getByRole('button', { name: '再試行' })).toBeInTheDocument()
  })

  it('SRC-2 H-05: a day without records is not called empty while a hospital is unknown', async () => {
    render({ answers: { d: failing }, address: { date: '2026-11-16' as JstDate, row: 'note' } })
    expect(await within(await panel()).findByText('取得できた範囲に記録はありません')).toBeInTheDocument()
    expect(within(await panel()).queryByText('この日の記録はありません')).not.toBeInTheDocument()
  })

  it('GRID-9: a day without records says so', async () => {
    render({ answers: {}, address: { date: '2026-11-16' as JstDate, row: 'note' } })
    expect(await within(await panel()).findByText('この日の記録はありません')).toBeInTheDocument()
  })

  it('on the month scale the panel lists the month, each record with its day, and opens the day', async () => {
    const { user } = render({
      answers: withResults(sampleResult('a', at, ['K', '5.1'])),
      address: { ...opened, scale: 'month' },
    })
    expect(await panel()).toHaveAccessibleName('2026年11月 の記録')
    expect(await within(await panel()).findByText('採取 2026/11/18(水) 09:05')).toBeInTheDocument()
    await user.click(within(await panel()).getByRole('button', { name: '日表示で開く' }))
    expect(await panel()).toHaveAccessibleName('2026/11/18(水) の記録')
  })

  it('leads to the editor of notes with the day, where there is a hub to write to', async () => {
    render({ answers: withResults(sampleResult('a', at, ['K', '5.1', 'mEq/L'])), address: opened, canWrite: true })
    const link = within(await panel()).getByRole('link', { name: 'この日についてメモ・ノートを書く' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/\/notes\?about=2026-11-18$/))
  })
})
