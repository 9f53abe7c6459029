import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import { fakeMemo, fakeProcedure } from '#testing/fake-facts.ts'
import { failedAnswer } from '#testing/fake-network.ts'
import { sampleOccurrence, samplePrescription, sampleTime } from '#testing/sample-facts.ts'
import { savedFiles } from '#testing/saved-files.ts'
import { BLOODS, cell, cellNow, failing, render, silent, timeline } from './testing/render-calendar.tsx'

const STAY = sampleOccurrence('b', 'stay', '2026-10-24', {
  end: sampleTime('2026-11-19'),
  label: '循環器科',
  setting: 'inpatient',
})
const OLD = sampleOccurrence('b', 'prescription', '2025-03-01', { label: '=ワルファリン錠', act: 'ordered' })
const ANSWERS = { a: timeline(...BLOODS.slice(0, 1)), b: timeline(...BLOODS.slice(1), STAY, OLD) }

async function opened(options: Parameters<typeof render>[0] = { answers: ANSWERS }) {
  const rendered = render(options)
  await cell(/検体検査/)
  await rendered.user.click(screen.getByRole('button', { name: '一覧の出力' }))
  return rendered
}

describe('the records of the calendar as a file and as text', () => {
  it('GRID-11, PRV-3, D9: all records the filters leave, with patient, period, filters and sources; no formula', async () => {
    const saved = savedFiles()
    const { user } = await opened()
    await user.click(screen.getByRole('radio', { name: '全期間' }))
    await waitFor(() => expect(screen.getByRole('dialog', { name: '一覧の出力' })).toHaveTextContent('5件'))
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    expect(saved.names).toEqual(['calendar.csv'])
    const text = await saved.text()
    for (const line of ['患者,見本 太郎', '期間,全期間', '絞り込み,絞り込みなし', /医療機関の状態,.*見本総合病院/]) {
      expect(text).toMatch(line)
    }
    expect(text).toContain('日時,終了,種別,区分,見出し,入外,診療科,状態,医療機関\r\n')
    expect(text).toContain("2025/03/01(土),,処方,処方,'=ワルファリン錠,外来,内科,確定,見本総合病院")
    expect(text).toContain('2026/10/24(土),2026/11/19(木),入院,,循環器科,入院,内科,確定,見本総合病院')
    expect(text.indexOf('2026/11/18'), 'newest first').toBeLessThan(text.indexOf('2025/03/01'))
  })

  it('GRID-11: at first the columns in view, said with their days and their number; a stay that reaches into them is one', async () => {
    const { user } = await opened()
    const menu = screen.getByRole('dialog', { name: '一覧の出力' })
    await waitFor(() => expect(menu).toHaveTextContent(/2026\/11\/\d\d – 2026\/11\/\d\d.*4件/))
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toMatch(/期間：2026\/11\/\d\d – 2026\/11\/\d\d/)
    expect(copied).toContain('2026/10/24(土) – 2026/11/19(木) 入院 循環器科 内科 見本総合病院')
    expect(copied).not.toContain('ワルファリン')
  })

  it('SRC-7: of a hospital that is chosen only its records, and the file says so', async () => {
    const saved = savedFiles()
    const { user } = await opened({ answers: ANSWERS, address: { facility: 'a' as FacilityId } })
    await user.click(screen.getByRole('radio', { name: '全期間' }))
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const text = await saved.text()
    expect(text).toContain('絞り込み,例示中央クリニック')
    expect(text).not.toContain('ワルファリン')
  })

  it('SRC-1, H-05: without a row it never says 該当なし while somebody is missing or still asked', async () => {
    const saved = savedFiles()
    const { user } = await opened({ answers: { a: timeline(), b: silent, d: failing } })
    await user.click(screen.getByRole('radio', { name: '全期間' }))
    await screen.findByText('D 試験市民病院 取得できません（全期間）')
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const text = await saved.text()
    expect(text).toContain('取得できた範囲に記録はありません')
    expect(text).not.toContain('該当なし')
    expect(text).toMatch(/試験市民病院 取得できません/)
  })
})

describe('what the patient has not been told', () => {
  const DAY = '2026-11-18'
  const MARK = [{ mark: 'undisclosed', asOf: undefined }] as const
  const RECORDS = occurrencesOfFacts([
    { ...fakeProcedure('b', '化学療法', DAY), sensitivity: MARK },
    { ...fakeMemo('本人には予後を伝えないこと', DAY), facility: 'b' as FacilityId },
    samplePrescription('b', DAY, 'アムロジピン錠'),
    samplePrescription('b', DAY, 'カペシタビン錠', { sensitivity: MARK }),
  ])
  const answers = { a: timeline(...BLOODS.slice(0, 1)), b: timeline(...RECORDS) }
  const HIDDEN = ['化学療法', '予後', 'カペシタビン', '未告知', 'メモ・ノート']

  it('PRV-1: 患者提示モード: neither the grid nor the file nor the copy gives it or what colleagues write', async () => {
    const saved = savedFiles()
    const { user } = await opened({ answers, isPatientFacing: true })
    await waitFor(() => expect(screen.getByRole('dialog', { name: '一覧の出力' })).toHaveTextContent('2件'))
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    for (const text of [copied, await saved.text(), document.body.textContent]) {
      for (const hidden of HIDDEN) expect(text).not.toContain(hidden)
    }
    expect(copied, 'of an order what may be seen').toContain('アムロジピン錠')
  })

  it('PRV-1: a file and a copy for colleagues mark it 未告知, and hold no text of a note', async () => {
    const saved = savedFiles()
    const { user } = await opened({ answers })
    await waitFor(() => expect(screen.getByRole('dialog', { name: '一覧の出力' })).toHaveTextContent('4件'))
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    for (const text of [copied, await saved.text()]) {
      expect(text).toContain('化学療法（未告知）')
      expect(text).toContain('アムロジピン錠、カペシタビン錠（一部未告知）')
      expect(text).toContain('メモ・ノート')
      expect(text).not.toContain('予後')
    }
  })

  it('PRV-1: 患者提示モード: nothing is found by words that are not shown', async () => {
    const { user } = render({ answers, isPatientFacing: true })
    await cell(/処方 1件/)
    await user.type(screen.getByRole('searchbox', { name: '記録を検索' }), 'カペシタビン')
    expect(await screen.findByText('2件中 0件を表示')).toBeInTheDocument()
    expect(screen.getByText(/文書のファイルの中は探していません/), 'not found is not none (H-05)').toBeInTheDocument()
  })

  it('PRV-1: while a hospital cannot say what it keeps from the patient, no sentence of anybody is shown, and why', async () => {
    const saved = savedFiles()
    const report = sampleOccurrence('b', 'report', DAY, { label: '胃癌の経過', further: ['胃癌術後'] })
    const { user } = await opened({
      answers: {
        a: timeline(...BLOODS.slice(0, 1)),
        b: timeline(report, ...RECORDS.slice(2)),
        d: { records: { diagnosis: failedAnswer() } },
      },
      isPatientFacing: true,
      address: { date: DAY as JstDate, row: 'report' },
    })
    expect(await screen.findByText('D 試験市民病院 の記録を確認できないため、内容は表示しません')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    for (const text of [await saved.text(), document.body.textContent]) expect(text).not.toContain('胃癌')
    await user.keyboard('{Escape}')
    await user.type(screen.getByRole('searchbox', { name: '記録を検索' }), '胃癌')
    expect(await screen.findByText('3件中 0件を表示')).toBeInTheDocument()
  })

  it('PRV-1, ACC-2: a cell of notes that was left does not take the grid from the keyboard', async () => {
    render({ answers, isPatientFacing: true, address: { date: DAY as JstDate, row: 'note' } })
    await cell(/処方 1件/)
    expect(document.querySelectorAll('[role=gridcell] button[tabindex="0"]')).toHaveLength(1)
  })
})

describe('from days to months and back', () => {
  const inView = async (user: ReturnType<typeof render>['user']) => {
    await user.click(screen.getByRole('button', { name: '一覧の出力' }))
    const words = screen.getByRole('dialog', { name: '一覧の出力' }).textContent ?? ''
    await user.keyboard('{Escape}')
    return /[\d/]+ – [\d/]+/.exec(words)?.[0]
  }
  const scale = (user: ReturnType<typeof render>['user'], name: '日' | '月') =>
    user.click(screen.getByRole('radio', { name }))

  it('SPD-2, DT-7: the months end with the newest of the days, and the days are as they were', async () => {
    const { user } = render({ answers: ANSWERS })
    await cell(/検体検査 3件/)
    const days = await inView(user)
    expect(days).toMatch(/– 2026\/11\/22$/)
    await scale(user, '月')
    await cell(/2026年11月 検体検査 3件/)
    expect(await inView(user)).toMatch(/– 2026\/11\/30$/)
    await scale(user, '日')
    await cell(/検体検査 3件/)
    expect(await inView(user)).toBe(days)
  })

  it('CAL-4: the days follow where the months were moved to', async () => {
    const { user } = render({ answers: ANSWERS })
    await cell(/検体検査 3件/)
    await scale(user, '月')
    await user.click(await cell(/2026年11月 検体検査 3件/))
    await user.keyboard('{Escape}{PageUp}')
    await cell(/2025年11月 検体検査/)
    const months = await inView(user)
    await scale(user, '日')
    await cell(/\/\d\d\(.\) 検体検査/)
    expect((await inView(user))?.split(' – ')[1]).toBe(months?.split(' – ')[1])
  })
})

describe('looking for a heading', () => {
  it('GRID-11, SRC-7, PID-12: what is typed narrows the grid, says so with both numbers, and goes with 解除', async () => {
    const { user } = render({ answers: ANSWERS })
    await cell(/検体検査 3件/)
    await user.type(screen.getByRole('searchbox', { name: '記録を検索' }), 'わるふぁりん')
    expect(await screen.findByText('絞り込み：名称・内容に「わるふぁりん」を含む')).toBeInTheDocument()
    expect(await screen.findByText('5件中 1件を表示')).toBeInTheDocument()
    expect(cellNow(/検体検査 \d件/)).toBeUndefined()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await cell(/検体検査 3件/)).toBeInTheDocument()
    expect(screen.getByRole('searchbox', { name: '記録を検索' })).toHaveValue('')
  })

  it('GRID-11, SRC-6: what is in the record beyond its heading is found, and that somebody has not answered is said', async () => {
    const [blood] = BLOODS
    const found = blood === undefined ? [] : [{ ...blood, further: ['カリウム'] }]
    const { user } = render({ answers: { a: timeline(...found), d: failing } })
    await cell(/検体検査 1件/)
    await user.type(screen.getByRole('searchbox', { name: '記録を検索' }), 'カリウム')
    expect(await screen.findByText(/1件中 1件を表示\s取得できた記録の中で探しています/)).toBeInTheDocument()
  })

  it('H-28: another patient starts without it', async () => {
    const { user } = render({ answers: ANSWERS })
    await cell(/検体検査 3件/)
    await user.type(screen.getByRole('searchbox', { name: '記録を検索' }), 'x')
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    expect(screen.getByRole('searchbox', { name: '記録を検索' })).toHaveValue('')
  })
})
