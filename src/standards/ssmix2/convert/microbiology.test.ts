import { describe, expect, it } from 'vitest'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { parseMessage } from '#standards/hl7v2/message.ts'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { convertText, emitted, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

describe('microbiology: organism, quantity, susceptibility', () => {
  const scope = ownMessage('OML-11', 'OUL^R22^OUL_R22', [
    'SPM|1|S1||061^喀痰^JC10|||||||||||||202404120640',
    'OBR|1|000000000055001|L1|6B010000006174100^培養同定^JC10|||202404120640||||||||||||||20240414093000',
    'OBX|1|CWE|6B010000006174114^菌名^JC10|1|2001^E.coli^JANIS|||A|||F',
    'OBX|2|ST|6B010000006174111^菌量^JC10|1|(2+)|||A|||F',
    'OBX|3|CWE|6B010000006174114^菌名^JC10|2|1301^S.aureus^JANIS|||A|||F',
    'OBX|4|ST|6B010000006174111^菌量^JC10|2|(1+)|||A|||F',
    'OBR|2|000000000055001|L1|6C010000006174100^薬剤感受性^JC10|||202404120640|||||||||||||||20240414093000||||6B010000006174114&菌名&JC10^1^2001',
    'OBX|1|ST|6C205^ＡＢＰＣ^JC10||>=32|ug/mL||R|||F',
    'OBX|2|ST|6C210^ＣＥＺ^JC10||<=4|ug/mL||S|||F',
  ])
  const [ecoli, ecoliAmount, aureus, aureusAmount, abpc, cez] = emitted(scope, 'Observation')
  const members = (one: typeof ecoli) => one?.hasMember?.map((each) => each.reference)
  const named = (...all: (typeof ecoli)[]) => all.map((each) => `Observation/${each?.id}`)

  it('is valid FHIR R4', () => {
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('ties the quantity to its organism by OBX-4, and never to the other one', () => {
    expect(ecoli?.valueCodeableConcept).toMatchObject({
      text: 'E.coli',
      coding: [{ code: '2001', system: expect.stringContaining('JANIS') }],
    })
    expect(ecoliAmount?.valueString).toBe('(2+)')
    expect(members(aureus)).toEqual(named(aureusAmount))
  })

  it('ties the susceptibilities to the organism that OBR-26 names, in both directions', () => {
    expect(members(ecoli)).toEqual(named(ecoliAmount, abpc, cez))
    expect(abpc?.derivedFrom?.map((each) => each.reference)).toEqual(named(ecoli))
  })

  it('VAL-1: a MIC keeps its comparator; S, I, R are the laboratory’s', () => {
    expect(abpc?.valueQuantity).toMatchObject({ comparator: '>=', value: 32, unit: 'ug/mL' })
    expect(cez?.valueQuantity).toMatchObject({ comparator: '<=', value: 4 })
    expect([abpc, cez].map((each) => each?.interpretation?.[0]?.coding?.[0]?.code)).toEqual(['R', 'S'])
  })

  it('marks results and reports as microbiology', () => {
    expect(cez?.category?.map((each) => each.text)).toContain('微生物検査')
    for (const report of emitted(scope, 'DiagnosticReport')) {
      expect(report.category?.[0]?.coding?.[0]?.code).toBe('LP7819-8')
      expect(report.code?.coding?.[0]?.code).toBe('18725-2')
    }
  })
})

describeWithSamples('the blood culture of nho-ncda', 'ssmix2-samples/nho-ncda/standard_root', () => {
  const folder = 'ssmix2-samples/nho-ncda/standard_root'
  const [path = ''] = sampleFiles(folder)
  const { text } = decodeHl7Bytes(readSample(folder, path))
  const scope = convertText(path, text)

  it('gives two organisms with their quantities, all valid', () => {
    expect(parseMessage(text).segments.filter(({ id }) => id === 'OBX')).toHaveLength(4)
    const results = emitted(scope, 'Observation')
    expect(results.map((each) => each.valueCodeableConcept?.text ?? each.valueString)).toEqual([
      'E.Coli',
      '(+)',
      'S.Aureus',
      '(2+)',
    ])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('VAL-4: the last row is preliminary, so the report is', () => {
    expect(emitted(scope, 'Observation').map((each) => each.status)).toEqual(['final', 'final', 'final', 'preliminary'])
    expect(emitted(scope, 'DiagnosticReport')[0]?.status).toBe('preliminary')
  })

  it('keeps site, amount, container, times and the comments of the specimen and the order', () => {
    const [specimen] = emitted(scope, 'Specimen')
    expect(specimen).toMatchObject({
      type: { text: '血液' },
      collection: { bodySite: { coding: [{ code: '採取部位' }] }, quantity: { unit: 'mL' } },
      container: [{ type: { text: 'カルチャーボトル' } }],
    })
    expect(emitted(scope, 'DiagnosticReport')[0]?.conclusion).toBe('同定結果')
  })
})
