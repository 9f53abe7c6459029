import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import type { Answers } from './facility-states.ts'
import { NothingHere } from './nothing-here.tsx'

const NONE = { state: 'none' as const, fetchedAt: FETCHED_AT }
const answers = (byId: Readonly<Record<string, unknown>>) => new Map(Object.entries(byId)) as unknown as Answers

describe('a list without rows', () => {
  it('SRC-1, H-05: a hospital that publishes one of two kinds is not called 照会済み without more', async () => {
    renderScreen(
      <NothingHere
        answers={[answers({ a: NONE, b: NONE }), answers({ a: NONE, b: { state: 'notDisclosed' } })]}
        what="処方・注射"
      />,
      { network: fakeNetwork() },
    )
    expect(await screen.findByText('該当なし')).toBeVisible()
    expect(
      screen.getByText(
        /^A 例示中央クリニック 照会済み（09:31）\sB 見本総合病院 は公開している種別のみ照会済み（09:31）$/,
      ),
    ).toBeVisible()
  })

  it('SRC-7: what a filter hides is told with both numbers', async () => {
    renderScreen(
      <NothingHere
        answers={[answers({ a: dataOf([{ facility: 'a' }]) })]}
        what="検査結果"
        filter={{ words: '異常のみ', total: 4, onClear: () => {} }}
      />,
      { network: fakeNetwork() },
    )
    expect(await screen.findByText(/^4件中 0件を表示\s異常のみ$/)).toBeVisible()
  })

  it('H-03: a filter on a hospital that failed says that it failed, not that nothing matches', async () => {
    renderScreen(
      <NothingHere
        answers={[answers({ a: dataOf([{ facility: 'a' }]), b: failedAnswer() })]}
        what="検査結果"
        facility={'b' as FacilityId}
        filter={{ words: 'B 見本総合病院', total: 4, onClear: () => {} }}
      />,
      { network: fakeNetwork() },
    )
    expect(await screen.findByText('検査結果を表示できません')).toBeVisible()
    expect(screen.queryByText('条件に合う記録はありません')).toBeNull()
  })
})
