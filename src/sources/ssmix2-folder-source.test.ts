import { describe, expect, it } from 'vitest'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { bytesOf, FACILITY, header, PATIENT, PID, pathOf } from '#testing/storage-fixture.ts'
import { Ssmix2FolderSource } from './ssmix2-folder-source.ts'

const NOW = 0 as Instant
const WHOLE = { from: undefined, until: undefined }
const name = { ja: '見本', en: 'Sample' }

const HOSPITAL: Facility = {
  id: 'a' as FacilityId,
  letter: 'A',
  type: 'hospital',
  name,
  shortName: name,
  patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1${FACILITY}`,
  disclosedKinds: new Set(RECORD_KINDS),
  isOwn: false,
}

const LINK: FacilityLink = {
  facility: HOSPITAL.id,
  state: 'linked',
  patientNumber: PATIENT,
  patientResourceId: undefined,
  since: undefined,
}

function laboratory(day: string, value: string, pid = PID): Uint8Array {
  return bytesOf([
    header('OUL^R22^OUL_R22'),
    pid,
    'PV1|0001|O|06^^^^^C',
    `SPM|1|2404120001||023^血清^JC10|||||||||||||${day}0640|${day}0650`,
    `OBR|1|000000000099001||E001^生化学検査^99XYZ|||${day}0640|||||||||||||||${day}0930|||F`,
    `OBX|1|NM|3C015000002327101^クレアチニン^JC10||${value}|mg/dL^mg/dL^ISO+|0.65-1.07||||F|||${day}0640`,
  ])
}

const path = (date: string, key: string) => pathOf({ date, dataType: 'OML-11', key, department: '06' })

function folder(files: ReadonlyMap<string, Uint8Array>) {
  const opened: string[] = []
  const read = async (at: string) => {
    opened.push(at)
    const bytes = files.get(at)
    if (bytes === undefined) throw new Error('no such file')
    return bytes
  }
  return { opened, of: new Ssmix2FolderSource(HOSPITAL, { paths: [...files.keys()], read }, () => NOW) }
}

const FILES = new Map([
  [pathOf({ dataType: 'ADT-00' }), bytesOf([header('ADT^A08^ADT_A01'), PID])],
  [path('20240412', '000000000099001'), laboratory('20240412', '1.10')],
  [path('20240501', '000000000099002'), laboratory('20240501', '4.0')],
])

const signal = () => new AbortController().signal

describe('a facility whose records lie in an SS-MIX2 folder', () => {
  it('DESIGN §4: tells what happened when without opening a file', async () => {
    const { of, opened } = folder(FILES)
    const answer = await of.timeline(LINK, 'laboratory', { from: '2024-04-15' as JstDate, until: undefined }, signal())
    expect(answer).toMatchObject({
      state: 'data',
      gaps: [],
      rows: [{ kind: 'laboratory', start: { text: '2024-05-01' } }],
    })
    expect(opened).toEqual([])
  })

  it('VAL-2: gives the records of a kind digit for digit, in the period asked', async () => {
    const period = { from: undefined, until: '2024-05-01' as JstDate }
    const answer = await folder(FILES).of.records(LINK, 'laboratory', period, signal())
    expect(answer).toMatchObject({ state: 'data', gaps: [], rows: [{ value: { text: '1.10', unit: 'mg/dL' } }] })
  })

  it('SRC-1: nothing of a kind is "none"; a patient without a folder is "not linked"', async () => {
    const { of } = folder(FILES)
    expect(await of.records(LINK, 'prescription', WHOLE, signal())).toEqual({ state: 'none', fetchedAt: NOW })
    expect(await of.timeline(LINK, 'prescription', WHOLE, signal())).toEqual({ state: 'none', fetchedAt: NOW })
    const stranger = { ...LINK, patientNumber: '0000000009' }
    expect(await of.records(stranger, 'laboratory', WHOLE, signal())).toEqual({ state: 'notLinked' })
  })

  it.each([
    ['whose name contradicts its folders', path('20240412', '000000000099001').replace('/20240412/', '/20240413/')],
    ['of which only a superseded version is there', path('20240412', '000000000099001').replace(/_1$/, '_2')],
  ])('H-05, SRC-1: a file %s is told; "none" is not said, and other kinds stay whole', async (_, at) => {
    const files = new Map([...[...FILES].slice(0, 1), [at, laboratory('20240412', '1.10')] as const])
    const { of } = folder(files)
    const partial = { state: 'data', rows: [], gaps: [{ kind: 'unreadable', what: '検体検査結果', raw: at }] }
    expect(await of.timeline(LINK, 'laboratory', WHOLE, signal())).toMatchObject(partial)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject(partial)
    expect(await of.records(LINK, 'prescription', WHOLE, signal())).toEqual({ state: 'none', fetchedAt: NOW })
  })

  it('H-15: 自己注射 of a prescription file (OMP-01) is a 処方 at the end of the chain, whatever its route', async () => {
    const at = pathOf({ date: '20240412', dataType: 'OMP-01', key: '000000000099003', department: '06' })
    const insulin = bytesOf([
      header('RDE^O11^RDE_O11'),
      PID,
      'PV1|0001|O|06^^^^^C',
      'ORC|NW|000000000099003||000000000099003_01|||||20240412100000',
      'RXE||620000000^見本インスリン注３００単位^HOT9|10||UNT^単位^MR9P|INJ^注射剤^MR9P||||2|KIT^キット^MR9P||||||||||OHP^外来処方^MR9P~OHO^院外処方^MR9P||||||24^自己注射^JHSP0003',
      'RXR|SC^皮下^HL70162',
    ])
    const { of } = folder(new Map([...FILES, [at, insulin]]))
    expect(await of.records(LINK, 'prescription', WHOLE, signal())).toMatchObject({
      rows: [{ kind: 'prescription', drugs: [{ name: { text: '見本インスリン注３００単位' } }] }],
    })
    expect(await of.records(LINK, 'injection', WHOLE, signal())).toMatchObject({ state: 'none' })
  })

  it('VAL-7, DT-5: height and blood group of the master file (ADT-00) have no time of measurement and get none', async () => {
    const master = bytesOf([
      header('ADT^A08^ADT_A01'),
      `${PID}${'|'.repeat(25)}20240412093000`,
      'OBX|1|NM|9N001000000000001^身長^JC10||166.2|cm^cm^ISO+|||||F',
      'OBX|2|NM|9N006000000000001^体重^JC10||64.1|kg^kg^ISO+|||||F|||20240301',
    ])
    const { of } = folder(new Map([[pathOf({ dataType: 'ADT-00' }), master]]))
    const answer = await of.records(LINK, 'vital-sign', WHOLE, signal())
    expect(answer).toMatchObject({
      rows: [
        { at: undefined, value: { text: '166.2' } },
        { at: { text: '2024-03-01', precision: 'day' }, value: { text: '64.1' } },
      ],
    })
  })

  it('E13, H-05: a file of another patient gives nothing and makes its kind partial', async () => {
    const stranger = PID.replace(PATIENT, '0000000009')
    const files = new Map([[path('20240412', '000000000099001'), laboratory('20240412', '1.10', stranger)]])
    const answer = await folder(files).of.records(LINK, 'laboratory', WHOLE, signal())
    expect(answer).toMatchObject({ state: 'data', rows: [], gaps: [{ kind: 'unreadable', what: '検体検査結果' }] })
  })
})
