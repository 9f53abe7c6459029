import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { dataOf, FACILITIES, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PrintButton } from './print-button.tsx'
import { PrintDocument } from './print-document.tsx'
import PrintGuard from './print-guard.tsx'
import { sourceLines } from './source-lines.ts'

const PERSON = fakePerson('p1', { links: { a: 'linked', b: 'linked', d: 'linked' }, numbers: { a: '00012345' } })
const NETWORK = { ...fakeNetwork(), now: () => FETCHED_AT }
const answers = (byId: Readonly<Record<string, Answer<unknown>>>) =>
  new Map(Object.entries(byId).map(([id, answer]) => [id as FacilityId, answer]))
const SOURCES = sourceLines(FACILITIES, PERSON, [answers({ a: dataOf([1]), b: dataOf([1]), d: failedAnswer() })])

const printing = (event: 'beforeprint' | 'afterprint') => act(() => void window.dispatchEvent(new Event(event)))
const page = (element: Element | null) => {
  if (!(element instanceof HTMLElement)) throw new Error('nothing is printed')
  return within(element)
}

describe('what is printed', () => {
  it('ACC-9, PID-11: every sheet names document, period, filters, patient, each source with its state, who, when, n／m', async () => {
    renderScreen(
      <PrintDocument
        heading="検査結果"
        person={PERSON}
        period="1年"
        sources={SOURCES}
        sheets={() => [
          { key: '1', content: <p>one</p> },
          { key: '2', period: '2025', content: <p>two</p> },
        ]}
      />,
      { network: NETWORK },
    )
    await screen.findByRole('status')
    expect(screen.queryByText('one')).toBeNull()
    printing('beforeprint')
    const sheets = [...document.querySelectorAll('section')]
    expect(sheets).toHaveLength(2)
    for (const [at, sheet] of sheets.entries()) {
      const shown = page(sheet)
      for (const text of [
        '検査結果',
        '絞り込みなし',
        '見本 太郎',
        '1948/04/12',
        '00012345',
        '例示 一郎 医師 例示中央クリニック',
      ]) {
        expect(shown.getByText(text)).toBeInTheDocument()
      }
      expect(shown.getByText(`期間 ${at === 0 ? '1年' : '2025'}`)).toBeInTheDocument()
      expect(shown.getByText(`${at + 1}／2`)).toBeInTheDocument()
      expect(shown.getByText('印刷 2026/11/21(土) 09:31')).toBeInTheDocument()
      const failed = shown.getByText(/試験市民病院/)
      expect(failed).toHaveTextContent('取得できません')
      expect(failed).toHaveAttribute('data-missing', 'true')
      expect(shown.getByText(/見本薬局/)).toHaveTextContent('未連携')
    }
    printing('afterprint')
    expect(document.querySelector('section')).toBeNull()
  })

  it('GRID-11: flowing content stands between a head and a foot that the browser repeats on each page', async () => {
    renderScreen(
      <PrintDocument heading="病名" person={PERSON} filters="B 見本総合病院" sources={SOURCES}>
        <p>all rows</p>
      </PrintDocument>,
      { network: NETWORK },
    )
    await screen.findByRole('status')
    printing('beforeprint')
    expect(page(document.querySelector('thead')).getByText('見本 太郎')).toBeInTheDocument()
    expect(page(document.querySelector('thead')).getByText('B 見本総合病院')).toBeInTheDocument()
    expect(page(document.querySelector('tbody')).getByText('all rows')).toBeInTheDocument()
    expect(page(document.querySelector('tfoot')).getByText(/^印刷/)).toBeInTheDocument()
    printing('afterprint')
  })

  it('is offered only while the screen has something made for paper', async () => {
    renderScreen(<PrintButton />, { network: NETWORK })
    await screen.findByRole('status')
    expect(screen.queryByRole('button', { name: '印刷' })).toBeNull()
    renderScreen(<PrintDocument heading="病名" person={PERSON} sources={SOURCES} />, { network: NETWORK })
    expect(await screen.findByRole('button', { name: '印刷' })).toBeVisible()
  })
})

describe('what is printed of a screen without a document, or by who may not print', () => {
  const PAPER = (
    <PrintDocument heading="病名" person={PERSON} sources={SOURCES}>
      <p>all rows</p>
    </PrintDocument>
  )

  it('B7: Ctrl+P of a profession that may not print puts no record on paper, but why', async () => {
    const exports = { print: ['nurse'], csv: [], copy: [], patients: [] } as const
    renderScreen(
      <>
        <PrintGuard />
        {PAPER}
      </>,
      { network: { ...NETWORK, exports } },
    )
    await screen.findByRole('status')
    printing('beforeprint')
    expect(screen.getByText('医師は印刷できません')).toBeInTheDocument()
    expect(screen.getByText(/印刷 2026\/11\/21\(土\) 09:31 例示 一郎/)).toBeInTheDocument()
    expect(screen.queryByText('all rows')).toBeNull()
    expect(screen.queryByText('見本 太郎')).toBeNull()
    printing('afterprint')
    expect(screen.queryByText('医師は印刷できません')).toBeNull()
  })

  it('B7: a screen that made nothing for paper prints no unmarked picture of itself', async () => {
    renderScreen(<PrintGuard />, { network: NETWORK })
    await screen.findByRole('status')
    printing('beforeprint')
    expect(screen.getByText('この画面には、いま印刷できるものがありません')).toBeInTheDocument()
    printing('afterprint')
  })

  it('B7: where a document stands and may be printed, it alone is printed, with 参照用 on it', async () => {
    renderScreen(
      <>
        <PrintGuard />
        {PAPER}
      </>,
      { network: NETWORK },
    )
    await screen.findByRole('status')
    printing('beforeprint')
    expect(screen.getByText('all rows')).toBeInTheDocument()
    expect(screen.getByText('参照用（原本は各医療機関の記録）')).toBeInTheDocument()
    expect(screen.queryByText(/印刷できるものがありません/)).toBeNull()
    printing('afterprint')
  })
})

describe('the state of a source on paper', () => {
  it.each<[string, Answer<unknown>[], string]>([
    ['answered everything', [dataOf([1]), { state: 'none', fetchedAt: FETCHED_AT }], 'complete'],
    ['answered one of two questions', [dataOf([1]), failedAnswer()], 'incomplete'],
    ['failed', [failedAnswer()], 'failed'],
    ['is still asked', [dataOf([1]), { state: 'loading', since: FETCHED_AT }], 'asking'],
    ['refuses', [{ state: 'notPermitted' }], 'not-permitted'],
    ['stands outside the consent', [{ state: 'outOfConsent' }], 'out-of-consent'],
    ['publishes nothing of the kind', [{ state: 'notDisclosed' }], 'not-disclosed'],
    ['publishes one of two kinds', [dataOf([1]), { state: 'notDisclosed' }], 'part-disclosed'],
    [
      'sent what cannot be read',
      [
        {
          state: 'data',
          rows: [1],
          gaps: [{ kind: 'unreadable', what: '', why: '', raw: '' }],
          fetchedAt: FETCHED_AT,
        },
      ],
      'incomplete',
    ],
  ])('SRC-2: a hospital that %s is never better than it is', (_, given, state) => {
    const lines = sourceLines(
      FACILITIES,
      PERSON,
      given.map((answer) => answers({ b: answer })),
    )
    expect(lines.find((line) => line.facility === 'b')?.state).toBe(state)
  })

  it('SRC-2, H-05: what the hub keeps and could not give is told on paper and in copies, too', () => {
    const statesOf = (hub: Answer<unknown>) =>
      sourceLines(FACILITIES, PERSON, [answers({ b: dataOf([1]), hub })]).map(({ facility, state }) => [
        facility,
        state,
      ])
    expect(statesOf(failedAnswer())).toContainEqual(['hub', 'failed'])
    expect(statesOf({ state: 'notDisclosed' }).flat()).not.toContain('hub')
    expect(statesOf(dataOf([1])).flat()).not.toContain('hub')
  })
})
