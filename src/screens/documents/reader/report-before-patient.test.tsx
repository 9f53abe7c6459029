import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { dataOf, type FakeReplies, failedAnswer } from '#testing/fake-network.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { pane, row, show, title } from '../testing/render-documents.tsx'
import { bundleOf, FHIR_JSON, fileOf, narrative, reportOf, sectionOf, textFile } from '../testing/sample-documents.ts'

describe('患者提示モード', () => {
  const result = (name: string, more: Partial<LabResult> = {}) =>
    sampleLab({ facility: 'b', at: '2026-11-06T09:05', name, value: '152' }, more)
  const undisclosed = { sensitivity: [{ mark: 'undisclosed' as const, asOf: undefined }] }
  const withResults = async (results: readonly LabResult[], isPatientFacing: boolean) => {
    const report = reportOf('検査報告', '2026-11-06', '別紙', { resultKeys: results.map(({ key }) => key) })
    const records = { report: dataOf<ClinicalFact>([report]), laboratory: dataOf<ClinicalFact>(results) }
    const { user } = show([], { isPatientFacing, answers: { b: { records } } })
    await user.click(await title(/検査報告/))
    return within(pane())
  }

  it('PRV-1: a report shows the patient no result that is 未告知, and does not count it as missing', async () => {
    const inside = await withResults([result('CEA', undisclosed), result('カリウム')], true)
    expect(await inside.findByText(/カリウム/)).toBeVisible()
    expect(inside.queryByText(/CEA/)).toBeNull()
    expect(inside.queryByText(/取得した範囲にありません/)).toBeNull()
  })

  it('PRV-1: outside the mode it is there, marked', async () => {
    const inside = await withResults([result('CEA', undisclosed)], false)
    expect(await inside.findByRole('row', { name: /CEA.*未告知/ })).toBeVisible()
  })

  it('PRV-1: where every result is hidden, no heading tells that there are any', async () => {
    const inside = await withResults([result('CEA', undisclosed)], true)
    await waitFor(() => expect(inside.queryByRole('heading', { name: '検査結果' })).toBeNull())
    expect(inside.getByText('別紙')).toBeVisible()
  })

  it('PRV-1: a FHIR document that cannot be read is not shown to the patient as the text that came', async () => {
    const broken = textFile('{"resourceType":"Bundle","type":"document","entry":"胃癌"}', FHIR_JSON)
    const { user } = show([fileOf('紹介状', '2026-11-05', [broken])], { isPatientFacing: true })
    await user.click(await title(/紹介状/))
    expect(await within(pane()).findByText('患者提示モードでは表示しません')).toBeVisible()
    expect(pane()).not.toHaveTextContent('胃癌')
  })

  it('PRV-1: marked-up words of a report, in which no name can be looked for, are not shown to the patient', async () => {
    const div = '<div xmlns="http://www.w3.org/1999/xhtml"><p>胃<b>癌</b>疑い</p></div>'
    const { user } = show([reportOf('内視鏡報告', '2026-11-05', '', { conclusion: undefined, narrative: div })], {
      isPatientFacing: true,
    })
    await user.click(await title(/内視鏡報告/))
    expect(await within(pane()).findByText('患者提示モードでは表示しません')).toBeVisible()
    expect(within(pane()).queryByText('文字の所見はありません')).toBeNull()
    expect(pane()).not.toHaveTextContent('胃')
    // What was hidden was not read (H-27).
    expect(await row(/未読\s*内視鏡報告/)).toBeVisible()
  })

  const untold = fakeDiagnosis('a', '胃癌の疑い', '2026-11-07', undisclosed)
  const letter = () =>
    fileOf('紹介状', '2026-11-05', [bundleOf([sectionOf('360', '現病歴', narrative('右上葉結節は精査します'))])])
  const answersWith = (diagnosis: FakeReplies) => ({
    b: { records: { file: dataOf<ClinicalFact>([letter()]) } },
    a: diagnosis,
  })

  it('PRV-1: no sentence is shown to whom any hospital keeps a diagnosis from: it may tell of it in other words', async () => {
    const { user } = show([], {
      isPatientFacing: true,
      answers: answersWith({ records: { diagnosis: dataOf<ClinicalFact>([untold]) } }),
    })
    await user.click(await title(/紹介状/))
    expect(await within(pane()).findByText('患者提示モードでは表示しません')).toBeVisible()
    expect(pane()).not.toHaveTextContent('結節')
    // What was hidden was not read (H-27).
    expect(await row(/未読\s*紹介状/)).toBeVisible()
  })

  it('PRV-1: neither are the findings of a report and the remarks of its results; the values are', async () => {
    const lab = result('カリウム', { notes: ['結節の術前検査'] })
    const report = reportOf('検査報告', '2026-11-06', '結節は増大', { resultKeys: [lab.key] })
    const { user } = show([], {
      isPatientFacing: true,
      answers: {
        a: { records: { diagnosis: dataOf<ClinicalFact>([untold]) } },
        b: { records: { report: dataOf<ClinicalFact>([report]), laboratory: dataOf<ClinicalFact>([lab]) } },
      },
    })
    await user.click(await title(/検査報告/))
    expect(await within(pane()).findByText(/カリウム/)).toBeVisible()
    expect(within(pane()).getByText('患者提示モードでは表示しません')).toBeVisible()
    expect(pane()).not.toHaveTextContent('結節')
    expect(await row(/未読\s*検査報告/)).toBeVisible()
  })

  it('PRV-1: where no hospital keeps anything from the patient, a FHIR document is shown', async () => {
    const { user } = show([], {
      isPatientFacing: true,
      answers: answersWith({ records: { diagnosis: dataOf<ClinicalFact>([fakeDiagnosis('a', '高血圧症')]) } }),
    })
    await user.click(await title(/紹介状/))
    expect(await within(pane()).findByText('右上葉結節は精査します')).toBeVisible()
  })

  it('PRV-1: while a hospital cannot say what it keeps from the patient, nothing is shown, and why', async () => {
    const { user } = show([], {
      isPatientFacing: true,
      answers: answersWith({ records: { diagnosis: failedAnswer() } }),
    })
    await user.click(await within(await screen.findByRole('table')).findByRole('button', { name: /紹介・返書/ }))
    const inside = within(pane())
    expect(await inside.findByText(/A .*の記録を確認できないため/)).toBeVisible()
    expect(inside.getByRole('button', { name: '再試行' })).toBeVisible()
    expect(screen.queryByText(/紹介状/)).toBeNull()
    expect(pane()).not.toHaveTextContent('未告知')
  })
})
