import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { printed } from './testing/printed.ts'
import { show, title } from './testing/render-documents.tsx'
import { fileOf, textFile } from './testing/sample-documents.ts'

const UNDISCLOSED = { sensitivity: [{ mark: 'undisclosed' as const, asOf: undefined }] }

const DOCUMENTS = [
  fileOf('退院時サマリー', '2026-11-18', [textFile('x')], { department: '循環器科', author: '仮 一夫' }),
  fileOf('=HYPERLINK("http://x")', '2026-11-08', [textFile('x'), textFile('y')]),
  fileOf('腎臓内科 報告書', '2026-06-10', [], { isAwaitingConsent: true }),
]

afterEach(async () => {
  await act(async () => void window.dispatchEvent(new Event('afterprint')))
  vi.restoreAllMocks()
})

describe('文書一覧 on paper, in files and in copies', () => {
  it('ACC-9, GRID-11: while no document is open paper holds every line of the list, and whose it is', async () => {
    const { user } = show(DOCUMENTS)
    await title(/退院時サマリー/)
    const paper = await printed()
    expect(paper.getByText('3件中 3件を表示')).toBeInTheDocument()
    expect(paper.getAllByText('見本 太郎')).not.toHaveLength(0)
    expect(
      paper.getByRole('row', { name: /^2026\/11\/18.*退院時サマリー.*見本総合病院.*循環器科.*仮 一夫.*確定/ }),
    ).toBeInTheDocument()
    expect(paper.getByRole('row', { name: /^2026\/06\/10.*腎臓内科 報告書.*同意待ち/ })).toBeInTheDocument()
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
    await user.click(await title(/退院時サマリー/))
    expect((await printed()).queryByText('3件中 3件を表示')).toBeNull()
  })

  it('SRC-1: an empty list on paper says which kind of nothing it is', async () => {
    show([])
    await screen.findByText('該当なし')
    expect((await printed()).getByText('該当なし')).toBeInTheDocument()
  })

  it('D9, PRV-1, PRV-3: the file has identity and sources in its head, 未告知 beside the title, and no formula', async () => {
    const blobs: Blob[] = []
    const { user } = show([...DOCUMENTS, fileOf('病状説明書', '2026-05-01', [], UNDISCLOSED)])
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) blobs.push(blob)
      return 'blob:fake'
    })
    await title(/病状説明書/)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const text = (await blobs[0]?.text()) ?? ''
    expect(text).toContain('患者,見本 太郎')
    expect(text).toContain('文書日,標題,種別,診療科,作成者,状態,添付数,取扱い,医療機関')
    expect(text).toMatch(/退院時サマリー,サマリー,循環器科,仮 一夫,確定,1,,見本総合病院/)
    expect(text).toMatch(/病状説明書,.*,未告知,見本総合病院/)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('issue 3 §7: a copy tells the patient, then the documents that the filters leave', async () => {
    const { user } = show(DOCUMENTS)
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await user.type(await screen.findByRole('searchbox', { name: '文書を検索' }), 'サマリー')
    await screen.findByText(/3件中 1件を表示/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = write.mock.calls[0]?.[0] ?? ''
    expect(copied).toContain('見本 太郎')
    expect(copied).toContain('「サマリー」')
    expect(copied).toMatch(/2026\/11\/18.* 退院時サマリー 見本総合病院 循環器科 仮 一夫 確定/)
    expect(copied).not.toContain('腎臓内科')
  })
})
