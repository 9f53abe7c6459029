import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalDocument, Report } from '#clinical/event-facts.ts'
import { pane, show, title } from '../testing/render-documents.tsx'
import { bundleOf, fileOf, narrative, reportOf, sectionOf, textFile } from '../testing/sample-documents.ts'

async function open(fact: ClinicalDocument | Report) {
  const { user } = show([fact])
  await user.click(await title(/文書 X/))
  return within(pane())
}

/** A document with one section that refers to these resources of 見本 太郎. */
const openEntries = async (...resources: readonly object[]) => {
  const entry = resources.map((_resource, at) => ({ reference: `urn:uuid:r${at}` }))
  const owned = resources.map((resource) => ({ ...resource, subject: { reference: 'urn:uuid:patient' } }))
  return open(fileOf('文書 X', '2026-11-18', [bundleOf([sectionOf('333', '経過', { entry })], owned)]))
}

const coded = (code: string, system: string) => ({ coding: [{ system, code }] })
const potassium = (value: number, more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [coded('laboratory', 'http://terminology.hl7.org/CodeSystem/observation-category')],
  code: { text: 'カリウム' },
  valueQuantity: { value, unit: 'mmol/L' },
  ...more,
})

describe('coded entries of a document', () => {
  it('MED-3, H-15: each medicine says what kind of act it is; 調剤, 持参 and 投与 are no 処方', async () => {
    const medicine = (text: string) => ({ medicationCodeableConcept: { text } })
    const inside = await openEntries(
      { resourceType: 'MedicationRequest', status: 'active', intent: 'order', ...medicine('アムロジピン錠5mg') },
      { resourceType: 'MedicationDispense', status: 'completed', ...medicine('フロセミド錠20mg') },
      { resourceType: 'MedicationStatement', status: 'active', ...medicine('ワルファリン錠1mg') },
      { resourceType: 'MedicationAdministration', status: 'completed', ...medicine('ロキソプロフェン錠60mg') },
    )
    const actOf = async (drug: string) => (await inside.findByText(drug)).closest('p')?.textContent
    expect(await actOf('アムロジピン錠5mg')).toMatch(/^処方/)
    expect(await actOf('フロセミド錠20mg')).toMatch(/^調剤/)
    expect(await actOf('ワルファリン錠1mg')).toMatch(/^持参/)
    expect(await actOf('ロキソプロフェン錠60mg')).toMatch(/^投与実施/)
  })

  it('DT-5, VAL-4: each value has its time, 報告日時 where it is one; 速報 and 取消 are said', async () => {
    const inside = await openEntries(
      potassium(5.9, { effectiveDateTime: '2026-11-01T06:10:00+09:00' }),
      potassium(4.1, { effectiveDateTime: '2026-11-08T07:30:00+09:00', status: 'preliminary' }),
      potassium(4.4, { issued: '2026-11-09T10:00:00+09:00' }),
      potassium(9.9, { effectiveDateTime: '2026-11-10T10:00:00+09:00', status: 'cancelled' }),
    )
    const row = (name: RegExp) => inside.findByRole('row', { name })
    expect(await row(/5\.9.*2026\/11\/01.*06:10/)).toBeVisible()
    expect(within(await row(/4\.1.*2026\/11\/08.*07:30/)).getByTitle('速報')).toBeVisible()
    expect(await row(/4\.4.*2026\/11\/09.*10:00.*報告日時/)).toBeVisible()
    expect(await row(/取消.*9\.9/)).toHaveAttribute('data-withdrawn', 'true')
    expect(inside.getAllByText('報告日時')).toHaveLength(1)
  })

  it('LAB-3, VAL-5: range, whom it is for, material and remarks of a value are kept; one without a time says so', async () => {
    const inside = await openEntries(
      potassium(5.9, {
        referenceRange: [{ low: { value: 3.6 }, high: { value: 4.8 }, appliesTo: [{ text: '男性' }] }],
        method: { text: '電極法' },
        note: [{ text: '溶血あり' }],
      }),
    )
    const row = await inside.findByRole('row', { name: /5\.9/ })
    for (const text of [/基準範囲 .*男性/, '電極法', '溶血あり', '日時の記載なし']) {
      expect(within(row).getByText(text)).toBeVisible()
    }
  })

  it('DOC-3: a report whose results it contains loses neither the results nor its conclusion', async () => {
    const inside = await openEntries({
      resourceType: 'DiagnosticReport',
      status: 'final',
      category: [coded('RAD', 'http://terminology.hl7.org/CodeSystem/v2-0074')],
      code: { text: '心エコー報告' },
      conclusion: '左室収縮能は低下',
      contained: [{ ...potassium(38, {}), id: 'ef', code: { text: 'EF' } }],
      result: [{ reference: '#ef' }],
    })
    expect(await inside.findByText('左室収縮能は低下')).toBeVisible()
    expect(inside.getByRole('row', { name: /EF.*38/ })).toBeVisible()
  })

  it('H-17: an allergy says whether it holds, how sure it is and how dangerous, in words', async () => {
    const allergy = (text: string, clinical: string, verification: string, more: object) => ({
      resourceType: 'AllergyIntolerance',
      patient: { reference: 'urn:uuid:patient' },
      code: { text },
      clinicalStatus: coded(clinical, 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'),
      verificationStatus: coded(verification, 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'),
      ...more,
    })
    const reaction = [{ manifestation: [{ text: '呼吸困難' }], severity: 'severe' }]
    const inside = await openEntries(
      allergy('セフェム', 'active', 'confirmed', { criticality: 'high', reaction }),
      allergy('そば', 'resolved', 'unconfirmed', { criticality: 'low' }),
    )
    const said = async (cause: string) => (await inside.findByText(cause)).closest('div')?.textContent ?? ''
    expect(await said('セフェム')).toMatch(/確定.*重篤な反応のおそれ：高い.*呼吸困難　重度/)
    expect(await said('セフェム')).not.toMatch(/severe|終了/)
    expect(await said('そば')).toMatch(/終了したアレルギー.*未確定.*重篤な反応のおそれ：低い/)
  })

  it('SUM-2: a diagnosis says how and when it ended, in words', async () => {
    const inside = await openEntries({
      resourceType: 'Condition',
      code: { text: '肺炎' },
      clinicalStatus: coded('resolved', 'http://terminology.hl7.org/CodeSystem/condition-clinical'),
      onsetDateTime: '2026-10-24',
      abatementDateTime: '2026-11-08',
    })
    const said = (await inside.findByText('肺炎')).closest('div')?.textContent
    expect(said).toMatch(/治癒/)
    expect(said).not.toContain('resolved')
    expect(said).toMatch(/2026\/10\/24.* – 2026\/11\/08/)
  })

  it('PRV-1: a document that holds something the patient was not told says so above its words', async () => {
    const tag = [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNINFORMED' }]
    const inside = await openEntries({ resourceType: 'Condition', meta: { tag }, code: { text: '胃癌' } })
    expect(await inside.findByText('患者に告げられていない内容を含みます')).toBeVisible()
  })
})

describe('a section that its author left empty', () => {
  const reason = (code: string) => ({
    emptyReason: coded(code, 'http://terminology.hl7.org/CodeSystem/list-empty-reason'),
  })
  const openSection = (words: string, code: string) =>
    open(
      fileOf('文書 X', '2026-11-18', [
        bundleOf([sectionOf('510', 'アレルギー', { ...narrative(words), ...reason(code) })]),
      ]),
    )

  it('VAL-5: 聴取せず is said although the same letters stand about something else', async () => {
    const inside = await openSection('家族歴は聴取せず。既往に喘息。', 'notasked')
    expect(await inside.findByText('聴取せず（取得せず）')).toBeVisible()
  })

  it('what its words say already is not said twice', async () => {
    const inside = await openSection('<p>特になし。</p>', 'nilknown')
    expect(await inside.findByText('特になし。')).toBeVisible()
    expect(inside.queryByText('特になし')).toBeNull()
  })
})

describe('VAL-5: what a record says beside its file', () => {
  it('a report with a file and no conclusion keeps its notes and its study', async () => {
    const bare = { ...reportOf('文書 X', '2026-11-18', ''), conclusion: undefined }
    const inside = await open({ ...bare, notes: ['再検を推奨'], studyUids: ['1.2.3'], files: [textFile('別紙の本文')] })
    expect(await inside.findByText('別紙の本文')).toBeVisible()
    expect(inside.getByText('再検を推奨')).toBeVisible()
    expect(inside.getByText('検査 1.2.3')).toBeVisible()
  })

  it('the words that the author of a report wrote are shown, without what could act', async () => {
    const html =
      '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">肝に低吸収域。</p><script>x()</script></div>'
    const inside = await open(reportOf('文書 X', '2026-11-18', '要精査', { narrative: html }))
    expect(await inside.findByText('肝に低吸収域。')).toBeVisible()
    expect(inside.getByText('要精査')).toBeVisible()
    expect(pane().querySelector('script, [onclick]')).toBeNull()
  })

  it('a document with a file keeps its description and remarks above it', async () => {
    const more = { description: '心不全増悪の経緯', notes: ['原本は郵送'] }
    const inside = await open(fileOf('文書 X', '2026-11-18', [textFile('別紙の本文')], more))
    expect(await inside.findByText('別紙の本文')).toBeVisible()
    const remarks = within(screen.getByRole('region', { name: '文書の説明' }))
    expect(remarks.getByText('心不全増悪の経緯')).toBeVisible()
    expect(remarks.getByText('原本は郵送')).toBeVisible()
  })
})
