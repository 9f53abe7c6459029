import { act, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { PatientFacingProvider, usePatientFacing } from '#record/patient-facing.tsx'
import type { HubStore } from '#sources/hub/hub-store.ts'
import type { Communication, DocumentReference } from '#standards/fhir/r4.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { HUB_PERSON, openTestHub, type TestHub } from '#testing/hub-server.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { NotesScreen } from './notes.screen.tsx'
import { type NotesAddress, readNotesAddress } from './notes-address.ts'

const PERSON = fakePerson(HUB_PERSON, { links: { a: 'linked', f: 'linked' } })
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

let hub: TestHub

function Screen({ start = {} }: { readonly start?: NotesAddress }) {
  const [address, setAddress] = useState(start)
  return <NotesScreen person={PERSON} address={address} onAddress={setAddress} />
}

function Mode() {
  const { toggle } = usePatientFacing()
  return (
    <button type="button" onClick={toggle}>
      提示
    </button>
  )
}

async function shown(language: 'ja' | 'en' = 'ja') {
  // Signed in as the physician of the clinic.
  const rendered = renderScreen(<Screen />, { network: hub.networkOf('u-1'), language })
  const memo = await screen.findByRole('region', { name: language === 'ja' ? '重要メモ' : 'Important memo' })
  await within(memo).findByRole('button')
  return rendered
}

async function written(text: string, more: Partial<Communication> = {}, userId = 'u-3'): Promise<Communication> {
  const uuid = crypto.randomUUID()
  const note: Communication = {
    resourceType: 'Communication',
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid}` }],
    meta: { security: [{ system: 'http://renkei-viewer.example/fhir/CodeSystem/note-audience', code: 'network' }] },
    extension: [
      {
        url: 'http://renkei-viewer.example/fhir/StructureDefinition/note-facility',
        valueReference: { reference: userId === 'u-3' ? 'Organization/f' : 'Organization/a' },
      },
    ],
    status: 'completed',
    category: [
      { coding: [{ system: 'http://renkei-viewer.example/fhir/CodeSystem/note-category', code: 'note' }] },
      {
        coding: [
          {
            system: 'http://renkei-viewer.example/fhir/CodeSystem/profession',
            code: userId === 'u-3' ? 'pharmacist' : 'nurse',
          },
        ],
      },
    ],
    subject: { reference: `Patient/${HUB_PERSON}` },
    sent: '2026-11-19T11:05:00+09:00',
    sender: {
      identifier: { system: 'http://renkei-viewer.example/fhir/NamingSystem/user', value: userId },
      display: userId === 'u-3' ? '架空 薬師' : '見本 看子',
    },
    payload: [{ contentString: text }],
    ...more,
  }
  const outcome = await hub
    .storeOf(userId)
    .create(note, `urn:ietf:rfc:3986|urn:uuid:${uuid}`, new AbortController().signal)
  if (outcome.kind !== 'written') throw new Error(outcome.kind)
  return outcome.resource as Communication
}

async function sentNotes(userId = 'u-2'): Promise<readonly Communication[]> {
  const all = (await hub.all('Communication', userId)) as readonly Communication[]
  return all.filter(({ status }) => status === 'completed')
}

const editor = () => screen.getByRole('textbox', { name: '見本 太郎 さんについて書く' })
const send = () => screen.getByRole('button', { name: '送信' })

beforeEach(async () => {
  sessionStorage.clear()
  hub = await openTestHub()
})

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
    function Filtered() {
      return (
        <NotesScreen person={PERSON} address={{ facility: 'a' as FacilityId, period: '1m' }} onAddress={() => {}} />
      )
    }
    renderScreen(<Filtered />, { network: hub.networkOf('u-1') })
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

describe('writing a note', () => {
  it('NOTE-1: who can read stands above the text, offers only what the hub enforces, and goes with the note', async () => {
    const { user } = await shown()
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

  it('H-11: tells as whom it will be recorded before anything is sent', async () => {
    await shown()
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
    expect(await screen.findByText(/保存先がありません/, {}, { timeout: 3000 })).toBeVisible()
  })

  it('sends what home care shares as parts of the note', async () => {
    const { user } = await shown()
    await user.click(screen.getByRole('button', { name: '在宅療養の共有事項' }))
    await user.selectOptions(screen.getByRole('combobox', { name: '治療方針の変更' }), 'あり')
    await user.type(screen.getByRole('textbox', { name: '変更の概要' }), '利尿薬を増量')
    await user.click(send())
    const note = await screen.findByRole('article')
    expect(note).toHaveTextContent(/治療方針の変更あり.*変更の概要利尿薬を増量/)
  })
})

describe('attachments (NOTE-4)', () => {
  const choose = (user: Awaited<ReturnType<typeof shown>>['user'], ...files: File[]) =>
    user.upload(screen.getByLabelText(/JPEG・PNG・GIF・PDF/), files)

  it('NOTE-4: go out only after somebody said that they are of this patient, and stand on the note with type and size', async () => {
    const { user } = await shown()
    await choose(user, new File([PNG], '下腿.png', { type: 'image/png' }))
    const list = await screen.findByRole('list', { name: '添付ファイル' })
    expect(list).toHaveTextContent(/下腿\.png.*PNG 11 B/)
    expect(hub.arrived).not.toContain('POST DocumentReference')
    expect(send()).toBeDisabled()
    await user.click(screen.getByRole('button', { name: '見本 太郎 さんのものです' }))
    expect(await screen.findByText('送信済み')).toBeVisible()
    await user.click(send())
    const note = await screen.findByRole('article')
    expect(within(note).getByRole('button', { name: /下腿\.png.*開く/ })).toHaveTextContent(/PNG 11 B.*患者確認済み/)
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
    await user.click(screen.getByRole('button', { name: '見本 太郎 さんのものです' }))
    const again = await screen.findByRole('button', { name: '下腿.png を再送' })
    hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
    await user.click(again)
    expect(await screen.findByText('送信済み')).toBeVisible()
    expect(await hub.all('DocumentReference', 'u-1')).toHaveLength(1)
  })
})

describe('changing what stands (NOTE-2)', () => {
  it('NOTE-2: an edit keeps the text that was there before', async () => {
    await written('10 mg', { sender: me() }, 'u-1')
    const { user } = await shown()
    const note = await screen.findByRole('article')
    await user.click(within(note).getByRole('button', { name: '編集' }))
    const field = screen.getByRole('textbox', { name: 'ノートの本文を編集' })
    await user.clear(field)
    await user.type(field, '1.0 mg')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(screen.getByRole('article')).toHaveTextContent('1.0 mg'))
    expect(screen.getByText('履歴 1')).toBeVisible()
    expect(screen.getByRole('article')).toHaveTextContent('10 mg')
  })

  it('E23: an edit of a version that is not the last one overwrites nothing; both versions are shown', async () => {
    const note = await written('一', { sender: me() }, 'u-1')
    const { user } = await shown()
    await user.click(within(await screen.findByRole('article')).getByRole('button', { name: '編集' }))
    const elsewhere: Communication = { ...note, payload: [{ contentString: '別の端末の文章' }] }
    await hub.storeOf('u-1').update(elsewhere, new AbortController().signal)
    await user.type(screen.getByRole('textbox', { name: 'ノートの本文を編集' }), 'の続き')
    await user.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByRole('region', { name: 'この画面の文章' })).toHaveTextContent('一の続き')
    expect(screen.getByRole('region', { name: '保存されている文章' })).toHaveTextContent('別の端末の文章')
    expect((await sentNotes())[0]?.payload?.[0]?.contentString).toBe('別の端末の文章')
    await user.click(screen.getByRole('button', { name: 'この画面の文章を使う' }))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(async () => expect((await sentNotes())[0]?.payload?.[0]?.contentString).toBe('一の続き'))
  })

  it('NOTE-2: taking a note back is asked about, and leaves a line with name and time', async () => {
    await written('書き間違い', { sender: me() }, 'u-1')
    const { user } = await shown()
    await user.click(within(await screen.findByRole('article')).getByRole('button', { name: '取り消す' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '取り消す' }))
    expect(await screen.findByText(/例示 一郎 が 2026\/11\/20\(金\) 09:32 に取り消しました/)).toBeVisible()
    expect(screen.getByText('書き間違い', { selector: 's' })).toBeInTheDocument()
  })

  it('H-11: nobody is offered to change what another wrote', async () => {
    await written('薬剤師の文章')
    await shown()
    const note = await screen.findByRole('article')
    expect(within(note).queryByRole('button', { name: '編集' })).toBeNull()
    expect(within(note).getByRole('button', { name: '返信' })).toBeVisible()
  })
})

describe('the memo', () => {
  const memo = () => screen.getByRole('region', { name: '重要メモ' })

  async function write(user: Awaited<ReturnType<typeof shown>>['user'], text: string) {
    await user.click(within(memo()).getByRole('button', { name: /重要メモを書く|編集/ }))
    const field = within(memo()).getByRole('textbox', { name: '重要メモの本文' })
    await user.clear(field)
    await user.type(field, text)
    await user.click(within(memo()).getByRole('button', { name: '保存' }))
  }

  it('is one for the patient; what it replaces is its history', async () => {
    const { user } = await shown()
    await write(user, '抗凝固薬 継続中。')
    await waitFor(() => expect(memo()).toHaveTextContent('抗凝固薬 継続中。'))
    await within(memo()).findByRole('button', { name: '編集' })
    await write(user, '抗凝固薬 中止。')
    await waitFor(() => expect(memo()).toHaveTextContent('以前の重要メモ 1件'))
    const documents = (await hub.all('DocumentReference', 'u-1')) as readonly DocumentReference[]
    expect(documents.map(({ status }) => status).sort()).toEqual(['current', 'superseded'])
  })

  it('E23: a memo that was replaced by somebody else meanwhile is not replaced again unseen', async () => {
    const { user } = await shown()
    await write(user, '一')
    await waitFor(() => expect(memo()).toHaveTextContent('一'))
    const [before] = (await hub.all('DocumentReference', 'u-1')) as readonly DocumentReference[]
    await user.click(await within(memo()).findByRole('button', { name: '編集' }))
    const { id: _id, meta: _meta, ...copy } = before as DocumentReference
    await hub.storeOf('u-2').create(
      {
        ...copy,
        author: [],
        masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:other' },
        description: '看護師のメモ',
        relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${before?.id}` } }],
      } as DocumentReference,
      'urn:ietf:rfc:3986|urn:uuid:other',
      new AbortController().signal,
    )
    const field = within(memo()).getByRole('textbox', { name: '重要メモの本文' })
    await user.type(field, ' 医師の続き')
    await user.click(within(memo()).getByRole('button', { name: '保存' }))
    expect(await within(memo()).findByText('別の画面で変更されています。どちらも消えていません。')).toBeVisible()
    expect(within(memo()).getByRole('region', { name: '保存されている文章' })).toHaveTextContent('看護師のメモ')
    const documents = (await hub.all('DocumentReference', 'u-1')) as readonly DocumentReference[]
    expect(documents.filter(({ status }) => status === 'current')).toHaveLength(1)
  })
})

it('PID-12: nothing but the shared view and a profession is read from an address', () => {
  expect(readNotesAddress({ profession: 'nurse', text: '体重', facility: 'a' })).toEqual({
    profession: 'nurse',
    facility: 'a',
  })
  expect(readNotesAddress({ profession: '見本 太郎' })).toEqual({})
})

function me() {
  return {
    identifier: { system: 'http://renkei-viewer.example/fhir/NamingSystem/user', value: 'u-1' },
    display: '例示 一郎',
  }
}
