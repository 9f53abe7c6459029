import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { PatientFacingProvider, usePatientFacing } from '#record/patient-facing.tsx'
import { renderScreen } from '#testing/render-screen.tsx'
import { savedFiles } from '#testing/saved-files.ts'
import { readNotesAddress } from './notes-address.ts'
import { editor, hub, Screen, shown, written } from './testing/render-notes.tsx'

beforeEach(() => sessionStorage.clear())

function Mode() {
  const { toggle } = usePatientFacing()
  return (
    <button type="button" onClick={toggle}>
      提示
    </button>
  )
}

describe('reading notes', () => {
  it('CAL-6, NOTE-3: a day that the calendar names begins a note about it, once', async () => {
    const start = readNotesAddress({ about: '2026-11-18' })
    renderScreen(<Screen start={start} />, { network: hub.networkOf('u-1') })
    await waitFor(() => expect(editor()).toHaveFocus())
    expect(screen.getByLabelText('日付')).toHaveValue('2026-11-18')
    expect(readNotesAddress({ about: 'yesterday' })).toEqual({})
  })

  it('ACC-9, NOTE-1, NOTE-2: paper and copy hold every note with its author, its audience and whose it is', async () => {
    await written('残薬は７日分です。')
    await written('取り消した話', { status: 'entered-in-error' })
    const { user } = await shown()
    await screen.findByText('残薬は７日分です。')
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toMatch(/患者：見本 太郎/)
    expect(copied).toMatch(
      /2026\/11\/19\(木\) 11:05　架空 薬師　薬剤師　見本薬局　この患者に連携する全施設\n残薬は７日分です。/,
    )
    expect(copied).toContain('このノートは取り消されました')
    expect(copied).not.toContain('取り消した話')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/見本 太郎[\s\S]*架空 薬師[\s\S]*この患者に連携する全施設[\s\S]*残薬は７日分です。/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('GRID-11, NOTE-1, NOTE-2, D9: the file holds every note with author, audience and whom it answers; no formula', async () => {
    const question = await written('=服用の要否は？')
    await written('中止で。', { inResponseTo: [{ reference: `Communication/${question.id}` }] }, 'u-2')
    const saved = savedFiles()
    const { user } = await shown()
    await screen.findByText('中止で。')
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    expect(saved.names).toEqual(['notes.csv'])
    const text = await saved.text()
    expect(text).toMatch(/患者,見本 太郎\r\n[\s\S]*期間,全期間\r\n絞り込み,絞り込みなし\r\n[\s\S]*参照用/)
    expect(text).toContain('日時,種類,記載者,職種,医療機関,返信先,読む人,本文\r\n')
    expect(text).toContain(
      "2026/11/19(木) 11:05,ノート,架空 薬師,薬剤師,見本薬局,,この患者に連携する全施設,'=服用の要否は？\r\n",
    )
    expect(text).toMatch(/,返信,見本 看子,看護師,例示中央クリニック,架空 薬師,この患者に連携する全施設,中止で。\r\n/)
  })

  it('GRID-11, SRC-7: words are looked for in text and author; what is hidden is said and goes with 解除', async () => {
    await written('残薬は７日分です。')
    await written('取り消した残薬の話', { status: 'entered-in-error' })
    await written('別の件')
    const { user } = await shown()
    await screen.findByText('別の件')
    await user.type(screen.getByRole('searchbox', { name: '本文・記載者を検索' }), '残薬')
    expect(await screen.findByText(/「残薬」を含む で絞り込み中\s3件中 1件/)).toBeVisible()
    expect(screen.getAllByRole('article')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '解除' }))
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(3))
  })

  it('SRC-1: without a note paper says that there is none and who was asked', async () => {
    await shown()
    await screen.findByText('該当なし')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    expect(document.querySelector('body > [data-orientation]')).toHaveTextContent(/該当なし[\s\S]*照会済み/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('NOTE-2: says who wrote, of what profession in words, from which hospital and when', async () => {
    await written('残薬は７日分です。')
    await shown()
    const feed = await screen.findByRole('feed', { name: 'メモ・ノート' })
    const note = within(feed).getByRole('article', { name: /架空 薬師.*薬剤師.*見本薬局.*2026\/11\/19\(木\) 11:05/ })
    expect(note).toHaveTextContent('残薬は７日分です。')
    expect(note).toHaveAttribute('aria-posinset', '1')
  })

  it('NOTE-1: says on each note who can read it, and that it is not known where the note does not say', async () => {
    await written('全員へ')
    await written('誰へ', { meta: {} })
    await shown()
    const [, ...articles] = [undefined, ...(await screen.findAllByRole('article'))]
    const notes = articles.map((each) => each?.textContent ?? '')
    expect(notes.find((each) => each.includes('全員へ'))).toContain('この患者に連携する全施設')
    expect(notes.find((each) => each.includes('誰へ'))).toContain('読む人の記載なし')
  })

  it('NOTE-6: names who has read a note; nobody is said to have read what was only on the screen', async () => {
    await written('読みましたか')
    const { user } = await shown()
    const note = await screen.findByRole('article')
    expect(note).not.toHaveTextContent(/既読 例/)
    await user.click(within(note).getByRole('button', { name: '既読にする' }))
    await waitFor(() => expect(screen.getByRole('article')).toHaveTextContent(/既読 例示 一郎/))
    expect(screen.queryByRole('button', { name: '既読にする' })).toBeNull()
  })

  it('shows an answer under the note that it answers', async () => {
    const question = await written('服用の要否は？')
    await written(
      '中止で。',
      { inResponseTo: [{ reference: `Communication/${question.id}` }], sent: '2026-11-20T08:00:00+09:00' },
      'u-2',
    )
    await written('別の件', { sent: '2026-11-19T20:00:00+09:00' })
    await shown()
    await screen.findByRole('feed')
    const texts = screen.getAllByRole('article').map((each) => each.textContent ?? '')
    expect(texts.map((each) => /別の件|服用の要否|中止で/.exec(each)?.[0])).toEqual(['別の件', '服用の要否', '中止で'])
    expect(texts[2]).toContain('架空 薬師 への返信')
  })

  it('SRC-1, GRID-9: says that there is none only when the hub has answered', async () => {
    await shown()
    expect(await screen.findByText(/該当なし/)).toBeVisible()
  })

  it('SRC-7: a profession that is chosen is told with what it hides', async () => {
    await written('薬剤師から')
    await written('看護師から', {}, 'u-2')
    const { user } = await shown()
    await screen.findByRole('feed')
    await user.click(screen.getByRole('button', { name: /看護師\s*1/ }))
    expect(screen.getAllByRole('article')).toHaveLength(1)
    expect(screen.getByText(/看護師 で絞り込み中.*2件中 1件/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(screen.getAllByRole('article')).toHaveLength(2)
  })

  it('SRC-7: a hospital and a period that hide notes are named above the feed', async () => {
    await written('薬局から')
    const start = { facility: 'a' as FacilityId, period: '1m' as const }
    renderScreen(<Screen start={start} />, { network: hub.networkOf('u-1') })
    expect(await screen.findByText(/^A 例示中央クリニック・1か月 で絞り込み中.*1件中 0件/)).toBeVisible()
  })

  it('ACC-2: Page Down and Page Up go from message to message', async () => {
    await written('一つ目')
    await written('二つ目', { sent: '2026-11-18T11:05:00+09:00' })
    const { user } = await shown()
    const [first, second] = await screen.findAllByRole('article')
    first?.focus()
    await user.keyboard('{PageDown}')
    expect(second).toHaveFocus()
    await user.keyboard('{PageUp}')
    expect(first).toHaveFocus()
  })

  it('counts the notes of other facilities within 90 days (在宅医療情報連携加算)', async () => {
    await written('最近')
    await written('90日前', { sent: '2026-08-23T09:00:00+09:00' })
    await written('91日前', { sent: '2026-08-22T09:00:00+09:00' })
    await written('自施設', {}, 'u-2')
    await shown()
    expect(await screen.findByText(/直近90日に他施設が記録したノート 2件（F 2）/)).toBeVisible()
  })
})

describe('患者提示モード', () => {
  it('PRV-1, NOTE-3: shows no note, no memo and no draft; what was being written is there afterwards', async () => {
    await written('Ca と家族に説明済み、本人には未告知')
    const { user } = renderScreen(
      <PatientFacingProvider>
        <Mode />
        <Screen />
      </PatientFacingProvider>,
      { network: hub.networkOf('u-1') },
    )
    expect(await screen.findByRole('article')).toHaveTextContent('未告知')
    await user.type(editor(), '告知は来週')
    await user.click(screen.getByRole('button', { name: '提示' }))
    expect(screen.getByText('患者提示モードではメモ・ノートを表示しません')).toBeVisible()
    expect(document.body).not.toHaveTextContent(/未告知|告知は来週|架空 薬師|1件/)
    expect(screen.queryByRole('textbox')).toBeNull()
    await user.click(screen.getByRole('button', { name: '提示' }))
    expect(await screen.findByRole('article')).toHaveTextContent('未告知')
    expect(editor()).toHaveValue('告知は来週')
  })
})

it('PID-12: nothing but the shared view and a profession is read from an address', () => {
  expect(readNotesAddress({ profession: 'nurse', text: '体重', facility: 'a' })).toEqual({
    profession: 'nurse',
    facility: 'a',
  })
  expect(readNotesAddress({ profession: '見本 太郎' })).toEqual({})
})
