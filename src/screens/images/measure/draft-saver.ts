import type { Failure } from '#clinical/answer.ts'
import type { Facility } from '#clinical/facility.ts'
import { checkImageIdentity, imagePatientOf } from '#clinical/imaging/image-patient.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { keyObjectDocument } from '#imaging/measure/key-objects.ts'
import { measurementReport } from '#imaging/measure/measurement-report.ts'
import type { ReportAuthor } from '#imaging/measure/report-document.ts'
import { newUid } from '#imaging/measure/uid.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { type DraftPlace, type Drafts, isEmpty, isSame, without } from './draft.ts'

/** Where reports and key objects are kept (DESIGN.md §8.4). */
export interface AnnotationStore {
  /** Sends whole data sets, each once. `unknown`: nobody knows whether they are there. */
  store(documents: readonly DicomJson[], signal: AbortSignal): Promise<StoreOutcome>
  /** Whether a document is there. */
  has(document: DicomJson, signal: AbortSignal): Promise<'yes' | 'no' | 'unknown'>
}

export type StoreOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'notPermitted' }
  | { readonly kind: 'failed'; readonly why: Failure }

/** Why drafts are not saved; they stay as they are. */
export type SaveProblem =
  | Exclude<StoreOutcome, { kind: 'stored' }>
  /** The image carries somebody else's number, birth date or sex (H-22): nothing was sent. */
  | { readonly kind: 'other-patient' }

/** Documents that were sent, or will be, for drafts as they stood then. */
interface Shipment {
  readonly drafts: Drafts
  readonly documents: readonly DicomJson[]
}

interface DraftSaverOptions {
  readonly store: AnnotationStore
  readonly person: Person
  readonly facilities: readonly Facility[]
  readonly author: ReportAuthor
  readonly now: () => Instant
}

/**
 * Saves the drafts of one study: whatever is sent has UIDs of its own, made once, and before anything is sent again the
 * store is asked what it has, so that one measurement is there once (E20–E22, H-22).
 */
export class DraftSaver {
  readonly #options: DraftSaverOptions
  /** Sent, and nobody knows what became of it. */
  #open: Shipment | undefined

  constructor(options: DraftSaverOptions) {
    this.#options = options
  }

  /** Gives what is saved now (it may be less than `drafts`, when they were changed since), or why nothing more is. */
  async save(
    drafts: Drafts,
    signal: AbortSignal,
  ): Promise<{ readonly saved: readonly Shipment[]; readonly problem: SaveProblem | undefined }> {
    const saved: Shipment[] = []
    const open = this.#open
    if (open !== undefined) {
      const before = await this.#settle(open, signal)
      if (before === 'unknown') return { saved, problem: UNREACHABLE }
      if (before === 'yes') saved.push(open)
    }
    const rest = saved.reduce((left, { drafts: taken }) => without(left, taken), drafts)
    if (isEmpty(rest)) return { saved, problem: undefined }
    if (places(rest).some((place) => this.#isSomebodyElse(place))) return { saved, problem: { kind: 'other-patient' } }
    const shipment = this.#open !== undefined && isSame(this.#open.drafts, rest) ? this.#open : this.#packed(rest)
    this.#open = shipment
    const outcome = await this.#options.store.store(shipment.documents, signal)
    if (outcome.kind === 'stored') {
      this.#open = undefined
      return { saved: [...saved, shipment], problem: undefined }
    }
    // A refusal is an answer: it is not there.
    if (outcome.kind !== 'failed') this.#open = undefined
    return { saved, problem: outcome }
  }

  /** Whether an earlier shipment arrived after all. One of which only a part arrived is sent again whole. */
  async #settle(open: Shipment, signal: AbortSignal): Promise<'yes' | 'no' | 'unknown'> {
    for (const document of open.documents) {
      const answer = await this.#options.store.has(document, signal)
      if (answer !== 'yes') return answer
    }
    this.#open = undefined
    return 'yes'
  }

  #isSomebodyElse({ facility, frame }: DraftPlace): boolean {
    const { facilities, person } = this.#options
    const patient = imagePatientOf(
      frame.instance.dataSet,
      facilities.find(({ id }) => id === facility),
    )
    return checkImageIdentity(patient, person, facilities).verdict === 'blocked'
  }

  #packed(drafts: Drafts): Shipment {
    const { author, now } = this.#options
    const at = now()
    const about = (source: DicomJson) => ({ sopInstanceUid: newUid(), seriesUid: newUid(), at, author, source })
    const { measurements, keyImages } = drafts
    const [measured] = measurements
    const [marked] = keyImages
    const documents = [
      ...(measured === undefined ? [] : [measurementReport(about(measured.frame.instance.dataSet), measurements)]),
      ...(marked === undefined
        ? []
        : [
            keyObjectDocument(
              about(marked.frame.instance.dataSet),
              keyImages.map(({ image }) => image),
              '',
            ),
          ]),
    ]
    return { drafts, documents }
  }
}

const UNREACHABLE: SaveProblem = { kind: 'failed', why: { reason: 'unreachable', isRetryable: true } }

function places({ measurements, keyImages }: Drafts): readonly DraftPlace[] {
  return [...measurements, ...keyImages]
}
