import { describe, expect, it } from 'vitest'
import { decimalText } from '#standards/fhir/exact-json.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import {
  bytesOf,
  convertFiles,
  exampleOf,
  file,
  header,
  pathOf,
  reported,
  resourcesOf,
} from '#testing/storage-fixture.ts'

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'

const patientOf = async (...segments: readonly string[]) => {
  const converted = await convertFiles(
    new Map([[pathOf({ dataType: 'ADT-00' }), bytesOf([header('ADT^A08^ADT_A01'), ...segments])]]),
  )
  return { patient: resourcesOf(converted, 'Patient')[0], problems: reported(converted), converted }
}

describeWithDomainText('the patient of ss-mix2.md §14 ADT-00', 'ss-mix2.md', (text) => {
  const convert = () => convertFiles(new Map([exampleOf(text, 'ADT-00')]))

  it('has number, both names, sex, birth date, address, phones, contact and disability', async () => {
    const converted = await convert()
    expect(reported(converted)).toEqual([])
    const [patient] = resourcesOf(converted, 'Patient')
    expect(patient?.identifier?.[1]).toEqual({
      system: 'urn:oid:1.2.392.100495.20.3.51.11319999999',
      value: '0000123456',
    })
    expect(patient?.name).toEqual([
      {
        extension: [{ url: REPRESENTATION, valueCode: 'IDE' }],
        use: 'official',
        text: '見本 花子',
        family: '見本',
        given: ['花子'],
      },
      {
        extension: [{ url: REPRESENTATION, valueCode: 'SYL' }],
        use: 'official',
        text: 'ミホン ハナコ',
        family: 'ミホン',
        given: ['ハナコ'],
      },
    ])
    expect(patient?.gender).toBe('female')
    expect(patient?.birthDate).toBe('1958-03-12')
    expect(patient?.address).toEqual([
      { use: 'home', text: '東京都見本区見本町１丁目２番３号', postalCode: '100-0001', country: 'JPN' },
    ])
    expect(patient?.telecom).toEqual([
      { system: 'phone', value: '03-0000-0001', use: 'home' },
      { system: 'phone', value: '03-0000-0002', use: 'work' },
    ])
    expect(patient?.contact?.[0]).toMatchObject({
      relationship: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0063', code: 'SPO' }], text: '配偶者' },
      ],
      name: { text: '見本 太郎' },
      telecom: [{ value: '03-0000-0001', use: 'home' }],
    })
    expect(patient?.extension).toEqual([
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-disability',
        valueCodeableConcept: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N' }],
          text: '障害なし',
        },
      },
    ])
  })

  it('gives the relative, the insurance and the allergy', async () => {
    const converted = await convert()
    const [patient] = resourcesOf(converted, 'Patient')
    const [relative] = resourcesOf(converted, 'RelatedPerson')
    expect(relative?.name?.map(({ text: name }) => name)).toEqual(['見本 太郎', 'ミホン タロウ'])
    expect(relative?.patient.reference).toBe(`Patient/${patient?.id}`)
    const [coverage] = resourcesOf(converted, 'Coverage')
    expect(coverage).toMatchObject({
      type: { coding: [{ code: '06', display: '組合管掌健康保険' }], text: '組合管掌健康保険' },
      payor: [{ identifier: { system: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber', value: '06999999' } }],
      subscriberId: '１２３・４５６７',
      period: { start: '2023-04-01' },
      relationship: { coding: [{ code: 'self' }, { code: 'SEL' }], text: '本人' },
    })
    const [allergy] = resourcesOf(converted, 'AllergyIntolerance')
    expect(allergy).toMatchObject({ category: ['medication'], code: { text: 'ペニシリン系' } })
  })

  it('VAL-2: height, weight and blood group keep their digits, units and codes', async () => {
    const observations = resourcesOf(await convert(), 'Observation')
    expect(observations.map(({ code }) => code.text)).toEqual(['身長', '体重', '血液型-ABO式', '血液型-Rh式'])
    expect(decimalText(observations[0]?.valueQuantity?.value)).toBe('152.4')
    expect(observations[0]?.valueQuantity?.unit).toBe('cm')
    expect(observations[0]?.code.coding).toEqual([
      { system: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits', code: '9N001000000000001', display: '身長' },
      { system: 'http://loinc.org', code: '8302-2' },
    ])
    expect(decimalText(observations[1]?.valueQuantity?.value)).toBe('48.6')
    expect(observations[2]?.valueCodeableConcept?.text).toBe('O')
    expect(observations[3]?.valueCodeableConcept?.text).toBe('Rh+')
  })
})

describe('JP_Patient from PID (fhir-jp.md §4 A)', () => {
  it('names are told apart by XPN.8, whatever their order', async () => {
    const { patient } = await patientOf('PID|1||0000123456||ミホン^ハナコ^^^^^L^P~見本^花子^^^^^L^I')
    expect(patient?.name?.map((name) => [name.text, name.extension?.[0]?.valueCode])).toEqual([
      ['ミホン ハナコ', 'SYL'],
      ['見本 花子', 'IDE'],
    ])
  })

  it('without XPN.8 the script tells: kana, kanji, Latin', async () => {
    const { patient } = await patientOf('PID|1||0000123456||ミホン^ハナコ~見本^花子~MIHON^HANAKO')
    expect(patient?.name?.map((name) => name.extension?.[0]?.valueCode)).toEqual(['SYL', 'IDE', 'ABC'])
  })

  it('a whole name in one component is not taken apart', async () => {
    const { patient } = await patientOf('PID|1||0000123456||見本花子^^^^^^L^I')
    expect(patient?.name?.[0]).toMatchObject({ text: '見本花子' })
    expect(patient?.name?.[0]?.family).toBeUndefined()
  })

  it.each([
    ['M', 'male'],
    ['F', 'female'],
    ['O', 'other'],
    ['U', 'unknown'],
  ])('sex %s is %s', async (code, gender) => {
    expect((await patientOf(`PID|1||0000123456||見本^花子|||${code}`)).patient?.gender).toBe(gender)
  })

  it('an unknown sex code is unknown and reported; an absent one is absent', async () => {
    const odd = await patientOf('PID|1||0000123456||見本^花子|||女')
    expect(odd.patient?.gender).toBe('unknown')
    expect(odd.problems.join()).toContain('女')
    expect((await patientOf('PID|1||0000123456||見本^花子')).patient?.gender).toBeUndefined()
  })

  it('a birth date that does not exist is reported, not invented', async () => {
    const { patient, problems } = await patientOf('PID|1||0000123456||見本^花子||19580231|F')
    expect(patient?.birthDate).toBeUndefined()
    expect(problems.join()).toContain('19580231')
  })

  it('an emergency number becomes a contact', async () => {
    const { patient } = await patientOf(
      'PID|1||0000123456||見本^花子||||||||^PRN^PH^^^^^^^^^03-0000-0001~^EMR^PH^^^^^^^^^03-0000-0009',
    )
    expect(patient?.telecom).toEqual([{ system: 'phone', value: '03-0000-0001', use: 'home' }])
    expect(patient?.contact).toMatchObject([
      { relationship: [{ text: '緊急連絡先' }], telecom: [{ value: '03-0000-0009' }] },
    ])
  })

  it('a seven-digit insurer number gets its leading zero back; 公費 has numbers of another system', async () => {
    const { converted } = await patientOf(
      'PID|1||0000123456||見本^花子',
      'IN1|1|01^協会けんぽ^JHSD0001|1130012',
      'IN1|2|54^難病^JHSD0001|54136015',
    )
    expect(resourcesOf(converted, 'Coverage').map(({ payor }) => payor[0]?.identifier)).toEqual([
      { system: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber', value: '01130012' },
      { system: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber', value: '54136015' },
    ])
  })

  it('without a master file, the newest message tells who the patient is', async () => {
    const converted = await convertFiles(
      new Map([
        file(
          { dataType: 'PPR-01', occurredAt: '20240101000000000' },
          'PPR^ZD1^PPR_ZD1',
          'PRB|AD|20240101|1^見本病^99X|1',
        ),
      ]),
    )
    expect(resourcesOf(converted, 'Patient')).toHaveLength(1)
    expect(resourcesOf(converted, 'Condition')[0]?.subject.reference).toBe(
      `Patient/${resourcesOf(converted, 'Patient')[0]?.id}`,
    )
  })

  it('ADT^A23 deletes the patient: no resource, and said so', async () => {
    const converted = await convertFiles(new Map([file({ dataType: 'ADT-00' }, 'ADT^A23^ADT_A21')]))
    expect(converted.flatMap(({ resources }) => resources)).toEqual([])
    expect(reported(converted).join()).toContain('ADT^A23 cancels')
  })
})
