import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Person } from '#clinical/person.ts'
import { DEFAULT_EXPORT, type ExportPolicy } from '#sources/policy-config.ts'
import { FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { savedFiles } from '#testing/saved-files.ts'
import { PatientsScreen } from './patients.screen.tsx'

const name = (ideographic: string, phonetic: string) => ({ ideographic, phonetic, alphabetic: undefined })

const PEOPLE: readonly Person[] = [
  fakePerson('p1', { links: { a: 'linked', b: 'linked', d: 'stopped' }, numbers: { a: '00012345' } }),
  fakePerson('p2', { name: name('=例示 花子', 'レイジ ハナコ'), sex: 'female', links: { a: 'linked' } }),
  fakePerson('p3', { name: name('=例示 花子', 'レイジ ハナコ'), links: { a: 'linked' }, isMerged: true }),
]

interface Options {
  readonly people?: readonly Person[]
  readonly exports?: ExportPolicy
  readonly isPartial?: boolean
}

function show({ people = PEOPLE, exports, isPartial = false }: Options = {}) {
  const network = fakeNetwork({
    people,
    ...(isPartial
      ? {
          directory: {
            linkedPatients: async () => ({
              state: 'data' as const,
              rows: people,
              gaps: [{ kind: 'page-missing' as const, why: { reason: 'timed-out' as const, isRetryable: true } }],
              fetchedAt: FETCHED_AT,
            }),
          },
        }
      : {}),
  })
  return renderScreen(<PatientsScreen />, {
    network: { ...network, now: () => FETCHED_AT, ...(exports === undefined ? {} : { exports }) },
  })
}

/** The code of the outputs comes after the list. */
const csv = () => screen.findByRole('button', { name: 'CSVファイルに保存' }, { timeout: 15_000 })
const paper = () => document.querySelector<HTMLElement>('body > [data-orientation]')
const printing = (event: 'beforeprint' | 'afterprint') => act(async () => void window.dispatchEvent(new Event(event)))

describe('the list of patients as a file', () => {
  it('B7, GRID-11, PRV-3, D9: whose list, how many, filters, order, as of when, by whom; every row; no formula', async () => {
    const saved = savedFiles()
    const { user } = show()
    await user.click(await csv())
    expect(saved.names).toEqual(['patients.csv'])
    const text = await saved.text()
    for (const line of [
      '一覧,連携患者一覧　例示中央クリニック',
      '人数,3名／全3名',
      '絞り込み,絞り込みなし',
      '並び順,フリガナ順（既定）',
      '取得,2026/11/21(土) 09:31 取得済み',
      '出力者,例示 一郎 医師 例示中央クリニック',
      '出力日時,2026/11/21(土) 09:31',
      '取扱い,参照用（原本は各医療機関の記録）',
      '患者を特定できる一覧です',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toContain('氏名,注意,フリガナ,生年月日,年齢,性別,例示中央 ID,連携施設と状態\r\n')
    expect(text).toMatch(
      /見本 太郎,.*ミホン タロウ,1948\/04\/12 昭23,78歳,男,00012345,見本総合 連携中 \/ 試験市民 停止\r\n/,
    )
    expect(text).toMatch(/'=例示 花子,同姓同名・番号統合,/)
    expect(text).not.toMatch(/,=例示|\n=例示/)
  })

  it('SRC-7: what is searched for and hidden is said, and only the rows that are shown are taken', async () => {
    const saved = savedFiles()
    const { user } = show()
    await csv()
    await user.type(screen.getByRole('searchbox', { name: '患者の検索' }), 'ミホン{Enter}')
    await waitFor(() => expect(within(screen.getByRole('table')).getAllByRole('rowheader')).toHaveLength(1))
    await user.click(await csv())
    const text = await saved.text()
    expect(text).toContain('人数,1名／全3名')
    expect(text).toContain('絞り込み,氏名・フリガナ「ミホン」')
    expect(text).not.toContain('花子')
  })

  it('SRC-2, H-04: a list that did not come whole says so in the file', async () => {
    const saved = savedFiles()
    const { user } = show({ isPartial: true })
    await user.click(await csv())
    expect(await saved.text()).toMatch(/取得,2026\/11\/21\(土\) 09:31 取得済み　この一覧は完全ではありません（.+）/)
  })
})

describe('the list of patients on paper', () => {
  it('ACC-9, LIST-1, LIST-2: every row with its marks, whose list it is and who printed it, and no patient in the head', async () => {
    show()
    await csv()
    expect(screen.getByRole('button', { name: '印刷' })).toBeVisible()
    await printing('beforeprint')
    expect(paper()).toHaveTextContent(
      /連携患者一覧[\s\S]*例示中央クリニック[\s\S]*3名／全3名[\s\S]*取得済み[\s\S]*参照用/,
    )
    expect(paper()).toHaveTextContent(/見本 太郎[\s\S]*00012345[\s\S]*見本総合 連携中 \/ 試験市民 停止/)
    expect(paper()).toHaveTextContent(/=例示 花子 同姓同名・番号統合/)
    await printing('afterprint')
  })
})

describe('who may take the list of patients out', () => {
  it.each([
    ['nobody', { ...DEFAULT_EXPORT, patients: [] }, []],
    ['who may only print', { ...DEFAULT_EXPORT, csv: [] }, ['印刷']],
    ['who may only save', { ...DEFAULT_EXPORT, print: [] }, ['CSV']],
  ] as const)('B7: %s', async (_, exports, offered) => {
    show({ exports })
    await screen.findByRole('table')
    // The code of the outputs is there: what is not offered now is not on its way.
    await import('./output/patient-output.tsx')
    for (const each of offered) expect(await screen.findByText(each)).toBeVisible()
    expect(screen.queryAllByText(/^(印刷|CSV|コピー)$/)).toHaveLength(offered.length)
    await printing('beforeprint')
    expect(paper() !== null).toBe(offered.some((each) => each === '印刷'))
    await printing('afterprint')
  })

  it('SRC-1: where nobody is listed there is nothing to take out', async () => {
    show({ people: [] })
    await screen.findByText('連携中の患者はいません')
    await import('./output/patient-output.tsx')
    expect(screen.queryByText(/^(印刷|CSV)$/)).toBeNull()
  })
})
