import { describe, expect, it } from 'vitest'
import { DOSE_FORM, GIVE_STRENGTH, RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimal, decimalText } from '#standards/fhir/exact-json.ts'
import type { MedicationRequest } from '#standards/fhir/r4.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertText, emitted, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const CORE = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'
const MERIT9 = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code'

const OWN_ORC =
  'ORC|NW|000000000055001||000000000055001_01|||||20240412100000|||D0101^医師^一郎^^^^^^^L^^^^^I|||||08^循環器科^HL70069||||||||||||O^外来患者オーダ^HL70482'

function ownPrescription(rxe: string, tq1 = '', more: readonly string[] = []): MedicationRequest {
  const scope = ownMessage('OMP-01', 'RDE^O11^RDE_O11', [OWN_ORC, rxe, ...(tq1 === '' ? [] : [tq1]), ...more])
  const [request] = emitted(scope, 'MedicationRequest')
  if (request === undefined) throw new Error('no prescription')
  expect(r4Issues(request)).toEqual([])
  return request
}

function identifier(request: MedicationRequest, system: string): string | undefined {
  return request.identifier?.find((each) => each.system?.endsWith(system))?.value
}

describeWithDomainText('OMP-01, the example of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  const { path, message } = exampleOf(text, 'OMP-01')
  const scope = convertText(path, message)
  const [regular, uneven, asNeeded, ointment] = emitted(scope, 'MedicationRequest')
  const dosage = (request: MedicationRequest | undefined) => request?.dosageInstruction?.[0]

  it('gives one valid MedicationRequest for each drug and no problem', () => {
    expect(scope.resources).toHaveLength(4)
    expect(scope.problems).toEqual([])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('keeps the drug with its code and the name as ordered, the order number, the Rp and its place in it', () => {
    expect(regular?.medicationCodeableConcept).toEqual({
      coding: [
        { system: 'http://medis.or.jp/CodeSystem/master-HOT9', code: '103835401', display: 'ムコダイン錠２５０ｍｇ' },
      ],
      text: 'ムコダイン錠２５０ｍｇ',
    })
    expect(regular?.groupIdentifier?.value).toBe('000000000077001')
    expect([regular, uneven, asNeeded, ointment].map((each) => each && identifier(each, 'RPGroupNumber'))).toEqual([
      '01',
      '02',
      '03',
      '04',
    ])
    expect(regular && identifier(regular, 'MedicationAdministrationIndex')).toBe('1')
    expect(regular?.identifier).toContainEqual({
      system: 'urn:oid:1.2.392.100495.20.3.11.11319999999',
      value: '202404010001',
    })
  })

  it('DT-5: the day of the order and the first day of use are told apart', () => {
    expect(regular?.authoredOn).toBe('2024-04-01T10:00:00+09:00')
    expect(dosage(regular)?.extension).toContainEqual({
      url: `${CORE}/JP_MedicationDosage_PeriodOfUse`,
      valuePeriod: { start: '2024-04-01' },
    })
  })

  it('gives 1回量, 1日量, 総量 and 日分 as the sender wrote them, none computed from another', () => {
    const tablets = (value: number) => ({ value, unit: '錠', system: MERIT9, code: 'TAB' })
    const days = { value: 7, unit: '日', system: 'http://unitsofmeasure.org', code: 'd' }
    expect(dosage(regular)?.doseAndRate).toEqual([
      {
        doseQuantity: tablets(2),
        rateRatio: { numerator: tablets(6), denominator: { ...days, value: 1 } },
      },
    ])
    expect(regular?.dispenseRequest).toEqual({ quantity: tablets(42), expectedSupplyDuration: days })
    expect(dosage(regular)?.extension).toContainEqual({
      url: `${CORE}/JP_MedicationDosage_UsageDuration`,
      valueDuration: days,
    })
  })

  it('H-15: the whole dosing text is the sender’s, verbatim, and the usage code keeps its own text', () => {
    expect(dosage(regular)?.text).toBe('1回2錠（1日6錠） 内服・経口・１日３回朝昼夕食後 7日分')
    expect(dosage(regular)?.timing?.code).toEqual({
      coding: [
        {
          system: 'http://jami.jp/CodeSystem/MedicationUsage',
          code: '1013044400000000',
          display: '内服・経口・１日３回朝昼夕食後',
        },
      ],
      text: '内服・経口・１日３回朝昼夕食後',
    })
    expect(dosage(regular)?.asNeededBoolean).toBeUndefined()
  })

  it('H-15: 外来・院外・内服 and the department are labelled', () => {
    expect(regular?.category?.map((each) => each.text)).toEqual(['外来処方', '院外処方', '内服'])
    expect(regular?.category?.[0]?.coding?.[0]?.system).toBe(
      'http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS',
    )
    expect(regular?.contained).toContainEqual(
      expect.objectContaining({ resourceType: 'Encounter', class: expect.objectContaining({ code: 'AMB' }) }),
    )
    expect(regular?.encounter?.reference).toBe('#encounter')
    expect(regular?.extension?.[0]?.valueCodeableConcept?.text).toBe('消化器科')
  })

  it('names the prescriber, who entered it, the route and the dose form', () => {
    expect(regular?.requester?.display).toBe('医師 一郎')
    expect(regular?.recorder?.display).toBe('入力 二郎')
    expect(dosage(regular)?.route?.text).toBe('口')
    const form = regular?.extension?.find(({ url }) => url === DOSE_FORM)?.valueCodeableConcept
    expect(form?.coding?.[0]).toMatchObject({ code: 'TAB', system: expect.stringContaining('FormMERIT9') })
  })

  it('不均等投与: every dose stands in the text and as a code, in order, with its smallest and largest amount', () => {
    expect(dosage(uneven)?.text).toBe(
      '1回1～4錠（1日7錠） 不均等・１回目・４錠、不均等・２回目・２錠、不均等・３回目・１錠 内服・経口・１日３回朝昼夕食後 7日分',
    )
    expect(dosage(uneven)?.additionalInstruction?.map((each) => each.coding?.[0]?.code)).toEqual([
      'V14NNNNN',
      'V22NNNNN',
      'V31NNNNN',
    ])
    expect(dosage(uneven)?.additionalInstruction?.[0]?.coding?.[0]?.system).toBe(
      'http://jami.jp/CodeSystem/MedicationUsageAdditional',
    )
    const [dose] = dosage(uneven)?.doseAndRate ?? []
    expect([dose?.doseRange?.low?.value, dose?.doseRange?.high?.value]).toEqual([1, 4])
    expect(dose?.doseQuantity).toBeUndefined()
  })

  it('H-15: 頓用 is as needed, with its reason, its limit and its number of times, and never so many days', () => {
    expect(dosage(asNeeded)?.text).toBe('1回1錠 内服・経口・疼痛時 １日２回まで 10回分')
    expect(dosage(asNeeded)?.asNeededBoolean).toBe(true)
    expect(dosage(asNeeded)?.patientInstruction).toBe('１日２回まで')
    expect(asNeeded?.dispenseRequest?.extension).toEqual([
      { url: `${CORE}/JP_MedicationRequest_DispenseRequest_ExpectedRepeatCount`, valueInteger: 10 },
    ])
    expect(asNeeded?.dispenseRequest?.expectedSupplyDuration).toBeUndefined()
    expect(asNeeded?.category?.map((each) => each.text)).toContain('頓用')
  })

  it('外用: an explicitly empty dose is no missing one; site and total are in the text', () => {
    expect(dosage(ointment)?.text).toBe('外用・塗布・１日４回 左手 計2本')
    expect(dosage(ointment)?.doseAndRate).toEqual([
      {
        doseQuantity: {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'not-applicable' },
          ],
        },
      },
    ])
    expect(dosage(ointment)?.site?.coding?.[0]).toEqual({
      system: 'http://jami.jp/CodeSystem/MedicationBodySiteExternal',
      code: '77L',
      display: '左手',
    })
  })
})

describe('prescriptions as exporters write them', () => {
  it('H-15: 隔日 and weekly instructions stay verbatim beside the usage', () => {
    const request = ownPrescription(
      'RXE||112233401^見本メトトレキサート錠２ｍｇ^HOT9|2||TAB^錠^MR9P|||||8|TAB^錠^MR9P||||||||2^TAB&錠&MR9P||||||||21^内服^JHSP0003',
      'TQ1|1||1011000400000000&内服・経口・１日１回朝食後&JAMISDP01~W0100000&毎週月曜日&JAMISDP01|||4^D&日&ISO+|20240412',
    )
    expect(request.dosageInstruction?.[0]?.text).toBe('1回2錠（1日2錠） 内服・経口・１日１回朝食後 毎週月曜日 4日分')
    expect(request.dosageInstruction?.[0]?.additionalInstruction).toEqual([
      {
        coding: [
          { system: 'http://jami.jp/CodeSystem/MedicationUsageAdditional', code: 'W0100000', display: '毎週月曜日' },
        ],
        text: '毎週月曜日',
      },
    ])
  })

  it('不均等投与 with amounts only: the n of the code says which time of the day', () => {
    const request = ownPrescription(
      'RXE||105271807^見本錠^HOT9|1|4|TAB^錠^MR9P||V14NNNNN^４錠^JAMISDP01~V21NNNNN^１錠^JAMISDP01|||35|TAB^錠^MR9P',
      'TQ1|||1012040400000000&内服・経口・１日２回朝夕食後&JAMISDP01|||7^d|2024041207',
    )
    expect(request.dosageInstruction?.[0]?.text).toBe(
      '1回1～4錠 1回目 ４錠、2回目 １錠 内服・経口・１日２回朝夕食後 7日分',
    )
  })

  it('VAL-2, H-10: doses keep their digits, and a text that is no number is kept as that text', () => {
    const exact = ownPrescription('RXE||1^見本散^99XYZ|0.50||G^グラム^MR9P|||||.7|G^グラム^MR9P')
    expect(decimalText(exact.dosageInstruction?.[0]?.doseAndRate?.[0]?.doseQuantity?.value)).toBe('0.50')
    expect(exact.dispenseRequest?.quantity).toMatchObject({
      value: decimal('0.7'),
      extension: [{ url: RECORDED_VALUE, valueString: '.7' }],
    })
    const words = ownPrescription('RXE||1^見本軟膏^99XYZ|適量')
    expect(words.dosageInstruction?.[0]?.text).toBe('1回適量')
    expect(words.dosageInstruction?.[0]?.doseAndRate?.[0]?.doseQuantity).toEqual({
      extension: [{ url: RECORDED_VALUE, valueString: '適量' }],
    })
  })

  it('力価 is kept beside the dose and never added up with the total in another unit', () => {
    const request = ownPrescription(
      'RXE||100607002^見本散１０％^HOT9|50||MG^ミリグラム^MR9P|PWD^散剤^MR9P||||1.4|G^グラム^MR9P||||||||100^MG&ミリグラム&MR9P||||||100|MG^ミリグラム^MR9P|21^内服^JHSP0003',
    )
    const [dose] = request.dosageInstruction?.[0]?.doseAndRate ?? []
    expect(dose?.doseQuantity).toMatchObject({ value: 50, unit: 'ミリグラム' })
    expect(dose?.extension).toEqual([
      { url: GIVE_STRENGTH, valueQuantity: { value: 100, unit: 'ミリグラム', system: MERIT9, code: 'MG' } },
    ])
    expect(request.dispenseRequest?.quantity).toMatchObject({ unit: 'グラム' })
  })

  it('VAL-5: a local code and a supplementary code stand beside the sender’s own name', () => {
    const request = ownPrescription(
      'RXE||X01^院内見本薬^99ABC|1||TAB^錠^MR9P|||||||2|||||||||||||||||||1124017F2037^^YJ',
    )
    expect(request.medicationCodeableConcept).toEqual({
      coding: [
        { system: 'urn:ss-mix2:facility:1319999999:99ABC', code: 'X01', display: '院内見本薬' },
        { system: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', code: '1124017F2037' },
      ],
      text: '院内見本薬',
    })
    expect(request.dispenseRequest?.numberOfRepeatsAllowed).toBe(2)
  })

  it('keeps comments, and says of an unnamed drug that it is not named', () => {
    const request = ownPrescription('RXE||', '', ['NTE|1||食事がとれないときは休薬'])
    expect(request.note).toEqual([{ text: '食事がとれないときは休薬' }])
    expect(request.medicationCodeableConcept?.extension?.[0]?.valueCode).toBe('unknown')
  })

  it('drugs of one Rp share its number and count within it, whatever form ORC-4 has', () => {
    const rxe = 'RXE||1^見本錠^99XYZ|1'
    const orders = ['1', '1', '2'].flatMap((rp) => [`ORC|NW|000000000055001||${rp}`, rxe])
    const requests = emitted(ownMessage('OMP-01', 'RDE^O11^RDE_O11', orders), 'MedicationRequest')
    expect(
      requests.map((each) => [identifier(each, 'RPGroupNumber'), identifier(each, 'AdministrationIndex')]),
    ).toEqual([
      ['1', '1'],
      ['1', '2'],
      ['2', '1'],
    ])
  })

  it('H-15: a cancelled order is cancelled; an order that stands is completed as an order and never active', () => {
    const status = (orc: string) =>
      emitted(ownMessage('OMP-01', 'RDE^O11^RDE_O11', [orc, 'RXE||1^見本錠^99XYZ|1']), 'MedicationRequest')[0]?.status
    expect(status('ORC|CA|1||1')).toBe('cancelled')
    expect(status('ORC|NW|1||1')).toBe('completed')
    expect(status('ORC|DC|1||1')).toBe('stopped')
  })

  it('an order without RXE becomes a problem, not a drug', () => {
    const scope = ownMessage('OMP-01', 'RDE^O11^RDE_O11', ['ORC|NW|000000000055001||1'])
    expect(scope.resources).toEqual([])
    expect(scope.problems).toMatchObject([{ severity: 'error', position: { segmentId: 'ORC' } }])
  })
})
