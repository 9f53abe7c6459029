import { act, configure, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import type { Person } from '#clinical/person.ts'
import type { Language } from '#i18n/i18n.ts'
import { dataOf, type FakeReplies, failedAnswer, fakeNetwork, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleResult } from '#testing/sample-facts.ts'
import { LAB_CODE, type SampleLab, sampleLab, sampleVital } from '#testing/sample-lab-results.ts'
import { LabsScreen } from './labs.screen.tsx'
import type { LabsAddress } from './labs-address.ts'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

// jsdom lays nothing out: a window of 1,166 × 600 pixels that keeps its scroll offsets.
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  for (const [name, size] of [
    ['clientWidth', 1166],
    ['clientHeight', 600],
  ] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(size)
  for (const name of ['scrollLeft', 'scrollTop'] as const) {
    const offsets = new WeakMap<Element, number>()
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return offsets.get(this) ?? 0
      },
      set(this: HTMLElement, value: number) {
        offsets.set(this, Math.max(0, value))
        queueMicrotask(() => act(() => this.dispatchEvent(new Event('scroll'))))
      },
    })
  }
})

const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, unit: 'mmol/L', range: '3.6-4.8' }
const laboratory = (...results: readonly ClinicalFact[]): FakeReplies => ({ records: { laboratory: dataOf(results) } })
const TARO = fakePerson('taro', { links: { a: 'linked', b: 'linked' } })

const addresses: LabsAddress[] = []

function Host({ people, start }: { readonly people: readonly [Person, Person]; readonly start: LabsAddress }) {
  const [person, setPerson] = useState(people[0])
  const [address, setAddress] = useState(start)
  return (
    <>
      <button type="button" onClick={() => setPerson(people[1])}>
        別の患者
      </button>
      <LabsScreen
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

interface Options {
  readonly answers: Readonly<Record<string, FakeReplies>>
  readonly address?: LabsAddress
  readonly language?: Language
}

function render({ answers, address = {}, language = 'ja' }: Options) {
  addresses.length = 0
  const other = fakePerson('other', { links: { a: 'linked', b: 'linked' } })
  const network = fakeNetwork({ answers, people: [TARO, other] })
  return renderScreen(<Host people={[TARO, other]} start={address} />, { network, language })
}

const grid = () => screen.findByRole('grid', { name: '検査結果時系列' })
const rowOf = async (name: RegExp) => {
  const heading = within(await grid()).getByRole('rowheader', { name })
  const row = heading.closest<HTMLElement>('[role=row]')
  if (row === null) throw new Error('a row heading stands in a row')
  return row
}
const textsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent)

describe('検査結果', () => {
  it('LAB-2 LAB-4 DT-7: items by collections from old to new, each value as recorded with its flag in the text', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '5.10', flag: 'H', at: '2026-11-18T09:05' }),
          sampleLab({ ...K, value: '6.2', flag: 'HH', at: '2026-10-24T15:02' }),
        ),
        b: laboratory(sampleLab({ ...K, facility: 'b', value: '3.1', flag: 'L', at: '2026-11-18T14:20' })),
      },
    })
    const row = await rowOf(/^K mmol/)
    await waitFor(() => expect(textsOf(row)).toHaveLength(5))
    expect(textsOf(row).slice(2)).toEqual([
      expect.stringMatching(/^6\.2.*HH/),
      expect.stringMatching(/^5\.10.*H/),
      expect.stringMatching(/^3\.1.*L/),
    ])
    expect(within(row).getAllByText(/^(高値|低値|著高)$/)).toHaveLength(3)
    const headings = within(await grid())
      .getAllByRole('columnheader')
      .map((each) => each.textContent)
    expect(headings.slice(3)).toEqual(['2026/10/24(土)15:02A', '2026/11/18(水)09:05A', '2026/11/18(水)14:20B'])
  })

  it('LAB-2 VAL-1 VAL-6 VAL-3: comparators, texts and missing reasons stand in the cell as they were sent', async () => {
    const at = (day: number) => `2026-11-0${day}T09:00`
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '<0.05', at: at(1) }),
          sampleLab({ ...K, value: '>1000', at: at(2) }),
          sampleLab({ ...K, value: '溶血', unit: undefined, at: at(3) }),
          sampleLab({ ...K, value: undefined, unit: undefined, at: at(4) }, { absentReason: '検査中' }),
        ),
      },
    })
    const row = await rowOf(/^K mmol/)
    for (const text of ['<0.05', '>1000', '溶血', '検査中']) expect(within(row).getByText(text)).toBeInTheDocument()
  })

  it('VAL-4 H-14: 訂正 and 速報 are marked; cancelled results are left out with a count', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1', at: '2026-11-01T09:00' }, { status: 'corrected' }),
          sampleLab({ ...K, value: '4.2', at: '2026-11-02T09:00' }, { status: 'preliminary' }),
          sampleLab({ ...K, value: '9.9', at: '2026-11-03T09:00' }, { status: 'entered-in-error' }),
        ),
      },
    })
    const row = await rowOf(/^K mmol/)
    expect(within(row).getByTitle('訂正')).toHaveTextContent('訂')
    expect(within(row).getByTitle('速報')).toHaveTextContent('速')
    expect(screen.queryByText('9.9')).toBeNull()
    expect(screen.getByText('取消・誤入力 1件を除く')).toBeInTheDocument()
  })

  it('FLAG-1: a letter of the comparison with the own range is outlined, named, and in the legend', async () => {
    render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.9' })) } })
    const row = await rowOf(/^K mmol/)
    const letter = within(row).getByText('H')
    expect(letter).toHaveAttribute('data-outlined', 'true')
    expect(within(row).getByText('高値 基準範囲との比較')).toBeInTheDocument()
    expect(within(screen.getByRole('list', { name: '凡例' })).getByText('基準範囲との比較')).toBeInTheDocument()
  })

  it('LAB-1: a row whose method changed ends with the reason, from the break onward', async () => {
    const alp = { name: 'ＡＬＰ', unit: 'U/L' }
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...alp, jlac10: LAB_CODE.alpJscc, value: '288', at: '2020-03-11T09:20' }),
          sampleLab({ ...alp, jlac10: LAB_CODE.alpIfcc, value: '96', at: '2021-06-09T10:10' }),
        ),
      },
    })
    expect(await rowOf(/^ALP（JSCC法）/)).toHaveTextContent('測定法の変更 JSCC → IFCC')
    expect(await rowOf(/^ALP（IFCC法）/)).not.toHaveTextContent('測定法の変更')
  })

  it('LAB-3: the heading names a range only when all results share it', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', range: '138-145' }),
        ),
        b: laboratory(sampleLab({ ...K, facility: 'b', value: '4.2', range: '3.5-5.0' })),
      },
    })
    await waitFor(async () => expect(textsOf(await rowOf(/^K mmol/))[0]).toBe('施設・時期により異なる'))
    expect(textsOf(await rowOf(/^Na mmol/))[0]).toBe('138-145')
  })

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
    await user.type(await screen.findByRole('searchbox', { name: '項目を探す' }), 'かりうむ')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /^Na/ })).toBeNull())
    expect(screen.getByText('絞り込み：「かりうむ」').closest('p')).toHaveTextContent('2項目中 1項目')
  })

  it('GRID-10 LAB-4: 日ごと stacks every result of a day with its time', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-18T09:05' }),
          sampleLab({ ...K, value: '4.4', at: '2026-11-18T14:20' }),
        ),
      },
      address: { by: 'day' },
    })
    const row = await rowOf(/^K mmol/)
    expect(within(row).getByRole('button', { name: /09:05.*4\.0/ })).toBeInTheDocument()
    expect(within(row).getByRole('button', { name: /14:20.*4\.4/ })).toBeInTheDocument()
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

  it('LAB-5: empty rows are hidden, and the heading of their set counts them', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-18T09:05' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', at: '2020-01-01T09:00' }),
        ),
      },
      address: { days: '2026-11-18' },
    })
    expect(await screen.findByRole('button', { name: /生化学 1項目 空の行 1 を隠しています/ })).toBeInTheDocument()
  })

  it('LAB-5: chosen items are pinned on top', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' }),
          sampleLab({ ...K, value: '4.0' }),
        ),
      },
    })
    await user.click(within(await grid()).getByRole('button', { name: /^K mmol/ }))
    const bar = screen.getByRole('region', { name: '選択した項目' })
    expect(bar).toHaveTextContent('1項目を選択中')
    await user.click(within(bar).getByRole('button', { name: 'ピン留め' }))
    const names = within(await grid())
      .getAllByRole('rowheader')
      .map((each) => each.textContent ?? '')
    expect(names.slice(0, 2)).toEqual([expect.stringMatching(/^ピン留め/), expect.stringMatching(/^K/)])
  })

  it('GRID-1 GRID-3 ACC-2: one cell is in the tab order; arrows, Home, End and Ctrl reach every cell', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          ...Array.from({ length: 30 }, (_, at) =>
            sampleLab({ ...K, value: `4.${at}`, at: `2026-10-${String(at + 1).padStart(2, '0')}T09:00` }),
          ),
        ),
      },
    })
    const heading = within(await grid()).getByRole('button', { name: /^K mmol/ })
    act(() => heading.focus())
    await user.keyboard('{End}')
    await waitFor(() => expect(document.activeElement).toHaveTextContent('4.29'))
    await user.keyboard('{ArrowLeft}')
    expect(document.activeElement).toHaveTextContent('4.28')
    await user.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}')
    await waitFor(() => expect(document.activeElement).toHaveTextContent('4.0'))
    expect((await grid()).querySelectorAll('[tabindex="0"]')).toHaveLength(1)
    await user.keyboard('{Control>}{Home}{/Control}')
    expect(document.activeElement).toHaveTextContent(/^生化学/)
    expect(await grid()).toHaveAttribute('aria-colcount', '33')
  })

  it('LAB-2 ACC-2: Enter opens the detail of a result, and closing gives the focus back to its cell', async () => {
    const { user } = render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.7' })) } })
    const cell = within(await rowOf(/^K mmol/)).getByRole('button', { name: /4\.7/ })
    act(() => cell.focus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement).not.toBe(cell))
    expect(document.activeElement).toHaveTextContent('3.6-4.8')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toHaveTextContent('4.7'))
    expect(document.activeElement?.closest('[role=gridcell]')).not.toBeNull()
  })

  it('DT-7: newest first is said in the heading', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-01T09:00' }),
          sampleLab({ ...K, value: '4.1', at: '2026-11-02T09:00' }),
        ),
      },
      address: { order: 'newest-first' },
    })
    expect(await screen.findByRole('columnheader', { name: /項目 ?新しい順/ })).toBeInTheDocument()
    expect(textsOf(await rowOf(/^K mmol/)).slice(2)).toEqual([
      expect.stringContaining('4.1'),
      expect.stringContaining('4.0'),
    ])
  })

  it('PID-3 PID-4 H-28: another patient begins without the former one’s search, choice and results', async () => {
    const never = neverAnswers<ClinicalFact>()
    let asked = 0
    const { user } = render({
      answers: {
        a: {
          records: {
            laboratory: () => {
              asked += 1
              return asked === 1 ? dataOf([sampleLab({ ...K, value: '4.7' })]) : never
            },
          },
        },
      },
      address: { period: '1y' },
    })
    await user.type(await screen.findByRole('searchbox', { name: '項目を探す' }), 'K')
    expect(await screen.findByText('4.7')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    expect(screen.queryByText('4.7')).toBeNull()
    expect(screen.getByRole('searchbox', { name: '項目を探す' })).toHaveValue('')
  })

  it('GRID-11 D9: copying takes every result that is shown, with identity, date, unit, flag and hospital', async () => {
    const copied: string[] = []
    const { user } = render({
      answers: {
        a: laboratory(
          ...Array.from({ length: 30 }, (_, at) =>
            sampleLab({ ...K, value: `4.${at}`, flag: 'H', at: `2026-10-${String(at + 1).padStart(2, '0')}T09:00` }),
          ),
        ),
      },
    })
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text)
    })
    await rowOf(/^K mmol/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const [text = ''] = copied
    expect(text).toContain('見本 太郎')
    expect(text).toContain('2026/10/30(金) 09:00 4.29 mmol/L [H] 例示中央クリニック')
    expect(text.split('\n').filter((each) => each.includes('mmol/L ['))).toHaveLength(30)
  })

  it('LAB-9 GRID-11: a copied susceptibility stands with its specimen and its organism', async () => {
    const result = (key: string, [item, value]: readonly [string, string], more: Partial<LabResult> = {}) =>
      sampleResult('a', '2026-10-12T06:40', [item, value], {
        key,
        isMicrobiology: true,
        specimen: {
          material: { text: '喀痰', codings: [], isStandard: true },
          accession: 'S1',
          collectedAt: undefined,
          condition: undefined,
        },
        ...more,
      })
    const letter = (text: string): Partial<LabResult> => ({ flag: { code: 'other', text } })
    const { user } = render({
      answers: {
        a: laboratory(
          result('ecoli', ['菌名', 'E.coli'], { members: ['cez'] }),
          result('cez', ['ＣＥＺ', '<=4'], letter('S')),
          result('kp', ['菌名', 'K.pneumoniae'], { members: ['cez2'] }),
          result('cez2', ['ＣＥＺ', '>=64'], letter('R')),
        ),
      },
      address: { by: 'microbiology' },
    })
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text)
    })
    await screen.findByRole('table', { name: '菌と薬剤感受性' })
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const [text = ''] = copied
    expect(text).toMatch(/喀痰 E\.coli ＣＥＺ\n +2026\/10\/12\(月\) 06:40 <=4.*\[S\]/)
    expect(text).toMatch(/喀痰 K\.pneumoniae ＣＥＺ\n +2026\/10\/12\(月\) 06:40 >=64.*\[R\]/)
  })

  it('SRC-6: paper counts as shown what it holds: rows of a closed set are not on it', async () => {
    const vital = sampleVital('体重', '9N006000000000001', '61.2', 'kg', '2026-11-18T07:00')
    render({
      answers: {
        a: { records: { laboratory: dataOf([sampleLab({ ...K, value: '4.9' })]), 'vital-sign': dataOf([vital]) } },
      },
    })
    await rowOf(/^K mmol/)
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    expect(await screen.findByText('2項目中 1項目', { selector: 'body > [data-orientation] *' })).toBeInTheDocument()
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it.each([
    ['検査結果', {}],
    ['微生物', { by: 'microbiology' as const }],
  ])(
    'SRC-1 ACC-9: %s without a result still has its sheet: whose, which period, who said what, and that there is none',
    async (_, address) => {
      render({ answers: { b: { records: { laboratory: failedAnswer() } } }, address })
      await screen.findByText('取得できた範囲に該当なし')
      await act(async () => void window.dispatchEvent(new Event('beforeprint')))
      const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
      expect(paper).toHaveTextContent(
        /期間 全期間[\s\S]*見本 太郎[\s\S]*見本総合病院 (一部|取得できません)[\s\S]*取得できた範囲に該当なし/,
      )
      await act(async () => void window.dispatchEvent(new Event('afterprint')))
    },
  )

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

  it('works in English', async () => {
    render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.9' })) }, language: 'en' })
    expect(await screen.findByRole('grid', { name: 'Laboratory results over time' })).toBeInTheDocument()
    expect(screen.getByText('H', { selector: '[data-outlined]' })).toBeInTheDocument()
  })
})
