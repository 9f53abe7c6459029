import type { FacilityType } from '#clinical/facility.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import type { StorageCharset } from './character-encoder.ts'
import type { NetworkFacility } from './network-files.ts'

export type FacilityLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'

/** How an exporter writes its files: each oddity is one that real storages show (ss-mix2.md §1, §2). */
interface ExportHabits {
  readonly charset: StorageCharset
  readonly terminator: '\r' | '\n' | '\r\n'
  /** What stands after the last segment. */
  readonly ending: 'terminator' | 'terminator-fs' | 'nothing'
  /** Digits of 発生日時 in file names. */
  readonly timeDigits: 17 | 15
  /** Digits of order numbers. */
  readonly keyDigits: 15 | 13
  /** ORC before OBR in OML-11. */
  readonly isOrcFirst: boolean
  /** Three-character department codes. */
  readonly hasLongDepartments: boolean
  /** Which code a drug carries in RXE-2 and RXC-2; `local` has the standard code in no place a reader must look. */
  readonly drugCoding: 'YJ' | 'HOT9' | 'local'
  /** How a qualitative result is spelt. */
  readonly signs: 'parentheses' | 'bare' | 'blanks'
  /** Content folders of the extended storage without a department. */
  readonly hasShortContentNames: boolean
  /** Old versions of a changed order: `2`, or `0` with older exporters. */
  readonly supersededFlag: '0' | '2'
}

export interface SampleFacility extends NetworkFacility {
  readonly letter: FacilityLetter
  readonly habits: ExportHabits
  /** Digits of its patient numbers. */
  readonly idDigits: number
  readonly address: string
  readonly phone: string
}

const USUAL: ExportHabits = {
  charset: 'iso-2022-jp',
  terminator: '\r',
  ending: 'terminator',
  timeDigits: 17,
  keyDigits: 15,
  isOrcFirst: false,
  hasLongDepartments: false,
  drugCoding: 'YJ',
  signs: 'parentheses',
  hasShortContentNames: false,
  supersededFlag: '2',
}

function without(...kinds: RecordKind[]): readonly RecordKind[] {
  return RECORD_KINDS.filter((kind) => !kinds.includes(kind))
}

interface Row {
  readonly id: string
  readonly type: FacilityType
  readonly ja: readonly [name: string, short: string]
  readonly en: readonly [name: string, short: string]
  readonly institutionNumber: string
  readonly disclosedKinds: readonly RecordKind[]
  readonly disclosure: NetworkFacility['disclosure']
  readonly idDigits: number
  readonly habits: Partial<ExportHabits>
  readonly roots?: readonly string[]
  readonly images?: NetworkFacility['images']
}

const ROWS: Readonly<Record<FacilityLetter, Row>> = {
  A: {
    id: 'reiji-chuo',
    type: 'clinic',
    ja: ['例示中央クリニック', '例示中央'],
    en: ['Reiji Central Clinic', 'Reiji Central'],
    institutionNumber: '1319900011',
    disclosedKinds: RECORD_KINDS,
    disclosure: 'store',
    images: 'dicomweb',
    idDigits: 8,
    habits: {},
  },
  B: {
    id: 'mihon-sogo',
    type: 'hospital',
    ja: ['見本総合病院', '見本総合'],
    en: ['Mihon General Hospital', 'Mihon General'],
    institutionNumber: '1319900029',
    disclosedKinds: without('contraindication'),
    disclosure: 'gateway',
    images: 'dicomweb',
    idDigits: 8,
    habits: { ending: 'terminator-fs', signs: 'parentheses' },
  },
  C: {
    id: 'kaku-daigaku',
    type: 'hospital',
    ja: ['架空大学病院', '架空大学'],
    en: ['Kaku University Hospital', 'Kaku Univ.'],
    institutionNumber: '1319900037',
    disclosedKinds: without('contraindication', 'note', 'diet'),
    disclosure: 'gateway',
    images: 'dicomweb',
    idDigits: 10,
    habits: { isOrcFirst: true, hasLongDepartments: true, drugCoding: 'local', signs: 'bare', supersededFlag: '0' },
    roots: ['1319900037_upto2020', '1319900037_from2021', '1319900037_undated'],
  },
  D: {
    id: 'shiken-shimin',
    type: 'hospital',
    ja: ['試験市民病院', '試験市民'],
    en: ['Shiken Municipal Hospital', 'Shiken Municipal'],
    institutionNumber: '1319900045',
    disclosedKinds: without('contraindication', 'note', 'clinical-record', 'report', 'file', 'diet', 'vital-sign'),
    disclosure: 'gateway',
    images: 'own-viewer',
    idDigits: 9,
    habits: { terminator: '\r\n', timeDigits: 15, keyDigits: 13, drugCoding: 'HOT9', signs: 'blanks' },
  },
  E: {
    id: 'kamei-reha',
    type: 'hospital',
    ja: ['仮名リハビリテーション病院', '仮名リハ'],
    en: ['Kamei Rehabilitation Hospital', 'Kamei Rehab'],
    institutionNumber: '1319900052',
    disclosedKinds: without('contraindication', 'injection', 'imaging', 'note'),
    disclosure: 'export',
    idDigits: 8,
    habits: { charset: 'cp932', terminator: '\n', signs: 'bare' },
  },
  F: {
    id: 'mihon-yakkyoku',
    type: 'pharmacy',
    ja: ['見本薬局', '見本薬局'],
    en: ['Mihon Pharmacy', 'Mihon Pharm.'],
    institutionNumber: '1349900068',
    disclosedKinds: ['prescription', 'note'],
    disclosure: 'export',
    idDigits: 7,
    habits: { ending: 'nothing' },
  },
  G: {
    id: 'reiji-houkan',
    type: 'nursing-station',
    ja: ['例示訪問看護ステーション', '例示訪看'],
    en: ['Reiji Home Nursing Station', 'Reiji Nursing'],
    institutionNumber: '1369900073',
    disclosedKinds: ['note', 'clinical-record', 'vital-sign', 'file'],
    disclosure: 'store',
    idDigits: 6,
    habits: { hasShortContentNames: true },
  },
  H: {
    id: 'hinagata-naika',
    type: 'clinic',
    ja: ['雛形内科クリニック', '雛形内科'],
    en: ['Hinagata Clinic', 'Hinagata'],
    institutionNumber: '1319900086',
    disclosedKinds: without('contraindication', 'note', 'stay', 'injection', 'diet'),
    disclosure: 'export',
    images: 'dicomweb',
    idDigits: 8,
    habits: { charset: 'utf-8' },
  },
}

function facilityOf(letter: FacilityLetter, row: Row): SampleFacility {
  const habits = { ...USUAL, ...row.habits }
  const number = row.institutionNumber
  const street = 'ＡＢＣＤＥＦＧＨ'['ABCDEFGH'.indexOf(letter)] ?? ''
  return {
    id: row.id,
    letter,
    type: row.type,
    name: { ja: row.ja[0], en: row.en[0] },
    shortName: { ja: row.ja[1], en: row.en[1] },
    institutionNumber: number,
    patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1${number}`,
    disclosedKinds: row.disclosedKinds,
    isOwn: letter === 'A',
    disclosure: row.disclosure,
    ...(row.images && { images: row.images }),
    charset: habits.charset,
    roots: { standard: row.roots ?? [number], extended: [`${number}_ext`] },
    habits,
    idDigits: row.idDigits,
    address: `東京都見本区例示町${street}番地`,
    phone: `03-0000-10${'ABCDEFGH'.indexOf(letter)}0`,
  }
}

/** The eight institutions by letter. */
export const FACILITIES: Readonly<Record<FacilityLetter, SampleFacility>> = {
  A: facilityOf('A', ROWS.A),
  B: facilityOf('B', ROWS.B),
  C: facilityOf('C', ROWS.C),
  D: facilityOf('D', ROWS.D),
  E: facilityOf('E', ROWS.E),
  F: facilityOf('F', ROWS.F),
  G: facilityOf('G', ROWS.G),
  H: facilityOf('H', ROWS.H),
}

export const FACILITY_LETTERS: readonly FacilityLetter[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
