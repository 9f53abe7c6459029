import { encodeText } from './character-encoder.ts'
import type { Day } from './day.ts'
import { stamp } from './day.ts'
import type { SampleFacility } from './facilities.ts'
import { type Random, randomOf } from './random.ts'
import type { SamplePerson } from './sample-person.ts'
import { type Department, departmentCode } from './staff.ts'

/** One file of a storage, as it will lie on the disk. */
export interface StoredFile {
  readonly storage: 'standard' | 'extended'
  /** Name of the root it belongs to, where a facility has several. */
  readonly root: string
  /** Path inside the root. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What one facility writes about one person; the writers add files to it. */
export interface Chart {
  readonly person: SamplePerson
  readonly facility: SampleFacility
  readonly patientId: string
  readonly random: Random
  readonly files: StoredFile[]
  /** A new order number: the 特定キー of its file, ORC-2 of its message. */
  nextKey(): string
}

export function openChart(person: SamplePerson, facility: SampleFacility, patientId: string): Chart {
  const random = randomOf(`chart:${person.handle}:${facility.letter}`)
  let orders = random.int(1000, 4000) * 10
  return {
    person,
    facility,
    patientId,
    random,
    files: [],
    nextKey: () => {
      orders += random.int(1, 9)
      return `${facility.institutionNumber.slice(-3)}${String(orders).padStart(8, '0')}`.padStart(
        facility.habits.keyDigits,
        '0',
      )
    },
  }
}

/** The key of types that belong to no order (ss-mix2.md §1.2). */
export const NO_ORDER = '999999999999999'

/** What identifies a file of either storage. */
export interface FileName {
  /** 診療日, undefined for the types without one. */
  readonly date: Day | undefined
  readonly dataType: string
  readonly key: string
  /** 発生日時: the day and the minute; seconds and milliseconds are made up. */
  readonly sent: { readonly day: Day; readonly time: string }
  readonly department: Department | undefined
  readonly flag?: '0' | '1' | '2'
}

/** 発生日時 as the facility writes it, 17 digits or 15. */
function occurredAt(chart: Chart, { day, time }: FileName['sent']): string {
  const digits = `${stamp(day, time)}${String(chart.random.int(0, 59)).padStart(2, '0')}${String(chart.random.int(0, 999)).padStart(3, '0')}`
  return digits.slice(0, chart.facility.habits.timeDigits)
}

function folderOf(chart: Chart, name: FileName): string {
  const id = chart.patientId
  return `${id.slice(0, 3)}/${id.slice(3, 6)}/${id}/${name.date === undefined ? '-' : stamp(name.date)}/${name.dataType}`
}

/** Adds one message to the standardised storage. */
export function addMessage(chart: Chart, name: FileName, segments: readonly string[]): void {
  const { habits } = chart.facility
  const date = name.date === undefined ? '-' : stamp(name.date)
  const department = name.department === undefined ? '-' : departmentCode(name.department, habits.hasLongDepartments)
  const at = occurredAt(chart, name.sent)
  const file = [chart.patientId, date, name.dataType, name.key, at, department, name.flag ?? '1'].join('_')
  chart.files.push({
    storage: 'standard',
    root: standardRoot(chart.facility, name.date),
    path: `${folderOf(chart, name)}/${file}`,
    bytes: messageBytes(chart.facility, segments),
  })
}

/** Adds one content folder with its files to the extended storage. */
export function addContent(chart: Chart, name: FileName, contents: Readonly<Record<string, Uint8Array>>): void {
  const date = name.date === undefined ? '-' : stamp(name.date)
  const { habits } = chart.facility
  const department = name.department === undefined ? '-' : departmentCode(name.department, habits.hasLongDepartments)
  const parts = [chart.patientId, date, name.dataType, name.key, occurredAt(chart, name.sent)]
  const folder = [...parts, ...(habits.hasShortContentNames ? [] : [department]), name.flag ?? '1'].join('_')
  for (const [file, bytes] of Object.entries(contents)) {
    chart.files.push({
      storage: 'extended',
      root: chart.facility.roots.extended[0] ?? '',
      path: `${folderOf(chart, name)}/${folder}/${file}`,
      bytes,
    })
  }
}

/** Where a facility has three roots they hold the years to 2020, those from 2021, and the types without a date. */
function standardRoot(facility: SampleFacility, date: Day | undefined): string {
  const [first = '', second, third] = facility.roots.standard
  if (second === undefined || third === undefined) return first
  if (date === undefined) return third
  return date < '2021-01-01' ? first : second
}

/** The segments as the facility ends and encodes them. */
export function messageBytes(facility: SampleFacility, segments: readonly string[]): Uint8Array {
  const { terminator, ending, charset } = facility.habits
  const body = segments.join(terminator)
  const end = { terminator, 'terminator-fs': `${terminator}\x1c`, nothing: '' }[ending]
  return encodeText(body + end, charset)
}
