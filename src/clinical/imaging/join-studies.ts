import type { ImagingStudy } from '../event-facts.ts'
import type { Facility } from '../facility.ts'
import type { FactStatus } from '../fact-base.ts'
import { isCurrentFact } from '../facts.ts'
import type { ImageAvailability, ImageStudy, StudyWitness } from './image-study.ts'
import { displayRequest } from './invoke-image-display.ts'
import type { ListedStudy } from './listed-study.ts'

export interface StudiesOfFacility {
  readonly facility: Facility
  /** Records of examinations; undefined = not answered. */
  readonly facts: readonly ImagingStudy[]
  /** What the picture server lists; undefined = it has not answered. */
  readonly listed: readonly ListedStudy[] | undefined
  /** False where the facility gives out no images at all. */
  readonly hasPictureServer: boolean
  /** Address of the facility's own viewer. */
  readonly imageDisplay: URL | undefined
}

/**
 * The studies of one facility, each once: what the picture server lists, FHIR ImagingStudy and orders joined by Study
 * Instance UID, or by order or accession number where a record names no UID. Never across facilities, never by name or date (H-19).
 * The newest first, those without a date last. Withdrawn records are left out unless the server still has the images.
 */
export function joinStudies(of: StudiesOfFacility): readonly ImageStudy[] {
  const groups: Group[] = (of.listed ?? []).map((listed) => ({ listed, facts: [] }))
  const current = of.facts.filter(isCurrentFact)
  for (const fact of current.filter(({ studyUid }) => studyUid !== undefined)) {
    const group = groups.find((each) => uidOf(each) === fact.studyUid)
    if (group === undefined) groups.push({ listed: undefined, facts: [fact] })
    else group.facts.push(fact)
  }
  for (const fact of current.filter(({ studyUid }) => studyUid === undefined)) {
    const same = groups.filter((each) => isOfOrder(each, fact))
    // Two studies of one order: what is known of the order belongs to both, and to neither alone.
    if (same.length === 0) groups.push({ listed: undefined, facts: [fact] })
    else for (const group of same) group.facts.push(fact)
  }
  return groups.map((group) => studyOf(group, of)).sort(newestFirst)
}

interface Group {
  readonly listed: ListedStudy | undefined
  readonly facts: ImagingStudy[]
}

function uidOf({ listed, facts }: Group): string | undefined {
  return listed?.studyUid ?? facts.find(({ studyUid }) => studyUid !== undefined)?.studyUid
}

function accessionOf({ listed, facts }: Group): string | undefined {
  return listed?.accession ?? facts.find(({ accession }) => accession !== undefined)?.accession
}

/** The same order, or the same accession number, which is the order's number in the department. */
function isOfOrder(group: Group, { accession, orders = [] }: ImagingStudy): boolean {
  if (accession !== undefined && accessionOf(group) === accession) return true
  return group.facts.some((each) => (each.orders ?? []).some((key) => orders.includes(key)))
}

function studyOf(group: Group, of: StudiesOfFacility): ImageStudy {
  const { listed, facts } = group
  const studyUid = uidOf(group)
  const accession = accessionOf(group)
  const named = facts.find(({ title }) => title !== '')
  const modalities = [...new Set([...(listed?.modalities ?? []), ...facts.flatMap((each) => each.modalities)])]
  const witnesses: StudyWitness[] = [
    ...(facts.some((each) => each.studyUid !== undefined) ? (['ImagingStudy'] as const) : []),
    ...(listed === undefined ? [] : (['DICOMweb'] as const)),
    ...(facts.some((each) => each.studyUid === undefined) ? (['order'] as const) : []),
  ]
  return {
    key: `${of.facility.id}/${studyUid ?? facts[0]?.key ?? ''}`,
    facility: of.facility.id,
    studyUid,
    // When the images were taken, else when the record says that they were.
    at: listed?.at ?? facts.find(({ at }) => at !== undefined)?.at,
    title: titleOf(listed?.title, named?.title) ?? modalities.join(' '),
    modalities,
    bodyPart: facts.find(({ bodySite }) => bodySite !== undefined)?.bodySite,
    accession,
    seriesCount: listed?.seriesCount ?? facts.find((each) => each.seriesCount !== undefined)?.seriesCount,
    instanceCount: listed?.instanceCount ?? facts.find((each) => each.instanceCount !== undefined)?.instanceCount,
    patient: listed?.patient,
    toldBy: witnesses,
    factKeys: facts.map(({ key }) => key),
    externalViewer:
      of.imageDisplay === undefined ? undefined : displayRequest(of.imageDisplay, { studyUid, accession }),
    images: availability(group, studyUid, of),
  }
}

/** The description of the pictures where people wrote it, short and clinical; a device's, in Latin letters, comes last. */
function titleOf(described: string | undefined, recorded: string | undefined): string | undefined {
  const isWritten = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(described ?? '')
  return isWritten ? described : (recorded ?? described)
}

function availability(
  { listed, facts }: Group,
  studyUid: string | undefined,
  of: StudiesOfFacility,
): ImageAvailability {
  if (listed !== undefined) return 'available'
  const isToCome = studyUid === undefined && facts.every(({ status }) => TO_COME.has(status))
  if (isToCome) return 'none-yet'
  if (!of.hasPictureServer) return 'not-published'
  return of.listed === undefined ? 'not-known' : 'not-listed'
}

const TO_COME: ReadonlySet<FactStatus> = new Set<FactStatus>(['planned', 'ongoing'])

function newestFirst(one: ImageStudy, other: ImageStudy): number {
  const [a, b] = [one.at?.text ?? '', other.at?.text ?? '']
  if (a !== b) return a < b ? 1 : -1
  return one.key < other.key ? -1 : 1
}
