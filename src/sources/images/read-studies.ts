import type { Gap } from '#clinical/answer.ts'
import type { Facility } from '#clinical/facility.ts'
import { type ListedStudy, listedStudy } from '#clinical/imaging/listed-study.ts'
import { type FacilityLink, numbersOf } from '#clinical/person.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { Arrived } from '../record-source.ts'
import { listAll } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'

/** Beyond what every server returns: the title, and the issuer by which the patient is checked. */
const FIELDS = [TAG.StudyDescription, TAG.IssuerOfPatientID, TAG.IssuerOfPatientIDQualifiersSequence]

/**
 * The studies of a person at one facility's picture server, by the patient number of that very facility (QIDO-RS
 * `PatientID`). Of every age: a prior may be older than what a list shows. A row of another number, or of the same number
 * of another issuer, is dropped and reported (E13, H-19).
 */
export async function readStudies(
  server: ImageServer,
  facility: Facility,
  link: FacilityLink,
  signal: AbortSignal,
): Promise<Arrived<ListedStudy>> {
  const answers = await Promise.all(numbersOf(link).map((number) => studiesOf(server, facility, number, signal)))
  const [first] = answers
  if (first === undefined) return { state: 'notLinked' }
  return answers.length === 1 ? first : together(answers, first)
}

/** What was found under several numbers of one person: what could not be asked is told of what could (H-05). */
function together(answers: readonly Arrived<ListedStudy>[], first: Arrived<ListedStudy>): Arrived<ListedStudy> {
  const rows = answers.flatMap((each) => (each.state === 'data' ? each.rows : []))
  const gaps = answers.flatMap((each): readonly Gap[] => {
    if (each.state === 'data') return each.gaps
    if (each.state === 'failed') return [{ kind: 'page-missing', why: each.why }]
    if (each.state === 'notPermitted')
      return [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }]
    return []
  })
  const times = answers.flatMap((each) => ('fetchedAt' in each ? [each.fetchedAt] : []))
  const [fetchedAt] = times.toSorted((one, other) => one - other)
  // Nobody answered: the first says why.
  if (fetchedAt === undefined) return first
  return rows.length === 0 && gaps.length === 0
    ? { state: 'none', fetchedAt }
    : { state: 'data', rows, gaps, fetchedAt }
}

async function studiesOf(
  server: ImageServer,
  facility: Facility,
  patientNumber: string,
  signal: AbortSignal,
): Promise<Arrived<ListedStudy>> {
  // Wildcards of QIDO: a number that holds one would find other people.
  if (/[*?\\]/.test(patientNumber)) {
    return { state: 'failed', why: { reason: 'misconfigured', isRetryable: false }, at: server.now() }
  }
  const outcome = await listAll(
    server,
    'studies',
    [['PatientID', patientNumber], ...FIELDS.map((tag) => ['includefield', tag] as const)],
    TAG.StudyInstanceUID,
    signal,
  )
  switch (outcome.kind) {
    case 'notPermitted':
      return { state: 'notPermitted' }
    case 'absent':
      return { state: 'failed', why: { reason: 'unsupported-search', isRetryable: true }, at: server.now() }
    case 'failed':
      return { state: 'failed', why: outcome.why, at: server.now() }
    case 'listed': {
      const all = outcome.rows.flatMap((row) => listedStudy(row, facility) ?? [])
      const rows = all.filter((each) => isOfNumber(each, facility, patientNumber))
      const foreign = all.length - rows.length
      const gaps: readonly Gap[] = [
        ...outcome.gaps,
        ...(foreign === 0 ? [] : [{ kind: 'wrong-patient', count: foreign } as const]),
      ]
      return rows.length === 0 && gaps.length === 0
        ? { state: 'none', fetchedAt: server.now() }
        : { state: 'data', rows, gaps, fetchedAt: server.now() }
    }
  }
}

function isOfNumber({ patient }: ListedStudy, facility: Facility, number: string): boolean {
  const [own] = patient.numbers
  if (own === undefined || own.value.normalize('NFKC').trim() !== number.normalize('NFKC').trim()) return false
  // An issuer that is a universal id must be the facility; a local name of its own PACS says nothing else.
  return own.system === undefined || !own.system.startsWith('urn:oid:') || own.system === facility.patientIdSystem
}
