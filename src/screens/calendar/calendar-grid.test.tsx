import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Gap } from '#clinical/answer.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Arrived } from '#sources/record-source.ts'
import { dataOf, FACILITIES, FETCHED_AT, fakeFacility } from '#testing/fake-network.ts'
import { sampleOccurrence, sampleTime } from '#testing/sample-facts.ts'
import {
  addresses,
  BLOODS,
  cell,
  failing,
  grid,
  LINKED,
  nameOf,
  panel,
  render,
  silent,
  timeline,
} from './testing/render-calendar.tsx'

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

  it('DT-7: turned round, the newest day stands at the left, and arrows go as they point', async () => {
    const { user } = render({ answers: {} })
    await user.click(await screen.findByRole('button', { name: '新しい順' }))
    expect(addresses.at(-1)).toMatchObject({ order: 'newest-first' })
    const headings = within(await grid()).getAllByRole('columnheader')
    const days = headings.filter((each) => /^\d+[日月火水木金土]/.test(each.textContent ?? ''))
    expect(days[0]).toHaveTextContent('22')
    expect(days[1]).toHaveTextContent('21')
    expect(days[1]).toHaveAttribute('aria-colindex', '3')
    const today = await cell(/2026\/11\/21\(土\) 入院 記録なし$/)
    act(() => today.focus())
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toHaveAccessibleName(/2026\/11\/20\(金\) 入院/)
    await user.keyboard('{Home}')
    expect(document.activeElement).toHaveAccessibleName(/2026\/11\/22\(日\) 入院/)
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
