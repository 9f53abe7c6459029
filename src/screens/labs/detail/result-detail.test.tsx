import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { labRows } from '#clinical/laboratory/lab-rows.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import {
  dataOf,
  type FakeReplies,
  FETCHED_AT,
  failedAnswer,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleGraphResult } from '#testing/sample-graph.ts'
import { ResultDetail } from './result-detail.tsx'

function result(at: string, text: string, options: Parameters<typeof sampleGraphResult>[2] = {}): LabResult {
  const { fact } = sampleGraphResult(at, text, options)
  if (fact.kind !== 'laboratory') throw new Error('a laboratory result')
  return fact
}

/** Opens the detail of the first result with this text. */
function open(results: readonly LabResult[], text: string, versions?: FakeReplies['versions']) {
  const [row] = labRows(results)
  const cell = row?.cells.find(({ measurement: { value, absentReason } }) => (value?.text ?? absentReason) === text)
  if (row === undefined || cell === undefined) throw new Error(`no cell ${text}`)
  const onClose = vi.fn()
  const network = fakeNetwork(versions === undefined ? {} : { answers: { a: { versions } } })
  return {
    ...renderScreen(<ResultDetail person={TARO} row={row} cell={cell} onClose={onClose} />, { network }),
    onClose,
  }
}

const TARO = fakePerson('taro')
const panel = () => screen.findByRole('complementary', { name: '見本 の結果の詳細' })
const fact = (within_: HTMLElement, label: string) =>
  within(within_).getByText(label, { selector: 'dt' }).nextElementSibling?.textContent

describe('the detail of a result', () => {
  it('LAB-2: names range, unit, hospital, times, method, specimen, its state and the remarks of that result', async () => {
    open(
      [
        result('2026-11-18T09:05', '1.62', {
          flag: 'H',
          range: '0.65–1.07',
          method: '酵素法',
          more: {
            reportedAt: sampleTime('2026-11-18T10:40'),
            notes: ['乳び(+)'],
            specimen: {
              material: { text: '血清', codings: [], isStandard: true },
              accession: 'S-0815',
              collectedAt: sampleTime('2026-11-18T09:05'),
              condition: '溶血(1+)',
            },
          },
        }),
      ],
      '1.62',
    )
    const detail = await panel()
    expect(within(detail).getByRole('region', { name: '1.62' })).toHaveTextContent('1.62 H高値 mg/dL')
    expect(within(detail).getByText('例示中央クリニック')).toBeVisible()
    expect(
      ['基準範囲', '判定', '採取日時', '報告日時', '検体', '検体の状態', '方法', '検体番号', 'コメント'].map((label) =>
        fact(detail, label),
      ),
    ).toEqual([
      '0.65–1.07',
      'H（高値・医療機関の報告）',
      '2026/11/18(水) 09:05',
      '2026/11/18(水) 10:40',
      '血清',
      '溶血(1+)',
      '酵素法',
      'S-0815',
      '乳び(+)',
    ])
  })

  it('VAL-5, H-14: a remark on the panel stands with its result, under the name of the panel, once', async () => {
    const platelets = result('2026-11-18T09:05', '45', { more: { notes: ['再検済'] } })
    const panelFact = result('2026-11-18T09:05', '0', {
      more: {
        key: 'panel',
        item: { text: '血算', codings: [], isStandard: false },
        value: undefined,
        flag: undefined,
        members: [platelets.key],
        notes: ['検体凝固あり 参考値', '再検済'],
        status: 'corrected',
        specimen: { material: undefined, accession: undefined, collectedAt: undefined, condition: '凝固(+)' },
      },
    })
    open([panelFact, platelets], '45')
    const detail = await panel()
    expect(
      ['状態（血算）', '検体の状態（血算）', 'コメント（血算）', 'コメント'].map((label) => fact(detail, label)),
    ).toEqual(['訂正', '凝固(+)', '検体凝固あり 参考値', '再検済'])
  })

  it('FLAG-4, H-08: without a range it says 「基準値なし」 and borrows none from its neighbours', async () => {
    open([result('2026-11-17T09:05', '1.41', { range: '0.65–1.07' }), result('2026-11-18T09:05', '9.99')], '9.99')
    const detail = await panel()
    expect(fact(detail, '基準範囲')).toBe('基準値なし')
    expect(within(detail).queryByText('判定')).toBeNull()
  })

  it('FLAG-1: a comparison with the own range is named as one', async () => {
    open([result('2026-11-18T09:05', '1.62', { range: '0.65–1.07' })], '1.62')
    expect(fact(await panel(), '判定')).toBe('H（基準範囲との比較。医療機関の判定はありません）')
  })

  it('VAL-6: a missing reason stands in the place of the value', async () => {
    open([result('2026-11-18T09:05', '検査中', { more: { value: undefined, absentReason: '検査中' } })], '検査中')
    expect(within(await panel()).getByRole('region', { name: '検査中' })).toBeVisible()
  })

  it('VAL-4, H-14: a corrected result says so, with what it said before struck through', async () => {
    open(
      [
        result('2026-11-18T09:05', '1.62', { more: { status: 'corrected' } }),
        result('2026-11-18T09:05', '16.2', { more: { status: 'entered-in-error' } }),
      ],
      '1.62',
    )
    const detail = await panel()
    expect(within(detail).getByText('訂正')).toBeVisible()
    expect(within(detail).getByText('16.2').closest('s')).not.toBeNull()
    expect(within(detail).getByText('誤入力')).toBeVisible()
  })

  const CORRECTED = result('2026-11-18T09:05', '1.62', {
    more: { status: 'corrected', reportedAt: sampleTime('2026-11-18T15:20') },
  })
  const BEFORE: LabResult = {
    ...result('2026-11-18T09:05', '16.2', { flag: 'H', more: { reportedAt: sampleTime('2026-11-18T10:40') } }),
    key: CORRECTED.key,
  }
  const version = (fact: LabResult) => ({ fact, storedAt: undefined })
  const former = () => screen.findByRole('region', { name: '訂正前の値' })

  it('VAL-4, E14, H-14: a result that was corrected in its place says what it said before, when, and what changed', async () => {
    const asked: string[] = []
    open([CORRECTED], '1.62', (key) => {
      asked.push(key)
      return dataOf([version(CORRECTED), version(BEFORE)])
    })
    expect((await screen.findByText('16.2 mg/dL H')).closest('s')).not.toBeNull()
    expect(await former()).toHaveTextContent('2026/11/18(水) 10:40 の報告')
    expect(await former()).toHaveTextContent('変わった内容：結果・判定')
    expect(asked).toEqual([CORRECTED.key])
  })

  it('E14, SRC-1: a hospital that gives out no former versions is said to; it is never said that there was no value', async () => {
    open([CORRECTED], '1.62')
    expect(await screen.findByText('この医療機関は訂正前の値を提供していません（訂正前の値は不明です）')).toBeVisible()
    expect(screen.queryByRole('button', { name: /再試行/ })).toBeNull()
  })

  it('E14, SRC-9: a question that failed says why, and is asked again', async () => {
    let isUp = false
    const { user } = open([CORRECTED], '1.62', () =>
      isUp ? dataOf([version(CORRECTED), version(BEFORE)]) : failedAnswer(),
    )
    expect(await screen.findByText(/^訂正前の値を取得できません（/)).toBeVisible()
    isUp = true
    await user.click(screen.getByRole('button', { name: '例示中央クリニック を再試行' }))
    expect(await screen.findByText('16.2 mg/dL H')).toBeVisible()
    expect(screen.queryByRole('button', { name: /再試行/ })).toBeNull()
  })

  it('E14: a history in which nothing differs leaves open what was corrected', async () => {
    open([CORRECTED], '1.62', () => dataOf([version(CORRECTED)]))
    expect(
      await screen.findByText(
        'この医療機関の履歴（1版）に、いまと異なる内容はありません（何が訂正されたかは不明です）',
      ),
    ).toBeVisible()
  })

  it('VAL-5, E14: a former version that is no such result is told, and nothing is said to be unchanged', async () => {
    const other = {
      ...BEFORE,
      kind: 'physiology',
      title: BEFORE.item.text,
      measurements: [BEFORE],
      conclusion: undefined,
    } as const
    open([CORRECTED], '1.62', () => dataOf([version(CORRECTED), { fact: other, storedAt: undefined }]))
    expect(await screen.findByText('この結果と比べられない版が1版あります（種類または項目が異なります）')).toBeVisible()
    expect(screen.queryByText(/いまと異なる内容はありません/)).toBeNull()
  })

  it('E14, H-04, H-14: a result that its hospital has changed since it was fetched says what it is now', async () => {
    const now = { ...CORRECTED, value: { text: '1.26', comparator: undefined, magnitude: 1.26, unit: 'mg/dL' } }
    open([CORRECTED], '1.62', () => dataOf([version(now), version(CORRECTED)]))
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'この結果は表示したあとに変わりました。「更新」を押してください。いまの値： 訂1.26 訂正',
    )
  })

  it('SRC-1: while the hospital has not answered, that is said, and the result stands', async () => {
    open([CORRECTED], '1.62', () => neverAnswers())
    expect(await screen.findByText('訂正前の値を照会しています')).toBeVisible()
    expect(fact(await panel(), '報告日時')).toBe('2026/11/18(水) 15:20')
  })

  it('E14: a final result is asked for former versions only where its version is not the first', async () => {
    const asked: string[] = []
    const first = result('2026-11-18T09:05', '1.62')
    open([first], '1.62', (key) => {
      asked.push(key)
      return { state: 'none', fetchedAt: FETCHED_AT }
    })
    await panel()
    expect(asked).toEqual([])
  })

  it('VAL-4: a final result that was preliminary with another value tells it', async () => {
    const final: LabResult = { ...CORRECTED, status: 'final', isRevised: true }
    open([final], '1.62', () => dataOf([version(final), version({ ...BEFORE, status: 'preliminary' })]))
    expect((await screen.findByText('16.2 mg/dL H')).closest('p')).toHaveTextContent('訂正前 16.2 mg/dL H 速報')
  })

  it('LAB-8: the value before it, with the one difference', async () => {
    open([result('2026-11-17T09:05', '1.58', { flag: 'H' }), result('2026-11-18T09:05', '1.62')], '1.62')
    expect(fact(await panel(), '前回')).toBe('1.58 H　+0.04　2026/11/17(火) 09:05 例示中央クリニック')
  })

  it('GRID-10: all results of the day stand there, the opened one first', async () => {
    open([result('2026-11-18T09:05', '1.62'), result('2026-11-18T14:20', '1.70')], '1.70')
    const detail = await panel()
    expect(within(detail).getByText('この日の結果 2件')).toBeVisible()
    expect(
      within(detail)
        .getAllByRole('region')
        .map((each) => each.getAttribute('aria-label')),
    ).toEqual(['1.70', '1.62'])
  })

  it('DT-5: a time of report is never shown as one of collection', async () => {
    open([result('2026-11-18T09:05', '1.62', { more: { isAtReportTime: true } })], '1.62')
    const detail = await panel()
    expect(fact(detail, '報告日時')).toBe('2026/11/18(水) 09:05')
    expect(within(detail).queryByText('採取日時')).toBeNull()
  })

  it('VAL-5: the sender’s codes and the record behind it are one click away', async () => {
    const item = {
      text: 'クレアチニン',
      codings: [{ system: 'urn:oid:1.2.392.200119.4.504', code: '3C015000002327101', display: 'CRE' }],
      isStandard: true,
    }
    const own = { ...result('2026-11-18T09:05', '1.62'), item }
    const [row] = labRows([own])
    const cell = row?.cells[0]
    if (row === undefined || cell === undefined) throw new Error('no cell')
    const { user } = renderScreen(<ResultDetail person={TARO} row={row} cell={cell} onClose={() => {}} />, {
      network: fakeNetwork(),
    })
    const detail = await screen.findByRole('complementary')
    await user.click(within(detail).getByText('コードと出典'))
    expect(within(detail).getByText(/3C015000002327101/)).toBeVisible()
  })

  it('ACC-2: takes the focus, and Escape closes it', async () => {
    const { user, onClose } = open([result('2026-11-18T09:05', '1.62')], '1.62')
    expect(await panel()).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledOnce()
  })
})
