import { describe, expect, it } from 'vitest'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertFiles, exampleOf, file, reported, resourcesOf, type StorageFiles } from '#testing/storage-fixture.ts'

/** PV1 of the stay: fields by number. */
function pv1(fields: Readonly<Record<number, string>>): string {
  return `PV1|${numbered({ 1: '0001', 2: 'I', ...fields })}`
}

function pv2(fields: Readonly<Record<number, string>>): string {
  return `PV2|${numbered(fields)}`
}

function numbered(fields: Readonly<Record<number, string>>): string {
  const last = Math.max(...Object.keys(fields).map(Number))
  return Array.from({ length: last }, (_, i) => fields[i + 1] ?? '').join('|')
}

const evn = (time: string) => `EVN||20240401000000||||${time}`
const DOCTOR = 'D0101^医師^一郎^^^^^^^L^^^^^I'
const OTHER_DOCTOR = 'D0202^医師^二郎^^^^^^^L^^^^^I'
const WARD = '5E^512^3^^^N'
const OTHER_WARD = '7W^701^1^^^N'

const plan = (day: string, key = '21', occurredAt = '20240401090000000') =>
  file(
    { date: day, dataType: 'ADT-21', key, occurredAt },
    'ADT^A14^ADT_A05',
    pv1({ 3: WARD, 7: DOCTOR, 10: '06' }),
    pv2({ 8: day, 9: '20240424' }),
  )
const admission = (time: string, key = '22', event = 'ADT^A01^ADT_A01', occurredAt = `${time}00999`) =>
  file(
    { date: time.slice(0, 8), dataType: 'ADT-22', key, occurredAt, department: '06' },
    event,
    pv1({ 3: WARD, 7: DOCTOR, 10: '06^消化器科^HL70069', 17: OTHER_DOCTOR, 44: time }),
    pv2({ 3: '^腹痛', 9: '20240424' }),
  )
const discharge = (time: string, admitted = '', key = '52', event = 'ADT^A03^ADT_A03') =>
  file(
    { date: time.slice(0, 8), dataType: 'ADT-52', key, occurredAt: `${time}00999`, department: '06' },
    event,
    pv1({ 3: WARD, 7: DOCTOR, 36: '01', 44: admitted, 45: time }),
  )
const move = (
  dataType: string,
  event: string,
  time: string,
  place: string,
  extra: Readonly<Record<number, string>> = {},
) =>
  file(
    { date: time.slice(0, 8), dataType, key: dataType, occurredAt: `${time}00999`, department: '06' },
    event,
    evn(time),
    pv1({ 3: place, 7: DOCTOR, ...extra }),
    pv2({ 47: '20240414' }),
  )

const stays = async (...files: readonly (readonly [string, Uint8Array])[]) => {
  const converted = await convertFiles(new Map(files) as StorageFiles)
  return { encounters: resourcesOf(converted, 'Encounter'), problems: reported(converted), converted }
}

describeWithDomainText('the stay of ss-mix2.md §14 ADT-22 and ADT-52', 'ss-mix2.md', (text) => {
  it('is ONE Encounter from admission to discharge', async () => {
    const { encounters, problems, converted } = await stays(exampleOf(text, 'ADT-22'), exampleOf(text, 'ADT-52'))
    expect(problems).toEqual([])
    expect(encounters).toHaveLength(1)
    expect(encounters[0]).toMatchObject({
      status: 'finished',
      class: { code: 'IMP' },
      period: { start: '2024-04-10T10:00:00+09:00', end: '2024-04-23T10:00:00+09:00' },
      serviceType: { coding: [{ system: 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment', code: '06' }] },
      participant: [
        { type: [{ coding: [{ code: 'ATND' }] }], individual: { display: '医師 一郎' } },
        { type: [{ coding: [{ code: 'ADM' }] }], individual: { display: '医師 一郎' } },
      ],
      hospitalization: { dischargeDisposition: { coding: [{ code: '01' }], text: '自宅' } },
      location: [
        {
          location: { display: '5E-512-3' },
          status: 'completed',
          physicalType: { coding: [{ code: 'bd' }] },
          period: { start: '2024-04-10T10:00:00+09:00', end: '2024-04-23T10:00:00+09:00' },
        },
      ],
    })
    const dischargeFile = converted.find(({ path }) => path.includes('ADT-52'))
    expect(dischargeFile).toMatchObject({ resources: [], partOf: `Encounter/${encounters[0]?.id}` })
  })

  it('goes on until a discharge is told', async () => {
    const { encounters } = await stays(exampleOf(text, 'ADT-22'))
    expect(encounters[0]).toMatchObject({ status: 'in-progress', period: { start: '2024-04-10T10:00:00+09:00' } })
    expect(encounters[0]?.period?.end).toBeUndefined()
    expect(encounters[0]?.extension).toEqual([
      {
        url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate',
        valueDateTime: '2024-04-24',
      },
    ])
  })
})

describe('one Encounter for each stay (ADT-21/22/31/32/41/42/51/52)', () => {
  it('ADT-21 alone is a planned stay with its planned end', async () => {
    const { encounters } = await stays(plan('20240410'))
    expect(encounters).toHaveLength(1)
    expect(encounters[0]).toMatchObject({ status: 'planned', period: { start: '2024-04-10', end: '2024-04-24' } })
    expect(encounters[0]?.location?.[0]?.status).toBe('planned')
  })

  it('a plan that was carried out, even two days later, is part of its stay', async () => {
    const { encounters } = await stays(plan('20240410'), admission('202404121000'))
    expect(encounters.map(({ status }) => status)).toEqual(['in-progress'])
    expect(encounters[0]?.reasonCode).toEqual([{ text: '腹痛' }])
  })

  it('a plan written after an admission is of another stay', async () => {
    const { encounters } = await stays(
      admission('202404011000'),
      discharge('202404021000'),
      plan('20240425', '21', '20240402120000000'),
    )
    expect(encounters.map(({ status }) => status)).toEqual(['finished', 'planned'])
  })

  it('ADT-42 moves the patient: every place with its time', async () => {
    const { encounters } = await stays(
      admission('202404101000'),
      move('ADT-42', 'ADT^A02^ADT_A02', '202404121400', OTHER_WARD, { 10: '08', 7: OTHER_DOCTOR }),
      discharge('202404231000', '202404101000'),
    )
    expect(encounters).toHaveLength(1)
    expect(encounters[0]?.location?.map(({ location, period }) => [location.display, period])).toEqual([
      ['5E-512-3', { start: '2024-04-10T10:00:00+09:00', end: '2024-04-12T14:00:00+09:00' }],
      ['7W-701-1', { start: '2024-04-12T14:00:00+09:00', end: '2024-04-23T10:00:00+09:00' }],
    ])
    expect(
      encounters[0]?.participant?.slice(0, 2).map(({ individual, period }) => [individual?.display, period]),
    ).toEqual([
      ['医師 一郎', { start: '2024-04-10T10:00:00+09:00', end: '2024-04-12T14:00:00+09:00' }],
      ['医師 二郎', { start: '2024-04-12T14:00:00+09:00', end: '2024-04-23T10:00:00+09:00' }],
    ])
  })

  it('ADT-41 is a planned place until the transfer is told', async () => {
    const planned = file(
      { date: '20240412', dataType: 'ADT-41', key: '41', occurredAt: '20240411090000000' },
      'ADT^A15^ADT_A15',
      pv1({ 3: OTHER_WARD, 44: '202404101000' }),
      pv2({ 8: '202404121400' }),
    )
    const before = await stays(admission('202404101000'), planned)
    expect(before.encounters[0]?.location?.map(({ status }) => status)).toEqual(['active', 'planned'])
    const after = await stays(
      admission('202404101000'),
      planned,
      move('ADT-42', 'ADT^A02^ADT_A02', '202404121400', OTHER_WARD),
    )
    expect(after.encounters[0]?.location?.map(({ status }) => status)).toEqual(['completed', 'active'])
  })

  it('ADT-31 and ADT-32 are a leave within the stay', async () => {
    const { encounters } = await stays(
      admission('202404101000'),
      move('ADT-31', 'ADT^A21^ADT_A21', '202404130900', WARD),
      move('ADT-32', 'ADT^A22^ADT_A21', '202404141800', WARD),
    )
    expect(encounters).toHaveLength(1)
    expect(encounters[0]?.status).toBe('in-progress')
    expect(encounters[0]?.statusHistory).toEqual([
      { status: 'in-progress', period: { start: '2024-04-10T10:00:00+09:00', end: '2024-04-13T09:00:00+09:00' } },
      { status: 'onleave', period: { start: '2024-04-13T09:00:00+09:00', end: '2024-04-14T18:00:00+09:00' } },
      { status: 'in-progress', period: { start: '2024-04-14T18:00:00+09:00' } },
    ])
  })

  it('a leave without return is a patient on leave, expected back on PV2-47', async () => {
    const { encounters } = await stays(
      admission('202404101000'),
      move('ADT-31', 'ADT^A21^ADT_A21', '202404130900', WARD),
    )
    expect(encounters[0]?.status).toBe('onleave')
    expect(encounters[0]?.location?.at(-1)).toEqual({
      location: { type: 'Location', display: '外出・外泊' },
      status: 'active',
      period: { start: '2024-04-13T09:00:00+09:00', end: '2024-04-14' },
    })
  })

  it('ADT-51 tells the planned end', async () => {
    const planned = file(
      { date: '20240425', dataType: 'ADT-51', key: '51', occurredAt: '20240420090000000' },
      'ADT^A16^ADT_A16',
      pv1({ 3: WARD, 44: '202404101000' }),
      pv2({ 9: '20240425' }),
    )
    const { encounters } = await stays(admission('202404101000'), planned)
    expect(encounters[0]?.extension?.[0]?.valueDateTime).toBe('2024-04-25')
    expect(encounters[0]?.period?.end).toBeUndefined()
  })

  it('ADT-01 within a stay changes its doctor from that time on', async () => {
    const change = file(
      { dataType: 'ADT-01', occurredAt: '20240415090000000' },
      'ADT^A54^ADT_A54',
      evn('20240415090000'),
      pv1({ 3: WARD, 7: OTHER_DOCTOR, 44: '202404101000' }),
    )
    const { encounters } = await stays(admission('202404101000'), change)
    expect(encounters[0]?.participant?.map(({ individual, period }) => [individual?.display, period?.start])).toEqual([
      ['医師 一郎', '2024-04-10T10:00:00+09:00'],
      ['医師 二郎', '2024-04-15T09:00:00+09:00'],
      ['医師 二郎', undefined],
    ])
  })

  it('ADT-01 outside of any stay names the doctor in charge of the patient', async () => {
    const change = file({ dataType: 'ADT-01' }, 'ADT^A54^ADT_A54', evn('20240415090000'), 'PV1|1|O|||||D9^医師^三郎')
    const { converted } = await stays(change, file({ dataType: 'ADT-00' }, 'ADT^A08^ADT_A01'))
    const [patient] = resourcesOf(converted, 'Patient')
    expect(patient?.generalPractitioner?.[0]?.display).toBe('医師 三郎')
    expect(converted.find(({ path }) => path.includes('ADT-01'))?.partOf).toBe(`Patient/${patient?.id}`)
  })

  it('two stays stay two, each with its own discharge', async () => {
    const { encounters } = await stays(
      admission('202404101000', '1'),
      discharge('202404201000', '', '2'),
      admission('202405101000', '3'),
      discharge('202405201000', '', '4'),
    )
    expect(encounters.map(({ period }) => [period?.start?.slice(0, 10), period?.end?.slice(0, 10)])).toEqual([
      ['2024-04-10', '2024-04-20'],
      ['2024-05-10', '2024-05-20'],
    ])
  })

  it('a discharge whose admission is missing is a stay with the admission time that it tells', async () => {
    const { encounters } = await stays(discharge('202404201000', '202404101000'))
    expect(encounters[0]).toMatchObject({
      status: 'finished',
      period: { start: '2024-04-10T10:00:00+09:00', end: '2024-04-20T10:00:00+09:00' },
    })
  })

  it('a stay without discharge before a later one is not shown as going on, and the gap is said', async () => {
    const { encounters, problems } = await stays(admission('202404101000', '1'), admission('202405101000', '2'))
    expect(encounters.map(({ status }) => status)).toEqual(['finished', 'in-progress'])
    expect(encounters[0]?.period?.end).toBeUndefined()
    expect(problems.join()).toContain('no discharge is told')
  })

  it('a leave alone proves a stay of unknown begin', async () => {
    const { encounters, problems } = await stays(move('ADT-31', 'ADT^A21^ADT_A21', '202404130900', WARD))
    expect(encounters[0]?.status).toBe('unknown')
    expect(problems.join()).toContain('no file tells when the stay began')
  })
})

describe('cancel events are honoured whatever the flag of their file (ss-mix2.md §1.3 rule c)', () => {
  it('ADT^A11 is never an admission', async () => {
    const { encounters, problems } = await stays(admission('202404101000', '22', 'ADT^A11^ADT_A09'))
    expect(encounters.map(({ status }) => status)).toEqual(['cancelled'])
    expect(problems.join()).toContain('ADT^A11 cancels the admission')
  })

  it('ADT^A11 under another key takes back the admission of its time', async () => {
    const { encounters } = await stays(
      admission('202404101000', '1'),
      admission('202404101000', '2', 'ADT^A11^ADT_A09', '20240411090000000'),
    )
    expect(encounters.map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('ADT^A11 does not take back what was written after it', async () => {
    const { encounters } = await stays(
      admission('202404101000', '1', 'ADT^A11^ADT_A09', '20240410080000000'),
      admission('202404101000', '2'),
    )
    expect(encounters.map(({ status }) => status)).toEqual(['in-progress'])
  })

  it('ADT^A27: a planned admission that was cancelled', async () => {
    const cancelled = file(
      { date: '20240410', dataType: 'ADT-21' },
      'ADT^A27^ADT_A21',
      pv1({ 3: WARD }),
      pv2({ 8: '20240410' }),
    )
    expect((await stays(cancelled)).encounters.map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('ADT^A13: the patient is still in hospital', async () => {
    const { encounters } = await stays(
      admission('202404101000'),
      discharge('202404201000', '202404101000', '1'),
      file(
        { date: '20240420', dataType: 'ADT-52', key: '2', occurredAt: '20240420120000000' },
        'ADT^A13^ADT_A01',
        pv1({ 44: '202404101000', 45: '202404201000' }),
      ),
    )
    expect(encounters.map(({ status }) => status)).toEqual(['in-progress'])
  })

  it.each([
    ['ADT-31', 'ADT^A52^ADT_A52'],
    ['ADT-32', 'ADT^A53^ADT_A52'],
    ['ADT-41', 'ADT^A26^ADT_A21'],
    ['ADT-42', 'ADT^A12^ADT_A09'],
    ['ADT-51', 'ADT^A25^ADT_A21'],
    ['ADT-01', 'ADT^A55^ADT_A52'],
  ])('%s %s changes nothing of the stay', async (dataType, event) => {
    const plain = await stays(admission('202404101000'))
    const cancelled = await stays(admission('202404101000'), move(dataType, event, '202404130900', OTHER_WARD))
    expect(cancelled.encounters).toEqual(plain.encounters)
    expect(cancelled.problems.join()).toContain('cancels')
  })
})
