import { describe, expect, it } from 'vitest'
import { RECORDED_ISSUED, RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertText, emitted, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const OUL = 'OUL^R22^OUL_R22'
const SPM = 'SPM|1|S24041200001||023^血清^JC10|||||||||||||202404120640'
const OBR =
  'OBR|1|000000000055001|L1|E002^生化学的検査^99O03|||202404120645|||||||||D0101^医師^一郎||||||20240412093000'
const ITEM = '3A010000002327101^総蛋白^JC10'

describeWithDomainText('OML-11, the example of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  const { path, message } = exampleOf(text, 'OML-11')
  const scope = convertText(path, message)
  const [tp, ast, crp, hgb] = emitted(scope, 'Observation')
  const specimens = emitted(scope, 'Specimen')
  const reports = emitted(scope, 'DiagnosticReport')

  it('gives two specimens, four results and two reports, all valid, and no problem', () => {
    expect([specimens.length, emitted(scope, 'Observation').length, reports.length]).toEqual([2, 4, 2])
    expect(scope.problems).toEqual([])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('keeps item, value, unit, range, flag and status of a result', () => {
    expect(tp).toMatchObject({
      status: 'final',
      code: {
        coding: [
          {
            system: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
            code: '3A010000002327101',
            display: '総蛋白',
          },
          { system: 'urn:ss-mix2:facility:1319999999:99XYZ', code: '10222', display: 'ＴＰ' },
        ],
        text: '総蛋白',
      },
      valueQuantity: { value: 6.1, unit: 'g/dL' },
      referenceRange: [{ text: '6.5-8.2', low: { value: 6.5, unit: 'g/dL' }, high: { value: 8.2, unit: 'g/dL' } }],
      interpretation: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'L' }] },
      ],
    })
    expect(ast?.interpretation).toBeUndefined()
    expect(hgb?.valueQuantity).toMatchObject({ value: 12.8, unit: 'g/dL' })
  })

  it('VAL-1, H-09: "< 0.02" keeps its comparator, its digits and its text', () => {
    expect(crp?.valueQuantity).toEqual({
      value: decimal('0.02'),
      comparator: '<',
      unit: 'mg/dL',
      extension: [{ url: RECORDED_VALUE, valueString: '< 0.02' }],
    })
    expect(crp?.referenceRange?.[0]?.low?.value).toEqual(decimal('0.0'))
  })

  it('DT-5: the time of a result is the collection; the report time stands apart', () => {
    expect(tp?.effectiveDateTime).toBe('2024-04-12T06:40:00+09:00')
    expect(tp?.issued).toBe('2024-04-12T09:30:00+09:00')
  })

  it('ties each result to its specimen, its order and its report', () => {
    const [serum, blood] = specimens
    expect(serum?.type?.coding?.[0]).toEqual({
      system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSampleMaterialCode_CS',
      code: '023',
      display: '血清',
    })
    expect(serum?.accessionIdentifier?.value).toBe('S24041200001')
    expect(serum?.collection?.collectedDateTime).toBe('2024-04-12T06:40:00+09:00')
    expect(tp?.specimen?.reference).toBe(`Specimen/${serum?.id}`)
    expect(hgb?.specimen?.reference).toBe(`Specimen/${blood?.id}`)
    expect(tp?.basedOn?.[0]?.identifier?.value).toBe('000000000099001')
    expect(reports[0]?.result?.map((each) => each.reference)).toEqual(
      [tp, ast, crp].map((each) => `Observation/${each?.id}`),
    )
  })

  it('the report has the code and category of JP Core and the sender’s name of the test', () => {
    expect(reports[0]).toMatchObject({
      status: 'final',
      category: [{ coding: [{ code: 'LP29693-6' }] }],
      code: { text: '生化学的検査' },
      effectiveDateTime: '2024-04-12T06:40:00+09:00',
      issued: '2024-04-12T09:30:00+09:00',
    })
    expect(reports[0]?.code?.coding?.map((each) => each.code)).toEqual(['11502-2', '11502-2', 'E002'])
    expect(reports[0]?.contained).toContainEqual(
      expect.objectContaining({
        resourceType: 'ServiceRequest',
        authoredOn: '2024-04-11T17:00:00+09:00',
        requester: expect.objectContaining({ display: '医師 一郎' }),
      }),
    )
  })

  it('says inpatient and the ordering department', () => {
    expect(tp?.contained?.[0]).toMatchObject({ resourceType: 'Encounter', class: { code: 'IMP' } })
    expect(tp?.extension?.[0]?.valueCodeableConcept?.text).toBe('消化器科')
  })
})

describe('times and comments', () => {
  const times = (spm: string, obr: string, obx14: string) =>
    emitted(ownMessage('OML-11', OUL, [spm, obr, `OBX|1|NM|${ITEM}||6.1|g/dL|||||F|||${obx14}`]), 'Observation')[0]
  const OBR_WITHOUT_TIME = 'OBR|1|000000000055001||E002^生化学的検査^99O03||||||||||||||||||20240412093000'

  it('DT-5: OBX-14 before SPM-17 before OBR-7', () => {
    expect(times(SPM, OBR, '202404120630')?.effectiveDateTime).toBe('2024-04-12T06:30:00+09:00')
    expect(times(SPM, OBR, '')?.effectiveDateTime).toBe('2024-04-12T06:40:00+09:00')
    expect(times('SPM|1|S1', OBR, '')?.effectiveDateTime).toBe('2024-04-12T06:45:00+09:00')
  })

  it('DT-5: where only the report time is known there is no collection time', () => {
    const only = times('SPM|1|S1', OBR_WITHOUT_TIME, '')
    expect([only?.effectiveDateTime, only?.issued]).toEqual([undefined, '2024-04-12T09:30:00+09:00'])
  })

  it('VAL-7: a collection known by its month or day only stays so', () => {
    expect(times('SPM|1|S1|||||||||||||||202404', OBR, '')?.effectiveDateTime).toBe('2024-04')
    expect(times(SPM, OBR, '20240412')?.effectiveDateTime).toBe('2024-04-12')
  })

  it('a NTE after a result and a row of its item with a suffix are its notes', () => {
    const scope = ownMessage('OML-11', OUL, [
      SPM,
      OBR,
      `OBX|1|NM|${ITEM}||6.1|g/dL|||||F`,
      'NTE|1||再検済',
      'OBX|2|ST|3A010000002327101&IMP^総蛋白コメント^JC10||溶血の影響あり||||||F',
    ])
    expect(emitted(scope, 'Observation')).toHaveLength(1)
    expect(emitted(scope, 'Observation')[0]?.note).toEqual([{ text: '再検済' }, { text: '溶血の影響あり' }])
  })

  it('one item of two specimens gives two results with ids of their own', () => {
    const scope = ownMessage('OML-11', OUL, [
      SPM,
      OBR,
      `OBX|1|NM|${ITEM}||6.1|g/dL|||||F`,
      SPM.replace('S24041200001', 'S24041200002'),
      OBR,
      `OBX|1|NM|${ITEM}||6.2|g/dL|||||F`,
      `OBX|2|NM|${ITEM}||6.3|g/dL|||||F`,
    ])
    expect(new Set(emitted(scope, 'Observation').map((each) => each.id)).size).toBe(3)
  })

  it('VAL-7, DT-5: a day of report (OBR-22) without a time stays that day, on the result and on its report', () => {
    const scope = ownMessage('OML-11', OUL, [
      SPM,
      OBR.replace('20240412093000', '20240412'),
      `OBX|1|NM|${ITEM}||6.1|g/dL|||||F`,
    ])
    for (const each of [...emitted(scope, 'Observation'), ...emitted(scope, 'DiagnosticReport')]) {
      expect(each.issued).toBeUndefined()
      expect(each.extension).toContainEqual({ url: RECORDED_ISSUED, valueDateTime: '2024-04-12' })
    }
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('a result before any test is reported, never dropped silently', () => {
    const scope = ownMessage('OML-11', OUL, [`OBX|1|NM|${ITEM}||6.1|g/dL|||||F`, SPM, OBR])
    expect(scope.problems).toMatchObject([{ severity: 'error', position: { segmentId: 'OBX' } }])
  })
})
