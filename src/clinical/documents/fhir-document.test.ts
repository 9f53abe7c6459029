import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseExact } from '#standards/fhir/exact-json.ts'
import type { FacilityId } from '../facility.ts'
import type { DocumentItem } from './document-item.ts'
import { type DocumentSection, type FhirDocument, readFhirDocument } from './fhir-document.ts'
import { sectionName } from './section-codes.ts'

const B = 'b' as FacilityId
const CLINS = 'http://jpfhir.jp/fhir/clins/CodeSystem/document-section'

type Json = Readonly<Record<string, unknown>>

const PATIENT = {
  resourceType: 'Patient',
  identifier: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11311234567', value: '44710092' }],
  name: [{ text: '見本 太郎' }],
  gender: 'male',
  birthDate: '1948-04-12',
}

function section(code: string, title: string, more: Json = {}): Json {
  return { title, code: { coding: [{ system: CLINS, code }] }, ...more }
}

function narrative(text: string): Json {
  return { text: { status: 'additional', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` } }
}

function bundle(sections: readonly Json[], resources: readonly Json[] = [], composition: Json = {}): Json {
  return {
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      {
        fullUrl: 'urn:uuid:composition',
        resource: {
          resourceType: 'Composition',
          status: 'final',
          title: '退院時サマリー',
          type: { text: '退院時サマリー' },
          subject: { reference: 'urn:uuid:patient' },
          date: '2026-11-18T09:20:00+09:00',
          author: [{ reference: 'urn:uuid:doctor' }],
          section: sections,
          ...composition,
        },
      },
      { fullUrl: 'urn:uuid:patient', resource: PATIENT },
      { fullUrl: 'urn:uuid:doctor', resource: { resourceType: 'Practitioner', name: [{ text: '仮 一夫' }] } },
      ...resources.map((resource, index) => ({ fullUrl: `urn:uuid:r${index}`, resource })),
    ],
  }
}

const condition = (text: string, more: Json = {}): Json => ({
  resourceType: 'Condition',
  code: { text },
  clinicalStatus: { coding: [{ code: 'active' }] },
  subject: { reference: 'urn:uuid:patient' },
  ...more,
})

const read = (json: Json) => readFhirDocument(json, B)
const entry = (...places: readonly number[]) => ({
  entry: places.map((place) => ({ reference: `urn:uuid:r${place}` })),
})

function everySection(sections: readonly DocumentSection[]): readonly DocumentSection[] {
  return sections.flatMap((each) => [each, ...everySection(each.sections)])
}

function everyItem(document: FhirDocument): readonly DocumentItem[] {
  return [...everySection(document.sections).flatMap(({ items }) => items), ...document.others]
}

describe('a FHIR document Bundle', () => {
  it('DOC-2: tells its own patient, date, authors and version', () => {
    const extension = [
      { url: 'http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber', valueString: '2' },
    ]
    const document = read(bundle([], [], { extension }))
    expect(document).toMatchObject({
      title: '退院時サマリー',
      version: '2',
      date: { text: '2026-11-18T09:20:00' },
      authors: ['仮 一夫'],
      patient: {
        birthDate: { text: '1948-04-12' },
        sex: 'male',
        numbers: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11311234567', value: '44710092' }],
      },
    })
  })

  it('DOC-3: keeps the narrative the author signed and stands coded entries beside it', () => {
    const document = read(
      bundle(
        [section('344', '退院時診断', { ...narrative('うっ血性心不全'), ...entry(0) })],
        [condition('慢性心不全')],
      ),
    )
    const [diagnosis] = document.sections
    expect(diagnosis?.narrative).toContain('うっ血性心不全')
    expect(diagnosis?.items).toMatchObject([
      { kind: 'facts', facts: [{ kind: 'diagnosis', name: { text: '慢性心不全' } }] },
    ])
  })

  it.each([
    ['360', '362'],
    ['370', '372'],
    ['640', '642'],
    ['550', '552'],
  ])('fhir-jp.md §5.4: section %s of today and %s of before 1.5.4 are the same', (now, before) => {
    expect(sectionName(before)).toBe(sectionName(now))
    const document = read(bundle([{ code: { coding: [{ code: before }] }, ...narrative('x') }]))
    expect(document.sections[0]).toMatchObject({ title: sectionName(now), isKnown: true })
  })

  it('DOC-3: a section of no specification keeps its title and text, and says that it is none', () => {
    const document = read(bundle([section('999', '院内独自', narrative('連絡'))]))
    expect(document.sections).toMatchObject([{ title: '院内独自', isKnown: false, code: '999' }])
    expect(sectionName('constructor')).toBeUndefined()
  })

  it.each(['nilknown', 'notasked', 'unavailable'] as const)('emptyReason %s is information, not absence', (code) => {
    const document = read(bundle([section('550', '家族歴', { emptyReason: { coding: [{ code }] } })]))
    expect(document.sections[0]?.emptyReason).toEqual({ code })
  })

  it('患者サマリー: one section without a narrative shows its care plan and diagnoses', () => {
    const plan = {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      title: '療養計画',
      subject: { reference: 'urn:uuid:patient' },
      activity: [{ detail: { description: '塩分６ｇ' } }],
    }
    const document = read(bundle([section('422', '療養計画', entry(0, 1))], [plan, condition('慢性心不全')]))
    const [carePlan, diagnosis] = document.sections[0]?.items ?? []
    expect(carePlan).toMatchObject({ kind: 'elements', type: 'CarePlan' })
    expect(JSON.stringify(carePlan)).toContain('塩分６ｇ')
    expect(diagnosis).toMatchObject({ kind: 'facts' })
  })

  it('健診結果報告書: the items of a group stand below it, each once', () => {
    const observation = (text: string, more: Json = {}) => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text },
      subject: { reference: 'urn:uuid:patient' },
      category: [{ coding: [{ code: 'laboratory' }] }],
      ...more,
    })
    const group = observation('脂質', { hasMember: [{ reference: 'urn:uuid:r1' }] })
    const document = read(
      bundle([section('01011', '検査', entry(0))], [group, observation('HDL', { valueString: '38' })]),
    )
    expect(document.sections[0]?.items).toHaveLength(2)
    expect(document.others).toEqual([])
  })

  it('VAL-2: numbers in a document keep their digits', () => {
    const text = JSON.stringify(
      bundle(
        [section('620', '検査', entry(0))],
        [
          {
            resourceType: 'Observation',
            status: 'final',
            category: [{ coding: [{ code: 'laboratory' }] }],
            code: { text: 'Cr' },
            subject: { reference: 'urn:uuid:patient' },
            valueQuantity: { value: 0, unit: 'mg/dL' },
          },
        ],
      ),
    )
    const document = readFhirDocument(parseExact(text.replace('"value":0', '"value":1.10')), B)
    expect(document.sections[0]?.items).toMatchObject([{ facts: [{ value: { text: '1.10', unit: 'mg/dL' } }] }])
  })

  it('a document attached to the document stays whole, for a patient check of its own', () => {
    const inner = bundle([section('344', '退院時診断', narrative('心不全'))])
    const document = read(bundle([section('210', '添付情報', entry(0))], [inner]))
    expect(document.sections[0]?.items).toMatchObject([{ kind: 'document', title: '退院時サマリー' }])
  })

  it('PRV-1: tells that something in it is 未告知', () => {
    const tag = [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNINFORMED' }]
    expect(
      read(bundle([section('340', '傷病名', entry(0))], [condition('胃癌', { meta: { tag } })])).hasUndisclosed,
    ).toBe(true)
    expect(read(bundle([section('340', '傷病名', entry(0))], [condition('胃炎')])).hasUndisclosed).toBe(false)
  })

  it('fhir-jp.md §0.5: what is 未提供 is left out, and counted', () => {
    const tag = [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNDELIVERED' }]
    const document = read(bundle([section('340', '傷病名', entry(0))], [condition('x', { meta: { tag } })]))
    expect(document).toMatchObject({ undelivered: 1, sections: [{ items: [] }], others: [] })
  })

  it('D11 E13: an entry of another patient is left out, and counted', () => {
    const stranger = { ...PATIENT, birthDate: '1950-01-01' }
    const foreign = condition('他人の病名', { subject: { reference: 'urn:uuid:r1' } })
    const document = read(bundle([section('340', '傷病名', entry(0))], [foreign, stranger]))
    expect(document.foreign).toBe(1)
    expect(everyItem(document)).toEqual([])
  })

  const SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11311234567'
  it.each([
    ['of an address that the document does not hold', { reference: 'Patient/other' }],
    ['of another entry that it does not hold', { reference: 'urn:uuid:q' }],
    ['of another number of the same hospital', { identifier: { system: SYSTEM, value: '999' } }],
    [
      'with the address of its patient and the number of another',
      { reference: 'urn:uuid:patient', identifier: { system: SYSTEM, value: '999' } },
    ],
  ])('E13 H-02 PID-6: an entry %s is left out, and counted', (_name, subject) => {
    const document = read(bundle([section('340', '傷病名', entry(0))], [condition('他人の病名', { subject })]))
    expect([document.foreign, everyItem(document)]).toEqual([1, []])
  })

  it.each([
    ['by its number alone', { identifier: { system: SYSTEM, value: '44710092' } }],
    [
      'by an address elsewhere with its number',
      { reference: 'Patient/x', identifier: { system: SYSTEM, value: '44710092' } },
    ],
    ['as nobody, as a group may', { reference: 'Group/g' }],
  ])('VAL-5: an entry that names the patient %s stays', (_name, subject) => {
    const document = read(bundle([section('340', '傷病名', entry(0))], [condition('糖尿病', { subject })]))
    expect([document.foreign, everyItem(document).length]).toEqual([0, 1])
  })

  it('VAL-5: an entry that names the patient as the Composition does stays, though neither is in the document', () => {
    const subject = { reference: 'https://clinic.example/fhir/Patient/77' }
    const document = read(bundle([section('340', '傷病名', entry(0))], [condition('糖尿病', { subject })], { subject }))
    expect([document.foreign, everyItem(document).length]).toEqual([0, 1])
  })

  it('VAL-5 DOC-3: every content of an attached document is an item, with its date and state', () => {
    const page = (title: string) => ({ attachment: { contentType: 'image/jpeg', title, data: 'AAAA' } })
    const attached = {
      resourceType: 'DocumentReference',
      status: 'current',
      docStatus: 'preliminary',
      date: '2026-11-01T10:00:00+09:00',
      subject: { reference: 'urn:uuid:patient' },
      type: { text: '画像' },
      content: [page('1頁'), page('2頁')],
    }
    const document = read(bundle([section('210', '添付情報', entry(0))], [attached]))
    expect(everyItem(document)).toMatchObject([
      {
        kind: 'file',
        title: '画像　1頁',
        status: 'preliminary',
        at: { text: expect.stringMatching(/^2026-11-01T10:00/) },
      },
      { kind: 'file', title: '画像　2頁' },
    ])
  })

  it('VAL-5: a reference to nothing, and a resource of no section, are shown', () => {
    const document = read(
      bundle([section('340', '傷病名', { entry: [{ reference: 'urn:uuid:gone' }] })], [condition('糖尿病')]),
    )
    expect(document.sections[0]?.items).toEqual([{ kind: 'missing', reference: 'urn:uuid:gone' }])
    expect(document.others).toMatchObject([{ kind: 'facts' }])
  })

  it('what is no document is refused, not taken for an empty one (H-05)', () => {
    for (const json of [null, [], 'x', {}, { resourceType: 'Patient' }, { resourceType: 'Bundle', entry: [] }]) {
      expect(() => readFhirDocument(json, B)).toThrow(TypeError)
    }
  })

  it('survives elements of the wrong shape', () => {
    const odd = { section: 'x', author: { reference: 'y' }, type: null, date: 20261118, event: [null], extension: 5 }
    expect(() => read(bundle([], [], odd))).not.toThrow()
    expect(() => read(bundle([section('340', 'x', { entry: 'y', section: { a: 1 }, text: 'plain' })]))).not.toThrow()
  })

  interface Tree {
    readonly title: string
    readonly inner: readonly Tree[]
  }
  const title = fc.stringMatching(/^[a-z]{6,10}$/)
  const { node: tree } = fc.letrec<{ node: Tree }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ title, inner: fc.constant([]) }),
      fc.record({ title, inner: fc.array(tie('node'), { maxLength: 3 }) }),
    ),
  }))

  it('DOC-3: every section of a Bundle is kept, whatever its depth, with its title, its text and its entries', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (trees) => {
        const resources: Json[] = []
        const titles: string[] = []
        const sectionOf = ({ title, inner }: Tree): Json => {
          titles.push(title)
          resources.push(condition(`病名 ${title}`))
          const place = resources.length - 1
          return section('999', title, {
            ...narrative(`本文 ${title}`),
            ...entry(place),
            section: inner.map(sectionOf),
          })
        }
        const document = read(bundle(trees.map(sectionOf), resources))
        const sections = everySection(document.sections)
        expect(sections.map(({ title }) => title).sort()).toEqual([...titles].sort())
        for (const { title, narrative: text, items } of sections) {
          expect(text).toContain(`本文 ${title}`)
          expect(items).toMatchObject([{ facts: [{ name: { text: `病名 ${title}` } }] }])
        }
        expect(document.others).toEqual([])
      }),
    )
  })

  it('D11: sections nested a thousand deep are all kept, and do not exhaust the reader', () => {
    let deep: Json = section('999', 'innermost', narrative('x'))
    for (let depth = 0; depth < 1_000; depth += 1) deep = section('999', `s${depth}`, { section: [deep] })
    expect(everySection(read(bundle([deep])).sections)).toHaveLength(1_001)
  })
})
