import { describe, expect, it } from 'vitest'
import { emitted, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

describe('OMG-13: an electrocardiogram', () => {
  const scope = ownMessage('OMG-13', 'ORU^R01^ORU_R01', [
    'ORC|NW|000000000055001|||||||20240412100000|||D0101^医師^一郎^^^^^^^L^^^^^I|||||08^循環器科^HL70069||||||||||||I',
    'OBR|1|000000000055001||9A110^標準１２誘導心電図^JC10|||202404121015|||||||||||||||20240412110000|||F',
    'OBX|1|TX|9A100&IMP^心電図所見^JC10||洞調律 ＰＱ 120~200ms||||||F',
    'OBX|2|NM|32769^心拍数^99MFR||58|/min^/min^ISO+|||||F',
    'OBX|3|NM|32900^電気軸^99MFR||-32|deg^deg^ISO+|-30-90|L|||F',
    'OBX|4|ST|32901^ＱＴｃ^99MFR||<300|ms|||||F',
    'OBX|5|TX|9A100&IMP^心電図所見^JC10||誤送信||||||D',
  ])
  const [finding, rate, axis, qtc, withdrawn] = emitted(scope, 'Observation')
  const [report] = emitted(scope, 'DiagnosticReport')

  it('gives one result for each OBX and one report, all valid, and no problem', () => {
    expect(emitted(scope, 'Observation')).toHaveLength(5)
    expect(emitted(scope, 'DiagnosticReport')).toHaveLength(1)
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.problems).toEqual([])
  })

  it('VAL-3: findings are text, word for word though a separator stands in them, and make the conclusion', () => {
    expect(finding?.valueString).toBe('洞調律 ＰＱ 120~200ms')
    expect(finding?.code?.text).toBe('心電図所見')
    expect(report?.conclusion).toBe('洞調律 ＰＱ 120~200ms')
  })

  it('VAL-1, VAL-2: measurements keep digits, sign, comparator, unit, range and flag', () => {
    expect(rate?.valueQuantity).toMatchObject({ value: 58, unit: '/min' })
    expect(axis).toMatchObject({
      valueQuantity: { value: -32, unit: 'deg' },
      referenceRange: [{ text: '-30-90', low: { value: -30 }, high: { value: 90 } }],
      interpretation: [{ text: 'L' }],
    })
    expect(qtc?.valueQuantity).toMatchObject({ comparator: '<', value: 300 })
  })

  it('H-14: a withdrawn finding is an error and not in the conclusion', () => {
    expect(withdrawn?.status).toBe('entered-in-error')
    expect(report?.status).toBe('final')
  })

  it('the report has its examination, times, order, department and results', () => {
    expect(report).toMatchObject({
      code: { text: '標準１２誘導心電図', coding: [{ code: '9A110' }] },
      category: [{ text: '生理検査', coding: [{ code: 'LP29708-2' }] }],
      effectiveDateTime: '2024-04-12T10:15:00+09:00',
      issued: '2024-04-12T11:00:00+09:00',
      basedOn: [{ identifier: { value: '000000000055001' } }],
    })
    expect(report?.result).toHaveLength(5)
    expect(report?.extension?.[0]?.valueCodeableConcept?.text).toBe('循環器科')
    expect(rate?.effectiveDateTime).toBe('2024-04-12T10:15:00+09:00')
  })

  it('results without ORC are read too', () => {
    const bare = ownMessage('OMG-13', 'ORU^R01^ORU_R01', [
      'OBR|1|7||9A110^心電図^JC10|||20240412',
      'OBX|1|NM|32769^心拍数^99MFR||58|/min',
      'OBR|2|8||9C110^肺機能^JC10|||20240412',
      'OBX|1|NM|1^肺活量^99MFR||3.20|L',
    ])
    expect(emitted(bare, 'DiagnosticReport').map((each) => each.code?.text)).toEqual(['心電図', '肺機能'])
    expect(bare.resources.flatMap(r4Issues)).toEqual([])
  })
})
