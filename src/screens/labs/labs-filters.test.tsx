import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { dataOf, failedAnswer, neverAnswers } from '#testing/fake-network.ts'
import { LAB_CODE, sampleLab, sampleVital } from '#testing/sample-lab-results.ts'
import { grid, K, laboratory, render, rowOf, textsOf } from './testing/render-labs.tsx'

describe('what is missing, and filters', () => {
  it('SRC-1 SRC-2 H-05: a failing hospital is a hatched column and a line with 再試行; the others are shown', async () => {
    render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '4.1' })),
        b: { records: { laboratory: failedAnswer(), 'vital-sign': failedAnswer() } },
      },
    })
    const column = await screen.findByRole('columnheader', { name: /見本総合病院 の結果は取得できていません/ })
    expect(column).toHaveAttribute('data-mark', 'unknown')
    expect(screen.getByRole('list', { name: '取得の状態' })).toHaveTextContent(/見本総合病院.*検査結果/)
    expect(screen.getByRole('button', { name: /見本総合病院 を再試行/ })).toBeInTheDocument()
    expect(textsOf(await rowOf(/^K mmol/)).at(-1)).toBe('不明')
  })

  it('SRC-1: nothing anywhere is told with who was asked; a hospital that never answers is not "none"', async () => {
    render({ answers: {} })
    expect(await screen.findByText('該当なし')).toBeInTheDocument()
    expect(screen.getByText(/例示中央クリニック.*見本総合病院 照会済み/)).toBeInTheDocument()
  })

  it('SRC-2: while a hospital has not answered, the empty grid says so', async () => {
    const never = neverAnswers<ClinicalFact>()
    render({ answers: { b: { records: { laboratory: never, 'vital-sign': never } } } })
    expect(await screen.findByText('検査結果を照会しています')).toBeInTheDocument()
    expect(screen.queryByText('該当なし')).toBeNull()
  })

  it.each([
    ['a hospital has not answered', neverAnswers<ClinicalFact>()],
    ['a hospital has failed', failedAnswer()],
  ])('SRC-1 H-05: while nothing has come because %s, no number is told: 0 would read as none', async (_why, answer) => {
    render({
      answers: { b: { records: { laboratory: answer, 'vital-sign': answer } } },
      address: { abnormal: 'only' },
    })
    expect(await screen.findByText(/^検査結果を(照会しています|すべては確認できていません)|一部/)).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '異常のみ' })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '変化あり' })).toBeInTheDocument()
    expect(screen.queryByText(/項目中/)).toBeNull()
  })

  it('SRC-1: where it is proven that there is none, 0 is a number', async () => {
    render({ answers: {} })
    expect(await screen.findByText('該当なし')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^異常のみ ?0$/ })).toBeInTheDocument()
    expect(screen.getByText('0項目中 0項目')).toBeInTheDocument()
  })

  it('LAB-6 SRC-7 H-28: 異常のみ counts, says in words what it shows, keeps what is not judged, and is lifted in one click', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '5.9', flag: 'H' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', range: '138-145' }),
          sampleLab({ name: '尿蛋白', jlac10: LAB_CODE.urineProtein, value: '±' }),
        ),
      },
    })
    await user.click(await screen.findByRole('button', { name: /^異常のみ ?1$/ }))
    const line = await screen.findByText(/^絞り込み：異常のみ・判定のない 1項目を含む/)
    expect(line.closest('p')).toHaveTextContent('3項目中 2項目')
    expect(within(await grid()).queryByRole('rowheader', { name: /^Na/ })).toBeNull()
    expect(within(await grid()).getByRole('rowheader', { name: /^尿蛋白/ })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await rowOf(/^Na mmol/)).toBeInTheDocument()
    expect(screen.queryByText(/^絞り込み/)).toBeNull()
  })

  it('LAB-6: 変化あり states how many items it leaves', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-01T09:00' }),
          sampleLab({ ...K, value: '5.9', flag: 'H', at: '2026-11-02T09:00' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', at: '2026-11-02T09:00' }),
        ),
      },
    })
    expect(await screen.findByRole('button', { name: /^変化あり ?1$/ })).toBeInTheDocument()
  })

  it('GRID-11: an item is found as it is typed, and what is hidden is counted', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0' }),
          sampleLab({ name: 'ナトリウム', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' }),
        ),
      },
    })
    await rowOf(/^Na/)
    await user.type(screen.getByRole('searchbox', { name: '項目を探す' }), 'かりうむ')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /^Na/ })).toBeNull())
    expect(screen.getByText('絞り込み：「かりうむ」').closest('p')).toHaveTextContent('2項目中 1項目')
  })

  it('GRID-13: vital signs are a set whose heading tells how many items it holds until it is opened', async () => {
    const { user } = render({
      answers: {
        a: {
          records: {
            laboratory: dataOf([sampleLab({ ...K, value: '4.0' })]),
            'vital-sign': dataOf([sampleVital('収縮期血圧', LAB_CODE.systolic, '132', 'mmHg', '2026-11-18T09:00')]),
          },
        },
      },
    })
    const heading = await screen.findByRole('button', { name: /バイタル 1項目/ })
    expect(heading).toHaveAttribute('aria-expanded', 'false')
    await user.click(heading)
    expect(await rowOf(/^収縮期血圧/)).toHaveTextContent('132')
  })

  it('SRC-7: under the hospital filter the total is that of all hospitals', async () => {
    render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '4.1' })),
        b: laboratory(
          sampleLab({ facility: 'b', name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', range: '138-145' }),
        ),
      },
      address: { facility: 'a' as FacilityId },
    })
    expect(await screen.findByText('2項目中 1項目')).toBeVisible()
  })
})
