import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { failedPeriods } from '#clinical/laboratory/graph/failed-period.ts'
import { labRows } from '#clinical/laboratory/lab-rows.ts'
import type { LabResult, VitalSign } from '#clinical/observation-facts.ts'
import type { Language } from '#i18n/i18n.ts'
import { PatientFacingContext } from '#record/patient-facing.tsx'
import type { RecordView } from '#record/record-view.ts'
import type { Arrived } from '#sources/record-source.ts'
import { dataOf, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { samplePrescription, sampleTime } from '#testing/sample-facts.ts'
import { sampleGraphResult } from '#testing/sample-graph.ts'
import { sampleVital } from '#testing/sample-lab-results.ts'
import { sampleInjection } from '#testing/sample-supplies.ts'
import { LabGraph } from './lab-graph.tsx'

const TODAY = '2026-11-20' as JstDate
const PERSON = fakePerson('p1')

type Options = Parameters<typeof sampleGraphResult>[2]

function result(item: string, at: string, text: string, options: Options = {}): LabResult {
  const { fact } = sampleGraphResult(at, text, options)
  if (fact.kind !== 'laboratory') throw new Error('a laboratory result')
  return { ...fact, item: { text: item, codings: [], isStandard: false } }
}

const K = { unit: 'mmol/L' }
const RESULTS: readonly LabResult[] = [
  result('Cr', '2025-12-17T09:05', '1.27', { flag: 'H', range: '0.65–1.07' }),
  result('Cr', '2026-08-19T09:08', '1.41', { flag: 'H', range: '0.65–1.07' }),
  result('Cr', '2026-11-18T09:05', '1.62', { flag: 'H', range: '0.65–1.07', more: { status: 'corrected' } }),
  result('K', '2026-08-19T09:08', '4.9', { ...K, flag: 'H', range: '3.6–4.8' }),
  result('K', '2026-10-24T15:02', '6.2', { ...K, flag: 'HH', range: '3.5–5.0' }),
  result('K', '2026-11-18T09:05', '5.1', { ...K, range: '3.6–4.8' }),
  result('K', '2026-11-18T14:20', '溶血', K),
  result('CRP', '2026-08-19T09:08', '<0.02', { range: '≤0.14' }),
  result('CRP', '2026-10-24T15:02', '4.82', { flag: 'H', range: '≤0.14' }),
]

interface Given {
  readonly results?: readonly LabResult[]
  readonly period?: RecordView['period']
  readonly other?: Answer<unknown>
  readonly vitals?: readonly VitalSign[]
  /** What another hospital answers about its vital signs. */
  readonly otherVitals?: Answer<unknown>
  readonly medicines?: readonly ClinicalFact[]
  readonly injections?: Arrived<ClinicalFact>
  /** What another hospital answers about its prescriptions. */
  readonly otherMedicines?: Arrived<ClinicalFact>
  readonly language?: Language
  /** 患者提示モード is on, and these diagnoses are 未告知. */
  readonly hiddenNames?: readonly string[]
}

function open(given: Given = {}) {
  const { results = RESULTS, period = '6m', other, medicines, injections, otherMedicines } = given
  const { vitals = [], otherVitals } = given
  const { language = 'ja', hiddenNames } = given
  const network = fakeNetwork({
    people: [PERSON],
    answers: {
      a: {
        records: {
          laboratory: dataOf(results),
          ...(medicines === undefined ? {} : { prescription: dataOf(medicines) }),
          ...(injections === undefined ? {} : { injection: injections }),
        },
      },
      ...(otherMedicines === undefined ? {} : { b: { records: { prescription: otherMedicines } } }),
    },
  })
  const answers = new Map<FacilityId, Answer<unknown>>([
    ['a' as FacilityId, dataOf(results)],
    ...(other === undefined ? [] : [['b' as FacilityId, other] as const]),
  ])
  const rows = labRows([...results, ...vitals])
  const ofVitals = new Map(otherVitals === undefined ? [] : [['b' as FacilityId, otherVitals] as const])
  const onClose = vi.fn()
  function Graph() {
    const [view, setView] = useState<RecordView>({ period })
    const [visit, setVisit] = useState(0)
    return (
      <>
        <button type="button" onClick={() => setVisit(visit + 1)}>
          別の画面から戻る
        </button>
        <LabGraph
          key={visit}
          person={PERSON}
          rows={rows}
          lost={{ laboratory: failedPeriods(answers), 'vital-sign': failedPeriods(ofVitals) }}
          view={view}
          fallback="1y"
          onView={setView}
          today={TODAY}
          onClose={onClose}
        />
      </>
    )
  }
  const facing = { isOn: hiddenNames !== undefined, toggle: () => {}, hiddenNames: hiddenNames ?? [] }
  const graph = (
    <PatientFacingContext value={facing}>
      <Graph />
    </PatientFacingContext>
  )
  return { ...renderScreen(graph, { network, language }), onClose }
}

async function charts() {
  const figure = await screen.findByRole('figure', { name: '検査値グラフ' })
  await within(figure).findByRole('region', { name: 'Cr' })
  return figure
}

const lines = (within_: HTMLElement) =>
  [...within_.querySelectorAll('.recharts-line-curve')].map((each) => each.getAttribute('d') ?? '')
const points = (within_: HTMLElement) => within_.querySelectorAll('[data-point]')

describe('検査値グラフ', () => {
  it('GRAPH-3, NUM-2, H-06: one chart an item, each with its unit', async () => {
    open()
    const figure = await charts()
    const names = within(figure).getAllByRole('heading', { level: 3 })
    expect(names.map(({ textContent }) => textContent).toSorted()).toEqual(['CRP mg/dL', 'Cr mg/dL', 'K mmol/L'])
  })

  it('GRAPH-1: one straight line through the results, entering from before the period', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'Cr' })
    const [path = ''] = lines(chart)
    // From the left edge over two results: straight segments only, no curve.
    expect(path).toMatch(/^M[\d.,-]+L[\d.,-]+L[\d.,-]+$/)
    expect(points(chart)).toHaveLength(2)
  })

  it('GRAPH-1, F-B4: no line while a hospital failed, and the graph says which', async () => {
    open({ other: failedAnswer() })
    const figure = await charts()
    const chart = within(figure).getByRole('region', { name: 'Cr' })
    expect(lines(chart).join('')).not.toContain('L')
    expect(points(chart)).toHaveLength(2)
    expect(within(figure).getByText('B 取得できない期間：線で結びません')).toBeVisible()
  })

  it('GRAPH-1, E1: a failed question for vital signs breaks the line of a vital sign, and none where no vital sign is chosen', async () => {
    const weight = (value: string, at: string) => sampleVital('体重', '9N006000000000001', value, 'kg', at)
    const [otherVitals, vitals] = [
      failedAnswer(),
      [weight('60.1', '2026-08-19T09:00'), weight('58.4', '2026-11-18T09:00')],
    ]
    open({ otherVitals })
    expect(lines(within(await charts()).getByRole('region', { name: 'Cr' })).join('')).toContain('L')
    cleanup()
    open({ otherVitals, vitals })
    expect(lines(within(await charts()).getByRole('region', { name: '体重' })).join('')).not.toContain('L')
  })

  it('GRAPH-2, VAL-1: `<0.02` has an arrow and its text, and is not joined', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'CRP' })
    expect(chart.querySelectorAll('[data-arrow="below"]')).toHaveLength(1)
    expect(within(chart).getByText('<0.02')).toBeVisible()
    expect(lines(chart).join('')).not.toContain('L')
  })

  it('GRAPH-2, VAL-3: a result in words stands under the axis and is no point', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'K' })
    expect(within(chart).getByText('溶血')).toBeVisible()
    expect(points(chart)).toHaveLength(3)
  })

  it('GRAPH-4, H-08: the area of the range steps with the results that carry it', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'K' })
    expect(chart.querySelectorAll('[data-range]')).toHaveLength(3)
    expect(within(chart).getByText('基準範囲 A 3.6–4.8 ／ A 3.5–5.0')).toBeVisible()
    const own = within(await charts()).getByRole('region', { name: 'Cr' })
    expect(own.querySelectorAll('[data-range]')).toHaveLength(1)
  })

  it('GRAPH-7, LAB-8: prints the latest and the previous value with the one difference', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'Cr' })
    expect(within(chart).getByText('前回 1.41 H')).toBeVisible()
    expect(within(chart).getByText('+0.21')).toBeVisible()
  })

  it('FLAG-1: a comparison with the own range is outlined and named; it colours nothing', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'K' })
    expect(within(chart).getByText('基準範囲との比較で高値')).toBeInTheDocument()
    const letters = [...chart.querySelectorAll('[data-compared="true"]')]
    expect(letters.length).toBeGreaterThan(0)
    expect(letters.every((letter) => letter.closest('[data-tone]')?.getAttribute('data-tone') === 'plain')).toBe(true)
  })

  it('GRAPH-7, ACC-2: arrow keys move the focus line from result to result, and each stop is read in one line', async () => {
    const { user } = open()
    await charts()
    const line = screen.getByRole('slider')
    line.focus()
    await user.keyboard('{ArrowLeft}')
    expect(line).toHaveAttribute('aria-valuetext', '2026/11/18(水) 14:20　K 溶血 mmol/L 例示中央クリニック')
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(line.getAttribute('aria-valuetext')).toBe(
      '2026/10/24(土) 15:02　K 6.2 著高 mmol/L 例示中央クリニック、CRP 4.82 高値 mg/dL 例示中央クリニック',
    )
    await user.keyboard('{Home}')
    expect(line.getAttribute('aria-valuetext')).toContain('2026/08/19(水) 09:08')
    await user.keyboard('{Escape}')
    expect(line.getAttribute('aria-valuetext')).toContain('左右の矢印キー')
  })

  it('ACC-4: each chart says itself in one line, and the same values are a table one click away', async () => {
    const { user } = open()
    const figure = await charts()
    expect(
      within(figure).getByText(
        'Cr mg/dL：2026/08/19 から 2026/11/18 に 2件、1.41 から 1.62。最新 1.62 高値（2026/11/18 例示中央クリニック）、前回 1.41 高値',
      ),
    ).toBeInTheDocument()
    screen.getByRole('slider').focus()
    await user.keyboard('{Home}')
    const read = screen.getByRole('slider').getAttribute('aria-valuetext')
    const toTable = within(figure).getByRole('button', { name: '表で見る' })
    await user.click(toTable)
    expect(toTable).toHaveFocus()
    expect(toTable).toHaveAttribute('aria-pressed', 'true')
    const table = within(figure).getByRole('table', { name: /グラフと同じ値/ })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
      '2026/11/18(水) 14:20',
      '2026/11/18(水) 09:05',
      '2026/10/24(土) 15:02',
      '2026/08/19(水) 09:08',
    ])
    expect(rows[1]).toHaveTextContent('訂1.62')
    expect(rows[3]).toHaveTextContent('<0.02')
    await user.click(within(figure).getByRole('button', { name: '表で見る' }))
    expect(toTable).toHaveFocus()
    // The line across the charts stands where it was left.
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe(read)
  })

  it('GRAPH-6: has the fixed periods, and another one shows more', async () => {
    const { user } = open()
    const figure = await charts()
    const choices = within(figure).getAllByRole('radio')
    expect(choices.map((each) => each.parentElement?.textContent)).toEqual([
      '1か月',
      '3か月',
      '6か月',
      '1年',
      '3年',
      '全期間',
    ])
    expect(within(figure).getByRole('radio', { name: '6か月' })).toBeChecked()
    await user.click(within(figure).getByRole('radio', { name: '1年' }))
    await waitFor(() => expect(points(within(figure).getByRole('region', { name: 'Cr' }))).toHaveLength(3))
  })

  it('GRAPH-5: a reader is told when another period needs another scale', async () => {
    const { user } = open({ results: [...RESULTS, result('Cr', '2024-01-10T09:00', '8.40')] })
    const figure = await charts()
    await user.click(within(figure).getByRole('radio', { name: '3年' }))
    expect(await screen.findByText(/縦軸の目盛が変わりました：.*Cr/)).toBeInTheDocument()
  })

  it('GRAPH-3: two axes only on request, each named at its side, without a shared grid', async () => {
    const { user } = open()
    const figure = await charts()
    expect(figure.querySelectorAll('.recharts-cartesian-grid').length).toBeGreaterThan(0)
    await user.click(within(figure).getByRole('button', { name: /2項目を重ねる/ }))
    const both = within(figure).getAllByRole('region')[0]
    expect(both?.querySelectorAll('.recharts-yAxis')).toHaveLength(2)
    expect(both?.querySelector('.recharts-cartesian-grid')).toBeNull()
    expect(both).toHaveTextContent(/左軸 .* (?:mg\/dL|mmol\/L).*右軸 .* (?:mg\/dL|mmol\/L)/)
  })

  it('GRAPH-9: nothing moves: the line is there whole at once', async () => {
    open()
    const chart = within(await charts()).getByRole('region', { name: 'Cr' })
    const line = chart.querySelector('.recharts-line-curve')
    expect(line?.getAttribute('stroke-dasharray')).toBeNull()
    expect(chart.querySelectorAll('animate')).toHaveLength(0)
  })

  it('PID-11: the enlarged graph says whose values these are', async () => {
    const { user } = open()
    const figure = await charts()
    expect(within(figure).queryByText(/見本 太郎/)).toBeNull()
    await user.click(within(figure).getByRole('button', { name: '大きく表示' }))
    expect(within(figure).getByText(/見本 太郎.*1948\/04\/12.*男/)).toBeVisible()
  })

  it('GRAPH-8: chosen drugs stand as bands under the charts, with what changed', async () => {
    const supply = (from: string, until: string, dose: string) =>
      samplePrescription('a', from, 'フロセミド錠40mg', {
        startsOn: sampleTime(from),
        endsOn: until as JstDate,
        dailyDose: { text: dose, unit: 'mg' },
        dose: undefined,
      })
    const medicines = [supply('2026-10-01', '2026-10-28', '40'), supply('2026-10-29', '2026-11-25', '20')]
    const { user } = open({ medicines })
    const figure = await charts()
    await user.click(within(figure).getByRole('button', { name: '薬を選ぶ' }))
    await user.click(await within(figure).findByRole('checkbox', { name: /フロセミド錠40mg/ }))
    await user.keyboard('{Escape}')
    expect(within(figure).getByText('減 40→20 mg')).toBeVisible()
    expect(
      within(figure).getByText(/フロセミド錠40mg 処方 40 mg\/日 2026\/10\/01–2026\/10\/28、.*減 40→20 mg/),
    ).toBeInTheDocument()
    // Chosen drugs outlast the screen, as the chosen items do.
    await user.click(screen.getByRole('button', { name: '別の画面から戻る' }))
    const again = await charts()
    expect(await within(again).findByText('減 40→20 mg')).toBeVisible()
    await user.click(within(again).getByRole('button', { name: 'フロセミド錠40mg を外す' }))
    expect(within(again).queryByText('減 40→20 mg')).toBeNull()
  })

  it('GRAPH-8, MED-1: a drug of which two lines hold on the same days tells both doses, and never one of them alone', async () => {
    const medicines = ['3', '1'].map((dose) =>
      samplePrescription('a', '2026-10-01', 'プレドニゾロン錠5mg', {
        startsOn: sampleTime('2026-10-01'),
        endsOn: '2026-11-25' as JstDate,
        dailyDose: { text: dose, unit: '錠' },
        dose: undefined,
      }),
    )
    const { user } = open({ medicines })
    const figure = await charts()
    await user.click(within(figure).getByRole('button', { name: '薬を選ぶ' }))
    await user.click(await within(figure).findByRole('checkbox', { name: /プレドニゾロン錠5mg/ }))
    await user.keyboard('{Escape}')
    expect(
      within(figure).getByText('プレドニゾロン錠5mg 処方 3 錠/日・1 錠/日 2026/10/01–2026/11/25'),
    ).toBeInTheDocument()
    expect(within(figure).getByText('用量が複数')).toBeVisible()
    expect(within(figure).queryByText('1 錠/日')).toBeNull()
  })

  it('GRAPH-8, MED-3, SRC-2: the lanes say which act they are of, what was only ordered, and which hospital is missing', async () => {
    const injected = (on: string, amount: string, more = {}) =>
      sampleInjection('a', on, [['フロセミド注20mg', amount]], {
        orderNumbers: [`a/urn:x:group|${on.slice(0, 10)}`],
        ...more,
      })
    const { user } = open({
      injections: dataOf([
        injected('2026-10-01T09:00', '1'),
        injected('2026-10-01T09:05', '1', { act: 'administered' }),
        injected('2026-11-01T09:00', '3'),
      ]),
      otherMedicines: failedAnswer(),
    })
    const figure = await charts()
    await user.click(within(figure).getByRole('button', { name: '薬を選ぶ' }))
    await user.click(await within(figure).findByRole('checkbox', { name: /フロセミド注20mg/ }))
    await user.keyboard('{Escape}')
    expect(
      within(figure).getByText(
        'フロセミド注20mg 投与実施 1回 1 本 2026/10/01–2026/10/01、フロセミド注20mg 注射指示 1回 3 本 2026/11/01–2026/11/01',
      ),
    ).toBeInTheDocument()
    expect(within(figure).getByText(/フロセミド注20mg（投与実施・注射指示）/)).toBeVisible()
    expect(within(figure).getByText(/服用は未確認.*破線：指示のみ/)).toBeVisible()
    await waitFor(() =>
      expect(within(figure).getByRole('list', { name: '取得の状態' })).toHaveTextContent('処方・注射を含みません'),
    )
  })

  it('GRAPH-8: a chosen drug without a record in the period keeps its lane and says so', async () => {
    const old = samplePrescription('a', '2026-08-20', 'フロセミド錠40mg', {
      startsOn: sampleTime('2026-08-20'),
      endsOn: '2026-08-25' as JstDate,
    })
    const { user } = open({ medicines: [old], period: '6m' })
    const figure = await charts()
    await user.click(within(figure).getByRole('button', { name: '薬を選ぶ' }))
    await user.click(await within(figure).findByRole('checkbox', { name: /フロセミド錠40mg/ }))
    await user.keyboard('{Escape}')
    await user.click(within(figure).getByRole('radio', { name: '1か月' }))
    expect(within(figure).getByText(/^この期間に取得した記録はありません$/)).toBeVisible()
  })

  it('PRV-1: before the patient a medicine whose order names what is 未告知 is not among those to choose', async () => {
    const supply = (drug: string, instructions: readonly string[]) =>
      samplePrescription('a', '2026-11-01', drug, { startsOn: sampleTime('2026-11-01'), instructions })
    const { user } = open({
      medicines: [supply('フロセミド錠40mg', []), supply('見本錠10mg', ['肺癌に対して'])],
      hiddenNames: ['肺癌'],
    })
    const figure = await charts()
    await user.click(within(figure).getByRole('button', { name: '薬を選ぶ' }))
    expect(await within(figure).findByRole('checkbox', { name: /フロセミド錠40mg/ })).toBeInTheDocument()
    expect(within(figure).queryByRole('checkbox', { name: /見本錠/ })).toBeNull()
  })

  it('says in words that nothing is chosen, and closes', async () => {
    const { user, onClose } = open({ results: [] })
    const figure = await screen.findByRole('figure', { name: '検査値グラフ' })
    expect(within(figure).getByText('グラフにする項目が選ばれていません')).toBeVisible()
    await user.click(within(figure).getByRole('button', { name: 'グラフを閉じる' }))
    expect(onClose).toHaveBeenCalledOnce()
  })

  it('says in words that the period has no number, and still prints the latest', async () => {
    open({ results: [result('Cr', '2020-12-17T09:05', '1.27', { flag: 'H' })] })
    const chart = within(await charts()).getByRole('region', { name: 'Cr' })
    expect(within(chart).getByText('この期間に数値の結果はありません')).toBeVisible()
    expect(within(chart).getByText('2020/12/17 A')).toBeVisible()
  })

  it('VAL-4, H-14: leaves cancelled results out with a count, and draws preliminary ones hollow', async () => {
    open({
      results: [
        result('Cr', '2026-08-19T09:08', '1.41'),
        result('Cr', '2026-09-19T09:08', '9.99', { more: { status: 'cancelled' } }),
        result('Cr', '2026-10-19T09:08', '1.50', { more: { status: 'preliminary' } }),
      ],
    })
    const chart = within(await charts()).getByRole('region', { name: 'Cr' })
    expect(within(chart).getByText('取消 1件を除く')).toBeVisible()
    expect(points(chart)).toHaveLength(2)
    expect(within(chart).getByText('速報')).toBeVisible()
  })

  it('speaks English', async () => {
    open({ language: 'en' })
    const figure = await screen.findByRole('figure', { name: 'Graph of results' })
    await within(figure).findByRole('region', { name: 'Cr' })
    expect(within(figure).getByText('Before 1.41 H')).toBeVisible()
    expect(within(figure).getByRole('button', { name: 'As a table' })).toBeVisible()
  })
})
