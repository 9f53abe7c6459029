import { describe, expect, it } from 'vitest'
import { RECORDED_UNIT } from '#standards/fhir/canonical.ts'
import { decimal, decimalText, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Observation } from '#standards/fhir/r4.ts'
import { emitted, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const OUL = 'OUL^R22^OUL_R22'
const SPM = 'SPM|1|S24041200001||023^血清^JC10|||||||||||||202404120640'
const OBR =
  'OBR|1|000000000055001|L1|E002^生化学的検査^99O03|||202404120645|||||||||D0101^医師^一郎||||||20240412093000'
const ITEM = '3A010000002327101^総蛋白^JC10'

/** One result of our own: OBX-2, 5, 6, 7, 8 and 11. */
function result(
  type: string,
  value: string,
  unit = '',
  range = '',
  flag = '',
  status = 'F',
  more: string[] = [],
): Observation {
  const scope = ownMessage('OML-11', OUL, [
    SPM,
    OBR,
    `OBX|1|${type}|${ITEM}||${value}|${unit}|${range}|${flag}|||${status}`,
    ...more,
  ])
  expect(scope.resources.flatMap(r4Issues)).toEqual([])
  const [observation] = emitted(scope, 'Observation')
  if (observation === undefined) throw new Error('no result')
  return observation
}

describe('values as laboratories write them', () => {
  it.each(['1.10', '4.0', '0.050', '12345678901234567890.1', '-0.5', '0.00'])(
    'VAL-2, H-10: NM "%s" keeps every digit into the JSON',
    (digits) => {
      const { valueQuantity } = result('NM', digits, 'g/dL^g/dL^ISO+')
      expect(decimalText(valueQuantity?.value)).toBe(digits)
      expect(stringifyExact(valueQuantity)).toContain(`"value":${digits}`)
      expect(valueQuantity?.extension).toBeUndefined()
    },
  )

  it.each([
    ['ST', '>= 100', '>=', '100'],
    ['ST', '100以上', '>=', '100'],
    ['ST', ':<0.5', '<', '0.5'],
    ['NM', '<0.02', '<', '0.02'],
    ['ST', '>250.00', '>', '250.00'],
    ['SN', '<^0.02', '<', '0.02'],
  ])('VAL-1, H-09: %s "%s" is bounded and keeps its own text', (type, value, comparator, digits) => {
    const { valueQuantity } = result(type, value, 'mg/dL^mg/dL^ISO+')
    expect(valueQuantity?.comparator).toBe(comparator)
    expect(decimalText(valueQuantity?.value)).toBe(digits)
    expect(valueQuantity?.extension?.[0]?.valueString).toBe(value.replace('^', ''))
  })

  it.each(['陰性', '(−)', '2+', '(2+)', '溶血あり', '検体不良', '1 +', '-', '+-', '5-10', '検査中', '＜検出限界'])(
    'VAL-3, H-09: ST "%s" stays that text',
    (value) => {
      const observation = result('ST', value)
      expect(observation.valueString).toBe(value)
      expect(observation.valueQuantity).toBeUndefined()
    },
  )

  it('VAL-3: "451×10^4" with a unit stays that text, its unit beside it', () => {
    const observation = result('ST', '451×10^4', '/μL^/μL^99XYZ')
    expect(observation.valueString).toBe('451×10^4')
    expect(observation.extension).toContainEqual({ url: RECORDED_UNIT, valueString: '/μL' })
  })

  it('VAL-3: a ST number with a unit is that number; without one it may be a class and stays a text', () => {
    expect(decimalText(result('ST', '12.80', 'g/dL').valueQuantity?.value)).toBe('12.80')
    expect(result('ST', '2').valueString).toBe('2')
    expect(result('NM', '2').valueQuantity?.value).toBe(2)
  })

  it('VAL-3: a NM that is no number stays the text it is', () => {
    expect(result('NM', '検体不良', 'g/dL').valueString).toBe('検体不良')
  })

  it('VAL-5: a coded value keeps code and text, several values all of theirs, a free text itself', () => {
    expect(result('CWE', '1^陽性^99POS').valueCodeableConcept).toEqual({
      coding: [{ system: 'urn:ss-mix2:facility:1319999999:99POS', code: '1', display: '陽性' }],
      text: '陽性',
    })
    expect(result('CWE', '1^球菌^99B~2^桿菌^99B').valueCodeableConcept).toMatchObject({
      coding: [{ code: '1' }, { code: '2' }],
      text: '球菌、桿菌',
    })
    expect(result('CWE', '赤血球多数').valueCodeableConcept).toEqual({ text: '赤血球多数' })
  })

  it('VAL-5: an unknown local item keeps the sender’s name', () => {
    const scope = ownMessage('OML-11', OUL, [SPM, OBR, 'OBX|1|NM|Z999^院内独自項目^99ABC||3|U|||||F'])
    expect(emitted(scope, 'Observation')[0]?.code).toEqual({
      coding: [{ system: 'urn:ss-mix2:facility:1319999999:99ABC', code: 'Z999', display: '院内独自項目' }],
      text: '院内独自項目',
    })
  })

  it.each([
    ['g/dL', 'g/dL'],
    ['^g/dL', 'g/dL'],
    ['g/dL^^ISO+', 'g/dL'],
    ['1^ｇ／ｄＬ^99XYZ', 'ｇ／ｄＬ'],
  ])('the unit "%s" is read from whichever component has it', (field, unit) => {
    expect(result('NM', '6.1', field).valueQuantity).toMatchObject({ unit })
  })
})

describe('ranges and flags', () => {
  it.each([
    ['-1.5-2.0', decimal('-1.5'), decimal('2.0')],
    ['\\<15', undefined, 15],
    ['10-', 10, undefined],
  ])('range "%s" keeps its text and its limits', (range, low, high) => {
    const [read] = result('NM', '1', 'U/L', range).referenceRange ?? []
    expect(read?.text).toBe(range)
    expect([read?.low?.value, read?.high?.value]).toEqual([low, high])
  })

  it('VAL-3: a range as text has no limits', () => {
    expect(result('ST', '陰性', '', '(−)').referenceRange).toEqual([expect.objectContaining({ text: '(−)' })])
  })

  it('a flag is the sender’s: H, HH and S by their code, another mark as its text, none where none came', () => {
    expect(result('NM', '9', 'U/L', '1-5', 'HH').interpretation?.[0]?.coding?.[0]?.code).toBe('HH')
    expect(result('NM', '9', 'U/L', '1-5', '↑').interpretation?.[0]?.text).toBe('↑')
    expect(result('NM', '9', 'U/L', '1-5').interpretation).toBeUndefined()
  })
})

describe('status', () => {
  it.each([
    ['F', 'final'],
    ['C', 'corrected'],
    ['P', 'preliminary'],
    ['S', 'preliminary'],
    ['R', 'preliminary'],
    ['I', 'registered'],
    ['X', 'cancelled'],
    ['D', 'entered-in-error'],
    ['W', 'entered-in-error'],
    ['U', 'final'],
    ['', 'unknown'],
  ])('VAL-4, H-14: OBX-11 "%s" is %s', (code, status) => {
    expect(result('NM', '6.1', 'g/dL', '', '', code).status).toBe(status)
  })

  it('VAL-4, H-14: a result of the wrong patient (W) gives no value away; a deleted one (D) keeps its own', () => {
    const wrong = result('NM', '6.1', 'g/dL', '6.5-8.2', 'L', 'W')
    expect([wrong.valueQuantity, wrong.interpretation]).toEqual([undefined, undefined])
    expect(wrong.dataAbsentReason?.text).toBe('別の患者の結果のため取消')
    expect(result('NM', '6.1', 'g/dL', '', '', 'D').valueQuantity?.value).toBe(6.1)
  })

  it('H-14: a correction has the id of what it corrects, whatever rows came with it', () => {
    const first = ownMessage('OML-11', OUL, [SPM, OBR, `OBX|1|NM|${ITEM}||6.1|g/dL|||||P`])
    const corrected = ownMessage('OML-11', OUL, [
      SPM,
      OBR,
      'OBX|1|NM|3B035000002327201^ＡＳＴ^JC10||28|U/L|||||F',
      `OBX|2|NM|${ITEM}||6.4|g/dL|||||C`,
    ])
    const [before] = emitted(first, 'Observation')
    const after = emitted(corrected, 'Observation').find((each) => each.status === 'corrected')
    expect(after?.id).toBe(before?.id)
    expect(emitted(corrected, 'DiagnosticReport')[0]?.status).toBe('corrected')
  })

  it('VAL-4: a report is preliminary while a result is, and partial while one is missing', () => {
    const status = (...codes: string[]) =>
      emitted(
        ownMessage('OML-11', OUL, [SPM, OBR, ...codes.map((code, i) => `OBX|${i}|NM|${ITEM}|${i}|1|g/dL|||||${code}`)]),
        'DiagnosticReport',
      )[0]?.status
    expect(status('F', 'P')).toBe('preliminary')
    expect(status('F', 'I')).toBe('partial')
    expect(status('I', 'I')).toBe('registered')
    expect(status('F', 'D')).toBe('final')
    expect(status('X')).toBe('cancelled')
  })

  it('an empty value says why: in work, not done, or the sender’s comment (VAL-6)', () => {
    expect(result('NM', '', 'g/dL', '', '', 'I').dataAbsentReason?.text).toBe('検査中')
    expect(result('NM', '', 'g/dL', '', '', 'X').dataAbsentReason?.text).toBe('検査中止')
    const withComment = result('NM', '', 'g/dL', '', '', 'X', ['NTE|1||検体不足のため測定できず'])
    expect(withComment.dataAbsentReason?.text).toBe('検体不足のため測定できず')
    const inItsPlace = result('ST', '検体量不足', 'g/dL', '', '', 'X')
    expect(inItsPlace.dataAbsentReason?.text).toBe('検体量不足')
    expect(inItsPlace).not.toHaveProperty('valueString')
    expect(result('NM', '""', 'g/dL').dataAbsentReason?.coding?.[0]?.code).toBe('unknown')
  })
})
