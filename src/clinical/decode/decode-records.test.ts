import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '#standards/fhir/exact-json.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import type { FacilityId } from '../facility.ts'
import { type ClinicalFact, type FactOf, isCurrentFact } from '../facts.ts'
import type { RecordKind } from '../record-kind.ts'
import { decodeRecords } from './decode-records.ts'
import { clinicalTime } from './time.ts'

const CONTEXT = { facility: 'a' as FacilityId, base: 'https://mihon.example/fhir/', person: undefined }
const SUBJECT = { reference: 'Patient/p1' }

function decoded(...resources: readonly object[]) {
  const delivered = resources.map((resource) => ({ resource: resource as Resource, fullUrl: undefined, isMatch: true }))
  return decodeRecords(delivered, CONTEXT)
}

/** The one fact of a kind that a resource gives. */
function fact<K extends RecordKind>(kind: K, resource: object): FactOf<K> {
  const { facts, gaps } = decoded({ id: '1', subject: SUBJECT, patient: SUBJECT, ...resource })
  expect(gaps).toEqual([])
  const [found, ...more] = facts.filter((each: ClinicalFact): each is FactOf<K> => each.kind === kind)
  if (found === undefined || more.length > 0) throw new Error(`expected one ${kind}, got ${facts.map((f) => f.kind)}`)
  return found
}

const laboratory = (more: object) =>
  fact('laboratory', {
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text: 'ＣＲＰ' },
    effectiveDateTime: '2026-11-01T08:00:00+09:00',
    ...more,
  })

const allergy = (code: object, more: object = {}) =>
  fact('allergy', { resourceType: 'AllergyIntolerance', code, ...more })
const condition = (more: object) => fact('diagnosis', { resourceType: 'Condition', code: { text: '胃癌' }, ...more })

describe('values of results', () => {
  it('VAL-1: "<5" keeps its comparator in the text, and 5 is only where it is plotted', () => {
    const { value } = laboratory({ valueQuantity: { value: decimal('5'), comparator: '<', unit: 'U/L' } })
    expect(value).toEqual({ text: '<5', comparator: '<', magnitude: 5, unit: 'U/L' })
  })

  it('VAL-2: 1.10 stays 1.10', () => {
    expect(laboratory({ valueQuantity: { value: decimal('1.10') } }).value?.text).toBe('1.10')
  })

  it('VAL-2, DESIGN §8.5: the text that the sender recorded comes before what a server made of it', () => {
    const extension = [
      { url: 'http://renkei-viewer.example/fhir/StructureDefinition/recorded-value', valueString: '4.0' },
    ]
    const { value } = laboratory({ valueQuantity: { value: 4, unit: 'mmol/L', extension } })
    expect(value).toMatchObject({ text: '4.0', magnitude: 4 })
  })

  it.each([
    [{ valueString: '(2+)' }, '(2+)'],
    [{ valueString: '検体不良' }, '検体不良'],
    [{ valueCodeableConcept: { coding: [{ code: '2', display: '陰性' }] } }, '陰性'],
    [{ valueString: '1:40' }, '1:40'],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 40 } } }, '1:40'],
  ])('VAL-3: %j is text and has no magnitude', (value, text) => {
    expect(laboratory(value).value).toMatchObject({ text, magnitude: undefined })
  })

  it('VAL-6: a missing value says why', () => {
    const { value, absentReason } = laboratory({ dataAbsentReason: { text: '検体不足' } })
    expect({ value, absentReason }).toEqual({ value: undefined, absentReason: '検体不足' })
  })

  it.each([
    [{ low: { value: 3.5 }, high: { value: decimal('5.0') } }, '3.5–5.0'],
    [{ high: { value: decimal('0.41') } }, '≤0.41'],
    [{ low: { value: 40 } }, '≥40'],
    [{ text: '0.00-0.30 mg/dL', high: { value: 0.3 } }, '0.00-0.30 mg/dL'],
  ])('NUM-6: the range %j reads %s', (range, text) => {
    expect(laboratory({ referenceRange: [range] }).ranges.map((each) => each.text)).toEqual([text])
  })

  it('H-08: a result without its own range has none', () => {
    expect(laboratory({ valueQuantity: { value: 1 } }).ranges).toEqual([])
  })

  it.each([
    [{ coding: [{ code: 'HH' }] }, { code: 'HH', text: 'HH' }],
    [{ text: 'Ｈ' }, { code: 'H', text: 'Ｈ' }],
    [{ coding: [{ code: 'POS', display: '陽性' }] }, { code: 'other', text: '陽性' }],
  ])('FLAG-1: %j is told as reported', (interpretation, flag) => {
    expect(laboratory({ interpretation: [interpretation] }).flag).toEqual(flag)
  })

  it('DT-5: with only a report time the result says that it is one', () => {
    const { at, isAtReportTime } = laboratory({ effectiveDateTime: undefined, issued: '2026-11-01T10:00:00+09:00' })
    expect({ at: at?.text, isAtReportTime }).toEqual({ at: '2026-11-01T10:00:00', isAtReportTime: true })
  })

  it('VAL-5: an item with a local code only is kept by its name and marked as without a standard code', () => {
    const system = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS'
    const { item } = laboratory({ code: { coding: [{ system, code: 'X01', display: '院内項目' }] } })
    expect(item).toMatchObject({ text: '院内項目', isStandard: false })
  })

  it('SUM-5: HBs抗原 and HBs抗体 are two infections, each also a result', () => {
    const observed = (id: string, text: string) => ({
      resourceType: 'Observation',
      id,
      status: 'final',
      subject: SUBJECT,
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text },
      valueString: '陰性',
    })
    const { facts } = decoded(observed('1', 'ＨＢｓ抗原'), observed('2', 'HBs抗体（定量）'), observed('3', 'ＡＬＴ'))
    expect(facts.filter(({ kind }) => kind === 'infection')).toHaveLength(2)
    expect(facts.filter(({ kind }) => kind === 'laboratory')).toHaveLength(3)
    expect(new Set(facts.map(({ key }) => key)).size).toBe(5)
  })
})

describe('cautions', () => {
  it.each([
    [{ text: '薬剤禁忌' }],
    [{ coding: [{ system: 'urn:local', code: 'K1', display: '禁忌薬' }] }],
    [{ coding: [{ code: 'DRUG' }] }],
  ])('SUM-1, H-03: a Flag of a category that nobody knows is a caution, not a memo: %j', (category) => {
    const { facts } = decoded({
      resourceType: 'Flag',
      status: 'active',
      subject: SUBJECT,
      code: { text: '造影剤' },
      category: [category],
    })
    expect(facts).toMatchObject([{ kind: 'contraindication', what: { text: '造影剤' } }])
  })
})

describe('allergies', () => {
  it.each([
    'アレルギーなし',
    '薬剤アレルギー なし',
    '特になし',
    'アレルギー：無',
    '食物アレルギー（－）'.replace('（－）', '(-)'),
    'なし',
    '特記事項なし',
    'アレルギー（−）',
  ])('HDR-2: 「%s」 is a negation and no allergy', (text) => {
    expect(allergy({ text }).isNegation).toBe(true)
  })

  it.each(['ペニシリン', 'ナシ', '造影剤（詳細記載なし）ショック', 'そば', '無水エタノール', 'そば以外アレルギーなし'])(
    'H-17: 「%s」 is an allergy',
    (text) => {
      expect(allergy({ text }).isNegation).toBe(false)
    },
  )

  it.each([
    'No known allergies except shellfish',
    'No known drug allergies other than penicillin',
    'no known allergy apart from eggs',
    'No known allergies, but latex',
  ])('H-17: "%s" names an allergy', (text) => {
    expect(allergy({ text }).isNegation).toBe(false)
    expect(allergy({ text, coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] }).isNegation).toBe(false)
    expect(allergy({ text: 'No known allergies' }).isNegation).toBe(true)
  })

  it.each([
    'エビ、他アレルギーなし',
    '卵（＋）、他アレルギー（－）',
    'エビ(+) その他アレルギーなし',
    'アスピリン・他副作用なし',
    'ペニシリンのほかアレルギーなし',
    'カニあり。他なし',
    '卵有り 薬剤アレルギーなし',
    'エビ、アレルギーなし',
    'エビ 薬物アレルギーなし',
    'No known drug allergies; shrimp',
  ])('H-17: 「%s」 names what there is beside what it denies, and is shown', (text) => {
    expect(allergy({ text }).isNegation).toBe(false)
  })

  it('H-03, H-17: a code that denies never hides words that name an allergy; without words the code speaks', () => {
    const coding = [{ system: 'http://snomed.info/sct', code: '716186003' }]
    expect(allergy({ text: 'エビ、アレルギーなし', coding }).isNegation).toBe(false)
    expect(allergy({ text: 'エビ', coding }).isNegation).toBe(false)
    expect(allergy({ text: 'No known allergy (situation)', coding }).isNegation).toBe(true)
    expect(allergy({ coding }).isNegation).toBe(true)
  })

  it('H-03: 「アレルギーなし」 of a record that tells of a reaction is an allergy', () => {
    const reaction = (text: string) => ({ reaction: [{ manifestation: [{ text }] }] })
    expect(allergy({ text: 'アレルギーなし' }, reaction('全身発疹')).isNegation).toBe(false)
    expect(allergy({ text: 'アレルギーなし' }, reaction('なし')).isNegation).toBe(true)
  })

  it('SUM-3, VAL-5: a reaction keeps the substance that it names, and all else it tells is a remark', () => {
    const reaction = [
      {
        substance: { text: 'セファゾリン' },
        manifestation: [{ text: 'ショック' }],
        description: '静注5分後に血圧低下',
        onset: '2019-05-13',
        exposureRoute: { text: '静注' },
        note: [{ text: 'アドレナリン使用' }],
        severity: 'severe',
      },
      { substance: { text: '抗菌薬' }, manifestation: [{ text: '発疹' }] },
      { description: '詳細不明の反応' },
      { severity: 'severe' },
    ]
    expect(allergy({ text: '抗菌薬' }, { reaction })).toMatchObject({
      reactions: [
        { text: 'セファゾリン：ショック', severity: 'severe' },
        { text: '発疹', severity: undefined },
        { text: '詳細不明の反応', severity: undefined },
        { text: '反応の記載なし', severity: 'severe' },
      ],
      substances: [{ text: 'セファゾリン' }],
      notes: ['ショック：静注5分後に血圧低下、発現 2019/05/13(月)、経路 静注、アドレナリン使用'],
    })
  })

  it('SUM-3: without a code the first substance is the cause, and the others stay named', () => {
    const reaction = ['セファゾリン', 'セファレキシン'].map((text) => ({ substance: { text } }))
    const { cause, substances, reactions } = fact('allergy', { resourceType: 'AllergyIntolerance', reaction })
    expect([cause.text, substances.map(({ text }) => text)]).toEqual(['セファゾリン', ['セファレキシン']])
    expect(reactions.map(({ text }) => text)).toEqual(['セファレキシン：反応の記載なし'])
  })

  it('H-03: 「アレルギーなし」 of a record whose reaction names a substance or a severity is an allergy', () => {
    for (const one of [{ substance: { text: 'セファゾリン' } }, { severity: 'severe' }]) {
      expect(allergy({ text: 'アレルギーなし' }, { reaction: [one] }).isNegation).toBe(false)
    }
  })

  it.each(['アレルギーはありません', '薬剤アレルギーの既往はありません'])(
    'HDR-2: 「%s」 denies, though 「あり」 stands in it',
    (text) => {
      expect(allergy({ text }).isNegation).toBe(true)
    },
  )

  it('H-17: 「なし」 of a food may be the fruit: it is shown as it was written, not told as "none"', () => {
    expect(allergy({ text: 'なし' }, { category: ['food'] }).isNegation).toBe(false)
    expect(allergy({ text: '食物アレルギーなし' }, { category: ['food'] }).isNegation).toBe(true)
  })

  it('H-17: a refuted allergy is kept and not active; without any status it counts', () => {
    const refuted = allergy({ text: 'そば' }, { verificationStatus: { coding: [{ code: 'refuted' }] } })
    expect(refuted).toMatchObject({ isRefuted: true, isActive: false })
    expect(allergy({ text: 'そば' })).toMatchObject({ isRefuted: false, isActive: true, verification: undefined })
    const unconfirmed = allergy({ text: 'そば' }, { verificationStatus: { coding: [{ code: 'unconfirmed' }] } })
    expect(unconfirmed).toMatchObject({ isActive: true, verification: 'unconfirmed' })
  })
})

describe('diagnoses', () => {
  it('SUM-2: a suspicion stands in the name', () => {
    const verificationStatus = { coding: [{ code: 'unconfirmed' }] }
    expect(condition({ verificationStatus })).toMatchObject({ isSuspected: true, name: { text: '胃癌の疑い' } })
    expect(condition({ verificationStatus, code: { text: '胃癌の疑い' } }).name.text).toBe('胃癌の疑い')
  })

  it('PRV-1: 未告知 comes with the day as of which it was so', () => {
    const tag = [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNINFORMED' }]
    const meta = { tag, lastUpdated: '2026-10-05T09:00:00+09:00' }
    expect(condition({ meta }).sensitivity).toEqual([
      { mark: 'undisclosed', asOf: { text: '2026-10-05T09:00:00', precision: 'second' } },
    ])
  })

  it('fhir-jp.md §0.5: what is marked 未提供 is not shown, and that is told without its content', () => {
    const tag = [{ system: 'http:/jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNDELIVERED' }]
    const { facts, gaps } = decoded({ resourceType: 'Condition', id: '1', meta: { tag }, code: { text: '胃癌' } })
    expect(facts).toEqual([])
    expect(JSON.stringify(gaps)).not.toContain('胃癌')
    expect(gaps).toHaveLength(1)
  })

  it('composes a name without text from its modifiers, in order', () => {
    const modifier = (name: string, text: string) => ({
      url: `http://jpfhir.jp/fhir/core/Extension/StructureDefinition/${name}`,
      valueCodeableConcept: { text },
    })
    const code = {
      extension: [
        modifier('JP_Condition_DiseasePrefixModifier', '急性'),
        modifier('JP_Condition_DiseasePostfixModifier', '再発'),
      ],
      coding: [{ system: 'urn:oid:1.2.392.200119.4.101.6', code: 'ABCD', display: '胃炎' }],
    }
    expect(condition({ code }).name).toMatchObject({ text: '急性胃炎再発', isStandard: true })
  })
})

describe('medicines', () => {
  const order = (more: object) => ({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    authoredOn: '2026-11-01',
    medicationCodeableConcept: { text: '仮薬錠１ｍｇ' },
    ...more,
  })

  it('MED-1: 1回量 is never computed into 1日量', () => {
    const dosageInstruction = [{ text: '分3', doseAndRate: [{ doseQuantity: { value: decimal('0.5'), unit: '錠' } }] }]
    expect(fact('prescription', order({ dosageInstruction }))).toMatchObject({
      dose: { text: '0.5', unit: '錠' },
      dailyDose: undefined,
      usage: '分3',
    })
  })

  it('VAL-5, H-15: a drug under a dummy number has no standard code, and is told by its name', () => {
    const numbered = (code: string) => ({
      medicationCodeableConcept: { text: '仮薬錠１ｍｇ', coding: [{ system: SYSTEM.hot9, code }] },
    })
    const name = (code: string) => fact('prescription', order(numbered(code))).drugs[0]?.name
    expect(name('999999999')).toMatchObject({ text: '仮薬錠１ｍｇ', isStandard: false })
    expect(name('103835401')?.isStandard).toBe(true)
  })

  it.each([
    ['on-hold', 'on-hold'],
    ['in-progress', 'final'],
    ['completed', 'final'],
  ])('H-15: a dispense that is %s is told apart from the others (%s)', (status, expected) => {
    const medicationCodeableConcept = { text: '仮薬錠１ｍｇ' }
    const { facts } = decoded({ resourceType: 'MedicationDispense', id: '1', status, medicationCodeableConcept })
    expect(facts.map((each) => each.status)).toEqual([expected])
  })

  it('MED-3, H-15: order, dispense and administration are three acts', () => {
    const medication = { medicationCodeableConcept: { text: '仮薬錠１ｍｇ' }, subject: SUBJECT, status: 'completed' }
    const { facts } = decoded(
      { id: '1', ...medication, ...order({}), subject: SUBJECT },
      { resourceType: 'MedicationDispense', id: '1', ...medication },
      { resourceType: 'MedicationAdministration', id: '1', ...medication },
    )
    expect(facts.map((each) => 'act' in each && each.act)).toEqual(['ordered', 'dispensed', 'administered'])
  })

  it('MED-4: the last day is start + days − 1, and an as-needed drug has none', () => {
    const dispenseRequest = { expectedSupplyDuration: { value: 14, unit: '日' } }
    const dosage = { text: '毎食後', timing: { event: ['2026-11-02'] } }
    expect(fact('prescription', order({ dispenseRequest, dosageInstruction: [dosage] })).endsOn).toBe('2026-11-15')
    const asNeeded = [{ ...dosage, asNeededBoolean: true }]
    expect(fact('prescription', order({ dispenseRequest, dosageInstruction: asNeeded })).endsOn).toBeUndefined()
  })

  it('H-15: an administration that was not done says so, with the reason', () => {
    const given = fact('prescription', {
      resourceType: 'MedicationAdministration',
      status: 'not-done',
      statusReason: [{ text: '拒薬' }],
      medicationCodeableConcept: { text: '仮薬錠１ｍｇ' },
    })
    expect(given).toMatchObject({ act: 'administered', status: 'cancelled', statusReason: '拒薬' })
    expect(isCurrentFact(given)).toBe(false)
  })

  it('MED-2: an order and its administration carry the same number where no reference can be followed', () => {
    const medicationCodeableConcept = { text: 'フロセミド注' }
    const number = { system: 'urn:example:order-group', value: '338_01_1' }
    const rp = { system: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber', value: '01' }
    const meta = { profile: ['http://example.jp/JP_MedicationRequest_Injection'] }
    const ordered = fact('injection', {
      resourceType: 'MedicationRequest',
      meta,
      identifier: [rp, number],
      medicationCodeableConcept,
    })
    const given = fact('injection', {
      resourceType: 'MedicationAdministration',
      meta,
      identifier: [rp],
      medicationCodeableConcept,
      request: { type: 'MedicationRequest', identifier: number },
    })
    expect(ordered.orderNumbers).toEqual(['a/urn:example:order-group|338_01_1'])
    expect(given.orderNumbers).toEqual(ordered.orderNumbers)
  })

  it('fhir-jp.md §3: a modifier extension makes a record uninterpretable, not normal', () => {
    const { facts, gaps } = decoded({ id: '1', ...order({ modifierExtension: [{ url: 'http://x.example' }] }) })
    expect(facts).toEqual([])
    expect(gaps).toMatchObject([{ kind: 'unreadable', why: 'has a modifier extension' }])
  })
})

describe('times', () => {
  it.each([
    ['2024', '2024', 'year'],
    ['2024-05', '2024-05', 'month'],
    ['2024-02-29', '2024-02-29', 'day'],
    ['2026-09-05T15:30:00Z', '2026-09-06T00:30:00', 'second'],
    ['2026-09-05T23:30:00+09:00', '2026-09-05T23:30:00', 'second'],
    ['2026-09-05T23:30:00', '2026-09-05T23:30:00', 'second'],
    ['2026-09-05T08:30:00.123-05:00', '2026-09-05T22:30:00', 'second'],
    ['2026-09-05T08:30+09:00', '2026-09-05T08:30', 'minute'],
  ])('DT-1, VAL-7, H-12: %s is %s in Japan, with the precision given', (text, expected, precision) => {
    expect(clinicalTime(text)).toEqual({ text: expected, precision })
  })

  it.each(['2026-02-30', '2026-09-05T24:00:00+09:00', '0000-00-00', '2026-13', '令和8年', '20260905', ''])(
    'D10: %j is no time',
    (text) => {
      expect(clinicalTime(text)).toBeUndefined()
    },
  )

  it('D10: a record with an impossible date is kept without one, and the text is told', () => {
    const { facts, gaps } = decoded({
      resourceType: 'Condition',
      id: '1',
      subject: SUBJECT,
      code: { text: '胃炎' },
      onsetDateTime: '2026-02-30',
    })
    expect(facts).toMatchObject([{ kind: 'diagnosis', at: undefined }])
    expect(gaps).toEqual([
      { kind: 'unreadable', what: 'Condition/1 onsetDateTime', why: 'not a time', raw: '2026-02-30' },
    ])
  })
})

describe('whatever is delivered', () => {
  const types = fc.constantFrom(
    'Observation',
    'Condition',
    'MedicationRequest',
    'Encounter',
    'Flag',
    'Procedure',
    'Widget',
  )
  const names = ['code', 'status', 'subject', 'category', 'period', 'valueQuantity', 'meta', 'extension', 'contained']
  const anything = fc.jsonValue({ maxDepth: 3 })
  const junk = fc
    .tuple(fc.dictionary(fc.constantFrom(...names), anything), fc.option(anything))
    .map(([parts, tag]) => (tag === null ? parts : { ...parts, meta: { tag, security: tag, profile: tag } }))
  const person = { resourceIds: new Set(['p1']), identifiers: new Set<string>() }

  it('E10, VAL-5: every resource gives a fact or an explained gap, and nothing throws', () => {
    fc.assert(
      fc.property(types, junk, (resourceType, parts) => {
        const resource = { ...parts, resourceType, id: '1' } as unknown as Resource
        const delivered = [{ resource, fullUrl: undefined, isMatch: true }]
        const { facts, gaps } = decodeRecords(delivered, CONTEXT)
        expect(decodeRecords(delivered, { ...CONTEXT, person }).gaps.length).toBeGreaterThan(0)
        expect(facts.length + gaps.length).toBeGreaterThan(0)
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2000) },
    )
  })
})

describe('where the images of a study are kept', () => {
  const endpoint = (id: string, code: string, address: string, more: object = {}) => ({
    resourceType: 'Endpoint',
    id,
    status: 'active',
    connectionType: { code },
    address,
    ...more,
  })

  it('is read from endpoints of the study and of its series, contained or delivered with it, those in force only', () => {
    const study = {
      resourceType: 'ImagingStudy',
      id: 's1',
      subject: SUBJECT,
      status: 'available',
      identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.3' }],
      contained: [endpoint('own', 'dicom-wado-rs', 'https://pacs.example/dicom-web/')],
      endpoint: [{ reference: '#own' }, { reference: 'Endpoint/viewer' }, { reference: 'Endpoint/unknown' }],
      series: [
        { uid: '1.2.3.4', modality: { code: 'CT' }, endpoint: [{ reference: 'Endpoint/off' }, { reference: '#own' }] },
      ],
    }
    const { facts, gaps } = decoded(
      study,
      endpoint('viewer', 'ihe-iid', 'https://viewer.example/open'),
      endpoint('off', 'dicom-wado-rs', 'https://old.example/', { status: 'off' }),
    )
    expect(gaps).toEqual([])
    expect(facts).toMatchObject([
      {
        kind: 'imaging',
        studyUid: '1.2.3',
        endpoints: [
          { kind: 'dicomweb', address: 'https://pacs.example/dicom-web/' },
          { kind: 'viewer', address: 'https://viewer.example/open' },
        ],
      },
    ])
  })
})
