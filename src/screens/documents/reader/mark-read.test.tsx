import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttachedFile } from '#clinical/event-facts.ts'
import type { OpenedPdf } from '#record/pdf/open-pdf.ts'
import type { ExportPolicy } from '#sources/policy-config.ts'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { pane, replies, row, Screen, show, TARO, title } from '../testing/render-documents.tsx'
import { bundleOf, fileOf, narrative, reportOf, sectionOf, textFile } from '../testing/sample-documents.ts'

const open = vi.hoisted(() => vi.fn<() => Promise<OpenedPdf>>())
vi.mock('#record/pdf/open-pdf.ts', () => ({ openPdf: open, PdfProblem: class extends Error {} }))
// There is no canvas here: a page is drawn when its button is pressed.
vi.mock('#record/pdf/pdf-page.tsx', () => ({
  PdfPage: ({ onShown }: { onShown: (() => void) | undefined }) => (
    <button type="button" onClick={onShown}>
      ページが描けた
    </button>
  ),
}))

const PDF = textFile('%PDF-1.7 x', 'application/pdf')
const OFFICE = textFile('PK\u0003\u0004xxxx', 'application/zip')
const SVG = textFile('<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'image/svg+xml')
const ELSEWHERE: AttachedFile = { ...PDF, url: 'https://elsewhere.example/x', data: undefined }
const DOCUMENT = { numPages: 1, getPage: () => new Promise(() => {}) }

beforeEach(() => {
  open.mockReset().mockReturnValue(new Promise(() => {}))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

const unread = () => row(/未読\s*文書 X/)
const isRead = () => waitFor(() => expect(screen.queryByRole('row', { name: /未読/ })).toBeNull())

async function choose(fact: Parameters<typeof show>[0][number], shown: string | RegExp) {
  const { user } = show([fact])
  await unread()
  await user.click(await title(/文書 X/))
  await within(pane()).findByText(shown, { selector: ':not(td *)' })
  return user
}
const file = (of: AttachedFile) => fileOf('文書 X', '2026-11-18', [of])
const report = (...files: readonly AttachedFile[]) => reportOf('文書 X', '2026-11-18', '浸潤影あり。', { files })

describe('H-27, DOC-7: read is what has stood before the reader', () => {
  it('a file that is never opened here stays unread', async () => {
    await choose(file(OFFICE), 'この種類のファイルは画面に表示しません')
    expect(await unread()).toBeVisible()
  })

  it('a PDF that does not open stays unread', async () => {
    open.mockRejectedValue(new Error('encrypted'))
    await choose(file(PDF), /PDFを表示できません/)
    expect(await unread()).toBeVisible()
  })

  it('a PDF is read when a page of it is drawn, and not before', async () => {
    open.mockResolvedValue({ document: DOCUMENT as unknown as PDFDocumentProxy, close: () => {} })
    const user = await choose(file(PDF), 'ページが描けた')
    expect(await unread()).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'ページが描けた' }))
    await isRead()
  })

  it('a picture is read when it stands, and not before', async () => {
    const { user } = show([file(SVG)])
    await user.click(await title(/文書 X/))
    const image = await within(pane()).findByRole('img', { name: /画像/ })
    expect(await unread()).toBeVisible()
    fireEvent.load(image)
    await isRead()
  })

  it('a picture that cannot be drawn stays unread', async () => {
    const { user } = show([file(SVG)])
    await user.click(await title(/文書 X/))
    fireEvent.error(await within(pane()).findByRole('img', { name: /画像/ }))
    expect(await unread()).toBeVisible()
  })

  it.each([
    ['that is never opened here', () => {}, OFFICE],
    ['a PDF that does not open', () => open.mockRejectedValue(new Error('encrypted')), PDF],
    ['a picture that cannot be drawn', () => {}, SVG],
  ])('H-25: a file, %s, is read once it is saved; that is said before and after', async (_what, arrange, of) => {
    arrange()
    const { user } = show([file(of)])
    await user.click(await title(/文書 X/))
    if (of === SVG) fireEvent.error(await within(pane()).findByRole('img', { name: /画像/ }))
    expect(await within(pane()).findByText('保存すると既読になります')).toBeVisible()
    expect(await unread()).toBeVisible()
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    await user.click(within(pane()).getByRole('button', { name: 'ファイルを保存' }))
    expect(click).toHaveBeenCalledOnce()
    await isRead()
    expect(within(pane()).getByText('保存を始め、既読にしました')).toBeVisible()
    click.mockRestore()
  })

  it('D7: who may not save is told that a file which is never opened here stays unread', async () => {
    const network = fakeNetwork({ people: [TARO], answers: { b: replies(file(OFFICE)) } })
    const exports: ExportPolicy = { print: [], csv: ['pharmacist'], copy: [], patients: [] }
    const { user } = renderScreen(<Screen />, { network: { ...network, exports } })
    await user.click(await title(/文書 X/))
    expect(await within(pane()).findByText('この文書は未読のまま残ります')).toBeVisible()
    expect(within(pane()).queryByRole('button', { name: 'ファイルを保存' })).toBeNull()
    expect(await unread()).toBeVisible()
  })

  it('a page that no pixel came of: the PDF is read once it is saved with its toolbar', async () => {
    open.mockResolvedValue({ document: DOCUMENT as unknown as PDFDocumentProxy, close: () => {} })
    const user = await choose(file(PDF), 'ページが描けた')
    expect(await unread()).toBeVisible()
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    await user.click(within(pane()).getByRole('button', { name: 'ファイルを保存' }))
    await isRead()
    click.mockRestore()
  })

  it.each([
    ['text', textFile('本文', 'text/plain')],
    ['HTML', textFile('<!doctype html><p>本文</p>', 'text/html')],
    ['a FHIR document', bundleOf([sectionOf('333', '経過', narrative('本文'))])],
  ])('%s is read when its words stand', async (_what, of) => {
    await choose(file(of), '本文')
    await isRead()
  })

  it('a report whose attached file could not be had stays unread, though its words stand', async () => {
    await choose(report(ELSEWHERE), '医療機関の外の場所を指しているため取得しません')
    expect(within(pane()).getByText('浸潤影あり。')).toBeVisible()
    expect(await unread()).toBeVisible()
  })

  it('a report whose attached PDF does not open stays unread', async () => {
    open.mockRejectedValue(new Error('broken'))
    await choose(report(PDF), /PDFを表示できません/)
    expect(await unread()).toBeVisible()
  })

  it.each([
    ['without a file', []],
    ['with a file that stands', [textFile('別紙')]],
    ['with a file that came and can only be saved', [OFFICE]],
  ])('a report %s is read', async (_what, files) => {
    await choose(report(...files), '浸潤影あり。')
    await isRead()
  })
})
