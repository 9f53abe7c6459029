import type { Person } from '#clinical/person.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { begun, changed, type History, redone, rewritten, undone } from '#imaging/measure/history.ts'
import { isSameFrame, type MeasuredImage, type MeasurementKind } from '#imaging/measure/measurement.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import {
  type Drafts,
  isEmpty,
  isSame,
  type KeyImageDraft,
  type MeasurementDraft,
  NO_DRAFTS,
  ofStudy,
  studiesOf,
  without,
  withoutAny,
} from './draft.ts'
import type { DraftSaver, SaveProblem } from './draft-saver.ts'

export interface MeasureDeskState {
  readonly drafts: Drafts
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The measuring tool in hand; undefined while the pointer does something else. */
  readonly kind: MeasurementKind | undefined
  /** The viewport whose cursor is to take the focus. */
  readonly cursorAt: ImageViewport | undefined
  /** Tracking UID of the measurement that was chosen, a draft or a saved one. */
  readonly selected: string | undefined
  /** Measurements and annotations are drawn on the images. */
  readonly isDrawn: boolean
  /** SOP Instance UID of the presentation state that is applied. */
  readonly presentation: string | undefined
  /** Documents that were saved while this page stood: the store may not list them yet. */
  readonly stored: readonly DicomJson[]
  readonly saving: 'no' | 'running' | 'saved' | { readonly problem: SaveProblem }
}

/**
 * What one user is measuring and marking in the images of one patient. It lasts while the patient is open, whichever screen
 * stands, and is thrown away with everything else of the patient (PID-4). Nobody else has it until it is saved.
 */
export class MeasureDesk {
  readonly person: Person
  readonly #saverOf: (studyUid: string) => DraftSaver | undefined
  readonly #savers = new Map<string, DraftSaver>()
  readonly #listeners = new Set<() => void>()
  #history: History<Drafts> = begun(NO_DRAFTS)
  #state: MeasureDeskState = {
    drafts: NO_DRAFTS,
    canUndo: false,
    canRedo: false,
    kind: undefined,
    cursorAt: undefined,
    selected: undefined,
    isDrawn: true,
    presentation: undefined,
    stored: [],
    saving: 'no',
  }
  #watcher: (() => void) | undefined

  /** `saverOf` gives nothing where there is no place to save at. */
  constructor(person: Person, saverOf: (studyUid: string) => DraftSaver | undefined) {
    this.person = person
    this.#saverOf = saverOf
  }

  // Arrow functions: React calls both without their object.
  readonly getState = (): MeasureDeskState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The one who is told for as long as the desk lasts, whichever screen stands. */
  watch(watcher: () => void): void {
    this.#watcher = watcher
    watcher()
  }

  /** `cursorAt`: the tool was taken by key, so the focus goes to the cursor of that viewport. */
  take(kind: MeasurementKind | undefined, cursorAt?: ImageViewport): void {
    this.#tell({ kind, cursorAt })
  }

  cursorTaken(): void {
    if (this.#state.cursorAt !== undefined) this.#tell({ cursorAt: undefined })
  }

  select(uid: string | undefined): void {
    this.#tell({ selected: uid })
  }

  present(sopInstanceUid: string | undefined): void {
    this.#tell({ presentation: sopInstanceUid })
  }

  draw(isDrawn: boolean): void {
    this.#tell({ isDrawn })
  }

  add(draft: MeasurementDraft): void {
    const { measurements, keyImages } = this.#history.present
    this.#change({ measurements: [...measurements, draft], keyImages })
    this.#tell({ selected: draft.measurement.uid })
  }

  /** Puts a changed measurement in the place of the one with its UID. */
  replace(draft: MeasurementDraft): void {
    const { measurements, keyImages } = this.#history.present
    const { uid } = draft.measurement
    this.#change({
      measurements: measurements.map((each) => (each.measurement.uid === uid ? draft : each)),
      keyImages,
    })
  }

  remove(uid: string): void {
    const { measurements, keyImages } = this.#history.present
    this.#change({ measurements: measurements.filter(({ measurement }) => measurement.uid !== uid), keyImages })
    if (this.#state.selected === uid) this.#tell({ selected: undefined })
  }

  /** Marks an image, or takes the mark away while it is not saved. */
  mark(draft: KeyImageDraft): void {
    const { measurements, keyImages } = this.#history.present
    const rest = keyImages.filter(({ image }) => !isSameFrame(image, draft.image))
    this.#change({ measurements, keyImages: rest.length < keyImages.length ? rest : [...keyImages, draft] })
  }

  isMarked(image: MeasuredImage): boolean {
    return this.#history.present.keyImages.some((each) => isSameFrame(each.image, image))
  }

  undo(): void {
    this.#go(undone(this.#history))
  }

  redo(): void {
    this.#go(redone(this.#history))
  }

  discard(): void {
    this.#change(NO_DRAFTS)
    this.#tell({ selected: undefined, saving: 'no' })
  }

  /** Saves the drafts of every study. What could not be saved stays a draft. */
  async save(signal: AbortSignal): Promise<void> {
    if (this.#state.saving === 'running') return
    this.#tell({ saving: 'running' })
    let problem: SaveProblem | undefined
    for (const studyUid of studiesOf(this.#history.present)) {
      const saver = this.#savers.get(studyUid) ?? this.#saverOf(studyUid)
      if (saver === undefined) continue
      this.#savers.set(studyUid, saver)
      const outcome = await saver.save(ofStudy(this.#history.present, studyUid), signal)
      for (const { drafts, documents } of outcome.saved) {
        this.#tell({ stored: [...this.#state.stored, ...documents] })
        // From the past, too, in every form it had: undo must not bring back as a draft what is saved.
        this.#go(
          rewritten(
            this.#history,
            (each) => without(each, drafts),
            (each) => withoutAny(each, drafts),
            isSame,
          ),
        )
      }
      problem ??= outcome.problem
    }
    this.#tell({ saving: problem === undefined ? 'saved' : { problem } })
  }

  hasDrafts(): boolean {
    return !isEmpty(this.#history.present)
  }

  /** How many measurements and key images are not saved. */
  begun(): number {
    const { measurements, keyImages } = this.#history.present
    return measurements.length + keyImages.length
  }

  /** The screen is locked: the drafts wait, everything else of the screen is let go (A6). */
  rest(): void {
    this.#watcher = undefined
    this.#tell({ kind: undefined, cursorAt: undefined, selected: undefined, presentation: undefined, stored: [] })
  }

  #change(next: Drafts): void {
    this.#go(changed(this.#history, next))
    if (this.#state.saving === 'saved') this.#tell({ saving: 'no' })
  }

  #go(history: History<Drafts>): void {
    this.#history = history
    this.#tell({
      drafts: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
    })
  }

  #tell(change: Partial<MeasureDeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
    this.#watcher?.()
  }
}
