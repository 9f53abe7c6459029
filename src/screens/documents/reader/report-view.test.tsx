import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Report } from '#clinical/event-facts.ts'
import { printed } from '../testing/printed.ts'
import { pane, show, title } from '../testing/render-documents.tsx'
import { fileOf, reportOf, textFile } from '../testing/sample-documents.ts'

afterEach(async () => {
  await act(async () => void window.dispatchEvent(new Event('afterprint')))
})

const UNSTATED = /患者は自動確認できません/

describe('a report and the file that came with it', () => {
  const withFile = (more: Partial<Report> = {}) =>
    reportOf('CT報告', '2026-11-06', '両肺', { studyUids: ['1.2.3'], files: [textFile('右肺尖に結節')], ...more })

  it('ACC-9, VAL-5: paper holds the findings of its file below its own words, in the order of the screen', async () => {
    const { user } = show([withFile({ conclusion: '別紙のとおり' })])
    await user.click(await title(/CT報告/))
    await within(pane()).findByText('右肺尖に結節')
    const paper = await printed()
    expect(paper.getByText('別紙のとおり').compareDocumentPosition(paper.getByText('右肺尖に結節'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    )
    expect(paper.queryByText('文書の内容が表示されていません')).toBeNull()
  })

  it('VAL-5: nothing says that there are no findings in words while a file holds them', async () => {
    const { user } = show([withFile({ conclusion: undefined })])
    await user.click(await title(/CT報告/))
    await within(pane()).findByText('右肺尖に結節')
    expect(screen.queryByText('文字の所見はありません')).toBeNull()
    expect(screen.queryByRole('heading', { name: '所見・診断' })).toBeNull()
  })

  it('VAL-5: a report without words and without a file says so', async () => {
    const { user } = show([withFile({ conclusion: undefined, files: [] })])
    await user.click(await title(/CT報告/))
    expect(await within(pane()).findByText('文字の所見はありません')).toBeVisible()
  })

  it('SRC-1: paper of a report whose file is not on screen says that it is not', async () => {
    const { user } = show([withFile({ files: [textFile('PK\u0003\u0004xxxx', 'application/zip')] })])
    await user.click(await title(/CT報告/))
    await within(pane()).findByText('この種類のファイルは画面に表示しません')
    const paper = await printed()
    expect(paper.getByText('検査 1.2.3')).toBeInTheDocument()
    expect(paper.getByText('文書の内容が表示されていません')).toBeInTheDocument()
  })

  it('DOC-2, PID-7: the patient of the file is not taken for checked because that of the report is', async () => {
    const { user } = show([withFile()])
    await user.click(await title(/CT報告/))
    await within(pane()).findByText('右肺尖に結節')
    expect(within(pane()).getByText('登録された患者番号は画面の患者と一致')).toBeVisible()
    expect(within(pane()).getByText(UNSTATED)).toBeVisible()
  })

  it('ACC-9, VAL-5: what the record says of a document is on its paper, above its text', async () => {
    const { user } = show([
      fileOf('紹介状', '2026-11-06', [textFile('本文です')], { description: '第2版を参照のこと' }),
    ])
    await user.click(await title(/紹介状/))
    await within(pane()).findByText('本文です')
    const paper = await printed()
    expect(paper.getByText('第2版を参照のこと')).toBeInTheDocument()
    expect(paper.getByText('本文です')).toBeInTheDocument()
  })
})
