import { cleanup, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { dataOf, failedAnswer, neverAnswers } from '#testing/fake-network.ts'
import { sampleSupply } from '#testing/sample-supplies.ts'
import { readMedicationsAddress } from './medications-address.ts'
import { CAMOSTAT, grid, NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

describe('what is missing', () => {
  it('SRC-1, SRC-2, SRC-9: a hospital that failed is named above, hatched in the grid, and can be asked again', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { prescription: failedAnswer() } },
      },
    })
    await rowNamed(/ノルバスク/)
    expect(await screen.findByText(/見本総合.* の処方・調剤を含みません/)).toBeVisible()
    const row = await rowNamed(/見本総合病院\s*取得できません/)
    expect(within(row).getByRole('gridcell').textContent).toMatch(/見本総合病院 取得できません 2026\/08\/21/)
    expect(screen.getByRole('button', { name: /見本総合.* を再試行/ })).toBeVisible()
  })

  it('SRC-3, SPD-1: a hospital that is slow blocks nobody, and is no 「なし」', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { prescription: neverAnswers() } },
      },
    })
    await rowNamed(/ノルバスク/)
    expect(await rowNamed(/見本総合病院\s*照会しています/)).toBeVisible()
    expect(screen.queryByText('該当なし')).toBeNull()
  })

  it('SRC-1, SRC-7, H-05: drugs that 現在 hides are not 該当なし, and are one press away', async () => {
    const { user } = show({ answers: { a: records([sampleSupply('a', '2026-08-20', NORVASC, 28)]) } })
    expect(await screen.findByText('条件に合う記録はありません')).toBeVisible()
    expect(screen.getByText(/1件中 0件を表示\s現在の薬剤と過去90日の注射のみ/)).toBeVisible()
    expect(screen.queryByText('該当なし')).toBeNull()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await rowNamed(/ノルバスク/)).toBeVisible()
  })

  it('SRC-2: the list, which holds injections, says whose injections it does not hold', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { injection: failedAnswer() } },
      },
      address: { view: 'list' },
    })
    expect(await screen.findByText(/見本総合.* の注射.*を含みません/)).toBeVisible()
  })

  it('SRC-1, H-05: before anything has come no number of drugs is told', async () => {
    const never = { records: { prescription: neverAnswers<ClinicalFact>(), injection: neverAnswers<ClinicalFact>() } }
    show({ answers: { a: never, b: never } })
    expect(await screen.findByRole('radio', { name: '現在' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'すべて' })).toBeInTheDocument()
  })

  it('VAL-5, SRC-7: under a hospital filter only that hospital’s unreadable and cancelled records are counted', async () => {
    const gap = { kind: 'unreadable' as const, what: 'MedicationRequest', why: '…', raw: '{}' }
    const answers = {
      a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
      b: {
        records: {
          prescription: {
            ...dataOf([sampleSupply('b', '2026-11-20', NORVASC, 35, { status: 'cancelled' })]),
            gaps: [gap],
          },
        },
      },
    }
    show({ answers, address: { facility: 'a' as never } })
    await rowNamed(/ノルバスク/)
    expect(screen.queryByText(/表示できない項目|取消・誤入力/)).toBeNull()
    cleanup()
    show({ answers })
    expect(await screen.findByText('表示できない項目 1件')).toBeVisible()
    expect(screen.getByText('取消・誤入力 1件を除く')).toBeVisible()
  })

  it('SRC-1, GRID-9: nothing is 「なし」 only with whoever was asked', async () => {
    show({})
    expect(await screen.findByText('該当なし')).toBeVisible()
    expect(screen.getByText(/A 例示中央クリニック・B 見本総合病院 照会済み/)).toBeVisible()
  })
})

describe('reading', () => {
  it('SRC-1: above the list two lines tell apart who publishes no prescriptions and who no injections', async () => {
    show({
      answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]) },
      address: { view: 'list' },
      links: ['a', 'f'],
    })
    expect(await screen.findByText('F 見本薬局 は注射を公開していません')).toBeVisible()
    expect(screen.queryByText(/処方・調剤を公開していません/)).toBeNull()
  })

  it('SPD-2: other drugs are read from the first of them, not from where the former were left', async () => {
    const { user } = show({ answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]) } })
    await rowNamed(/ノルバスク/)
    const frame = screen.getByRole('grid', { name: '処方歴' }).parentElement?.parentElement
    if (frame == null) throw new Error('the grids stand in a frame')
    frame.scrollTop = 240
    await user.click(screen.getByRole('radio', { name: /^すべて/ }))
    expect(frame.scrollTop).toBe(0)
  })
})

describe('keyboard and readers', () => {
  const answers = {
    a: records([
      sampleSupply('a', '2026-10-01', NORVASC, 30),
      sampleSupply('a', '2026-11-01', NORVASC, 30),
      sampleSupply('a', '2026-11-10', CAMOSTAT, 14),
    ]),
  }

  it('GRID-3, ACC-2: one stop for Tab; arrows, Home and End reach every box, name and supply', async () => {
    const { user } = show({ answers })
    const table = await grid()
    await rowNamed(/ノルバスク/)
    const stops = [...table.querySelectorAll<HTMLElement>('[data-stop]')]
    expect(stops.map((stop) => stop.tabIndex)).toEqual([-1, 0, -1, -1, -1, -1, -1])
    stops[1]?.focus()
    const walked: (string | null | undefined)[] = []
    for (const key of [
      '{ArrowRight}',
      '{ArrowDown}',
      '{ArrowLeft}',
      '{ArrowLeft}',
      '{ArrowUp}',
      '{ArrowDown}',
      '{End}',
      '{Control>}{Home}{/Control}',
      '{Control>}{End}{/Control}',
    ]) {
      await user.keyboard(key)
      walked.push(document.activeElement?.getAttribute('data-stop'))
    }
    expect(walked).toEqual([2, 5, 4, 3, 0, 3, 6, 0, 6].map((place) => stops[place]?.dataset.stop))
  })
})

describe('the address', () => {
  it('reads what it knows and leaves out the rest; no name and no order is in it (PID-12)', () => {
    expect(readMedicationsAddress({ shows: 'past', view: 'list', grouping: 'off', period: '1y', find: 'x' })).toEqual({
      shows: 'past',
      view: 'list',
      grouping: 'off',
      period: '1y',
    })
    expect(
      readMedicationsAddress({ shows: 'x', view: 'list?demo=D', grouping: 1, from: '2026-02-30' as JstDate }),
    ).toEqual({})
  })
})
