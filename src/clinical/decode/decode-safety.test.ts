import { describe, expect, it } from 'vitest'
import { RECORDED_ISSUED } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import type { Patient, Resource } from '#standards/fhir/r4.ts'
import type { Facility, FacilityId } from '../facility.ts'
import type { ClinicalFact, FactOf } from '../facts.ts'
import { occurrencesOfFacts } from '../occurrences-of-facts.ts'
import type { PersonHandle } from '../person.ts'
import type { RecordKind } from '../record-kind.ts'
import { type DecodeContext, decodeRecords } from './decode-records.ts'
import { decodePerson } from './person.decode.ts'
import { identityOf } from './subject.ts'

const CONTEXT: DecodeContext = {
  facility: 'a' as FacilityId,
  base: 'https://mihon.example/fhir/',
  person: undefined,
}
const SUBJECT = { reference: 'Patient/p1' }

function decoded(resources: readonly object[], context = CONTEXT) {
  const delivered = resources.map((resource) => ({ resource: resource as Resource, fullUrl: undefined, isMatch: true }))
  return decodeRecords(delivered, context)
}

function facts<K extends RecordKind>(kind: K, resources: readonly object[], context = CONTEXT): readonly FactOf<K>[] {
  return decoded(resources, context).facts.filter((each: ClinicalFact): each is FactOf<K> => each.kind === kind)
}

const observation = (id: string | undefined, more: object = {}) => ({
  resourceType: 'Observation',
  ...(id === undefined ? {} : { id }),
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'ＣＲＰ' },
  subject: SUBJECT,
  effectiveDateTime: '2026-11-01T08:00:00+09:00',
  valueQuantity: { value: decimal('0.30'), unit: 'mg/dL' },
  ...more,
})
const flagged = (...codes: readonly string[]) =>
  facts('laboratory', [observation('1', { interpretation: codes.map((code) => ({ coding: [{ code }] })) })])[0]?.flag

describe('values, units, methods and codes of results', () => {
  it('NUM-2, H-06: one item in two units stays two results, each with its own unit', () => {
    const results = facts('laboratory', [
      observation('1', { code: { text: '血糖' }, valueQuantity: { value: decimal('100'), unit: 'mg/dL' } }),
      observation('2', { code: { text: '血糖' }, valueQuantity: { value: decimal('5.6'), unit: 'mmol/L' } }),
    ])
    expect(results.map(({ value }) => `${value?.text} ${value?.unit}`)).toEqual(['100 mg/dL', '5.6 mmol/L'])
  })

  it('NUM-3: nothing is converted: value and unit are those of the sender', () => {
    const [result] = facts('laboratory', [
      observation('1', { valueQuantity: { value: decimal('4.50'), unit: '10^6/μL', code: '10*6/uL' } }),
    ])
    expect(result?.value).toMatchObject({ text: '4.50', unit: '10^6/μL' })
  })

  it('NUM-7: u, μ and full-width letters of a unit, and the name of an item, keep the text of the sender', () => {
    for (const unit of ['uL', 'μL', 'µL', 'ｍｇ／ｄＬ']) {
      const [result] = facts('laboratory', [
        observation('1', { code: { text: 'ＡＬＴ（ＧＰＴ）' }, valueQuantity: { value: decimal('1'), unit } }),
      ])
      expect(result?.value?.unit).toBe(unit)
      expect(result?.item.text).toBe('ＡＬＴ（ＧＰＴ）')
    }
  })

  it('H-07: material, method and code of each result stay apart, whatever its name says', () => {
    const one = (id: string, code: string, material: string, method: string) =>
      observation(id, {
        code: { text: '蛋白', coding: [{ system: 'urn:oid:1.2.392.200119.4.504', code }] },
        specimen: { display: material },
        method: { text: method },
      })
    const results = facts('laboratory', [
      one('1', '3A010000002327101', '血清', 'Biuret法'),
      one('2', '1A010000000190111', '尿', '試験紙法'),
    ])
    expect(
      results.map(({ item, specimen, method }) => [item.codings[0]?.code, specimen?.material?.text, method]),
    ).toEqual([
      ['3A010000002327101', '血清', 'Biuret法'],
      ['1A010000000190111', '尿', '試験紙法'],
    ])
  })

  it('VAL-1: a comparator that FHIR R4 does not know is never dropped', () => {
    const [result] = facts('laboratory', [
      observation('1', { valueQuantity: { value: decimal('5'), comparator: '~', unit: 'mg/dL' } }),
    ])
    expect(result?.value).toMatchObject({ text: '~5', magnitude: undefined })
  })

  it.each([
    ['≦', '<='],
    ['＜', '<'],
    ['≧', '>='],
    ['＞', '>'],
    ['≤', '<='],
  ])(
    'VAL-1, GRAPH-2: the comparator %s is %s, so that no line takes the value for a measured one',
    (written, comparator) => {
      const valueQuantity = { value: decimal('5'), comparator: written, unit: 'mg/dL' }
      const [result] = facts('laboratory', [observation('1', { valueQuantity })])
      expect(result?.value).toMatchObject({ text: `${written}5`, comparator, magnitude: 5 })
    },
  )

  it('H-06, NUM-4: the units of a range and of a ratio are kept', () => {
    const quantity = (value: string, unit?: string) => ({ value: decimal(value), unit })
    const value = (more: object) =>
      facts('laboratory', [observation('1', { valueQuantity: undefined, ...more })])[0]?.value
    const valueRange = { low: quantity('5', '/HPF'), high: quantity('9', '/HPF') }
    expect(value({ valueRange })).toMatchObject({ text: '5–9', unit: '/HPF' })
    expect(value({ valueRange: { low: quantity('5', 'mg'), high: quantity('1', 'g') } })?.text).toBe('5 mg–1 g')
    const ratio = (one: object, other: object) => value({ valueRatio: { numerator: one, denominator: other } })?.text
    expect(ratio(quantity('30', 'mg'), quantity('1', 'g'))).toBe('30 mg:1 g')
    expect(ratio(quantity('1'), quantity('40'))).toBe('1:40')
  })

  const JC10 = (code: string) => ({ coding: [{ system: 'urn:oid:1.2.392.200119.4.504', code }], text: 'Ｋ' })
  it.each<[string, object, RecordKind]>([
    [
      'a section of HL7 v2',
      { category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'CH' }] }] },
      'laboratory',
    ],
    ['the words 検体検査', { category: [{ text: '検体検査' }] }, 'laboratory'],
    [
      'a code of the hospital’s own, of an item with a national code',
      { category: [{ coding: [{ system: 'urn:oid:1.2', code: 'CH' }] }], code: JC10('3H015000002326101') },
      'laboratory',
    ],
    [
      'a code of the hospital’s own, of an item without one',
      { category: [{ coding: [{ system: 'urn:oid:1.2', code: 'CH' }] }] },
      'physiology',
    ],
    [
      'exam, of an item that is measured at the body',
      { category: [{ coding: [{ code: 'exam' }] }], code: JC10('9N001000000000001') },
      'physiology',
    ],
    [
      'vital-signs, whatever its code',
      { category: [{ coding: [{ code: 'vital-signs' }] }], code: JC10('3H015000002326101') },
      'vital-sign',
    ],
  ])('H-05, VAL-5: a result in the category %s', (_name, more, kind) => {
    expect(decoded([observation('1', more)]).facts.map((fact) => fact.kind)).toEqual([kind])
  })

  it('H-05, SUM-5: an infection is one in whatever category its hospital puts it', () => {
    const more = { category: [{ text: '感染症検査' }], code: { ...JC10('5F016141002306211'), text: 'ＨＢｓ抗原' } }
    expect(facts('infection', [observation('1', more)])).toHaveLength(1)
  })

  it.each([
    ['a number in quotes', { valueQuantity: { value: '5.0', unit: 'mg/dL' } }],
    ['a curve', { valueQuantity: undefined, valueSampledData: { origin: { value: 0 }, data: '1 2 3' } }],
    ['a span of time', { valueQuantity: undefined, valuePeriod: { start: '2026-11-01' } }],
  ])('H-09: %s is not shown as a result without a value, but told as unreadable', (_, value) => {
    const { facts: none, gaps } = decoded([observation('1', value)])
    expect(none).toEqual([])
    expect(gaps).toMatchObject([{ kind: 'unreadable', what: 'Observation/1' }])
  })

  it.each([
    ['a quantity without a number', { valueQuantity: { unit: 'mg/dL' } }],
    ['an empty text', { valueQuantity: undefined, valueString: ' ' }],
  ])('VAL-6: %s is a missing value, with its reason', (_, value) => {
    const [result] = facts('laboratory', [observation('1', { ...value, dataAbsentReason: { text: '検体不足' } })])
    expect(result).toMatchObject({ value: undefined, absentReason: '検体不足' })
  })

  it('FLAG-3: A stays A, and is never made H, HH or critical', () => {
    expect(flagged('A')).toEqual({ code: 'A', text: 'A' })
  })

  it('FLAG-1, FLAG-3: of several flags the gravest is the mark, and none is lost', () => {
    expect(flagged('A', 'HH')).toEqual({ code: 'HH', text: 'A HH' })
    expect(flagged('N', 'L')).toEqual({ code: 'L', text: 'N L' })
    expect(flagged('N')).toEqual({ code: 'N', text: 'N' })
  })
})

describe('when it was reported', () => {
  it('VAL-7, DT-5: a day of report that is no instant is read as that day', () => {
    const [result] = facts('laboratory', [
      observation('1', {
        effectiveDateTime: undefined,
        extension: [{ url: RECORDED_ISSUED, valueDateTime: '2024-04-12' }],
      }),
    ])
    expect(result).toMatchObject({
      at: { text: '2024-04-12', precision: 'day' },
      reportedAt: { text: '2024-04-12' },
      isAtReportTime: true,
    })
  })
})

describe('what the same thing is, and what not', () => {
  it('SRC-11, E11, H-16: the same result from two hospitals is kept twice, each under its hospital', () => {
    const one = facts('laboratory', [observation('1')])
    const other = facts('laboratory', [observation('1')], { ...CONTEXT, facility: 'b' as FacilityId })
    expect(new Set([...one, ...other].map(({ key }) => key)).size).toBe(2)
    expect([...one, ...other].map(({ facility }) => facility)).toEqual(['a', 'b'])
  })

  it('H-16: two results of one hospital with equal content and different ids are two', () => {
    expect(facts('laboratory', [observation('1'), observation('2')])).toHaveLength(2)
  })

  it('VAL-5: results contained in a report without ids, or under one id, stay as many as they are', () => {
    const contained = [
      observation(undefined, { code: { text: '菌１' } }),
      observation(undefined, { code: { text: '菌２' } }),
      observation('o', { code: { text: '菌３' } }),
      observation('o', { code: { text: '菌４' } }),
    ]
    const report = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject: SUBJECT, contained }
    const results = facts('laboratory', [
      { ...report, code: { text: '培養' }, category: [{ coding: [{ code: 'MB' }] }] },
    ])
    expect(results.map(({ item }) => item.text)).toEqual(['菌１', '菌２', '菌３', '菌４'])
    expect(results[2]?.key).toBe('a/DiagnosticReport/r#o')
  })

  it('E10: records whose id is no id are kept apart, not folded into one', () => {
    const results = facts('laboratory', [
      { ...observation(undefined, { code: { text: 'Ｎａ' } }), id: {} },
      { ...observation(undefined, { code: { text: 'Ｋ' } }), id: {} },
    ])
    expect(results.map(({ item }) => item.text)).toEqual(['Ｎａ', 'Ｋ'])
  })
})

describe('whose record it is', () => {
  const NUMBERS = 'urn:oid:1.2.392.100495.20.3.51.11319900011'
  const patient = { resourceType: 'Patient', id: 'p1', identifier: [{ system: NUMBERS, value: '00012345' }] } as Patient
  const context = { ...CONTEXT, person: identityOf(patient) }
  const WRONG = [{ kind: 'wrong-patient', count: 1 }]

  it('E13, H-02: a record whose address is this patient and whose number is another one is not shown', () => {
    const identifier = { system: NUMBERS, value: '00099999' }
    expect(decoded([observation('1', { subject: { ...SUBJECT, identifier } })], context)).toEqual({
      facts: [],
      gaps: WRONG,
    })
  })

  it('E13: a number of another system says nothing against the address', () => {
    const identifier = { system: 'urn:example:insurance', value: '1' }
    expect(decoded([observation('1', { subject: { ...SUBJECT, identifier } })], context).gaps).toEqual([])
  })

  it('E13, H-02: a record that names two patients is not shown', () => {
    expect(decoded([observation('1', { patient: { reference: 'Patient/p2' } })], context).gaps).toEqual(WRONG)
  })

  it('H-01: a name that is no longer used is not the name of the person', () => {
    const name = [
      { use: 'old', text: '旧姓 花子' },
      { use: 'official', text: '見本 花子' },
    ] as const
    const facility = { id: 'a' as FacilityId, patientIdSystem: NUMBERS } as Facility
    const person = (names: readonly object[]) =>
      decodePerson({ ...patient, name: names } as Patient, 'h' as PersonHandle, [{ facility, base: CONTEXT.base }])
    expect(person(name).name.ideographic).toBe('見本 花子')
    expect(person(name.slice(0, 1)).name.ideographic).toBe('旧姓 花子')
  })
})

describe('orders and what became of them', () => {
  const request = (id: string, more: object = {}) => ({
    resourceType: 'MedicationRequest',
    id,
    status: 'completed',
    intent: 'order',
    subject: SUBJECT,
    authoredOn: '2026-11-01',
    medicationCodeableConcept: { text: 'インスリン リスプロ注' },
    ...more,
  })
  const SUBCUTANEOUS = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0162', code: 'SC' }] }
  const IN_RP = [
    { system: 'urn:oid:1.2.392.100495.20.3.81', value: '1' },
    { system: 'urn:oid:1.2.392.100495.20.3.82', value: '1' },
  ]

  it('H-15: a prescription of an insulin pen (自己注射, SC) is a 処方', () => {
    const [line] = decoded([request('1', { identifier: IN_RP, dosageInstruction: [{ route: SUBCUTANEOUS }] })]).facts
    expect(line?.kind).toBe('prescription')
  })

  it.each([
    ['24', '自己注射'],
    ['OHO', '院外処方'],
  ])('H-15: so it is without a number in the Rp, when its category says %s %s', (code, text) => {
    const category = [{ coding: [{ system: 'http://jpfhir.jp/fhir/core/CodeSystem/JHSP0003', code }], text }]
    const [line] = decoded([request('1', { category, dosageInstruction: [{ route: SUBCUTANEOUS }] })]).facts
    expect(line?.kind).toBe('prescription')
  })

  it('H-15: without either an SC line is an injection', () => {
    const [line] = decoded([request('1', { dosageInstruction: [{ route: SUBCUTANEOUS }] })]).facts
    expect(line?.kind).toBe('injection')
  })

  it('H-15: the most that may be taken in a day is part of the dosing', () => {
    const limit = { numerator: { value: decimal('3'), unit: '回' }, denominator: { value: decimal('1'), unit: '日' } }
    const [line] = facts('prescription', [
      request('1', { dosageInstruction: [{ text: '疼痛時', maxDosePerPeriod: limit }] }),
    ])
    expect(line).toMatchObject({ usage: '疼痛時', instructions: ['≤ 3 回 / 1 日'] })
  })

  it('H-15: "do not give" never stands as an order; it is told with its text', () => {
    const { facts: none, gaps } = decoded([request('1', { doNotPerform: true })])
    expect(none).toEqual([])
    expect(gaps).toMatchObject([{ kind: 'unreadable', why: 'forbids what it names' }])
  })

  it.each(['proposal', 'plan', 'option'])('H-15: a %s is no order yet', (intent) => {
    expect(decoded([request('1', { intent })]).facts[0]?.status).toBe('planned')
  })

  it('VAL-4, H-14: a cancelled line is not named among the drugs of its order', () => {
    const groupIdentifier = { system: 'urn:oid:1.2.392.100495.20.3.11', value: '7' }
    const { facts: lines } = decoded([
      request('1', { groupIdentifier, status: 'cancelled', medicationCodeableConcept: { text: '中止薬' } }),
      request('2', { groupIdentifier, medicationCodeableConcept: { text: '継続薬' } }),
    ])
    expect(occurrencesOfFacts(lines)).toMatchObject([{ label: '継続薬', status: 'final' }])
    expect(occurrencesOfFacts(lines.slice(0, 1))).toMatchObject([{ label: '中止薬', status: 'cancelled' }])
  })
})

describe('visits and stays', () => {
  const encounter = (code: string, status: string) =>
    decoded([
      {
        resourceType: 'Encounter',
        id: '1',
        status,
        class: { code },
        subject: SUBJECT,
        period: { start: '2019-04-05T09:00:00+09:00' },
      },
    ]).facts[0]

  it.each(['arrived', 'triaged', 'in-progress', 'onleave'])(
    'H-04: an outpatient visit that its sender left at %s is not ongoing years later',
    (status) => {
      expect(encounter('AMB', status)).toMatchObject({ kind: 'visit', status: 'final' })
    },
  )

  it('CAL-3: a stay that goes on does', () => {
    expect(encounter('IMP', 'in-progress')).toMatchObject({ kind: 'stay', status: 'ongoing', until: undefined })
  })

  it.each(['planned', 'cancelled'])('a visit that is %s stays so', (status) => {
    expect(encounter('AMB', status)?.status).toBe(status)
  })
})

describe('hostile systems', () => {
  it.each(['__proto__', 'constructor', 'toString'])('E10: a system called %s stays a text', (system) => {
    const [result] = facts('laboratory', [
      observation('1', { code: { text: 'ＣＲＰ', coding: [{ system, code: '1' }] } }),
    ])
    expect(result?.item.codings).toEqual([{ system, code: '1', display: undefined }])
  })
})

describe('cautions', () => {
  const caution = (status: string | undefined) =>
    facts('contraindication', [
      { resourceType: 'Flag', id: '1', status, code: { text: '造影剤' }, subject: SUBJECT },
    ])[0]

  it.each([['active'], ['on-hold'], [undefined]])('H-17: one whose state is %s counts', (status) => {
    expect(caution(status)?.isActive).toBe(true)
  })

  it.each(['inactive', 'entered-in-error'])('H-17: one that is %s does not', (status) => {
    expect(caution(status)?.isActive).toBe(false)
  })
})

describe('hostile codes', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'E10: %s is an unknown code, nothing else',
    (code) => {
      const [result] = facts('laboratory', [
        observation('1', {
          status: code,
          interpretation: [{ coding: [{ code }] }],
          valueQuantity: { value: decimal('1.10'), comparator: code, unit: 'mg/dL' },
        }),
      ])
      expect(result).toMatchObject({ status: 'unknown', flag: { code: 'other', text: code } })
      expect(result?.value?.text).toBe(`${code}1.10`)
      const [visit] = decoded([
        { resourceType: 'Encounter', id: '1', status: 'finished', class: { code }, subject: SUBJECT },
      ]).facts
      expect(visit).toMatchObject({ kind: 'visit', setting: undefined })
    },
  )
})

describe('a label of confidentiality', () => {
  const system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
  const marksOf = (more: object) =>
    facts('file', [
      { resourceType: 'DocumentReference', id: 'd', status: 'current', subject: SUBJECT, content: [], ...more },
    ])[0]?.sensitivity

  it.each([
    ['R in its meta', { meta: { security: [{ system, code: 'R' }] } }, 'R'],
    ['V as the label of the document', { securityLabel: [{ coding: [{ system, code: 'V' }] }] }, 'V'],
    ['one that nobody knows', { securityLabel: [{ coding: [{ system: 'urn:x', code: 'PSY' }] }] }, 'PSY'],
  ])('B3: restricts a document: %s', (_name, more, code) => {
    expect(marksOf(more)).toEqual([{ mark: 'restricted', code }])
  })

  it('B3: the usual one restricts nothing', () => {
    expect(marksOf({ securityLabel: [{ coding: [{ system, code: 'N' }] }] })).toEqual([])
  })
})
