import { describe, expect, it } from 'vitest'
import { readRecordedReport } from '#imaging/measure/recorded-report.ts'
import { SAMPLE_IMAGE } from '#imaging/measure/testing/sample-measurements.ts'
import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { FACILITIES, FETCHED_AT, fakePerson } from '#testing/fake-network.ts'
import { type AnnotationStore, DraftSaver, type StoreOutcome } from './draft-saver.ts'
import { MeasureDesk } from './measure-desk.ts'
import { draftOfSomebodyElse, sampleDraft, sampleMark } from './testing/sample-drafts.ts'

const SIGNAL = new AbortController().signal
const STORED: StoreOutcome = { kind: 'stored' }
const LOST: StoreOutcome = { kind: 'failed', why: { reason: 'unreachable', isRetryable: true } }

/** A store that answers as it is told, and keeps by SOP Instance UID what arrives. */
class FakeStore implements AnnotationStore {
  readonly kept = new Map<string, DicomJson>()
  readonly sent: string[][] = []
  /** What happens to the next shipments: it arrives, and what is answered. */
  next: { readonly arrives: boolean; readonly answer: StoreOutcome }[] = []
  isAskable = true

  async store(documents: readonly DicomJson[]): Promise<StoreOutcome> {
    const { arrives, answer } = this.next.shift() ?? { arrives: true, answer: STORED }
    this.sent.push(documents.map(uidOf))
    if (arrives) for (const document of documents) this.kept.set(uidOf(document), document)
    return answer
  }

  async has(document: DicomJson): Promise<'yes' | 'no' | 'unknown'> {
    if (!this.isAskable) return 'unknown'
    return this.kept.has(uidOf(document)) ? 'yes' : 'no'
  }

  measurements(): readonly string[] {
    return [...this.kept.values()]
      .flatMap((document) => readRecordedReport(document).groups)
      .flatMap(({ measurement }) => measurement?.uid ?? [])
  }
}

function uidOf(document: DicomJson): string {
  return textOf(document, '00080018') ?? ''
}

function opened() {
  const store = new FakeStore()
  const person = fakePerson('p1')
  const author = { name: '例示 一郎', facility: '例示中央クリニック' }
  const desk = new MeasureDesk(
    person,
    () => new DraftSaver({ store, person, facilities: FACILITIES, author, now: () => FETCHED_AT }),
  )
  return { store, desk }
}

function drafts(desk: MeasureDesk): readonly string[] {
  return desk.getState().drafts.measurements.map(({ measurement }) => measurement.uid)
}

describe('saving measurements', () => {
  it('sends one report and one key object for each study, and keeps no draft of what is saved', async () => {
    const { store, desk } = opened()
    desk.add(sampleDraft('2.25.1'))
    desk.add(sampleDraft('2.25.2'))
    desk.mark(sampleMark())
    desk.add(sampleDraft('2.25.3', '1.2.9'))
    await desk.save(SIGNAL)
    expect(store.sent.map((each) => each.length)).toEqual([2, 1])
    expect(store.measurements()).toEqual(['2.25.1', '2.25.2', '2.25.3'])
    expect(desk.hasDrafts()).toBe(false)
    expect(desk.getState()).toMatchObject({ saving: 'saved' })
    expect(desk.getState().stored).toHaveLength(3)
  })

  it('E21: a failed save keeps every draft, and says why', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: false, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    expect(drafts(desk)).toEqual(['2.25.1'])
    expect(desk.getState().saving).toEqual({ problem: LOST })
  })

  it('E21: it is sent again under the same UIDs', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: false, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    await desk.save(SIGNAL)
    expect(store.sent[1]).toEqual(store.sent[0])
    expect(drafts(desk)).toEqual([])
  })

  it('E22: when only the answer was lost, nothing is sent twice', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: true, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    await desk.save(SIGNAL)
    expect(store.sent).toHaveLength(1)
    expect(store.measurements()).toEqual(['2.25.1'])
    expect(desk.hasDrafts()).toBe(false)
  })

  it('E20: while nobody can say whether it arrived, nothing is sent', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: true, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    store.isAskable = false
    await desk.save(SIGNAL)
    expect(store.sent).toHaveLength(1)
    expect(drafts(desk)).toEqual(['2.25.1'])
  })

  it('E22: what was measured after a lost answer is sent alone, under UIDs of its own', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: true, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    desk.add(sampleDraft('2.25.2'))
    await desk.save(SIGNAL)
    expect(store.measurements()).toEqual(['2.25.1', '2.25.2'])
    expect(new Set(store.sent.flat()).size).toBe(2)
  })

  it('E21: what was changed after a shipment that did not arrive goes out as it stands now', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: false, answer: LOST }]
    desk.add(sampleDraft('2.25.1'))
    desk.add(sampleDraft('2.25.2'))
    await desk.save(SIGNAL)
    desk.remove('2.25.1')
    await desk.save(SIGNAL)
    expect(store.measurements()).toEqual(['2.25.2'])
    expect(store.sent[1]).not.toEqual(store.sent[0])
  })

  it('H-22: nothing is sent of an image that carries somebody else', async () => {
    const { store, desk } = opened()
    desk.add(draftOfSomebodyElse('2.25.1'))
    await desk.save(SIGNAL)
    expect(store.sent).toEqual([])
    expect(desk.getState().saving).toEqual({ problem: { kind: 'other-patient' } })
    expect(drafts(desk)).toEqual(['2.25.1'])
  })

  it('H-22: undo after saving brings nothing back as a draft', async () => {
    const { desk } = opened()
    desk.add(sampleDraft('2.25.1'))
    desk.replace({ ...sampleDraft('2.25.1') })
    await desk.save(SIGNAL)
    desk.undo()
    expect(drafts(desk)).toEqual([])
  })

  it('says when the store refuses, and what it refused may be sent again', async () => {
    const { store, desk } = opened()
    store.next = [{ arrives: false, answer: { kind: 'refused' } }]
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    expect(desk.getState().saving).toEqual({ problem: { kind: 'refused' } })
    await desk.save(SIGNAL)
    expect(store.measurements()).toEqual(['2.25.1'])
  })
})

describe('measuring', () => {
  it('deleting can be undone, and redone', () => {
    const { desk } = opened()
    desk.add(sampleDraft('2.25.1'))
    desk.remove('2.25.1')
    expect(desk.getState()).toMatchObject({ canUndo: true, selected: undefined })
    desk.undo()
    expect(drafts(desk)).toEqual(['2.25.1'])
    desk.redo()
    expect(drafts(desk)).toEqual([])
  })

  it('a second press takes the mark of a key image away again', () => {
    const { desk } = opened()
    desk.mark(sampleMark())
    expect(desk.isMarked(SAMPLE_IMAGE)).toBe(true)
    expect(desk.isMarked({ ...SAMPLE_IMAGE, frame: 2 })).toBe(false)
    desk.mark(sampleMark())
    expect(desk.hasDrafts()).toBe(false)
  })

  it('PID-4: whoever watches is told whenever something is not saved, and when it is', async () => {
    const { desk } = opened()
    const told: boolean[] = []
    desk.watch(() => told.push(desk.hasDrafts()))
    desk.add(sampleDraft('2.25.1'))
    await desk.save(SIGNAL)
    expect([told[0], told.includes(true), told.at(-1)]).toEqual([false, true, false])
  })
})
