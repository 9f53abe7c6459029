import { describe, expect, it } from 'vitest'
import type { Medication, MedicationAdministration } from '#standards/fhir/r4.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertText, emitted, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const CORE = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const RAS = 'RAS^O17^RAS_O17'

function mixture(given: MedicationAdministration | undefined): Medication | undefined {
  return given?.contained?.find((each): each is Medication => each.resourceType === 'Medication')
}

describeWithDomainText('OMP-12, the example of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  const { path, message } = exampleOf(text, 'OMP-12')
  const scope = convertText(path, message)
  const [drip] = emitted(scope, 'MedicationAdministration')

  it('gives one valid administration for the ingredients given together, and no problem', () => {
    expect(scope.resources).toHaveLength(1)
    expect(scope.problems).toEqual([])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(mixture(drip)?.ingredient?.map((each) => each.itemCodeableConcept?.text)).toEqual([
      'ソリタ－Ｔ３号輸液５００ｍＬ',
      'アドナ注（静脈用）５０ｍｇ',
    ])
    expect(mixture(drip)?.ingredient?.[0]?.strength?.numerator).toMatchObject({ value: 1, unit: '本' })
  })

  it('H-15: says that it was given, when, by whom, where, and which order it was', () => {
    expect(drip?.status).toBe('completed')
    expect(drip?.effectivePeriod).toEqual({ start: '2024-04-11T10:03:10+09:00', end: '2024-04-11T15:04:55+09:00' })
    expect(drip?.performer?.map((each) => each.actor?.display)).toEqual(['看護 一子'])
    expect(drip?.request?.identifier?.value).toBe('000000000088001_01_001')
    const extension = (tail: string) => drip?.extension?.find(({ url }) => url === `${CORE}/${tail}`)
    expect(extension('JP_MedicationAdministration_Location')?.valueReference?.display).toBe('5E-512-3')
    expect(extension('JP_MedicationAdministration_RequestDepartment')?.valueCodeableConcept?.text).toBe('消化器科')
    expect(extension('JP_MedicationAdministration_Requester')?.valueReference?.display).toBe('医師 一郎')
    expect(extension('JP_MedicationAdministration_RequestAuthoredOn')?.valueDateTime).toBe('2024-04-11T09:00:00+09:00')
    expect(drip?.context?.reference).toBe('#encounter')
  })

  it('keeps the rate as written, the route, the device, and the note once though each ingredient repeats it', () => {
    expect(drip?.dosage).toMatchObject({
      text: '102ml/hr 静脈内 点滴ポンプ',
      route: { text: '静脈内' },
      rateQuantity: { value: 102, unit: 'ml/hr' },
    })
    expect(drip?.dosage?.extension).toBeUndefined()
    expect(drip?.note).toEqual([{ text: '左前腕に実施' }])
  })
})

describe('OMP-12 as exporters write it', () => {
  const orc = 'ORC|NW|000000000055001||000000000055001_01_001|||||20240412100000'
  const rxa = (drug: string, status: string, reason = '', action = '') =>
    `RXA|0|1|20240412110000|20240412110000|${drug}|1|AMP^アンプル^MR9P|||||||||||${reason}||${status}|${action}`
  const given = (...segments: readonly string[]) => {
    const scope = ownMessage('OMP-12', RAS, [orc, ...segments])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    return scope
  }

  it('H-15: refused and not given are not-done, with the reason', () => {
    const [refused] = emitted(given(rxa('1^見本注^99XYZ', 'RE', '^本人拒否^99ABC')), 'MedicationAdministration')
    expect(refused?.status).toBe('not-done')
    expect(refused?.statusReason?.[0]?.text).toBe('本人拒否')
    const [notGiven] = emitted(given(rxa('1^見本注^99XYZ', 'NA')), 'MedicationAdministration')
    expect([notGiven?.status, notGiven?.statusReason?.[0]?.text]).toEqual(['not-done', '未実施'])
  })

  it('H-15: partly given is neither completed nor not done, and says so', () => {
    const [partly] = emitted(given(rxa('1^見本注^99XYZ', 'PA')), 'MedicationAdministration')
    expect([partly?.status, partly?.statusReason?.[0]?.text]).toEqual(['in-progress', '一部実施'])
  })

  it('H-15: without RXA-20 it is not known whether it was given', () => {
    expect(emitted(given(rxa('1^見本注^99XYZ', '')), 'MedicationAdministration')[0]?.status).toBe('unknown')
  })

  it('H-14: a withdrawn administration (RXA-21 D) is an error and never a current one', () => {
    const scope = given(rxa('1^見本注^99XYZ', 'CP', '', 'D'))
    expect(emitted(scope, 'MedicationAdministration').map((each) => each.status)).toEqual(['entered-in-error'])
  })

  it('an ingredient that was refused makes an administration of its own', () => {
    const scope = given(rxa('1^見本注甲^99XYZ', 'CP'), rxa('2^見本注乙^99XYZ', 'RE'))
    expect(
      emitted(scope, 'MedicationAdministration').map((each) => [
        each.status,
        mixture(each)?.ingredient?.[0]?.itemCodeableConcept?.text,
      ]),
    ).toEqual([
      ['completed', '見本注甲'],
      ['not-done', '見本注乙'],
    ])
  })

  it('a trial that the order belongs to is noted on what was given', () => {
    const scope = given(rxa('1^見本注^99XYZ', 'CP'), 'CTI|T001^見本試験|2^第２相^99CT')
    expect(emitted(scope, 'MedicationAdministration')[0]?.note).toEqual([{ text: '治験: 見本試験 第２相' }])
  })

  it('a rate in words is a comment on the rate', () => {
    const words = 'RXA|0|1|20240412110000||1^見本注^99XYZ|1|AMP^アンプル^MR9P|||||ゆっくりと||||||||CP'
    const [slow] = emitted(given(words), 'MedicationAdministration')
    expect(slow?.dosage?.extension).toEqual([
      { url: `${CORE}/JP_MedicationDosage_RateComment`, valueString: 'ゆっくりと' },
    ])
  })

  it('two administrations of one order stay two, each with the route after it', () => {
    const scope = given(
      rxa('1^見本注^99XYZ', 'CP'),
      'RXR|IV^静脈内^HL70162',
      'RXA|0|2|20240412170000|20240412170000|1^見本注^99XYZ|1|AMP^アンプル^MR9P|||||||||||||CP',
      'RXR|IM^筋肉内^HL70162',
    )
    expect(
      emitted(scope, 'MedicationAdministration').map((each) => [each.effectiveDateTime, each.dosage?.route?.text]),
    ).toEqual([
      ['2024-04-12T11:00:00+09:00', '静脈内'],
      ['2024-04-12T17:00:00+09:00', '筋肉内'],
    ])
  })

  it('a vaccine becomes an Immunization in addition, with lot, expiry and maker', () => {
    const scope = given(
      'RXE||06^予防接種^JHSI0002|0.5||ML^ミリリットル^MR9P',
      'RXA|0|1|20240412110000||222222201^インフルエンザＨＡワクチン見本^HOT9|0.50|ML^ミリリットル^MR9P||||||||LOT-001|20241130|^見本製薬^99XYZ|||CP',
      'RXR|SC^皮下^HL70162|ARM^腕^HL70550||||L^左^HL70495',
    )
    expect(emitted(scope, 'MedicationAdministration')).toHaveLength(1)
    const [shot] = emitted(scope, 'Immunization')
    expect(shot).toMatchObject({
      status: 'completed',
      vaccineCode: { text: 'インフルエンザＨＡワクチン見本' },
      occurrenceDateTime: '2024-04-12T11:00:00+09:00',
      lotNumber: 'LOT-001',
      expirationDate: '2024-11-30',
      manufacturer: { display: '見本製薬' },
      site: { text: '腕（左）' },
      route: { text: '皮下' },
    })
    const lot = mixture(emitted(scope, 'MedicationAdministration')[0])?.batch
    expect(lot).toEqual({ lotNumber: 'LOT-001', expirationDate: '2024-11-30' })
  })
})

describe('OMP-11: dispensed or given', () => {
  const outpatient = 'PV1|0001|O|06^^^^^C||||D0101^医師^一郎^^^^^^^L^^^^^I'
  const orc = (setting: string) =>
    `ORC|NW|000000000055001||000000000055001_01|||||20240412100000|||D0101^医師^一郎^^^^^^^L^^^^^I|||||06^消化器科^HL70069||||||||||||${setting}`
  const rxe = 'RXE||1^見本錠^99XYZ|2||TAB^錠^MR9P|||||42|TAB^錠^MR9P'
  const rxa = (amount: string) =>
    `RXA|0|1|20240412110000|20240412113000|1^見本錠^99XYZ|${amount}|TAB^錠^MR9P|||P0505^薬剤^五郎^^^^^^^L^^^^^I||||||||||CP`

  it('H-15: the ordered total is a supply handed over, the single dose is a dose taken', () => {
    const supply = ownMessage('OMP-11', RAS, [orc('I'), rxe, rxa('42')])
    expect(supply.resources.map((each) => each.resourceType)).toEqual(['MedicationDispense'])
    const dose = ownMessage('OMP-11', RAS, [orc('O'), rxe, rxa('2')], outpatient)
    expect(dose.resources.map((each) => each.resourceType)).toEqual(['MedicationAdministration'])
  })

  it('H-15: without the order, an outpatient was handed a supply and an inpatient was given a dose', () => {
    const supply = ownMessage('OMP-11', RAS, [orc('O'), rxa('42')], outpatient)
    expect(supply.resources.map((each) => each.resourceType)).toEqual(['MedicationDispense'])
    const dose = ownMessage('OMP-11', RAS, [orc('I'), rxa('2')])
    expect(dose.resources.map((each) => each.resourceType)).toEqual(['MedicationAdministration'])
  })

  it('a dispense says what, how much, when, by whom, and for which prescription', () => {
    const scope = ownMessage(
      'OMP-11',
      RAS,
      [
        orc('O'),
        rxe,
        'TQ1|1||1012040400000000&内服・経口・１日２回朝夕食後&JAMISDP01|||21^D&日&ISO+|20240412',
        rxa('42'),
      ],
      outpatient,
    )
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    const [dispense] = emitted(scope, 'MedicationDispense')
    expect(dispense).toMatchObject({
      status: 'completed',
      medicationCodeableConcept: { text: '見本錠' },
      quantity: { value: 42, unit: '錠' },
      daysSupply: { value: 21, unit: '日' },
      whenHandedOver: '2024-04-12T11:30:00+09:00',
      performer: [{ actor: { display: '薬剤 五郎' } }],
      authorizingPrescription: [{ identifier: { value: '000000000055001' } }],
      dosageInstruction: [{ text: '1回2錠 内服・経口・１日２回朝夕食後 21日分' }],
    })
  })

  it('an oral dose says how much was given and when', () => {
    const scope = ownMessage('OMP-11', RAS, [orc('I'), rxa('2'), 'RXR|PO^口^HL70162'])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    const [dose] = emitted(scope, 'MedicationAdministration')
    expect(dose).toMatchObject({
      status: 'completed',
      medicationCodeableConcept: { text: '見本錠' },
      dosage: { text: '2錠 口', dose: { value: 2, unit: '錠' } },
      effectivePeriod: { start: '2024-04-12T11:00:00+09:00', end: '2024-04-12T11:30:00+09:00' },
    })
  })
})
