import { describe, expect, it } from 'vitest'
import { emitted, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const ORC =
  'ORC|NW|000000000055001|||||||20240412232213|058^入力^二郎^^^^^^^L^^^^^I||D0101^医師^一郎^^^^^^^L^^^^^I|||||06^消化器科^HL70069'

describe('OMD: an order of diet', () => {
  const scope = ownMessage('OMD', 'OMD^O03^OMD_O03', [
    ORC,
    'TQ1|1||TID&１日３回&HL70335||||20240413|20240420|R^ルーチン^HL70485',
    'ODS|D|1^朝食^99M|001^糖尿病食１６００ｋｃａｌ^99XY3|塩分控えめ',
    'ODS|S||S01^栄養補助ゼリー^99XY3|昼のみ',
    'NTE|1||えび禁',
    ORC.replace('NW', 'CA'),
    'ODS|P||002^粥^99XY3',
  ])
  const [diet, cancelled] = emitted(scope, 'NutritionOrder')

  it('gives one valid order for each ORC and no problem', () => {
    expect(emitted(scope, 'NutritionOrder')).toHaveLength(2)
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.problems).toEqual([])
  })

  it('keeps the diet, its instruction, the supplement, the meals, from when to when, and who ordered', () => {
    expect(diet).toMatchObject({
      status: 'active',
      intent: 'order',
      dateTime: '2024-04-12T23:22:13+09:00',
      orderer: { display: '医師 一郎' },
      oralDiet: {
        type: [{ text: '糖尿病食１６００ｋｃａｌ' }],
        instruction: '塩分控えめ',
        schedule: [
          { code: { text: '１日３回' }, repeat: { boundsPeriod: { start: '2024-04-13', end: '2024-04-20' } } },
        ],
      },
      supplement: [{ type: { text: '栄養補助ゼリー' }, instruction: '昼のみ' }],
      note: [{ text: '朝食' }, { text: 'えび禁' }],
      encounter: { reference: '#encounter' },
    })
    expect(diet?.extension?.[0]?.valueCodeableConcept?.text).toBe('消化器科')
  })

  it('a cancelled diet is revoked', () => {
    expect(cancelled).toMatchObject({ status: 'revoked', oralDiet: { type: [{ text: '粥' }] } })
  })

  it('without a time of order the day of the folder stands, and says so', () => {
    const undated = ownMessage('OMD', 'OMD^O03^OMD_O03', ['ORC|NW|1', 'ODS|D||001^常食^99XY3'])
    expect(emitted(undated, 'NutritionOrder')[0]?.dateTime).toBe('2024-04-12')
    expect(undated.problems).toMatchObject([{ position: { segmentId: 'ORC', field: 9 } }])
  })

  it('an order without ODS becomes a problem', () => {
    const empty = ownMessage('OMD', 'OMD^O03^OMD_O03', [ORC])
    expect([empty.resources, empty.problems[0]?.severity]).toEqual([[], 'error'])
  })
})
