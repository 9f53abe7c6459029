import { describe, expect, it } from 'vitest'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { describeWithDomainText, describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { convertText, emitted, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

describeWithDomainText('OMG-11, the example of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  const { path, message } = exampleOf(text, 'OMG-11')
  const scope = convertText(path, message)
  const [study] = emitted(scope, 'ImagingStudy')
  const [exposure] = emitted(scope, 'Procedure')

  it('gives one study and one procedure, both valid, and no problem', () => {
    expect(scope.resources.map((each) => each.resourceType)).toEqual(['ImagingStudy', 'Procedure'])
    expect(scope.problems).toEqual([])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('the study has the DICOM UID, the accession number, the modality, the day and what was taken', () => {
    expect(study?.identifier).toContainEqual({
      system: 'urn:dicom:uid',
      value: 'urn:oid:1.2.392.200036.9999.1.2.3.20240412.1',
    })
    expect(study?.identifier?.find((each) => each.type?.coding?.[0]?.code === 'ACSN')?.value).toBe('A20240412000101')
    expect(study).toMatchObject({
      status: 'available',
      modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'DX' }],
      started: '2024-04-12',
      procedureCode: [{ text: '胸部.Ｘ線単純撮影.立位正面(A→P)' }],
      description: '胸部.Ｘ線単純撮影.立位正面(A→P)',
      referrer: { display: '医師 一郎' },
      note: [{ text: '体重: 48.6 kg' }],
    })
    expect(study?.basedOn?.[0]?.identifier?.value).toBe('000000000066000')
  })

  it('the procedure has what was done, by whom, how often and the exposure', () => {
    expect(exposure).toMatchObject({
      status: 'completed',
      code: { text: '胸部.Ｘ線単純撮影.立位正面(A→P)' },
      category: { text: '放射線検査' },
      performedDateTime: '2024-04-12',
      performer: [{ actor: { display: '技師 三郎' } }],
      note: [{ text: '回数: 1' }, { text: '管電圧 120 kV 管電流 200 mA 距離 200 cm 時間 20 ms 1回' }],
      encounter: { reference: '#encounter' },
    })
    expect(exposure?.basedOn?.[0]?.identifier?.value).toBe('000000000066001')
  })
})

const GUIDELINE = 'ssmix2-samples/standard-storage-guideline-1.2c'

describeWithSamples('OMG-12, the endoscopy of the guideline', GUIDELINE, () => {
  const path = sampleFiles(GUIDELINE).find((each) => each.includes('/OMG-12/')) ?? ''
  const { text } = decodeHl7Bytes(readSample(GUIDELINE, path))
  const scope = convertText(path, text)
  const procedures = emitted(scope, 'Procedure')

  it('gives one study and one procedure for each ZE1, all valid', () => {
    expect(emitted(scope, 'ImagingStudy')).toHaveLength(1)
    expect(procedures.map((each) => each.code?.text)).toEqual([
      '検査.上部.-.-.上部通常内視鏡.-',
      '検査.上部.食道.-.上部通常内視鏡.生検採取',
      '検査.上部.胃.-.上部通常内視鏡.生検採取',
    ])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
  })

  it('names the staff with their part, the time, drugs with amounts, scope, materials and billing items', () => {
    const [observation, biopsy] = procedures
    expect(observation?.performer?.map((each) => [each.function?.text, each.actor?.display])).toEqual([
      ['正従業員の実施医師', '大江戸 信吉'],
      ['派遣従業員の実施医師', '小江戸 義弘'],
      ['正従業員の内視鏡技師', '尾張 玲子'],
      ['正従業員の看護師', '名古屋 良子'],
    ])
    expect(observation?.performedPeriod).toEqual({
      start: '2011-11-20T14:45:12+09:00',
      end: '2011-11-20T15:10:56+09:00',
    })
    expect(observation?.usedCode?.map((each) => each.text)).toEqual([
      '薬品: セルシン5mg 1管',
      '薬品: キシロカインスプレー 1回',
      '薬品: インジゴカルミン 1回',
      '内視鏡: GIF-XQ240',
    ])
    expect(observation?.usedCode?.[0]?.coding?.[0]).toMatchObject({
      code: '100555401',
      system: expect.stringContaining('HOT9'),
    })
    expect(observation?.note).toContainEqual({ text: '実施加算項目: 色素内視鏡加算' })
    expect(biopsy?.usedCode?.map((each) => each.text)).toEqual(['器材: FB-19C-1'])
    expect(biopsy?.note).toContainEqual({ text: '生検時間: 2011-12-20T14:48:30+09:00' })
  })

  it('the study keeps the reason and the findings of the order', () => {
    expect(emitted(scope, 'ImagingStudy')[0]?.note?.map((each) => each.text)).toEqual([
      '視覚障害: 重度',
      '外来所見: 12月19日強い上腹部痛を感じた。翌日になっても軽快しなかったため、来院。',
      '臨床病名: 胃潰瘍の疑い',
      '内視鏡検査理由: 臨床病名に対する精査',
    ])
  })
})

describe('examinations as exporters write them', () => {
  const ORC = 'ORC|NW|000000000055001|||||||20240412100000'
  const OBR = 'OBR||000000000055001||1^見本撮影^99XYZ|||202404121015|||||||||||||||||||F'
  const perform = (...segments: string[]) => {
    const scope = ownMessage('OMG-11', 'OMI^Z23^OMI_Z23', [ORC, OBR, ...segments])
    expect(scope.resources.flatMap(r4Issues)).toEqual([])
    return scope
  }

  it('without ZE1 the order itself is what was done', () => {
    const [done] = emitted(perform(), 'Procedure')
    expect([done?.code?.text, done?.performedDateTime]).toEqual(['見本撮影', '2024-04-12T10:15:00+09:00'])
  })

  it('a study known by its accession number alone is a study', () => {
    const [study] = emitted(perform('IPC|A1|RP1|||^CT^DCM'), 'ImagingStudy')
    expect(study?.modality?.[0]?.code).toBe('CT')
    expect(study?.identifier?.map((each) => each.value)).toContain('A1')
    expect(study?.identifier?.some((each) => each.system === 'urn:dicom:uid')).toBe(false)
  })

  it('a UID that is none is reported, and materials of ZE1 keep their amounts', () => {
    const scope = perform(
      'ZE1|1|RS|2^見本造影^99XYZ|1||||01^造影剤^99K|300101^見本造影剤^HOT9^50^ML&mL&MR9P',
      'IPC|A1||not-a-uid',
    )
    expect(scope.problems).toMatchObject([{ position: { segmentId: 'IPC', field: 3 } }])
    expect(emitted(scope, 'Procedure')[0]?.usedCode?.map((each) => each.text)).toEqual(['見本造影剤 50mL'])
  })

  it('two studies of one message stay two', () => {
    const scope = perform('IPC|A1||1.2.3.1||CT^^DCM', 'IPC|A2||1.2.3.2||MR^^DCM')
    expect(emitted(scope, 'ImagingStudy').map((each) => each.modality?.[0]?.code)).toEqual(['CT', 'MR'])
  })
})
