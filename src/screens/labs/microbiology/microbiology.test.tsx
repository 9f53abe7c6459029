import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { LabResult } from '#clinical/observation-facts.ts'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleResult, sampleTime } from '#testing/sample-facts.ts'
import { Microbiology } from './microbiology.tsx'

function result(key: string, item: string, value: string, flag?: string, more: Partial<LabResult> = {}): LabResult {
  return sampleResult('b', '2026-04-12T06:40', [item, value], {
    key,
    flag: flag === undefined ? undefined : { code: 'other', text: flag },
    isMicrobiology: true,
    reportedAt: sampleTime('2026-04-14T09:30'),
    specimen: {
      material: { text: '喀痰', codings: [], isStandard: true },
      accession: 'S1',
      collectedAt: sampleTime('2026-04-12T06:40'),
      condition: undefined,
    },
    ...more,
  })
}

const RESULTS = [
  result('ecoli', '菌名', 'E.coli', undefined, { members: ['amount', 'abpc', 'cez'] }),
  result('amount', '菌量', '(2+)'),
  result('abpc', 'ＡＢＰＣ', '>=32', 'R'),
  result('cez', 'ＣＥＺ', '<=4', 'S'),
  result('aureus', '菌名', 'S.aureus', undefined, { members: ['cez2'] }),
  result('cez2', 'ＣＥＺ', '8', 'I'),
  result('smear', '塗抹', 'グラム陰性桿菌'),
]

describe('微生物検査', () => {
  it('LAB-9, VAL-1: organism by drug, each cell with its letter in words and the value as recorded', async () => {
    renderScreen(<Microbiology results={RESULTS} />, { network: fakeNetwork() })
    const table = await screen.findByRole('table', { name: '菌と薬剤感受性' })
    const columns = within(table).getAllByRole('columnheader')
    expect(columns.map(({ textContent }) => textContent)).toEqual(['薬剤', 'E.coli菌量 (2+)', 'S.aureus'])
    const cells = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [
        within(row).getByRole('rowheader').textContent,
        ...within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      ])
    expect(cells).toEqual([
      ['ＡＢＰＣ', 'RR 耐性>=32', '—'],
      ['ＣＥＺ', 'SS 感性<=4', 'II 中間8'],
    ])
  })

  it('LAB-9, SRC-4: names specimen, times and hospital; smears stand as text; the letters are explained', async () => {
    renderScreen(<Microbiology results={RESULTS} />, { network: fakeNetwork() })
    const culture = await screen.findByRole('article')
    expect(within(culture).getByRole('heading')).toHaveTextContent('2026/04/12(日) 06:40 喀痰')
    expect(within(culture).getByText('報告 2026/04/14(火) 09:30')).toBeVisible()
    expect(within(culture).getByRole('img', { name: '見本総合病院' })).toBeVisible()
    expect(within(culture).getByText('塗抹').nextElementSibling).toHaveTextContent('グラム陰性桿菌')
    expect(screen.getByText(/S 感性 I 中間 R 耐性/)).toBeVisible()
  })

  it('H-14: a preliminary identification says so at the organism', async () => {
    renderScreen(
      <Microbiology
        results={[
          result('ecoli', '菌名', 'E.coli', undefined, { members: ['cez'], status: 'preliminary' }),
          result('cez', 'ＣＥＺ', '4', 'S'),
        ]}
      />,
      { network: fakeNetwork() },
    )
    expect(await screen.findByText('速報')).toBeVisible()
  })
})
