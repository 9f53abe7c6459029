import { describe, expect, it } from 'vitest'
import { emitted, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const ORC = (control: string, number: string, parent = '') =>
  `ORC|${control}|${number}||||||${parent}|20240412100059|||D0101^医師^一郎^^^^^^^L^^^^^I|||||06^消化器科^HL70069||||||||||||O^外来患者オーダ^HL70482`

describe('OML-01: an order of the laboratory', () => {
  const scope = ownMessage('OML-01', 'OML^O33^OML_O33', [
    'SPM|1|||023^血清^JC10|||||||||||||202404191500',
    ORC('NW', '000000000055001'),
    'TQ1|1||||||20240419||S^^HL70485||空腹時',
    'OBR|1|000000000055001||E002^生化学的検査^99O03',
    'OBX|1||3A010000002327101^総蛋白^JC10||||||||O',
    'OBX|2||3J010000002327101^総ビリルビン^JC10||||||||O',
    'SPM|2|||019^全血(添加物入り)^JC10',
    ORC('NW', '000000000055001'),
    'OBR|1|000000000055001||E001^血液学的検査^99O03',
    'OBX|1||2A030000001928201^ヘモグロビン^JC10||||||||O',
    'NTE|1||採血困難',
  ])
  const [chemistry, blood] = emitted(scope, 'ServiceRequest')

  it('gives one valid request for each test and no result at all', () => {
    expect(scope.resources.map((each) => each.resourceType)).toEqual(['ServiceRequest', 'ServiceRequest'])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.problems).toEqual([])
  })

  it('says what was ordered, with every item, the material, when, how urgent and by whom', () => {
    expect(chemistry).toMatchObject({
      status: 'active',
      intent: 'order',
      code: { text: '生化学的検査' },
      orderDetail: [{ text: '総蛋白' }, { text: '総ビリルビン' }],
      authoredOn: '2024-04-12T10:00:59+09:00',
      occurrenceDateTime: '2024-04-19',
      priority: 'stat',
      requester: { display: '医師 一郎' },
      requisition: { value: '000000000055001' },
      specimen: [{ reference: '#specimen', display: '血清' }],
      encounter: { reference: '#encounter' },
      note: [{ text: '空腹時' }],
    })
    expect(chemistry?.contained).toContainEqual(expect.objectContaining({ resourceType: 'Specimen', id: 'specimen' }))
    expect(blood?.note).toEqual([{ text: '採血困難' }])
  })
})

describe('OMG-01: header, parent and children', () => {
  const scope = ownMessage('OMG-01', 'OMG^O19^OMG_O19', [
    ORC('NW', '000000000055000'),
    'TQ1|1||||||||R^^HL70485',
    'OBR||000000000055000||1000000000000000^Ｘ線単純撮影^JJ1017',
    ORC('PA', '000000000055000'),
    'OBR||000000000055000||1000000000000000^Ｘ線単純撮影^JJ1017',
    'OBX||NM|01-02^体重^JSHR001||62|kg^kg^ISO+|||||F',
    ORC('CH', '000000000055001', '000000000055000'),
    'OBR||000000000055001||10000002000102000000010000000000^胸部.立位正面^JJ1017|||||||||||||||||||||||||000000000055000',
    ORC('CH', '000000000055002', '000000000055000'),
    'OBR||000000000055002||10000002000106000000010000000000^胸部.立位側面^JJ1017',
  ])
  const [parent, front, side] = emitted(scope, 'ServiceRequest')

  it('gives one valid request for each order number', () => {
    expect(emitted(scope, 'ServiceRequest')).toHaveLength(3)
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(new Set(scope.resources.map((each) => each.id)).size).toBe(3)
  })

  it('the parent lists its children, and each child is based on it', () => {
    expect(parent).toMatchObject({
      code: { text: 'Ｘ線単純撮影' },
      orderDetail: [{ text: '胸部.立位正面' }, { text: '胸部.立位側面' }],
      category: [{ text: '放射線検査' }],
      priority: 'routine',
      note: [{ text: '体重: 62 kg' }],
    })
    for (const child of [front, side]) {
      expect(child?.basedOn).toEqual([
        {
          type: 'ServiceRequest',
          identifier: { system: expect.stringContaining('order-number'), value: '000000000055000' },
        },
      ])
      expect(child?.requisition?.value).toBe('000000000055000')
    }
  })
})

describe('orders of endoscopy and physiology, and their state', () => {
  const single = (dataType: string, control: string, obr: string, ...more: string[]) =>
    emitted(ownMessage(dataType, 'OMG^O19^OMG_O19', [ORC(control, '1'), obr, ...more]), 'ServiceRequest')[0]

  it('OMG-02 and OMG-03 say what kind of examination it is', () => {
    expect(single('OMG-02', 'NW', 'OBR||1||11000000100^検査.上部^LENDO')?.category?.[0]?.text).toBe('内視鏡検査')
    const ecg = single(
      'OMG-03',
      'NW',
      'OBR||1||9A110^標準１２誘導心電図^JC10',
      'OBX|1|TX|9A100&IMP^心電図所見^JC10||心筋梗塞の疑い||||||F',
    )
    expect([ecg?.category?.[0]?.text, ecg?.note?.[0]?.text]).toEqual(['生理検査', '心電図所見: 心筋梗塞の疑い'])
  })

  it('a cancelled order is revoked', () => {
    expect(single('OMG-01', 'CA', 'OBR||1||1^見本撮影^99XYZ')?.status).toBe('revoked')
  })

  it('an observation that holds only delimiters adds no empty remark', () => {
    const scope = ownMessage('OMG-01', 'OMG^O19^OMG_O19', ['ORC', 'OBX||ZRD|||^'])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.resources).toHaveLength(1)
  })

  it('VAL-5: an order that names nothing says so', () => {
    expect(single('OMG-01', 'NW', 'OBR||1')?.code?.text).toBe('依頼項目の記載なし')
  })
})
