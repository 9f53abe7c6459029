import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Communication, DocumentReference } from '#standards/fhir/r4.ts'
import { hub, me, sentNotes, shown, written } from './testing/render-notes.tsx'

beforeEach(() => sessionStorage.clear())

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
