import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Arrived } from '#sources/record-source.ts'
import { dataOf, FACILITIES, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { sampleOccurrence } from '#testing/sample-facts.ts'
import {
  addresses,
  BLOODS,
  cell,
  cellNow,
  failing,
  grid,
  nameOf,
  render,
  silent,
  timeline,
} from './testing/render-calendar.tsx'

describe('an empty calendar', () => {
  it('SRC-1 GRID-9: says 「該当なし」 with everybody who was asked', async () => {
    render({ answers: {} })
    expect(await screen.findByText('該当なし')).toBeInTheDocument()
    expect(
      screen.getByText(/A 例示中央クリニック・B 見本総合病院・D 試験市民病院.*照会済み（09:31）/),
    ).toBeInTheDocument()
  })

  it('SRC-1 ACC-9: on paper, too, an empty grid says what kind of nothing it is, and for which patient', async () => {
    render({ answers: {} })
    await screen.findByText('該当なし')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/見本 太郎[\s\S]*該当なし[\s\S]*照会済み（09:31）/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('SRC-1 H-05: a hospital that publishes only some kinds is not simply 照会済み', async () => {
    const facilities = FACILITIES.map((each) =>
      each.id === 'b' ? { ...each, disclosedKinds: new Set(['laboratory'] as const) } : each,
    )
    render({ answers: {}, facilities })
    expect(await screen.findByText(/B 見本総合病院 は公開している種別のみ照会済み/)).toBeVisible()
  })

  it('SRC-1 H-03 H-05: never says 「該当なし」 while one hospital is missing', async () => {
    render({ answers: { d: failing } })
    expect(await screen.findByText('記録を表示できません')).toBeInTheDocument()
    expect(screen.queryByText('該当なし')).not.toBeInTheDocument()
  })

  it('H-03 H-05: a hospital of which nobody could say whether it knows the person is missing, not empty', async () => {
    render({ answers: { d: failing }, person: fakePerson('p9', { links: { a: 'linked', d: 'unknown' } }) })
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
