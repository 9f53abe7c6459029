import { describe, expect, it } from 'vitest'
import { DRUG_MARK, MIXTURE_ROLE } from '#standards/fhir/canonical.ts'
import type { Medication, MedicationRequest } from '#standards/fhir/r4.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertText, emitted, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const CORE = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition'

function mixture(request: MedicationRequest | undefined): Medication | undefined {
  return request?.contained?.find((each): each is Medication => each.resourceType === 'Medication')
}

describeWithDomainText('OMP-02, the example of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  const { path, message } = exampleOf(text, 'OMP-02')
  const scope = convertText(path, message)
  const [first, second] = emitted(scope, 'MedicationRequest')
  const dosage = first?.dosageInstruction?.[0]

  it('gives one valid MedicationRequest for each timed administration and no problem', () => {
    expect(scope.resources).toHaveLength(2)
    expect(scope.problems).toEqual([])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('lists the drugs of the mixture in order, each with its amount and its part in it', () => {
    expect(first?.medicationReference?.reference).toBe('#medication')
    const ingredients = mixture(first)?.ingredient ?? []
    expect(ingredients.map((each) => each.itemCodeableConcept?.text)).toEqual([
      'ソリタ－Ｔ３号輸液５００ｍＬ',
      'アドナ注（静脈用）５０ｍｇ',
    ])
    expect(ingredients.map((each) => each.itemCodeableConcept?.coding?.[0]?.code)).toEqual(['107750602', '108010001'])
    expect(ingredients[1]?.strength?.numerator).toMatchObject({ value: 1, unit: 'アンプル', code: 'AMP' })
    expect(ingredients[1]?.strength?.denominator).toMatchObject({ value: 1, unit: '回' })
    expect(ingredients.map((each) => each.extension)).toEqual([
      [
        { url: `${CORE}/JP_Medication_Ingredient_DrugNo`, valueInteger: 1 },
        { url: MIXTURE_ROLE, valueCode: 'B' },
      ],
      [
        { url: `${CORE}/JP_Medication_Ingredient_DrugNo`, valueInteger: 2 },
        { url: MIXTURE_ROLE, valueCode: 'A' },
      ],
    ])
  })

  it('keeps volume, rate, route, method, site with its side, device and the comment on the rate', () => {
    expect(dosage?.doseAndRate).toEqual([
      {
        doseQuantity: expect.objectContaining({ value: 510, unit: 'ミリリットル', code: 'ML' }),
        rateQuantity: { value: 102, unit: 'ミリリッター／時間' },
      },
    ])
    expect(dosage?.route?.coding?.[0]?.code).toBe('IV')
    expect(dosage?.method?.text).toBe('点滴静注(末梢)')
    expect(dosage?.site).toMatchObject({ text: '腕（左）', coding: [{ code: 'ARM' }] })
    const extensions = dosage?.extension ?? []
    expect(extensions.map(({ url }) => url)).toEqual([
      `${CORE}/JP_MedicationDosage_RateComment`,
      `${CORE}/JP_MedicationDosage_Device`,
    ])
    expect(extensions[0]?.valueCodeableConcept?.text).toBe('５時間一定速度で')
    expect(first?.contained).toContainEqual(
      expect.objectContaining({ resourceType: 'Device', type: expect.objectContaining({ text: '点滴ポンプ' }) }),
    )
    expect(dosage?.text).toBe(
      '510ミリリットル 102ミリリッター／時間 点滴 静脈内 点滴静注(末梢) 腕（左） 点滴ポンプ ５時間一定速度で',
    )
  })

  it('tells the two administrations of one Rp apart by their time', () => {
    const periods = [first, second].map((each) => each?.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod)
    expect(periods).toEqual([
      { start: '2024-04-11T10:00:00+09:00', end: '2024-04-11T15:00:00+09:00' },
      { start: '2024-04-11T15:00:00+09:00', end: '2024-04-11T20:00:00+09:00' },
    ])
    const rp = [first, second].map((each) => each?.identifier?.find(({ system }) => system?.endsWith('RPGroupNumber')))
    expect(rp.map((each) => each?.value)).toEqual(['01', '01'])
    const group = [first, second].map((each) =>
      each?.identifier?.find(({ system }) => system?.endsWith(':order-group')),
    )
    expect(group.map((each) => each?.value)).toEqual(['000000000088001_01_001', '000000000088001_01_002'])
  })

  it('H-15: 一般, 入院処方, 定時処方 and 点滴 are labelled; it is ordered, not given', () => {
    expect(first?.category?.map((each) => each.text)).toEqual(['一般', '入院処方', '定時処方', '点滴'])
    expect(first?.intent).toBe('order')
    expect(emitted(scope, 'MedicationAdministration')).toEqual([])
  })
})

describe('injections as exporters write them', () => {
  const orc = 'ORC|NW|000000000055001||000000000055001_01_001|||||20240412100000'
  const narcotic = ownMessage('OMP-02', 'RDE^O11^RDE_O11', [
    orc,
    'RXE||03^麻薬^JHSI0002|50.0||ml^ミリリッター^ISO+|INJ^注射剤^MR9P|^前後２時間で調整可^JHSIC007^できるだけ太い静脈を使用^JHSIC003~^側管1^JHSIC005||||||123456||20240412-001||||||IHP^入院処方^MR9P||250|ml/hr^^ISO+|||02^点滴^JHSI0009',
    'TQ1|1||M&朝&HL70335||||20240412||R^ルーチン^HL70485',
    'RXR|IV^静脈内^HL70162|JUGI^内部頸静脈^HL70550',
    'RXC|A|185040601^見本モルヒネ注１０ｍｇ^HOT|0.25|AMP^アンプル^MR9P|||01^麻薬^JHSI0005~03^劇薬^JHSI0005',
    'RXC|A|101329001^見本ノバミン注５ｍｇ^HOT|1|AMP^アンプル^MR9P|||03^劇薬^JHSI0005~^ジェネリック可^JHSIC009',
    'RXC|B|107675201^見本生食注５０ｍＬ^HOT|1|BTL^瓶^MR9P',
    'OBX|1|ST|54531-9^病名・疾患名^LN||見本てんかんの疑い||||||F',
    'CTI|T001^見本試験|2^第２相^99CT|D2^２日目',
  ])
  const [request] = emitted(narcotic, 'MedicationRequest')
  const dosage = request?.dosageInstruction?.[0]

  it('is valid FHIR R4', () => {
    expect(narcotic.resources.flatMap(r4Issues)).toEqual([])
  })

  it('H-15: 麻薬 and 劇薬 stand on the order and on their drug, each once', () => {
    expect(request?.category?.map((each) => each.text)).toEqual(['麻薬', '入院処方', '点滴', '麻薬', '劇薬'])
    const marks = mixture(request)?.ingredient?.map((each) =>
      each.extension?.filter(({ url }) => url === DRUG_MARK).map((mark) => mark.valueCodeableConcept?.text),
    )
    expect(marks).toEqual([['麻薬', '劇薬'], ['劇薬'], []])
  })

  it('puts the line into its JP Core extension and takes comments apart that lack their separator', () => {
    expect(dosage?.extension).toContainEqual({
      url: `${CORE}/JP_MedicationDosage_Line`,
      valueCodeableConcept: { text: '側管1' },
    })
    expect(dosage?.additionalInstruction).toEqual([
      { text: '前後２時間で調整可' },
      { text: 'できるだけ太い静脈を使用' },
    ])
    expect(dosage?.text).toBe(
      '50.0ミリリッター 250ml/hr 朝 点滴 静脈内 内部頸静脈 側管1 前後２時間で調整可 できるだけ太い静脈を使用',
    )
  })

  it('VAL-7: a time of use that is only 朝 of a day stays so', () => {
    expect(dosage?.timing?.code?.text).toBe('朝')
    expect(dosage?.timing?.repeat?.boundsPeriod).toEqual({ start: '2024-04-12' })
    expect(request?.priority).toBe('routine')
  })

  it('keeps comments on one drug with its name, and what the order tells of the patient', () => {
    expect(request?.note).toEqual([
      { text: '麻薬施用者番号: 123456' },
      { text: '治験: 見本試験 第２相 ２日目' },
      { text: '見本ノバミン注５ｍｇ: ジェネリック可' },
      { text: '病名・疾患名: 見本てんかんの疑い' },
    ])
  })

  it.each([
    ['H1|60|ML^mL^MR9P', '60mL/時間', { value: 1, unit: '時間', code: 'h' }],
    ['M30|100|ML^mL^MR9P', '100mL/30分', { value: 30, unit: '分', code: 'min' }],
  ])('a rate whose unit names no time is per what RXE-22 says: %s', (fields, text, denominator) => {
    const scope = ownMessage('OMP-02', 'RDE^O11^RDE_O11', [
      orc,
      `RXE||00^一般^JHSI0002|500||ML^mL^MR9P${'|'.repeat(17)}${fields}`,
      'RXC|B|1^見本注^99XYZ|1',
    ])
    const [timed] = emitted(scope, 'MedicationRequest')
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(timed?.dosageInstruction?.[0]?.text).toBe(`500mL ${text}`)
    expect(timed?.dosageInstruction?.[0]?.doseAndRate?.[0]?.rateRatio?.denominator).toMatchObject(denominator)
  })

  it('an end before its start is reported and left out', () => {
    const scope = ownMessage('OMP-02', 'RDE^O11^RDE_O11', [
      orc,
      'RXE||00^一般^JHSI0002|50',
      'TQ1|1||||||202404121000|202404120900',
      'RXC|B|1^見本注^99XYZ|1',
    ])
    const [reversed] = emitted(scope, 'MedicationRequest')
    expect(reversed?.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod).toEqual({
      start: '2024-04-12T10:00:00+09:00',
    })
    expect(scope.problems).toMatchObject([{ position: { segmentId: 'TQ1', field: 8 } }])
  })
})
