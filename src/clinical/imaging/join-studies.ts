import type { ImagingStudy, StudyEndpoint } from '../event-facts.ts'
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
  /** Root of its picture server. */
  readonly pictureRoot?: URL | undefined
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
    externalViewer: externalViewer(facts, of, { studyUid, accession }),
    images: availability(group, studyUid, of),
    ...placeBelow(group, of),
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
  const stated = endpointsOf(facts, 'dicomweb')
  if (stated.some((address) => pathBelow(address, of.pictureRoot) !== undefined)) return 'available'
  if (stated.length > 0) return 'elsewhere'
  if (!of.hasPictureServer) return 'not-published'
  return of.listed === undefined ? 'not-known' : 'not-listed'
}

/**
 * The facility's own viewer at one study: at the address that the record states, where that lies below the configured one,
 * else at the configured one. An address that the configuration does not know is never opened (C8).
 */
function externalViewer(
  facts: readonly ImagingStudy[],
  { imageDisplay }: StudiesOfFacility,
  keys: Parameters<typeof displayRequest>[1],
): URL | undefined {
  if (imageDisplay === undefined) return undefined
  const stated = endpointsOf(facts, 'viewer').map((address) => (URL.canParse(address) ? new URL(address) : undefined))
  const folder = imageDisplay.pathname.replace(/[^/]*$/, '')
  const own = stated.find((each) => each?.origin === imageDisplay.origin && each.pathname.startsWith(folder))
  return displayRequest(own ?? imageDisplay, keys)
}

function endpointsOf(facts: readonly ImagingStudy[], kind: StudyEndpoint['kind']): readonly string[] {
  return facts
    .flatMap(({ endpoints = [] }) => endpoints.filter((each) => each.kind === kind))
    .map((each) => each.address)
}

/**
 * A study that a record states to be kept at several roots of the server is asked for at the first; one that the server lists
 * at its root is asked for there, as the endpoint of a record may have gone stale since (H-05).
 */
function placeBelow({ listed, facts }: Group, { pictureRoot }: StudiesOfFacility): Pick<ImageStudy, 'below'> {
  if (listed !== undefined) return {}
  const paths = endpointsOf(facts, 'dicomweb').flatMap((address) => pathBelow(address, pictureRoot) ?? [])
  const [below] = paths
  return below === undefined || paths.includes('') ? {} : { below }
}

/**
 * The path of a root at or below the configured one, ending in `/`, empty for the configured one itself; undefined for any
 * other address. Some systems state it with the path of the study.
 */
function pathBelow(address: string, root: URL | undefined): string | undefined {
  // Words that are no address would be taken for a path below the root.
  if (root === undefined || !/^(?:https?:|\/)/i.test(address) || !URL.canParse(address, root.href)) return undefined
  const url = new URL(address, root)
  const path = url.pathname.replace(/\/studies(?:\/.*)?$/, '').replace(/\/*$/, '/')
  // An encoded separator may be resolved by the server, and lead out of its root.
  const isOwn = url.origin === root.origin && path.startsWith(root.pathname) && !/%2f|%5c/i.test(path)
  return isOwn ? path.slice(root.pathname.length) : undefined
}

const TO_COME: ReadonlySet<FactStatus> = new Set<FactStatus>(['planned', 'ongoing', 'on-hold'])

function newestFirst(one: ImageStudy, other: ImageStudy): number {
  const [a, b] = [one.at?.text ?? '', other.at?.text ?? '']
  if (a !== b) return a < b ? 1 : -1
  return one.key < other.key ? -1 : 1
}
