import { describe, expect, it } from 'vitest'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertFiles, exampleOf, file, reported, resourcesOf } from '#testing/storage-fixture.ts'

const convertProblems = (...segments: readonly string[]) =>
  convertFiles(new Map([file({ dataType: 'PPR-01' }, 'PPR^ZD1^PPR_ZD1', ...segments)]))

const conditionOf = async (...segments: readonly string[]) =>
  resourcesOf(await convertProblems(...segments), 'Condition')[0]

const OUTCOME = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseaseOutcome'
const RANK = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType'
const DEPARTMENT = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department'
const SUFFIX = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier'
const PREFIX = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePrefixModifier'
const TAGS = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication'

describeWithDomainText('the diagnoses of ss-mix2.md §14 PPR-01', 'ss-mix2.md', (text) => {
  const convert = async () => convertFiles(new Map([exampleOf(text, 'PPR-01')]))

  it('胃炎: three codings, outcome, rank, dates, doctor and department', async () => {
    const converted = await convert()
    expect(reported(converted)).toEqual([])
    const [gastritis] = resourcesOf(converted, 'Condition')
    expect(gastritis?.code?.text).toBe('胃炎')
    expect(gastritis?.code?.coding).toEqual([
      { system: 'http://medis.or.jp/CodeSystem/master-disease-keyNumber', code: '20054174', display: '胃炎' },
      { system: 'http://medis.or.jp/CodeSystem/master-disease-exCode', code: 'TSQF', display: '胃炎' },
      { system: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full', code: 'K297', version: '2013' },
    ])
    expect(gastritis?.identifier?.[1]?.value).toBe('000000000045001')
    expect(gastritis?.clinicalStatus?.coding?.[0]?.code).toBe('active')
    expect(gastritis?.verificationStatus?.coding?.[0]?.code).toBe('confirmed')
    expect(gastritis?.category?.map(({ coding }) => coding?.[0]?.code)).toEqual(['encounter-diagnosis', 'O'])
    expect(gastritis?.onsetDateTime).toBe('2024-03-20')
    expect(gastritis?.recordedDate).toBe('2024-04-01')
    expect(gastritis?.abatementDateTime).toBeUndefined()
    expect(gastritis?.recorder?.display).toBe('医師 一郎')
    const extension = (url: string) => gastritis?.extension?.find((each) => each.url === url)?.valueCodeableConcept
    expect(extension(OUTCOME)?.coding?.[0]).toMatchObject({ code: 'N', display: '回復せず' })
    expect(extension(RANK)?.coding?.map(({ code }) => code)).toEqual(['principal', '1'])
    expect(extension(DEPARTMENT)?.text).toBe('消化器科')
  })

  it('見本腫瘍の疑い: the suspicion stands in the name and in the status', async () => {
    const [, tumour] = resourcesOf(await convert(), 'Condition')
    expect(tumour?.code?.text).toBe('見本腫瘍の疑い')
    expect(tumour?.verificationStatus?.coding?.[0]?.code).toBe('provisional')
    expect(tumour?.onsetDateTime).toBe('2024-03-25')
    expect(tumour?.code?.extension).toMatchObject([{ url: SUFFIX, valueCodeableConcept: { text: 'の疑い' } }])
    const rank = tumour?.extension?.find(({ url }) => url === RANK)?.valueCodeableConcept
    expect(rank?.coding?.map(({ code }) => code)).toEqual(['2'])
    expect(rank?.text).toBe('副診断')
  })
})

describe('diagnoses from PRB and ZPR (ss-mix2.md §7)', () => {
  it('the name is prefixes, base and suffixes, in their order', async () => {
    const condition = await conditionOf(
      'PRB|AD|20240401|20050001^見本炎^MDCDX2|1',
      'ZPR|20090001^急性^MDCDX2~20090002^左^MDCDX2|20050001^見本炎^MDCDX2|20080002^の術後^MDCDX2|AAAA^急性^MDCDX2',
    )
    expect(condition?.code?.text).toBe('急性左見本炎の術後')
    expect(condition?.code?.extension?.map(({ url }) => url)).toEqual([PREFIX, PREFIX, SUFFIX])
    expect(condition?.code?.extension?.[0]?.valueCodeableConcept?.coding).toEqual([
      { system: 'http://medis.or.jp/CodeSystem/master-disease-modKeyNumber', code: '20090001', display: '急性' },
      { system: 'http://medis.or.jp/CodeSystem/master-disease-modExCode', code: 'AAAA', display: '急性' },
    ])
  })

  it('a disease without any code keeps the words of the sender', async () => {
    expect((await conditionOf(`PRB|AD|20240401|^^|1${'|'.repeat(13)}見本の症状`))?.code).toEqual({ text: '見本の症状' })
  })

  it('a row that names no disease is reported with its raw text', async () => {
    const converted = await convertProblems('PRB|AD|20240401||1')
    expect(resourcesOf(converted, 'Condition')).toEqual([])
    const problem = converted.flatMap(({ problems }) => problems).find(({ severity }) => severity === 'error')
    expect(problem).toMatchObject({ raw: 'PRB|AD|20240401||1', position: { segmentId: 'PRB', field: 3 } })
  })

  it('DE is an error in the record and never a current diagnosis', async () => {
    const condition = await conditionOf('PRB|DE|20240401|1^見本病^99X|1')
    expect(condition?.verificationStatus?.coding?.[0]?.code).toBe('entered-in-error')
    expect(condition?.clinicalStatus).toBeUndefined()
  })

  it('the last word on an instance (PRB-4) counts', async () => {
    const converted = await convertProblems('PRB|AD|20240401|1^見本病^99X|7', 'PRB|DE|20240402|1^見本病^99X|7')
    const conditions = resourcesOf(converted, 'Condition')
    expect(conditions.map(({ verificationStatus }) => verificationStatus?.coding?.[0]?.code)).toEqual([
      'entered-in-error',
    ])
  })

  it('an instance keeps its id when other diagnoses come before it', async () => {
    const alone = await conditionOf('PRB|AD|20240401|1^見本病^99X|7')
    const converted = await convertProblems('PRB|AD|20240401|2^別病^99X|6', 'PRB|AD|20240401|1^見本病^99X|7')
    expect(resourcesOf(converted, 'Condition')[1]?.id).toBe(alone?.id)
  })

  it.each([
    ['F', '20240501', 'resolved', '2024-05-01'],
    ['M', '20240501', 'remission', '2024-05-01'],
    ['D', '20240501', 'inactive', '2024-05-01'],
    ['N', '20240501', 'active', undefined],
    ['W', '', 'active', undefined],
    ['', '', 'active', undefined],
  ])('outcome %s (PRB-15 %s) is %s', async (outcome, date, status, abatement) => {
    const condition = await conditionOf(`PRB|AD|20240401|1^見本病^99X|1||||||||||${outcome}^転帰^HL70241|${date}`)
    expect(condition?.clinicalStatus?.coding?.[0]?.code).toBe(status)
    expect(condition?.abatementDateTime).toBe(abatement)
  })

  it('a date of resolution ends a disease whatever the outcome (FHIR con-4)', async () => {
    const condition = await conditionOf('PRB|AD|20110915|1^見本病^99X|1|||||20110915|||||N^回復せず^HL70241|20110915')
    expect(condition?.clinicalStatus?.coding?.[0]?.code).toBe('inactive')
    expect(condition?.abatementDateTime).toBe('2011-09-15')
  })

  it.each([
    ['V^非常に限定^HL70177', ['V', 'V']],
    ['R^限定^HL70177', ['R', 'R']],
    ['U^通常^HL70177', ['N', 'U']],
    ['HIV^感染症^HL70177', ['R', 'HIV']],
  ])('PRB-25 %s restricts who may read it', async (mark, codes) => {
    const condition = await conditionOf(`PRB|AD|20240401|1^見本病^99X|1${'|'.repeat(21)}${mark}`)
    expect(condition?.meta?.security?.map(({ code }) => code)).toEqual(codes)
  })

  it('PRV-1: 未告知 that a sender writes becomes its tag, with the day of the file', async () => {
    for (const segments of [
      [`PRB|AD|20240401|1^見本病^99X|1${'|'.repeat(17)}^未告知`],
      ['PRB|AD|20240401|1^見本病^99X|1', 'ZPR||1^見本病^99X|||||患者本人へ未告知'],
      ['PRB|AD|20240401|1^見本病^99X|1', 'NTE|1||未告知'],
    ]) {
      const condition = await conditionOf(...segments)
      expect(condition?.meta?.tag).toEqual([{ system: TAGS, code: 'UNINFORMED', display: '未告知' }])
      expect(condition?.meta?.lastUpdated).toBe('2024-04-01T09:00:00.000+09:00')
    }
    expect((await conditionOf('PRB|AD|20240401|1^見本病^99X|1'))?.meta?.tag).toBeUndefined()
  })

  it('an ICD-10 without a version is that of 2003', async () => {
    const condition = await conditionOf('PRB|AD|20240401|1^見本病^99X|1||||||K297^^I10')
    expect(condition?.code?.coding?.[1]).toMatchObject({ code: 'K297', version: '2003' })
  })

  it('an empty PPR-01 says nothing about diagnoses', async () => {
    expect(reported(await convertProblems()).join()).toContain('without any PRB')
  })
})
