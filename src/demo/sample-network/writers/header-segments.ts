import type { Chart } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import type { FacilityLetter } from '../facilities.ts'
import { coded, escapeText, segment } from '../segment.ts'
import { clerkOf, type Department, departmentCode, departmentName, doctorOf, type StaffMember } from '../staff.ts'

/** Where and when something was ordered or done. */
export interface Occasion {
  readonly day: Day
  /** `HH:MM` */
  readonly time: string
  readonly department: Department
  readonly setting: 'I' | 'O'
  /** Ward and room of an in-patient. */
  readonly bed?: Bed
}

export interface Bed {
  readonly ward: string
  readonly room: string
  readonly bed: string
}

/** A person as XCN. */
export function xcn(staff: StaffMember): string {
  return `${staff.id}^${staff.family}^${staff.given}^^^^^^^L^^^^^I`
}

/** MSH of SS-MIX2 1.2 (ss-mix2.md §5); `type` is `OUL^R22^OUL_R22`. */
export function msh(chart: Chart, type: string, at: { readonly day: Day; readonly time: string }): string {
  const { habits, institutionNumber } = chart.facility
  const time = `${stamp(at.day, at.time)}00`
  const charset = { 'iso-2022-jp': '~ISO IR87', 'utf-8': 'UNICODE UTF-8', cp932: '~ISO IR87' }[habits.charset]
  const control = `${time}${String(chart.random.int(0, 999999)).padStart(6, '0')}`
  return `MSH|^~\\&|HIS|${institutionNumber}|GW|${institutionNumber}|${time}||${type}|${control}|P|2.5||||||${charset}||ISO 2022-1994|SS-MIX2_1.20^SS-MIX2^1.2.392.200250.2.1.100.1.2.120^ISO`
}

/** PID with the name in kanji and, where anybody knows it, in kana. */
export function pid(chart: Chart, updatedAt?: string): string {
  const { person } = chart
  const kanji = `${escapeText(person.family)}^${escapeText(person.given)}^^^^^L^I`
  const kana = person.familyKana === '' ? '' : `~${person.familyKana}^${person.givenKana}^^^^^L^P`
  return segment('PID', {
    1: '0001',
    3: `${chart.patientId}^^^^PI`,
    5: kanji + kana,
    7: stamp(person.birth),
    8: person.sex,
    33: updatedAt,
  })
}

export function location(chart: Chart, occasion: Occasion): string {
  if (occasion.setting === 'I' && occasion.bed !== undefined) {
    return `${occasion.bed.ward}^${occasion.bed.room}^${occasion.bed.bed}^^^N`
  }
  return `${departmentCode(occasion.department, chart.facility.habits.hasLongDepartments)}^^^^^C`
}

export function doctor(chart: Chart, department: Department): string {
  return xcn(doctorOf(letterOf(chart), department))
}

export function clerk(chart: Chart): string {
  return xcn(clerkOf(letterOf(chart)))
}

export function letterOf(chart: Chart): FacilityLetter {
  return chart.facility.letter
}

export function pv1(chart: Chart, occasion: Occasion, more: Readonly<Record<number, string>> = {}): string {
  return segment('PV1', {
    1: '0001',
    2: occasion.setting,
    3: location(chart, occasion),
    7: doctor(chart, occasion.department),
    ...more,
  })
}

export function departmentCwe(chart: Chart, department: Department): string {
  return coded(
    departmentCode(department, chart.facility.habits.hasLongDepartments),
    departmentName(department),
    'HL70069',
  )
}

/** MSH, PID and PV1: the head of every order and result. */
export function head(chart: Chart, type: string, occasion: Occasion): string[] {
  return [msh(chart, type, occasion), pid(chart), pv1(chart, occasion)]
}

/** ORC of an order or a result, with hospital, doctor and department (ss-mix2.md §5). */
export function orc(
  chart: Chart,
  occasion: Occasion,
  fields: {
    readonly control: string
    readonly key: string
    readonly group?: string
    readonly more?: Readonly<Record<number, string>>
  },
): string {
  const { facility } = chart
  return segment('ORC', {
    1: fields.control,
    2: fields.key,
    4: fields.group,
    9: `${stamp(occasion.day, occasion.time)}00`,
    10: clerk(chart),
    12: doctor(chart, occasion.department),
    13: location(chart, occasion),
    17: departmentCwe(chart, occasion.department),
    21: facility.name.ja,
    22: `^^^^100-0001^JPN^^${facility.address}`,
    23: `^^^^^^^^^^^${facility.phone}`,
    29: occasion.setting === 'I' ? 'I^入院患者オーダ^HL70482' : 'O^外来患者オーダ^HL70482',
    ...fields.more,
  })
}
