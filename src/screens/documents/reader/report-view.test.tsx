import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Report } from '#clinical/event-facts.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { dataOf } from '#testing/fake-network.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
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

describe('the results that a report names', () => {
  it('SRC-6: one that has not come is missed once, however often it or another is named', async () => {
    const potassium = sampleLab({ facility: 'b', at: '2026-11-06T09:05', name: 'カリウム', value: '4.1' })
    const report = reportOf('検査報告', '2026-11-06', '別紙', {
      resultKeys: [potassium.key, potassium.key, 'not-here', 'not-here'],
    })
    const records = { report: dataOf<ClinicalFact>([report]), laboratory: dataOf<ClinicalFact>([potassium]) }
    const { user } = show([], { answers: { b: { records } } })
    await user.click(await title(/検査報告/))
    expect(await within(pane()).findByRole('row', { name: /カリウム/ })).toBeVisible()
    expect(within(pane()).getByText('関連する結果 1件は取得した範囲にありません')).toBeVisible()
  })
})
