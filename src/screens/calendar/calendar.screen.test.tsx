import { act, configure, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { CALENDAR_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { Language } from '#i18n/i18n.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import type { Arrived } from '#sources/record-source.ts'
import {
  dataOf,
  FACILITIES,
  type FakeReplies,
  FETCHED_AT,
  failedAnswer,
  fakeFacility,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleOccurrence, samplePrescription, sampleResult, sampleTime } from '#testing/sample-facts.ts'
import { CalendarScreen } from './calendar.screen.tsx'
import type { CalendarAddress } from './calendar-address.ts'

// The machine may be busy with much else: patience is not what is tested here.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const WINDOW = { width: 470, height: 640 }

// jsdom lays nothing out and scrolls nothing: a grid of 470 × 640 pixels, eight days beside the labels.
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  for (const name of ['clientWidth', 'offsetWidth'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(WINDOW.width)
  for (const name of ['clientHeight', 'offsetHeight'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(WINDOW.height)
  const offsets = new WeakMap<Element, number>()
  Object.defineProperty(HTMLElement.prototype, 'scrollLeft', {
    configurable: true,
    get(this: HTMLElement) {
      return offsets.get(this) ?? 0
    },
    set(this: HTMLElement, value: number) {
      offsets.set(this, Math.max(0, value))
      queueMicrotask(() => act(() => this.dispatchEvent(new Event('scroll'))))
    },
  })
})

type Answers = Readonly<Record<string, FakeReplies>>

/** Replies of one facility: the occurrences fall into whichever window is asked. */
function timeline(...occurrences: readonly Occurrence[]): FakeReplies {
  const kinds = [...new Set(occurrences.map((each) => each.kind))]
  return {
    timeline: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        ({ from, until }: { from: JstDate | undefined; until: JstDate | undefined }): Arrived<Occurrence> => {
          const rows = occurrences.filter((each) => {
            const day = each.start?.text.slice(0, 10) ?? '9999'
            return each.kind === kind && (from === undefined || day >= from) && (until === undefined || day < until)
          })
          return rows.length === 0 ? { state: 'none', fetchedAt: FETCHED_AT } : dataOf(rows)
        },
      ]),
    ),
  }
}

const everyKind = <T,>(reply: T): Partial<Record<RecordKind, T>> =>
  Object.fromEntries((['stay', 'visit', ...CALENDAR_KINDS] as const).map((kind) => [kind, reply]))
const failing: FakeReplies = { timeline: everyKind(failedAnswer()), records: everyKind(failedAnswer()) }
const silent: FakeReplies = { timeline: everyKind(neverAnswers<Occurrence>()) }

interface Options {
  readonly answers: Answers
  readonly person?: Person
  readonly other?: Person
  readonly address?: CalendarAddress
  readonly language?: Language
  readonly facilities?: Parameters<typeof fakeNetwork>[0] extends infer O
    ? O extends { facilities?: infer F }
      ? F
      : never
    : never
}

const addresses: CalendarAddress[] = []

function Host({ people, start }: { readonly people: readonly [Person, Person]; readonly start: CalendarAddress }) {
  const [person, setPerson] = useState(people[0])
  const [address, setAddress] = useState(start)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setPerson(people[1])
          setAddress({})
        }}
      >
        別の患者
      </button>
      <Look person={person} />
      <CalendarScreen
        person={person}
        address={address}
        onAddress={(next) => {
          addresses.push(next)
          setAddress(next)
        }}
      />
    </>
  )
}

function Look({ person }: { readonly person: Person }) {
  const { looked } = usePatientMarks(person)
  return (
    <button type="button" onClick={() => looked('laboratory')}>
      look
    </button>
  )
}

function render({
  answers,
  person = LINKED,
  other = fakePerson('other'),
  address = {},
  language = 'ja',
  facilities,
}: Options) {
  addresses.length = 0
  const network = fakeNetwork({
    answers,
    people: [person, other],
    ...(facilities === undefined ? {} : { facilities }),
  })
  // The hub keeps the notes of everybody and nothing else of the calendar.
  const hub = {
    ...network.hub,
    facility: { ...network.hub.facility, disclosedKinds: new Set(['note', 'contraindication'] as const) },
  }
  return renderScreen(<Host people={[person, other]} start={address} />, {
    network: { ...network, hub, now: () => FETCHED_AT },
    language,
  })
}

const LINKED = fakePerson('p', { links: { a: 'linked', b: 'linked', d: 'linked' } })
const grid = () => screen.findByRole('grid', { name: '診療カレンダー' })
/** The accessible name of a cell: what stands in it for a reader who does not see. */
const nameOf = (cell: Element | null) => cell?.querySelector('.visually-hidden')?.textContent ?? ''

/** A cell by its name; a search by role would compute the names of some hundred buttons each time. */
const cellNow = (name: RegExp) =>
  [...document.querySelectorAll<HTMLElement>('[role=gridcell] button')].find((each) => name.test(nameOf(each)))
const cell = (name: RegExp) =>
  waitFor(() => {
    const found = cellNow(name)
    if (found === undefined) throw new Error(`no cell ${name}`)
    return found
  })
const panel = () => screen.findByRole('complementary')

const BLOODS = [
  sampleOccurrence('a', 'laboratory', '2026-11-18T09:05'),
  sampleOccurrence('b', 'laboratory', '2026-11-18T14:20', { department: '循環器内科' }),
  sampleOccurrence('b', 'laboratory', '2026-11-18T14:30', { department: '循環器内科' }),
]

describe('the grid', () => {
  it('CAL-1: has its kinds in their fixed order, the stays above them, and a row of orders only because there is one', async () => {
    render({ answers: { a: timeline(sampleOccurrence('a', 'order', '2026-12-04', { status: 'planned' })) } })
    await screen.findByRole('rowheader', { name: /予約・オーダ/ })
    expect(screen.getAllByRole('rowheader').map((each) => each.textContent)).toEqual(
      [
        '入院',
        '処方',
        '注射',
        '検体検査',
        '画像',
        'レポート',
        'ファイル',
        '診療記録',
        'メモ・ノート',
        '予約・オーダ',
      ].map((name) => expect.stringContaining(name)),
    )
  })

  it('CAL-2 SRC-4 GRID-10: a cell counts all its records and names their hospitals by letter and name', async () => {
    render({ answers: { a: timeline(...BLOODS.slice(0, 1)), b: timeline(...BLOODS.slice(1)) } })
    const found = await cell(/2026\/11\/18\(水\) 検体検査 3件/)
    expect(found).toHaveAccessibleName(/例示中央クリニック 1件・見本総合病院 2件/)
    expect(found).toHaveTextContent('3')
  })

  it('CAL-4 DT-7: opens at today, older days to the left', async () => {
    render({ answers: {} })
    const days = within(await grid())
      .getAllByRole('columnheader')
      .map((each) => each.textContent)
    expect(days.at(-1)).toContain('22')
    expect(days.at(-2)).toContain('21')
    expect(days.at(-2)).toContain('今日')
  })

  it('DT-3 DT-6: the year stands over the days with its 元号', async () => {
    render({ answers: {} })
    expect(await screen.findByText('2026年11月')).toBeInTheDocument()
    expect(screen.getByText('令和8年')).toBeInTheDocument()
  })

  it('CAL-2 H-05: a hospital that failed leaves no day without a word: the cells say who is unknown', async () => {
    render({ answers: { d: failing } })
    expect(await cell(/2026\/11\/20\(金\) 処方 記録なし 試験市民病院 は不明/)).toBeInTheDocument()
    expect(await screen.findByText(/D 試験市民病院 取得できません（全期間）/)).toBeInTheDocument()
  })

  it('CAL-2: where the link is known to the day, days before it are known', async () => {
    const person = {
      ...LINKED,
      links: LINKED.links.map((link) => (link.facility === 'd' ? { ...link, since: sampleTime('2026-11-11') } : link)),
    }
    render({ answers: { d: failing }, person })
    expect(await screen.findByText(/2026\/11\/11 連携開始以降/)).toBeInTheDocument()
    expect(await cell(/2026\/11\/10\(火\) 処方 記録なし$/)).toBeInTheDocument()
    expect(await cell(/2026\/11\/11\(水\) 処方 記録なし 試験市民病院 は不明/)).toBeInTheDocument()
  })

  it('SRC-1 SRC-2: who has not answered yet is told apart from who failed', async () => {
    render({ answers: { b: silent, d: failing } })
    expect(await cell(/2026\/11\/20\(金\) 処方 記録なし 試験市民病院 は不明 見本総合病院 は照会中/)).toBeInTheDocument()
    expect(await screen.findByText(/B 見本総合病院 受信中/)).toBeInTheDocument()
  })

  it('SRC-3: the other hospitals stand while one is slow and one has failed', async () => {
    render({ answers: { a: timeline(...BLOODS.slice(0, 1)), b: silent, d: failing } })
    expect(await cell(/検体検査 1件 例示中央クリニック 1件/)).toBeInTheDocument()
  })

  it('SRC-1: a hospital that does not disclose a kind is named at its row, and its days are not hatched', async () => {
    const facilities = [
      ...FACILITIES.slice(0, 3),
      fakeFacility('d', 'D', '試験市民病院', { disclosedKinds: ['laboratory'] }),
    ]
    render({ answers: {}, facilities })
    await waitFor(() =>
      expect(screen.getByRole('rowheader', { name: /^処方/ })).toHaveTextContent('試験市民病院 は公開していません'),
    )
    expect(await cell(/2026\/11\/20\(金\) 処方 記録なし$/)).toBeInTheDocument()
  })

  it('CAL-3: a stay is said with its days in every column that it covers', async () => {
    const stay = sampleOccurrence('b', 'stay', '2026-11-10', { end: sampleTime('2026-11-13'), setting: 'inpatient' })
    render({ answers: { b: timeline(stay) } })
    expect(await cell(/2026\/11\/13\(金\) 入院 1件 見本総合病院 2026\/11\/10 – 2026\/11\/13/)).toBeInTheDocument()
    expect(await cell(/2026\/11\/14\(土\) 入院 記録なし/)).toBeInTheDocument()
  })

  it('VAL-7: a record of a month only is told on the day scale, listed with its date as recorded, and counted by month', async () => {
    const { user } = render({
      answers: { a: timeline(sampleOccurrence('a', 'report', '2026-10', { label: '紹介状の写し' })) },
    })
    await user.click(await screen.findByRole('button', { name: '日のわからない記録 1件' }))
    expect(within(await panel()).getByText('2026年10月')).toBeInTheDocument()
    expect(within(await panel()).getByText('紹介状の写し')).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: '月' }))
    expect(await cell(/2026年10月 レポート 1件/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /日のわからない記録/ })).not.toBeInTheDocument()
  })

  it('VAL-4: cancelled records are left out of the cells, and their number is told', async () => {
    render({
      answers: {
        a: timeline(
          sampleOccurrence('a', 'laboratory', '2026-11-18', { status: 'cancelled' }),
          sampleOccurrence('a', 'note', '2026-11-18'),
        ),
      },
    })
    expect(await screen.findByText('取消 1件を除く')).toBeInTheDocument()
    expect(await cell(/2026\/11\/18\(水\) 検体検査 記録なし/)).toBeInTheDocument()
  })

  it('VAL-5 E13: unreadable records and records of somebody else are told with their hospital', async () => {
    const gaps: readonly Gap[] = [
      { kind: 'unreadable', what: 'Observation/1', why: '項目名なし', raw: '{}' },
      { kind: 'wrong-patient', count: 2 },
    ]
    render({ answers: { b: { timeline: { laboratory: { state: 'data', rows: [], gaps, fetchedAt: FETCHED_AT } } } } })
    expect(
      await screen.findByText(/B 見本総合病院 読み取れない記録 \d件・B 見本総合病院 別の患者の記録 \d件を除外/),
    ).toBeInTheDocument()
  })

  it('CAL-5 SRC-8: the records beyond the left edge are counted, and the count leads to them', async () => {
    const { user } = render({
      answers: {
        a: timeline(sampleOccurrence('a', 'report', '2018-04-02'), sampleOccurrence('a', 'report', '2019-05-07')),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'これより前に 2件。前の記録へ' }))
    expect(addresses.at(-1)?.date).toBe('2019-05-07')
  })

  it('CAL-4: the previous record lies eight years back and one step away', async () => {
    const { user } = render({ answers: { a: timeline(sampleOccurrence('a', 'report', '2018-04-02')) } })
    const previous = await screen.findByRole('button', { name: '前の記録' })
    await waitFor(() => expect(previous).toBeEnabled())
    await user.click(previous)
    expect(addresses.at(-1)?.date).toBe('2018-04-02')
    expect(previous).toBeDisabled()
    expect(await cell(/2018\/04\/02\(月\) レポート 1件/)).toBeInTheDocument()
  })

  it.each([
    ['R7.4.1', '2025-04-01'],
    ['令和7年4月', '2025-04-01'],
    ['2025/4/1', '2025-04-01'],
    ['2025', '2025-01-01'],
  ])('goes to a date typed as %s', async (typed, date) => {
    const { user } = render({ answers: {} })
    await user.type(await screen.findByRole('textbox', { name: '日付へ移動' }), `${typed}{Enter}`)
    expect(addresses.at(-1)?.date).toBe(date)
  })

  it('says why a date that was typed leads nowhere', async () => {
    const { user } = render({ answers: {} })
    await user.type(await screen.findByRole('textbox', { name: '日付へ移動' }), 'きのう{Enter}')
    expect(screen.getByRole('alert')).toHaveTextContent('日付として読み取れません')
    await user.clear(screen.getByRole('textbox', { name: '日付へ移動' }))
    await user.type(screen.getByRole('textbox', { name: '日付へ移動' }), '1950/1/1{Enter}')
    expect(screen.getByRole('alert')).toHaveTextContent(/2024\/12\/01～2026\/11\/22/)
  })
})

describe('an empty calendar', () => {
  it('SRC-1 GRID-9: says 「該当なし」 with everybody who was asked', async () => {
    render({ answers: {} })
    expect(await screen.findByText('該当なし')).toBeInTheDocument()
    expect(screen.getByText(/例示中央クリニック・見本総合病院・試験市民病院・.*照会済み（09:31）/)).toBeInTheDocument()
  })

  it('SRC-1 H-03 H-05: never says 「該当なし」 while one hospital is missing', async () => {
    render({ answers: { d: failing } })
    expect(await screen.findByText('記録を表示できません')).toBeInTheDocument()
    expect(screen.queryByText('該当なし')).not.toBeInTheDocument()
  })

  it('SPD-3: while nobody has answered the grid stands in its final layout, and says neither none nor failed', async () => {
    render({ answers: { a: silent, b: silent, d: silent, hub: { timeline: { note: neverAnswers<Occurrence>() } } } })
    expect(within(await grid()).getAllByRole('rowheader')).toHaveLength(9)
    expect(screen.queryByText('該当なし')).not.toBeInTheDocument()
    expect(screen.queryByText('記録を表示できません')).not.toBeInTheDocument()
  })
})

describe('filters', () => {
  const answers = {
    a: timeline(
      ...BLOODS.slice(0, 1),
      sampleOccurrence('a', 'note', '2026-11-17', { setting: undefined, department: undefined }),
    ),
    b: timeline(...BLOODS.slice(1)),
  }

  it('CAL-7 SRC-7 H-28: a filter says in words what it shows of how many, and is gone in one click', async () => {
    const { user } = render({ answers })
    await cell(/検体検査 3件/)
    await user.selectOptions(screen.getByRole('combobox', { name: '医療機関' }), 'B 見本総合（2）')
    expect(await screen.findByText('絞り込み：見本総合病院')).toBeInTheDocument()
    expect(screen.getByText('4件中 2件を表示')).toBeInTheDocument()
    expect(await cell(/検体検査 2件 見本総合病院 2件/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await cell(/検体検査 3件/)).toBeInTheDocument()
    expect(screen.queryByText(/件中/)).not.toBeInTheDocument()
  })

  it('CAL-7: a record whose sender did not say 入外 is a choice of its own', async () => {
    const { user } = render({ answers })
    await cell(/検体検査 3件/)
    await user.selectOptions(screen.getByRole('combobox', { name: '入外' }), '入外の記載なし（1）')
    expect(await screen.findByText('4件中 1件を表示')).toBeInTheDocument()
  })

  it('PID-12: a department is filtered by, and its name does not stand in the address', async () => {
    const { user } = render({ answers })
    await cell(/検体検査 3件/)
    await user.selectOptions(screen.getByRole('combobox', { name: '診療科' }), '循環器内科（2）')
    expect(await screen.findByText('絞り込み：循環器内科')).toBeInTheDocument()
    expect(JSON.stringify(addresses.at(-1))).not.toContain('循環器')
  })

  it('H-28 GRID-9: a filter that hides everything says so', async () => {
    render({ answers, address: { facility: 'd' as FacilityId } })
    expect(await screen.findByText('条件に合う記録はありません')).toBeInTheDocument()
    expect(await screen.findAllByText('4件中 0件を表示')).not.toHaveLength(0)
  })

  it('H-28: another patient starts without the filter of the one before', async () => {
    const { user } = render({ answers, address: { facility: 'b' as FacilityId } })
    await screen.findByText('4件中 2件を表示')
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    await waitFor(() => expect(screen.queryByText(/絞り込み/)).not.toBeInTheDocument())
  })
})

describe('the keyboard', () => {
  const answers = { a: timeline(...BLOODS.slice(0, 1), sampleOccurrence('a', 'prescription', '2026-11-17')) }
  const focused = () => nameOf(document.activeElement)

  it('ACC-2 GRID-8: one stop in the grid, nothing selected at first; arrows walk by day and row', async () => {
    const { user } = render({ answers })
    await cell(/検体検査 1件/)
    const stops = within(await grid())
      .getAllByRole('button')
      .filter((each) => each.tabIndex === 0)
    expect(stops.map(nameOf)).toEqual([expect.stringMatching(/^2026\/11\/21\(土\) 入院/)])
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
    act(() => stops[0]?.focus())
    await user.keyboard('{ArrowDown}{ArrowLeft}')
    expect(focused()).toMatch(/^2026\/11\/20\(金\) 処方/)
    await user.keyboard('{ArrowUp}{ArrowRight}')
    expect(focused()).toMatch(/^2026\/11\/21\(土\) 入院/)
  })

  it('ACC-2: Page Up goes back a month, Home to the oldest day, End to the newest, Ctrl+End to the last row', async () => {
    const { user } = render({ answers })
    act(() => document.getElementById('cell-stay-2026-11-21')?.focus())
    await grid()
    act(() => document.getElementById('cell-stay-2026-11-21')?.focus())
    await user.keyboard('{PageUp}')
    expect(focused()).toMatch(/^2026\/10\/21\(水\) 入院/)
    await user.keyboard('{Home}')
    expect(focused()).toMatch(/^2024\/12\/01\(日\) 入院/)
    await user.keyboard('{Control>}{End}{/Control}')
    expect(focused()).toMatch(/^2026\/11\/22\(日\) メモ・ノート/)
  })

  it('CAL-6: Enter opens the panel, arrows lead it along, Esc closes it and the focus is where it was', async () => {
    const { user } = render({ answers })
    const start = await cell(/2026\/11\/18\(水\) 検体検査 1件/)
    act(() => start.focus())
    await user.keyboard('{Enter}')
    expect(await panel()).toHaveAccessibleName('2026/11/18(水) の記録')
    await user.keyboard('{ArrowLeft}{ArrowUp}{ArrowUp}')
    expect(await panel()).toHaveAccessibleName('2026/11/17(火) の記録')
    expect(within(await panel()).getByRole('tab', { selected: true })).toHaveTextContent('処方 1')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
    expect(focused()).toMatch(/^2026\/11\/17\(火\) 処方/)
  })

  it('ACC-2: Esc inside the panel closes it too and gives the focus back to its cell', async () => {
    const { user } = render({ answers })
    await user.click(await cell(/2026\/11\/18\(水\) 検体検査 1件/))
    await user.click(within(await panel()).getByRole('button', { name: '前の日' }))
    await user.keyboard('{Escape}')
    expect(focused()).toMatch(/^2026\/11\/17\(火\) 検体検査/)
  })

  it('ACC-3 GRID-12: every cell is a button, and what it shows is said by its name, not by hovering', async () => {
    render({ answers })
    await cell(/検体検査 1件/)
    for (const each of within(await grid()).getAllByRole('gridcell')) {
      expect(nameOf(within(each).getByRole('button'))).not.toBe('')
    }
  })
})

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

  it('MED-1 MED-3 NUM-1: a drug by its ordered name, 1回量 and 1日量 each labelled, and the act in words', async () => {
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
})

describe('another patient', () => {
  it('PID-3 PID-5: nothing of the former patient stays, and an answer that comes late for them is not shown', async () => {
    const late = Promise.withResolvers<Arrived<Occurrence>>()
    const { user } = render({
      answers: {
        a: timeline(sampleOccurrence('a', 'laboratory', '2026-11-18', { label: '見本 太郎の検査' })),
        c: { timeline: { note: late.promise } },
      },
      person: fakePerson('p', { links: { a: 'linked', c: 'linked' } }),
      other: fakePerson('other', { links: { b: 'linked' } }),
      address: { date: '2026-11-18' as JstDate, row: 'laboratory' },
    })
    await cell(/検体検査 1件/)
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    expect(cellNow(/検体検査 1件/)).toBeUndefined()
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument()
    await act(async () => late.resolve(dataOf([sampleOccurrence('c', 'note', '2026-11-18')])))
    expect(cellNow(/メモ・ノート 1件/)).toBeUndefined()
  })
})

describe('late answers', () => {
  it('SPD-2: older records that arrive late leave the days in view where they are', async () => {
    const late = Promise.withResolvers<Arrived<Occurrence>>()
    render({
      answers: {
        a: timeline(...BLOODS.slice(0, 1)),
        b: {
          timeline: {
            report: ({ until }) => (until === undefined ? { state: 'none', fetchedAt: FETCHED_AT } : late.promise),
          },
        },
      },
    })
    await cell(/検体検査 1件/)
    const scroller = await grid()
    const fromRight = () => scroller.querySelector<HTMLElement>('[role=grid] > div')?.style.width
    const seen = () => Number.parseInt(fromRight() ?? '', 10) - scroller.scrollLeft
    const before = seen()
    await act(async () => late.resolve(dataOf([sampleOccurrence('b', 'report', '2016-03-17')])))
    await waitFor(() => expect(screen.getByRole('button', { name: /これより前に 1件/ })).toBeInTheDocument())
    expect(seen()).toBe(before)
    expect(await cell(/2026\/11\/18\(水\) 検体検査 1件/)).toBeInTheDocument()
  })
})

describe('in English', () => {
  it('ACC-7: says everything in the language of the reader', async () => {
    render({ answers: { a: timeline(...BLOODS.slice(0, 1)), d: failing }, language: 'en' })
    expect(await screen.findByRole('grid', { name: 'Calendar' })).toBeInTheDocument()
    expect(await cell(/2026\/11\/18\(Wed\) Laboratory: 1/)).toBeInTheDocument()
  })
})

describe('新着', () => {
  it('CAL-8, LIST-6: a cell with what came since this user looked at its kind says so; before a first look none does', async () => {
    const { user } = render({
      answers: {
        b: timeline(
          sampleOccurrence('b', 'laboratory', '2026-11-21T10:00'),
          sampleOccurrence('b', 'laboratory', '2026-11-20T10:00'),
          sampleOccurrence('b', 'report', '2026-11-21T10:00'),
        ),
      },
    })
    await cell(/11\/21.*検体検査 1件/)
    expect(cellNow(/新着/)).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(nameOf(await cell(/新着/))).toMatch(/2026\/11\/21.* 検体検査 1件/)
    expect(cellNow(/11\/20.*新着/)).toBeUndefined()
    expect(cellNow(/レポート.*新着/)).toBeUndefined()
  })
})
