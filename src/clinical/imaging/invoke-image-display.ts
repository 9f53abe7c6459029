/**
 * IHE RAD Invoke Image Display [RAD-106] (IHE RAD TF-2 4.106), both ways: the request that opens this viewer, read, and the
 * one that opens another's, built.
 */
import { isDisplayRequest } from './is-display-request.ts'

/** What a request asks to show. */
export type DisplayRequest =
  | { readonly type: 'STUDY'; readonly by: StudyReference; readonly place: ImagePlace; readonly hints: DisplayHints }
  | { readonly type: 'PATIENT'; readonly patient: RequestedPatient; readonly hints: DisplayHints }

export type StudyReference =
  | { readonly studyUids: readonly [string, ...string[]] }
  | { readonly accessionNumbers: readonly [string, ...string[]] }

/** Where in the study to begin; not of the profile, accepted so that a report can point at one image. */
export interface ImagePlace {
  readonly seriesUid: string | undefined
  readonly sopInstanceUid: string | undefined
}

export interface RequestedPatient {
  readonly id: string
  /** Issuer of the id as given: an OID, a namespace, or none. */
  readonly issuer: string | undefined
  /** `YYYYMMDD` as given; a person born on another day is not meant. */
  readonly birthDate: string | undefined
}

interface DisplayHints {
  readonly modalities: readonly string[]
  /** DICOM DT texts, verbatim. */
  readonly lowerDateTime: string | undefined
  readonly upperDateTime: string | undefined
  readonly mostRecentResults: number | undefined
}

export type DisplayRequestReading =
  /** The address asks for nothing of the kind. */
  | { readonly kind: 'none' }
  | { readonly kind: 'request'; readonly request: DisplayRequest }
  /** A request that cannot be used; never answered with somebody's images. */
  | { readonly kind: 'unusable'; readonly why: UnusableReason }

type UnusableReason =
  | 'unknown-request-type'
  | 'neither-study-nor-accession'
  | 'both-study-and-accession'
  | 'no-patient-id'
  | 'not-a-uid'
  | 'too-many'

/** Parameters of a request, in lower case; while any of them stands in an address it has been opened by another system. */
const PARAMETERS: readonly string[] = [
  'requesttype',
  'studyuid',
  'accessionnumber',
  'patientid',
  'patientname',
  'patientbirthdate',
  'lowerdatetime',
  'upperdatetime',
  'mostrecentresults',
  'modalitiesinstudy',
  'viewertype',
  'diagnosticquality',
  'keyimagesonly',
  'additionalparameters',
  'studyinstanceuids',
  'seriesuid',
  'seriesinstanceuid',
  'seriesinstanceuids',
  'objectuid',
  'sopinstanceuid',
  'initialseriesinstanceuid',
  'initialsopinstanceuid',
]

const UID = /^(?=.{1,64}$)[0-2](?:\.(?:0|[1-9]\d*))+$/
const MOST_STUDIES = 20

/** Reads the parameters of an address. Unknown ones are passed over; names are read whatever their case. */
export function readDisplayRequest(search: URLSearchParams): DisplayRequestReading {
  const given = new Map<string, string>()
  for (const [name, value] of search) {
    const key = name.toLowerCase()
    if (!given.has(key)) given.set(key, value.trim())
  }
  const text = (...names: string[]) =>
    names.map((name) => given.get(name)).find((each) => each !== undefined && each !== '')
  if (!isDisplayRequest(search)) return { kind: 'none' }
  const type = text('requesttype')?.toUpperCase() ?? (text('studyinstanceuids') === undefined ? '' : 'STUDY')
  const hints: DisplayHints = {
    modalities: listOf(text('modalitiesinstudy')),
    lowerDateTime: text('lowerdatetime'),
    upperDateTime: text('upperdatetime'),
    mostRecentResults: countOf(text('mostrecentresults')),
  }
  switch (type) {
    case 'STUDY': {
      const by = studyReference(listOf(text('studyuid', 'studyinstanceuids')), listOf(text('accessionnumber')))
      if (typeof by === 'string') return { kind: 'unusable', why: by }
      const place: ImagePlace = {
        seriesUid: text('seriesuid', 'seriesinstanceuid', 'seriesinstanceuids', 'initialseriesinstanceuid'),
        sopInstanceUid: text('objectuid', 'sopinstanceuid', 'initialsopinstanceuid'),
      }
      const isUid = [place.seriesUid, place.sopInstanceUid].every((each) => each === undefined || UID.test(each))
      return isUid ? { kind: 'request', request: { type, by, place, hints } } : { kind: 'unusable', why: 'not-a-uid' }
    }
    case 'PATIENT': {
      const patient = patientOf(text('patientid'), text('patientbirthdate'))
      return patient === undefined
        ? { kind: 'unusable', why: 'no-patient-id' }
        : { kind: 'request', request: { type, patient, hints } }
    }
    default:
      return { kind: 'unusable', why: 'unknown-request-type' }
  }
}

/** The same address without anything that a request brought (DESIGN.md §8.9). */
export function withoutDisplayRequest(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !PARAMETERS.includes(name.toLowerCase())))
}

/** Exactly one of the two ways to name studies. */
function studyReference(uids: readonly string[], accessions: readonly string[]): StudyReference | UnusableReason {
  if (uids.length > 0 && accessions.length > 0) return 'both-study-and-accession'
  if (uids.length > MOST_STUDIES || accessions.length > MOST_STUDIES) return 'too-many'
  const [firstUid, ...moreUids] = uids
  if (firstUid !== undefined) {
    return uids.every((each) => UID.test(each)) ? { studyUids: [firstUid, ...moreUids] } : 'not-a-uid'
  }
  const [firstAccession, ...moreAccessions] = accessions
  return firstAccession === undefined
    ? 'neither-study-nor-accession'
    : { accessionNumbers: [firstAccession, ...moreAccessions] }
}

/** `id^^^issuer`, HL7 CX: the issuer may be a namespace, an OID, or `namespace&oid&ISO`. */
function patientOf(text: string | undefined, birthDate: string | undefined): RequestedPatient | undefined {
  const [id = '', , , issuer = ''] = (text ?? '').split('^').map((each) => each.trim())
  if (id === '') return undefined
  const [namespace = '', universal = ''] = issuer.split('&')
  const named = universal === '' ? namespace : universal
  return { id, issuer: named === '' ? undefined : named, birthDate }
}

function listOf(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(/[,\\]/).map((each) => each.trim()))].filter((each) => each !== '')
}

function countOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/**
 * The address that opens a facility's own viewer at one study: `requestType=STUDY` with exactly one of the two keys, the
 * UID where it is known. What the configured address brings of its own stays. undefined where the study has neither.
 */
export function displayRequest(
  viewer: URL,
  study: { readonly studyUid: string | undefined; readonly accession: string | undefined },
): URL | undefined {
  const url = new URL(viewer)
  url.searchParams.set('requestType', 'STUDY')
  if (study.studyUid !== undefined) url.searchParams.set('studyUID', study.studyUid)
  else if (study.accession !== undefined) url.searchParams.set('accessionNumber', study.accession)
  else return undefined
  url.searchParams.set('diagnosticQuality', 'false')
  return url
}
