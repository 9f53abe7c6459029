import { day, stamp } from '../day.ts'
import { FACILITIES, type FacilityLetter } from '../facilities.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { accessionOf, studyUidOf, uidOf } from '../study-uid.ts'
import type { DataSet, DicomInstance } from './dicom/data-set.ts'
import type { CharacterSet } from './dicom/text-encoding.ts'
import { hiraganaOf, romajiOf } from './romaji.ts'

/** Which examination of whom: the order of the same facility, person and minute has the same Study Instance UID. */
export interface Examined {
  /** Key of the person in the table of people. */
  readonly person: string
  readonly facility: FacilityLetter
  readonly day: string
  readonly time: string
  readonly title: string
}

/** A picture for a small display: grey or RGB, eight bits. */
export interface SmallPicture {
  readonly columns: number
  readonly rows: number
  readonly samples: 1 | 3
  readonly bytes: Uint8Array
}

export interface SampleInstance extends DicomInstance {
  readonly small?: SmallPicture
  /** How the file on the server is damaged. */
  readonly damage?: 'truncated' | 'lost'
}

export interface SampleSeries {
  readonly number: number
  readonly modality: string
  readonly description: string
  /** Minutes from the beginning of the examination. */
  readonly after?: number
  /** Attributes that all instances share. */
  readonly shared: DataSet
  readonly instances: readonly SampleInstance[]
}

/** One study with everything that is special about how its hospital writes it. */
export interface SampleStudy extends Examined {
  readonly series: readonly SampleSeries[]
  /** Attributes that are other than those of the person and the examination. */
  readonly header?: DataSet
}

/** What the devices and servers of a hospital write into (0008,0005). */
const CHARACTER_SETS: Partial<Record<FacilityLetter, CharacterSet>> = {
  A: '\\ISO 2022 IR 87',
  B: '\\ISO 2022 IR 87',
  C: 'ISO_IR 192',
  H: 'ISO 2022 IR 13\\ISO 2022 IR 87',
}

export function studyUid(examined: Examined): string {
  return studyUidOf(examined.facility, patientIdOf(examined), { day: day(examined.day), time: examined.time })
}

/** Series Instance UID of one series of a study. */
export function seriesUid(examined: Examined, series: number): string {
  return uidOf(`series:${studyUid(examined)}:${series}`)
}

/** SOP Instance UID of one instance of a study. */
export function instanceUid(examined: Examined, series: number, number: number): string {
  return uidOf(`instance:${studyUid(examined)}:${series}:${number}`)
}

export function frameOfReferenceUid(examined: Examined): string {
  return uidOf(`frame of reference:${studyUid(examined)}`)
}

function personOf({ person }: Examined) {
  const found = SAMPLE_PEOPLE.get(person)
  if (found === undefined) throw new RangeError(`nobody has the key ${person}`)
  return found
}

function patientIdOf(examined: Examined): string {
  const id = personOf(examined).links.find(({ facility }) => facility === examined.facility)?.patientId
  if (id === undefined) throw new RangeError(`${examined.person} has no number at ${examined.facility}`)
  return id
}

/** The modules of patient and general study (PS3.3 C.7.1.1, C.7.2.1) as the hospital fills them. */
export function generalAttributes(study: SampleStudy): DataSet {
  const person = personOf(study)
  const at = { day: day(study.day), time: study.time }
  const charset = CHARACTER_SETS[study.facility] ?? 'ISO_IR 192'
  const roman = `${romajiOf(person.familyKana)}^${romajiOf(person.givenKana)}`.toUpperCase()
  const isHalfWidth = charset === 'ISO 2022 IR 13\\ISO 2022 IR 87'
  const alphabetic = isHalfWidth ? `${halfWidth(person.familyKana)}^${halfWidth(person.givenKana)}` : roman
  const name = `${alphabetic}=${person.family}^${person.given}=${hiraganaOf(person.familyKana)}^${hiraganaOf(person.givenKana)}`
  return {
    SpecificCharacterSet: charset,
    StudyDate: stamp(at.day),
    StudyTime: `${at.time.replace(':', '')}00`,
    AccessionNumber: accessionOf(at),
    ReferringPhysicianName: '',
    InstitutionName: FACILITIES[study.facility].name.ja,
    StudyDescription: study.title,
    TimezoneOffsetFromUTC: '+0900',
    PatientName: name,
    PatientID: patientIdOf(study),
    PatientBirthDate: stamp(person.birth),
    PatientSex: person.sex,
    PatientAge: ageOf(person.birth, at.day),
    StudyInstanceUID: studyUid(study),
    StudyID: stamp(at.day).slice(2),
    ...study.header,
  }
}

function ageOf(birth: string, on: string): string {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0)
  return `${String(years).padStart(3, '0')}Y`
}

const VOICED = 'ガギグゲゴザジズゼゾダヂヅデドバビブベボ'
const UNVOICED = 'カキクケコサシスセソタチツテトハヒフヘホ'
const FULL = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンャュョッー'
const HALF = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｬｭｮｯｰ'

function halfWidth(kana: string): string {
  return Array.from(kana, (character) => {
    const voiced = VOICED.indexOf(character)
    const plain = voiced < 0 ? character : (UNVOICED[voiced] ?? character)
    return (HALF[FULL.indexOf(plain)] ?? plain) + (voiced < 0 ? '' : 'ﾞ')
  }).join('')
}
