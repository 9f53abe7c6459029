import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import { dataOf, failedAnswer } from '#testing/fake-network.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { LAB_CODE, sampleLab, sampleVital } from '#testing/sample-lab-results.ts'
import { K, laboratory, render, rowOf } from './testing/render-labs.tsx'

describe('taking along', () => {
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

  it('GRID-11 SRC-7: chosen items are copied alone, also one that a filter hides, with its results, and all of it is said', async () => {
    const copied: string[] = []
    const na = { name: 'ナトリウム', jlac10: LAB_CODE.na, unit: 'mmol/L' }
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '5.9', flag: 'H', at: '2026-10-01T09:00' }),
          sampleLab({ ...na, value: '140', at: '2026-10-01T09:00' }),
          sampleLab({
            name: 'クレアチニン',
            jlac10: LAB_CODE.creatinine,
            unit: 'mg/dL',
            value: '0.8',
            at: '2026-10-01T09:00',
          }),
        ),
      },
      address: { columns: 'newest-5' },
    })
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text)
    })
    for (const name of [/^K mmol/, /^Na mmol/]) {
      await user.click(within(await rowOf(name)).getByRole('button', { pressed: false }))
    }
    await user.click(screen.getByRole('button', { name: '選択をコピー' }))
    expect(copied[0]).toContain('絞り込み：選択した2項目のみ・直近5回')
    expect(copied[0]).not.toContain('0.8')
    await user.type(screen.getByRole('searchbox'), 'カリウム')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /^Na mmol/ })).toBeNull())
    expect(screen.getByText('うち1件は画面に表示していません（対象に含みます）')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /^選択をコピー|コピーしました$/ }))
    expect(copied[1]).toContain('選択した2項目のみ（うち1項目は画面に表示なし）')
    expect(copied[1]).toMatch(/Na \(mmol\/L\)\n +2026\/10\/01\(木\) 09:00 140/)
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/選択した2項目のみ（うち1項目は画面に表示なし）[\s\S]*3項目中 2項目[\s\S]*140/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
    await user.click(screen.getByRole('button', { name: '選択を解除' }))
    expect(screen.getByRole('button', { name: /^コピー/ })).toBeInTheDocument()
    expect(document.activeElement).toHaveTextContent(/^K/)
  })

  it('SRC-7 H-05: a chosen item without a result in the period or of the hospital chosen is counted as left out', async () => {
    const { user } = render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '5.9', at: '2026-10-01T09:00' })),
        b: laboratory(
          sampleLab({ facility: 'b', name: 'ナトリウム', jlac10: LAB_CODE.na, unit: 'mmol/L', value: '140' }),
        ),
      },
    })
    for (const name of [/^K mmol/, /^Na mmol/]) {
      await user.click(within(await rowOf(name)).getByRole('button', { pressed: false }))
    }
    await user.selectOptions(screen.getByRole('combobox', { name: '医療機関' }), 'a')
    expect(await screen.findByText('1項目を選択中')).toBeInTheDocument()
    expect(screen.getByText(/^ほかに選択した1項目は.*（対象外）$/)).toBeInTheDocument()
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
    await screen.findByText(/^2項目中/)
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

  const paper = () => {
    const found = document.querySelector<HTMLElement>('body > [data-orientation]')
    if (found === null) throw new Error('the browser prints')
    return found
  }

  it('ACC-9, SRC-7: microbiology on screen and on paper names the hospital filter, and no filter that does not act on it', async () => {
    const { user } = render({
      answers: {
        a: laboratory(sampleResult('a', '2026-10-12T06:40', ['菌名', 'E.coli'], { isMicrobiology: true })),
        b: laboratory(sampleResult('b', '2026-10-13T06:40', ['菌名', 'K.pneumoniae'], { isMicrobiology: true })),
      },
      address: { by: 'microbiology', facility: 'a' as FacilityId, abnormal: 'only' },
    })
    const line = await screen.findByText(/^絞り込み：/)
    expect(line.textContent).toMatch(/A/)
    expect(line.textContent).not.toContain('異常のみ')
    await screen.findByText('E.coli')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    expect(paper()).not.toHaveTextContent('絞り込みなし')
    expect(paper()).not.toHaveTextContent('異常のみ')
    expect(paper()).toHaveTextContent('E.coli')
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await screen.findByText('K.pneumoniae')).toBeVisible()
  })

  it('SRC-6, FLAG-1, GRID-10, PRV-1: paper tells times of a day, outlined letters, what was cancelled, and 未告知', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '5.9', at: '2026-11-18T09:05' }),
          sampleLab({ ...K, value: '9.9', at: '2026-11-17T09:05' }, { status: 'cancelled' }),
          sampleLab(
            { name: '院内項目', local: 'X1', value: '3', at: '2026-11-18T14:00' },
            {
              sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
            },
          ),
        ),
      },
      address: { by: 'day' },
    })
    await rowOf(/^K mmol/)
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    expect(paper()).toHaveTextContent(/取消・誤入力 1件を除く/)
    expect(paper()).toHaveTextContent(/09:05 A 5\.9 H/)
    expect(paper()).toHaveTextContent(/14:00 A 未告知 3/)
    expect(paper()).toHaveTextContent(/枠つきの H・L：基準範囲との比較/)
    expect(paper()).toHaveTextContent(/※ 標準コードなし/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('PRV-1: a copied result says that the patient has not been told', async () => {
    const copied: string[] = []
    const { user } = render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '5.9' }, { sensitivity: [{ mark: 'undisclosed', asOf: undefined }] })),
      },
    })
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text)
    })
    await rowOf(/^K mmol/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(copied[0]).toMatch(/5\.9 mmol\/L.* 未告知 例示中央クリニック/)
  })
})
