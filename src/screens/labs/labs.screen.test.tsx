import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import { everybodyAnswered } from '#testing/everybody-answered.ts'
import { dataOf, neverAnswers } from '#testing/fake-network.ts'
import { LAB_CODE, sampleLab } from '#testing/sample-lab-results.ts'
import { addresses, grid, K, laboratory, render, rowOf, textsOf } from './testing/render-labs.tsx'

describe('the reader', () => {
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
    await grid()
    // Until then there is one more column, of what is not known yet.
    await everybodyAnswered()
    expect(await grid()).toHaveAttribute('aria-colcount', '33')
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

  it('ACC-2: the graph takes the focus when it opens, Escape there closes it, and its button has the focus again', async () => {
    const { user } = render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.1' })) } })
    await rowOf(/^K mmol/)
    await user.click(screen.getByRole('button', { name: 'グラフ' }))
    const figure = await screen.findByRole('figure', { name: '検査値グラフ' })
    expect(figure).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('figure')).toBeNull()
    expect(screen.getByRole('button', { name: 'グラフ' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('figure')).toHaveFocus()
  })

  it('GRAPH-7, ACC-2: a graph without items takes at one press what is abnormal in view, and keeps the focus', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '6.2', flag: 'H' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' }),
        ),
      },
    })
    await rowOf(/^K mmol/)
    await user.click(screen.getByRole('button', { name: 'グラフ' }))
    const figure = await screen.findByRole('figure', { name: '検査値グラフ' })
    expect(within(figure).getByRole('button', { name: '画面に見えている2項目を並べる' })).toBeVisible()
    expect(within(figure).queryByRole('button', { name: /ピン留め/ })).toBeNull()
    await user.click(within(figure).getByRole('button', { name: '画面に見えている異常 1項目を並べる' }))
    expect(figure).toHaveFocus()
    expect(await screen.findByText('1項目を選択中')).toBeVisible()
    expect(within(await grid()).getByRole('button', { name: /^K mmol/ })).toHaveAttribute('aria-pressed', 'true')
  })

  it('ACC-2: the days to choose from take the focus at the first of them, and give it back', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-01T09:00' }),
          sampleLab({ ...K, value: '4.1', at: '2026-11-02T09:00' }),
        ),
      },
    })
    await rowOf(/^K mmol/)
    const opener = screen.getByRole('button', { name: '日を選ぶ' })
    await user.click(opener)
    expect(screen.getByRole('checkbox', { name: /2026\/11\/02/ })).toHaveFocus()
    await user.keyboard(' ')
    await user.click(screen.getByRole('button', { name: 'すべての日に戻す' }))
    expect(screen.getByRole('checkbox', { name: /2026\/11\/02/ })).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(opener).toHaveFocus()
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
    await everybodyAnswered()
    expect(textsOf(await rowOf(/^K mmol/)).slice(2)).toEqual([
      expect.stringContaining('4.1'),
      expect.stringContaining('4.0'),
    ])
  })

  it('PID-12: chosen items are still chosen on coming back to the screen, and stand in no address', async () => {
    const { user } = render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.1' })) } })
    await user.click(within(await rowOf(/^K mmol/)).getByRole('button', { name: /^K mmol/ }))
    await user.click(screen.getByRole('button', { name: '見てから開き直す' }))
    expect(await screen.findByText('1項目を選択中')).toBeVisible()
    expect(JSON.stringify(addresses)).not.toMatch(/3H015|K/)
  })

  it('LAB-5: an own set is renamed and deleted; the results stay', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' }),
        ),
      },
    })
    await user.click(within(await rowOf(/^K mmol/)).getByRole('button', { name: /^K mmol/ }))
    await user.click(screen.getByRole('button', { name: 'セットに保存' }))
    await user.type(screen.getByRole('textbox', { name: 'セットの名前' }), '腎')
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('絞り込み：腎')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'セットの名前を変更' }))
    const field = screen.getByRole('textbox', { name: 'セットの名前' })
    await user.clear(field)
    await user.type(field, '電解質')
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('絞り込み：電解質')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'セットを削除' }))
    expect(screen.getByRole('alert')).toHaveTextContent('セット「電解質」を削除しますか（検査結果は残ります）')
    await user.click(screen.getByRole('button', { name: '削除する' }))
    expect(await rowOf(/^Na mmol/)).toBeInTheDocument()
    expect(screen.queryByRole('combobox', { name: 'セット' })).toBeNull()
  })

  it('LIST-6: rows and collections that came since the last look carry the dot of 新着', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1', at: '2026-11-20T09:00' }),
          sampleLab({ ...K, value: '4.4', at: '2026-11-21T10:00' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', at: '2026-11-20T09:00' }),
        ),
      },
    })
    await rowOf(/^K mmol/)
    expect(screen.queryByText('新着')).toBeNull()
    await user.click(screen.getByRole('button', { name: '見てから開き直す' }))
    expect(await rowOf(/^K mmol\/L\s*新着/)).toBeInTheDocument()
    expect(await rowOf(/^Na mmol/)).toBeInTheDocument()
    const marked = screen.getAllByRole('columnheader').filter((each) => each.textContent?.includes('新着'))
    expect(marked.map((each) => each.textContent)).toEqual([expect.stringContaining('11/21(土)')])
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

  it('works in English', async () => {
    render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.9' })) }, language: 'en' })
    expect(await screen.findByRole('grid', { name: 'Laboratory results over time' })).toBeInTheDocument()
    expect(screen.getByText('H', { selector: '[data-outlined]' })).toBeInTheDocument()
  })
})
