/**
 * The sample network as bytes. From the inside out:
 *
 * - `tables/` what is: people, drugs, usages, laboratory items, examinations, notes
 * - `histories/` what happened to whom, as tables (`life-course.ts` reads them) or in words (`mihon-taro.ts`)
 * - `courses/` how an illness goes on: visits, stays, chemotherapy, dispensing, home nursing
 * - `writers/`, `documents/` one record as its message or document
 * - `chart.ts` one message as a file of one facility, with that facility's habits (`facilities.ts`)
 *
 * Nothing asks a clock or draws a number that is not derived from a key (`random.ts`), so two builds are equal.
 */
import { type Zippable, zipSync } from 'fflate'
import { type Chart, openChart, type StoredFile } from './chart.ts'
import { TODAY } from './day.ts'
import { FACILITIES, FACILITY_LETTERS, type FacilityLetter, type SampleFacility } from './facilities.ts'
import { HISTORIES } from './histories/histories.ts'
import { writePictured } from './histories/pictured-examinations.ts'
import { awaitingConsent } from './hub/awaiting-consent.ts'
import { hubFile } from './hub/hub-file.ts'
import type { HubFile, NetworkFile, NetworkPatient } from './network-files.ts'
import { SAMPLE_PEOPLE } from './people.ts'
import type { SamplePerson } from './sample-person.ts'
import { USERS } from './tables/users.ts'

/** One file of one facility. */
export interface FacilityFile extends StoredFile {
  readonly facility: SampleFacility
}

/** Every file that the facilities hold about one person. @param handle the opaque handle. */
export function generatePatient(handle: string): FacilityFile[] {
  for (const [key, person] of SAMPLE_PEOPLE) if (person.handle === handle) return filesOf(key, person)
  throw new RangeError(`nobody has the handle ${handle}`)
}

/** Every file of one facility, of everybody, in the order of the people. */
export function generateStorage(facilityId: string): FacilityFile[] {
  return [...SAMPLE_PEOPLE]
    .flatMap(([key, person]) => filesOf(key, person))
    .filter(({ facility }) => facility.id === facilityId)
}

function filesOf(key: string, person: SamplePerson): FacilityFile[] {
  const charts = new Map<FacilityLetter, Chart>()
  for (const { facility, patientId } of person.links) {
    if (patientId !== undefined) charts.set(facility, openChart(person, FACILITIES[facility], patientId))
  }
  const at = (letter: FacilityLetter): Chart => {
    const chart = charts.get(letter)
    if (chart === undefined) throw new RangeError(`${key} has no number at ${letter}`)
    return chart
  }
  HISTORIES[key]?.({ at })
  writePictured(key, { at })
  return [...charts.values()].flatMap((chart) => chart.files.map((file) => ({ ...file, facility: chart.facility })))
}

/** The whole build as files by path below its folder (network-files.ts), byte-equal every time. */
export function buildNetwork(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const patients: NetworkPatient[] = []
  for (const [key, person] of SAMPLE_PEOPLE) {
    const stored = filesOf(key, person)
    const zip = zipOf(stored)
    files.set(`patients/${person.handle}.zip`, zip)
    patients.push({
      handle: person.handle,
      files: stored.length,
      zipBytes: zip.length,
      folders: foldersOf(person, stored),
    })
  }
  files.set('network.json', jsonBytes(networkFile(patients)))
  files.set('hub.json', jsonBytes(hubFile() satisfies HubFile))
  return files
}

function foldersOf(person: SamplePerson, stored: readonly FacilityFile[]): NetworkPatient['folders'] {
  return person.links.flatMap(({ facility, patientId }) => {
    const { id } = FACILITIES[facility]
    return patientId !== undefined && stored.some((file) => file.facility.id === id)
      ? [{ facility: id, patientId }]
      : []
  })
}

function networkFile(patients: readonly NetworkPatient[]): NetworkFile {
  return {
    name: { ja: '例示地域医療連携ネットワーク', en: 'Reiji Regional Health Information Network' },
    today: TODAY,
    now: `${TODAY}T09:32:00+09:00`,
    facilities: FACILITY_LETTERS.map((letter) => {
      const { habits: _habits, idDigits: _digits, address: _address, phone: _phone, ...facility } = FACILITIES[letter]
      return facility
    }),
    users: USERS,
    patients,
    awaitingConsent: awaitingConsent(),
  }
}

/** fflate writes local time into entries: a fixed wall-clock time gives the same bytes in every zone. */
const ENTRY_TIME = '2026-11-20T12:00:00'

function zipOf(stored: readonly FacilityFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const { facility, storage, path, bytes } of stored) entries[`${facility.id}/${storage}/${path}`] = bytes
  return zipSync(entries, { level: 9, mtime: ENTRY_TIME })
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`)
}
