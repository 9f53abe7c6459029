import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { LeaveGuardContext } from '#record/leave-guard.ts'
import type { HubStore } from '#sources/hub/hub-store.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { editor, hub, me, PNG, Screen, send, sentNotes, shown, written } from './testing/render-notes.tsx'

beforeEach(() => sessionStorage.clear())

describe('writing a note', () => {
  it('NOTE-1: who can read stands above the text, offers only what the hub enforces, and goes with the note', async () => {
    const { user } = await shown()
    await user.click(editor())
    const readers = screen.getByRole('combobox', { name: '読む人' })
    expect(readers.compareDocumentPosition(editor()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    await user.selectOptions(readers, '自施設のみ（例示中央クリニック）')
    await user.type(editor(), '院内だけの話')
    await user.click(send())
    expect(await screen.findByRole('article')).toHaveTextContent('例示中央クリニックのみ')
    expect(await sentNotes('u-2')).toHaveLength(1)
    expect(await sentNotes('u-3')).toHaveLength(0)
  })

  it('NOTE-1: without an audience that the hub enforces nothing can be written, and the screen says why', async () => {
    const network = hub.networkOf('u-1')
    const { hubStore } = network
    if (hubStore === undefined) throw new Error('no hub')
    const lax: HubStore = {
      audiences: [],
      patientIdOf: (...asked) => hubStore.patientIdOf(...asked),
      search: (...asked) => hubStore.search(...asked),
      read: (...asked) => hubStore.read(...asked),
      create: (...asked) => hubStore.create(...asked),
      update: (...asked) => hubStore.update(...asked),
      askAnyway: () => hubStore.askAnyway(),
    }
    renderScreen(<Screen />, { network: { ...network, hubStore: lax } })
    expect(await screen.findByText(/読む人を限れることが確認されていない/)).toBeVisible()
    expect(screen.queryByRole('button', { name: '送信' })).toBeNull()
  })

  it('is one line until it is entered, and stays as it is when it is left: nothing moves under a pressed button', async () => {
    const { user } = await shown()
    expect(screen.queryByRole('button', { name: '送信' })).toBeNull()
    await user.click(editor())
    expect(send()).toHaveAccessibleDescription('本文か添付を入れてください')
    await user.click(screen.getByRole('searchbox', { name: '本文・記載者を検索' }))
    expect(send()).toBeDisabled()
    await user.type(editor(), '残薬 7日分')
    expect(send()).toBeEnabled()
  })

  it('H-11: tells as whom it will be recorded before anything is sent', async () => {
    const { user } = await shown()
    await user.click(editor())
    expect(screen.getByText('例示 一郎（医師・例示中央クリニック）として記録します')).toBeVisible()
  })

  it('C5: no field hands its text to a spelling service or to the browser’s memory', async () => {
    await shown()
    for (const field of screen.getAllByRole('textbox')) {
      expect(field).toHaveAttribute('spellcheck', 'false')
      expect(field).toHaveAttribute('autocomplete', 'off')
    }
  })

  it('E22, NOTE-5: a note whose answer was lost is there once, and only then said to be sent', async () => {
    const { user } = await shown()
    await user.type(editor(), '吸入手技を確認しました。')
    hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
    await user.click(send())
    expect(await screen.findByText('送信しました')).toBeInTheDocument()
    expect(await sentNotes()).toHaveLength(1)
    expect(editor()).toHaveValue('')
  })

  it('E21, NOTE-5: a failure is loud, the text stays, and 再送 sends it once', async () => {
    const { user } = await shown()
    hub.fateOf = ({ isWrite }) => (isWrite ? 'request-lost' : 'answered')
    await user.type(editor(), '残薬 7日分')
    await user.click(send())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /送信できていません。文章はここに残っています。.*応答がありません/,
    )
    expect(screen.queryByText('送信しました')).toBeNull()
    expect(editor()).toHaveValue('残薬 7日分')
    hub.fateOf = () => 'answered'
    await user.click(screen.getByRole('button', { name: '再送' }))
    await waitFor(async () => expect(await sentNotes()).toHaveLength(1))
  })

  it('E24: a double click sends one note', async () => {
    const { user } = await shown()
    await user.type(editor(), '一度だけ')
    await user.dblClick(send())
    await screen.findByRole('article')
    expect(await sentNotes()).toHaveLength(1)
  })

  it('E25: a draft is offered to the user who wrote it, with its text and readers', async () => {
    await written('書きかけ', { status: 'preparation', sender: me(), category: [] }, 'u-1')
    const { user } = await shown()
    const drafts = await screen.findByRole('region', { name: '書きかけの下書き' })
    expect(drafts).toHaveTextContent('書きかけ')
    expect(screen.queryByRole('article')).toBeNull()
    await user.click(within(drafts).getByRole('button', { name: '続きを書く' }))
    expect(editor()).toHaveValue('書きかけ')
    await user.click(send())
    await waitFor(async () => expect(await sentNotes()).toHaveLength(1))
  })

  it('E26: without a hub it says before the first word that nothing is kept or can be sent', async () => {
    const { hubStore: _hub, ...network } = hub.networkOf('u-1')
    const { user } = renderScreen(<Screen />, { network })
    await user.type(await screen.findByRole('textbox', { name: /について書く/ }), 'x')
    expect(await screen.findByText(/保存先がありません/)).toBeVisible()
  })

  it('sends what home care shares as parts of the note', async () => {
    const { user } = await shown()
    await user.click(editor())
    await user.click(screen.getByRole('button', { name: '在宅療養の共有事項' }))
    await user.selectOptions(screen.getByRole('combobox', { name: '治療方針の変更' }), 'あり')
    await user.type(screen.getByRole('textbox', { name: '変更の概要' }), '利尿薬を増量')
    await user.click(send())
    const note = await screen.findByRole('article')
    expect(note).toHaveTextContent(/治療方針の変更あり.*変更の概要利尿薬を増量/)
  })
})

describe('attachments (NOTE-4)', () => {
  const choose = async (user: Awaited<ReturnType<typeof shown>>['user'], ...files: File[]) => {
    await user.click(editor())
    await user.upload(screen.getByLabelText(/JPEG・PNG・GIF・PDF/), files)
  }

  it('NOTE-4: go out only after somebody said that they are of this patient, and stand on the note with type and size', async () => {
    const { user } = await shown()
    await choose(user, new File([PNG], '下腿.png', { type: 'image/png' }))
    const list = await screen.findByRole('list', { name: '添付ファイル' })
    expect(list).toHaveTextContent(/下腿\.png.*PNG 11 B/)
    expect(hub.arrived).not.toContain('POST DocumentReference')
    const confirmed = screen.getByRole('checkbox', { name: '見本 太郎 さんのものであることを確認' })
    expect(confirmed).not.toBeChecked()
    expect(send()).toBeDisabled()
    expect(send()).toHaveAccessibleDescription('添付の患者確認がまだです')
    await user.click(confirmed)
    expect(await screen.findByText('送信済み')).toBeVisible()
    await user.click(send())
    const note = await screen.findByRole('article')
    expect(within(note).getByRole('button', { name: /下腿\.png.*開く/ })).toHaveTextContent(/PNG 11 B.*患者確認済み/)
  })

  it('NOTE-3: what leaving would lose is said as it is: the file that was not sent, not the words that are kept', async () => {
    const held = new Set<string>()
    const guard = {
      hold: (what: string) => held.add(what),
      release: (what: string) => held.delete(what),
      leave: () => {},
    }
    const { user } = renderScreen(
      <LeaveGuardContext value={guard}>
        <Screen />
      </LeaveGuardContext>,
      { network: hub.networkOf('u-1') },
    )
    await user.click(await screen.findByRole('textbox', { name: /について書く/ }))
    await choose(user, new File([PNG], '下腿.png', { type: 'image/png' }))
    await waitFor(() => expect([...held]).toEqual(['メモ・ノートの添付（まだ送っていないファイル）']))
    await user.type(editor(), '発赤は前回と同じ')
    expect([...held]).toContain('メモ・ノート（送信していない文章）')
    await screen.findByText(/下書きを保存しました/)
    expect([...held]).toEqual(['メモ・ノートの添付（まだ送っていないファイル。文章の下書きは保存済みです）'])
  })

  it('NOTE-4: refuses in words what is no picture or PDF, or not what its name says', async () => {
    const { user } = await shown()
    await choose(
      user,
      new File([PNG], 'photo.jpg', { type: 'image/jpeg' }),
      new File(['text'], 'notes.pdf', { type: 'application/pdf' }),
    )
    const refused = await screen.findByRole('alert')
    await waitFor(() => expect(refused).toHaveTextContent('photo.jpg は名前と中身が異なります（中身は PNG）'))
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('notes.pdf は添付できません'))
    expect(screen.queryByRole('list', { name: '添付ファイル' })).toBeNull()
  })

  it('E22: an attachment whose answer was lost is at the hub once; one that never arrived is sent again under its key', async () => {
    const { user } = await shown()
    await choose(user, new File([PNG], '下腿.png', { type: 'image/png' }))
    await screen.findByRole('list', { name: '添付ファイル' })
    hub.fateOf = ({ isWrite }) => (isWrite ? 'request-lost' : 'answered')
    await user.click(screen.getByRole('checkbox', { name: '見本 太郎 さんのものであることを確認' }))
    const again = await screen.findByRole('button', { name: '下腿.png を再送' })
    hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
    await user.click(again)
    expect(await screen.findByText('送信済み')).toBeVisible()
    expect(await hub.all('DocumentReference', 'u-1')).toHaveLength(1)
  })
})
