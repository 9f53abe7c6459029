import { zipSync } from 'fflate'
import type { NetworkFacility, NetworkFile } from '#demo/sample-network/network-files.ts'
import type { SampleNetworkFiles } from '#demo/sample-network-files.ts'

/** The number of the one patient at both hospitals of the tiny network. */
export const TINY_PATIENT_ID = '0000123456'
export const TINY_HANDLE = 'tiny-mihon'

const HOSPITAL_A = facility('reiji', 'A', '1319999991')
const HOSPITAL_B = facility('mihon', 'B', '1319999992')

const PID = 'PID|0001||0000123456^^^^PI||見本^太郎^^^^^L^I~ミホン^タロウ^^^^^L^P||19480412|M'

function msh(type: string): string {
  return `MSH|^~\\&|HIS01|1319999999|GW|1319999999|20260901093015.3330||${type}|20260901000033|P|2.5||||||UNICODE UTF-8|||SS-MIX2_1.20^SS-MIX2^1.2.392.200250.2.1.100.1.2.120^ISO`
}

function laboratory(day: string, value: string): readonly string[] {
  return [
    msh('OUL^R22^OUL_R22'),
    PID,
    'PV1|0001|O|06^^^^^C',
    `SPM|1|26090100001||023^血清^JC10|||||||||||||${day}0905|${day}0910`,
    `OBR|1|000000000099001||E001^生化学検査^99XYZ|||${day}0905|||||||||||||||${day}0930|||F`,
    `ORC|SC|000000000099001||||||||||||06^^^^^C`,
    `OBX|1|NM|3C015000002327101^クレアチニン^JC10||${value}|mg/dL^mg/dL^ISO+|0.65-1.07|H|||F|||${day}0905`,
  ]
}

function misfiled(): readonly string[] {
  return laboratory('20261002', '9.99').map((segment) =>
    segment.replace(/^PID.*/, PID.replace(TINY_PATIENT_ID, '9999999')),
  )
}

/**
 * Two hospitals and one patient, whose storages hold a few files: enough to test the way from bytes to answers without
 * the sample network.
 */
export function tinyNetwork(): SampleNetworkFiles {
  const facilities = [HOSPITAL_A, HOSPITAL_B]
  const storage = {
    ...file(HOSPITAL_A, '-', 'ADT-00', '999999999999999', '20260801090000000', [msh('ADT^A08^ADT_A01'), PID]),
    ...file(HOSPITAL_A, '20260901', 'OML-11', '000000000099001', '20260901093015333', laboratory('20260901', '1.10')),
    ...file(HOSPITAL_A, '20261001', 'OML-11', '000000000099002', '20261001093015333', laboratory('20261001', '4.0')),
    // What it said at first: no valid record any more.
    ...file(
      HOSPITAL_A,
      '20261001',
      'OML-11',
      '000000000099002',
      '20261001091000000',
      laboratory('20261001', '0.40'),
      '0',
    ),
    // Another patient's number in PID-3: never mixed in, and never missing silently.
    ...file(HOSPITAL_A, '20261002', 'OML-11', '000000000099003', '20261002093015333', misfiled()),
    ...file(HOSPITAL_B, '20260905', 'OML-11', '000000000099001', '20260905093015333', laboratory('20260905', '1.25')),
  }
  const zip = zipSync(storage)
  const network: NetworkFile = {
    name: { ja: '架空地域医療連携ネットワーク', en: 'Fictitious network' },
    today: '2026-11-20',
    now: '2026-11-20T09:32:00+09:00',
    facilities,
    users: [{ id: 'u1', name: '例示 一郎', kana: 'レイジ イチロウ', profession: 'physician', facility: HOSPITAL_A.id }],
    awaitingConsent: [],
    patients: [
      {
        handle: TINY_HANDLE,
        files: Object.keys(storage).length,
        zipBytes: zip.byteLength,
        folders: facilities.map(({ id }) => ({ facility: id, patientId: TINY_PATIENT_ID })),
      },
    ],
  }
  return {
    network: async () => network,
    hub: async () => ({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        {
          resource: {
            resourceType: 'Patient',
            id: TINY_HANDLE,
            name: [{ text: '見本 太郎' }],
            identifier: facilities.map(({ patientIdSystem }) => ({ system: patientIdSystem, value: TINY_PATIENT_ID })),
          },
        },
      ],
    }),
    patientZip: async (handle) => {
      if (handle !== TINY_HANDLE) throw new Error(`no patient ${handle}`)
      return zip
    },
  }
}

function facility(id: string, letter: string, institutionNumber: string): NetworkFacility {
  return {
    id,
    letter,
    type: 'hospital',
    name: { ja: `例示病院${letter}`, en: `Reiji Hospital ${letter}` },
    shortName: { ja: `例示${letter}`, en: `Reiji ${letter}` },
    institutionNumber,
    patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1${institutionNumber}`,
    disclosedKinds: ['visit', 'laboratory'],
    isOwn: letter === 'A',
    disclosure: 'gateway',
    charset: 'utf-8',
    roots: { standard: ['root'], extended: [] },
  }
}

function file(
  { id }: NetworkFacility,
  date: string,
  dataType: string,
  key: string,
  occurredAt: string,
  segments: readonly string[],
  flag = '1',
): Record<string, Uint8Array> {
  const name = `${TINY_PATIENT_ID}_${date}_${dataType}_${key}_${occurredAt}_${date === '-' ? '-' : '06'}_${flag}`
  const folders = `${TINY_PATIENT_ID.slice(0, 3)}/${TINY_PATIENT_ID.slice(3, 6)}/${TINY_PATIENT_ID}/${date}/${dataType}`
  return { [`${id}/standard/${folders}/${name}`]: new TextEncoder().encode(`${segments.join('\r')}\r`) }
}
