import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { parseMessage } from '#standards/hl7v2/message.ts'
import { describeWithSamples, readSample, SAMPLES, sampleFiles } from '#testing/public-samples.ts'
import { convertText, emitted } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const GUIDELINE = 'ssmix2-samples/standard-storage-guideline-1.2c'
const JAHIS = 'ssmix2-samples/jahis-rx-inj-messages'

describeWithSamples('orders and results of the guideline, read whatever patient they name', GUIDELINE, () => {
  const files = sampleFiles(GUIDELINE).filter((path) => /\/(?:OM[PLG]-\d\d|OMD)\//.test(path))

  it.each(files)('%s converts to valid FHIR R4', (path) => {
    const scope = convertText(path, decodeHl7Bytes(readSample(GUIDELINE, path)).text)
    expect(scope.resources.length).toBeGreaterThan(0)
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  const converted = (dataType: string) => {
    const path = files.find((each) => each.includes(`/${dataType}/`)) ?? ''
    return convertText(path, decodeHl7Bytes(readSample(GUIDELINE, path)).text)
  }

  it('OMP-01: two drugs of Rp 1 and one of Rp 2, with the dosing texts of the sender', () => {
    expect(emitted(converted('OMP-01'), 'MedicationRequest').map((each) => each.dosageInstruction?.[0]?.text)).toEqual([
      '1回1錠（1日3錠） 内服・経口・１日３回朝昼夕食後 5日分',
      '1回2錠（1日6錠） 内服・経口・１日３回朝昼夕食後 5日分',
      '1回50ミリグラム（1日100ミリグラム） 内服・経口・１日２回朝夕食後 14日分',
    ])
  })

  it('VAL-7: an hour without minutes is kept as its day, and said so', () => {
    const scope = converted('OMP-01')
    const [request] = emitted(scope, 'MedicationRequest')
    const period = request?.dosageInstruction?.[0]?.extension?.find(({ url }) => url.endsWith('PeriodOfUse'))
    expect(period?.valuePeriod).toEqual({ start: '2011-07-01' })
    expect(scope.problems.map(({ position }) => position)).toContainEqual(
      expect.objectContaining({ segmentId: 'TQ1', field: 7 }),
    )
  })

  it('OML-01: two tests with four and three items', () => {
    expect(emitted(converted('OML-01'), 'ServiceRequest').map((each) => each.orderDetail?.length)).toEqual([4, 3])
  })

  it('OMG-01: one parent and its four children', () => {
    const [parent, ...children] = emitted(converted('OMG-01'), 'ServiceRequest')
    expect(parent?.orderDetail).toHaveLength(4)
    expect(children.map((each) => each.basedOn?.[0]?.identifier?.value)).toEqual(
      Array.from({ length: 4 }, () => '000201101200100'),
    )
  })

  it('OMD: the diet with its instruction and its usage', () => {
    const [diet] = emitted(converted('OMD'), 'NutritionOrder')
    expect(diet?.oralDiet).toMatchObject({ instruction: '塩分控えめ', schedule: [{ code: { text: '１日３回' } }] })
  })
})

describeWithSamples('the prescription and injection messages of JAHIS', JAHIS, () => {
  const examples = ['prescription', 'injection'].flatMap((kind) =>
    readdirSync(join(SAMPLES, JAHIS, kind))
      .sort()
      .map((name) => ({ kind, name })),
  )

  function example(kind: string, name: string) {
    const text = new TextDecoder().decode(readSample(JAHIS, kind, name, 'readme.md'))
    const message = text.slice(text.indexOf('MSH|'), text.indexOf('```', text.indexOf('MSH|')))
    const patientId =
      parseMessage(message)
        .segments.find(({ id }) => id === 'PID')
        ?.text(3) ?? ''
    const dataType = kind === 'prescription' ? 'OMP-01' : 'OMP-02'
    const folder = `${patientId.slice(0, 3)}/${patientId.slice(3, 6)}/${patientId}/20160825/${dataType}`
    return convertText(`${folder}/${patientId}_20160825_${dataType}_12345678_20160825101500000_01_1`, message)
  }

  it.each(examples)('$kind $name converts to valid FHIR R4 without a problem', ({ kind, name }) => {
    const scope = example(kind, name)
    expect(scope.resources.length).toBeGreaterThan(0)
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    expect(scope.problems).toEqual([])
  })

  const dosages = (kind: string, name: string) =>
    emitted(example(kind, name), 'MedicationRequest').map((each) => each.dosageInstruction?.[0]?.text)

  // Each against the 処方せん表記の参考例 that stands in the same file.
  it.each([
    ['example-03', ['1回1個（1日2個） 外用・肛門挿入・１日２回朝夕 肛門部 14日分']],
    ['example-05', ['1回1錠 内服・経口・疼痛時 1 日2 回まで 10回分']],
    ['example-07', ['1回3錠（1日3錠） 内服・経口・１日１回朝食後 １日おき 7日分']],
    ['example-09', ['1回1～4錠（1日7錠） 1回目 ４錠、2回目 ２錠、3回目 １錠 内服・経口・１日３回朝昼夕食後 7日分']],
  ])('H-15: prescription %s reads as its own explanation says', (name, expected) => {
    expect(dosages('prescription', name)).toEqual(expected)
  })

  it('H-15: 麻薬 is seen on the order and on its drug', () => {
    const [first] = emitted(example('injection', 'example-03'), 'MedicationRequest')
    expect(first?.category?.map((each) => each.text)).toContain('麻薬')
  })

  it('VAL-7: あいまい指示 (朝・昼・夕) stays as vague as it was ordered', () => {
    const timings = emitted(example('injection', 'example-05'), 'MedicationRequest').map(
      (each) => each.dosageInstruction?.[0]?.timing,
    )
    expect(timings.map((each) => each?.code?.text)).toEqual(['朝', '昼', '夕'])
    expect(timings.map((each) => each?.repeat?.boundsPeriod?.start)).toEqual(['2016-12-01', '2016-12-01', '2016-12-01'])
  })
})
