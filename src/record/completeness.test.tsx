import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { useRecords } from '#sources/records.query.ts'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { BlockSources } from './block-sources.tsx'
import { Completeness } from './completeness.tsx'
import type { Answers } from './facility-states.ts'
import { NothingHere } from './nothing-here.tsx'
import { PatientFacingProvider } from './patient-facing.tsx'
import { UnreadableRecords } from './unreadable-records.tsx'

const NONE: Answer<never> = { state: 'none', fetchedAt: FETCHED_AT }
const LOADING: Answer<never> = { state: 'loading', since: FETCHED_AT }

function answers(byId: Readonly<Record<string, Answer<unknown>>>): Answers {
  return new Map(Object.entries(byId).map(([id, answer]) => [id as FacilityId, answer]))
}

const draw = (...[screenOf, options = {}]: [Parameters<typeof renderScreen>[0], { language?: 'ja' | 'en' }?]) =>
  renderScreen(screenOf, { network: fakeNetwork(), ...options })

describe('the line above a list', () => {
  it('SRC-2, SRC-9: names each hospital that is missing, why and since when, with its own 再試行', async () => {
    draw(<Completeness answers={[answers({ b: NONE, d: failedAnswer() })]} what="検査結果" />)
    const line = await screen.findByText(/試験市民病院 の検査結果を含みません/)
    expect(line).toHaveTextContent('時間内に応答がありません 09:31')
    expect(screen.getByRole('button', { name: '試験市民病院 を再試行' })).toBeVisible()
    expect(screen.queryByText(/見本総合/)).toBeNull()
  })

  it('SRC-1: of a hospital that publishes some of the kinds nobody says that it publishes nothing', async () => {
    draw(
      <Completeness
        answers={[
          answers({ b: NONE, d: { state: 'notDisclosed' } }),
          answers({ b: { state: 'notDisclosed' }, d: { state: 'notDisclosed' } }),
        ]}
        what="文書・レポート"
      />,
    )
    expect(await screen.findByText('D 試験市民病院 は文書・レポートを公開していません')).toBeVisible()
    expect(screen.getByText('B 見本総合病院 は一部の種別のみ公開')).toBeVisible()
  })

  it.each([
    ['ja', /^.? ?F は公開していません$/],
    ['en', /^.? ?F: not published$/],
  ] as const)(
    'SRC-1: in a block that has a title of its own, who publishes nothing is told in full (%s)',
    async (language, words) => {
      draw(<BlockSources answers={[answers({ b: NONE, f: { state: 'notDisclosed' } })]} what="病名" />, { language })
      const lines = await screen.findByRole('list', { name: /./ })
      expect(within(lines).getAllByRole('listitem').at(-1)?.textContent).toMatch(words)
    },
  )

  it('SRC-1: asked, refused, outside the consent, not published and older years are told apart', async () => {
    const older = { kind: 'older-not-yet', before: '2025-11-20' as JstDate } as const
    draw(
      <Completeness
        what="検査結果"
        answers={[
          answers({
            a: LOADING,
            b: { state: 'notPermitted' },
            c: { state: 'outOfConsent' },
            d: { state: 'data', rows: [1], gaps: [older], fetchedAt: FETCHED_AT },
            f: { state: 'notDisclosed' },
          }),
        ]}
      />,
    )
    const lines = within(await screen.findByRole('list', { name: '取得の状態' }))
    for (const text of [
      'A 例示中央クリニック の検査結果を照会しています',
      'B 見本総合病院 は閲覧権限なし',
      'C 架空大学病院 は同意範囲外',
      '試験市民病院 の 2025/11/20 より前を照会しています',
      'F 見本薬局 は検査結果を公開していません',
    ]) {
      expect(lines.getByText(text)).toBeVisible()
    }
  })

  it('SRC-6: a limit that cut an answer is told with both numbers', async () => {
    const gaps = [{ kind: 'capped', shown: 100, total: 320 }] as const
    draw(
      <Completeness
        what="文書"
        answers={[answers({ b: { state: 'data', rows: [1], gaps, fetchedAt: FETCHED_AT } })]}
      />,
    )
    expect(await screen.findByText(/320件中 100件/)).toBeVisible()
  })

  it.each([
    [
      'ja',
      /（検査・測定の結果は25000件中 11000件まで、報告書は12000件中 11000件まで、Basicは5件まで、続きがあります）/,
    ],
    ['en', /\(results and measurements: 11000 of 25000.*reports: 11000 of 12000.*Basic: 5, and there are more\)/],
  ] as const)('SRC-6, E9: of each cut it is told which records were cut (%s)', async (language, told) => {
    const gaps = [
      { kind: 'capped', shown: 11_000, total: 25_000, of: 'Observation' },
      { kind: 'capped', shown: 11_000, total: 12_000, of: 'DiagnosticReport' },
      { kind: 'capped', shown: 5, total: undefined, of: 'Basic' },
    ] as const
    const answer: Answer<number> = { state: 'data', rows: [1], gaps, fetchedAt: FETCHED_AT }
    draw(<Completeness what="検査結果" answers={[answers({ b: answer })]} />, { language })
    expect(await screen.findByText(told)).toBeVisible()
  })

  it('SRC-6: in a narrow list the hospitals whose older years are still asked share one line a day', async () => {
    const asked = (before: string): Answer<number> => ({
      state: 'data',
      rows: [1],
      gaps: [{ kind: 'older-not-yet', before: before as JstDate }],
      fetchedAt: FETCHED_AT,
    })
    const given = [answers({ a: asked('2024-11-19'), b: asked('2024-11-19'), d: asked('2025-01-01') })]
    draw(<Completeness answers={given} what="文書" isNarrow />)
    expect(await screen.findByText('A・B の 2024/11/19 より前を照会しています')).toBeVisible()
    expect(screen.getByText('D の 2025/01/01 より前を照会しています')).toBeVisible()
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
  })

  it('E9, SRC-6: more of what a limit cut is read when a reader asks for it, from that hospital alone', async () => {
    const cut = { kind: 'capped', shown: 1, total: 2, mayReadOn: true } as const
    const network = fakeNetwork({
      answers: {
        a: { records: { allergy: () => note('a', []) } },
        b: { records: { allergy: () => note('b', [cut]) } },
      },
    })
    const asked: string[] = []
    let isFurther = false
    const note = (id: string, gaps: readonly (typeof cut)[]) => {
      asked.push(id)
      return {
        state: 'data',
        rows: [fakeAllergy(id, 'そば')],
        gaps: isFurther ? [] : gaps,
        fetchedAt: FETCHED_AT,
      } as const
    }
    const source = network.sources.find(({ facility }) => facility.id === 'b')
    if (source !== undefined) {
      source.readOn = () => {
        isFurther = true
      }
    }
    const { user } = renderScreen(<Allergies person={fakePerson('p1')} />, { network })
    const more = await screen.findByRole('button', { name: '見本総合病院 の記録をさらに読み込む' })
    expect(screen.queryByRole('button', { name: '見本総合病院 を再試行' }), 'nothing failed').toBeNull()
    await user.click(more)
    await waitFor(() => expect(screen.queryByText(/見本総合病院 のアレルギーは一部のみです/)).toBeNull())
    expect(asked).toEqual(['a', 'b', 'b'])
  })

  it('says nothing when the list is complete', () => {
    draw(<Completeness answers={[answers({ a: NONE, b: dataOf([1]), c: { state: 'notLinked' } })]} what="検査結果" />)
    expect(screen.queryByRole('list')).toBeNull()
  })

  it('SRC-9: 再試行 asks that hospital again, and no other', async () => {
    const asked: string[] = []
    const reply = (id: string) => () => {
      asked.push(id)
      return id === 'b' && asked.length < 3 ? failedAnswer() : dataOf([fakeAllergy(id, 'そば')])
    }
    const replies = { a: { records: { allergy: reply('a') } }, b: { records: { allergy: reply('b') } } }
    const { user } = renderScreen(<Allergies person={fakePerson('p1')} />, {
      network: fakeNetwork({ answers: replies }),
    })
    await user.click(await screen.findByRole('button', { name: '見本総合病院 を再試行' }))
    expect(await screen.findByText('complete')).toBeVisible()
    expect(asked).toEqual(['a', 'b', 'b'])
  })
})

function Allergies({ person }: { readonly person: Person }) {
  const found = useRecords(person, 'allergy', { from: undefined, until: undefined })
  const isComplete = ['a', 'b'].every((id) => found.get(id as FacilityId)?.state === 'data')
  return (
    <>
      <Completeness answers={[found]} what="アレルギー" />
      {isComplete ? 'complete' : null}
    </>
  )
}

describe('a list without rows', () => {
  it('GRID-9, SRC-1: 「該当なし」 says who was asked and when', async () => {
    draw(<NothingHere answers={[answers({ a: NONE, b: NONE, f: { state: 'notDisclosed' } })]} what="検査結果" />)
    expect(await screen.findByText('該当なし')).toBeVisible()
    expect(screen.getByText('A 例示中央クリニック・B 見本総合病院 照会済み（09:31）')).toBeVisible()
  })

  it('H-03: with one hospital missing it is not 「該当なし」 of all', async () => {
    draw(<NothingHere answers={[answers({ a: NONE, b: failedAnswer() })]} what="検査結果" />)
    expect(await screen.findByText('取得できた範囲に該当なし')).toBeVisible()
    expect(screen.getByText(/記録がないことを意味しません/)).toBeVisible()
    expect(screen.getByRole('button', { name: '再試行' })).toBeVisible()
  })

  it('SRC-7: a filter that hides everything says so, of how many, and goes with one press', async () => {
    let cleared = 0
    const filter = { words: '見本総合病院', total: 12, onClear: () => (cleared += 1) }
    const { user } = draw(<NothingHere answers={[answers({ a: NONE })]} what="検査結果" filter={filter} />)
    expect(await screen.findByText('条件に合う記録はありません')).toBeVisible()
    expect(screen.getByText(/12件中 0件を表示\s見本総合病院/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(cleared).toBe(1)
  })
})

describe('records that cannot be read', () => {
  it('VAL-5, E10: are counted and shown as they were sent', async () => {
    const gap = { kind: 'unreadable', what: 'OBX|3', why: '数値として読めません', raw: 'OBX|3|NM|||五' } as const
    const { user } = draw(
      <UnreadableRecords answers={[answers({ b: { state: 'data', rows: [], gaps: [gap], fetchedAt: FETCHED_AT } })]} />,
    )
    await user.click(await screen.findByText('表示できない項目 1件'))
    expect(screen.getByText('OBX|3|NM|||五')).toBeVisible()
  })

  it('PRV-1: before the patient only their number is told: the raw text may name what is 未告知', async () => {
    const gap = { kind: 'unreadable', what: 'Condition/1', why: '読めません', raw: '{"text":"肺癌"}' } as const
    draw(
      <PatientFacingProvider isOn>
        <UnreadableRecords
          answers={[answers({ b: { state: 'data', rows: [], gaps: [gap], fetchedAt: FETCHED_AT } })]}
        />
      </PatientFacingProvider>,
    )
    expect(await screen.findByText('表示できない項目 1件')).toBeVisible()
    expect(document.body).not.toHaveTextContent('肺癌')
  })
})
