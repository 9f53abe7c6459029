import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Communication } from '#standards/fhir/r4.ts'
import { HUB_NOW, HUB_PERSON, openTestHub, type TestHub } from '#testing/hub-server.ts'
import type { NoteAuthor, NoteContent } from './note-content.ts'
import { NoteDraft, type NoteDraftOptions } from './note-draft.ts'
import { contentOf, uuidOf } from './note-resource.ts'

const AUTHOR: NoteAuthor = {
  id: 'u-1',
  name: '例示 一郎',
  profession: 'physician',
  professionName: '医師',
  facility: 'reiji' as FacilityId,
  facilityName: '例示病院A',
}

const EMPTY: NoteContent = {
  text: '',
  audience: { kind: 'network' },
  day: undefined,
  homeCare: undefined,
  files: [],
  inReplyTo: undefined,
}

let hub: TestHub

function draftOf(more: Partial<NoteDraftOptions> = {}): NoteDraft {
  const options = { hub: hub.storeOf('u-1'), patientId: HUB_PERSON, author: AUTHOR, content: EMPTY }
  return new NoteDraft({ ...options, now: () => HUB_NOW, ...more })
}

async function notes(userId = 'u-1'): Promise<readonly Communication[]> {
  const all = await hub.all('Communication', userId)
  return all.flatMap((each) => (each.resourceType === 'Communication' ? [each] : []))
}

async function texts(userId = 'u-1'): Promise<readonly string[]> {
  return (await notes(userId)).map(({ status, payload }) => `${status}: ${payload?.[0]?.contentString ?? ''}`)
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  hub = await openTestHub()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a note on its way to the hub', () => {
  it('C7, E25: what is typed is a draft at the hub within five seconds, even without a pause in typing', async () => {
    const draft = draftOf()
    for (let at = 0; at < 10; at += 1) {
      draft.change({ text: '体重 62.8 kg'.slice(0, at) })
      await vi.advanceTimersByTimeAsync(500)
    }
    expect((await texts())[0]).toMatch(/^preparation: 体重 6/)
    await vi.advanceTimersByTimeAsync(2000)
    expect(draft.state().keeping).toBe('kept')
    expect(await texts()).toEqual(['preparation: 体重 62.8 k'])
  })

  it('E25: nobody but its author sees a draft', async () => {
    const draft = draftOf()
    draft.change({ text: '書きかけ' })
    await draft.save()
    expect(await texts('u-1')).toEqual(['preparation: 書きかけ'])
    expect(await texts('u-2')).toEqual([])
  })

  it('E24: sending twice at once gives one note', async () => {
    const draft = draftOf()
    draft.change({ text: '次回採血は K と Cr' })
    await Promise.all([draft.send(), draft.send(), draft.send()])
    expect(await texts('u-2')).toEqual(['completed: 次回採血は K と Cr'])
  })

  it('E24: two tabs that send the same draft make one note', async () => {
    const first = draftOf()
    first.change({ text: '残薬 7日分' })
    await first.save()
    const [begun] = await notes()
    if (begun === undefined) throw new Error('the draft is not at the hub')
    const second = draftOf({ begun: { uuid: first.uuid, resource: begun }, content: contentOf(begun, EMPTY.audience) })
    await Promise.all([first.send(), second.send()])
    expect(await texts('u-2')).toEqual(['completed: 残薬 7日分'])
  })

  it('E21, NOTE-5: a request that never arrives leaves the text and says so; sending again sends it once', async () => {
    const draft = draftOf()
    draft.change({ text: '吸入手技を確認' })
    hub.fateOf = () => 'request-lost'
    expect(await draft.send()).toBe(false)
    expect(draft.state()).toMatchObject({
      sending: 'failed',
      problem: { kind: 'failed', why: { reason: 'unreachable' } },
      content: { text: '吸入手技を確認' },
    })
    hub.fateOf = () => 'answered'
    expect(await draft.send()).toBe(true)
    expect(await texts('u-2')).toEqual(['completed: 吸入手技を確認'])
  })

  it('E20, E22: after a lost answer the hub is asked by the key, and nothing is sent a second time', async () => {
    const draft = draftOf()
    draft.change({ text: '吸入手技を確認' })
    hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
    expect(await draft.send()).toBe(true)
    expect(hub.arrived).toEqual(['POST Communication', 'POST Communication/_search'])
    expect(await texts('u-2')).toEqual(['completed: 吸入手技を確認'])
  })

  it('E23: a draft that was changed elsewhere is not overwritten; both versions stand until somebody decides', async () => {
    const first = draftOf()
    first.change({ text: '一方' })
    await first.save()
    const [begun] = await notes()
    if (begun === undefined) throw new Error('the draft is not at the hub')
    const second = draftOf({ begun: { uuid: first.uuid, resource: begun }, content: contentOf(begun, EMPTY.audience) })
    second.change({ text: '他方' })
    await second.save()
    first.change({ text: '一方の続き' })
    expect(await first.send()).toBe(false)
    expect(first.state().theirs?.payload?.[0]?.contentString).toBe('他方')
    expect(await texts()).toEqual(['preparation: 他方'])
    first.settle('ours')
    expect(await first.send()).toBe(true)
    expect(await texts('u-2')).toEqual(['completed: 一方の続き'])
  })

  it('E26: without a hub the text stays in memory, and it is not said to be kept', async () => {
    const draft = draftOf({ hub: undefined })
    draft.change({ text: '下書き' })
    await draft.save()
    expect(draft.state()).toMatchObject({ keeping: 'memory', problem: { kind: 'no-hub' } })
    expect(await draft.send()).toBe(false)
    expect(draft.state().content.text).toBe('下書き')
  })

  it('H-22: a hub that answers with another patient’s note is not believed', async () => {
    const store = hub.storeOf('u-1')
    const draft = draftOf({
      hub: {
        audiences: store.audiences,
        patientIdOf: (person) => store.patientIdOf(person),
        search: (...asked) => store.search(...asked),
        read: (...asked) => store.read(...asked),
        update: (...asked) => store.update(...asked),
        askAnyway: () => store.askAnyway(),
        create: async (resource) => ({
          kind: 'written',
          resource: { ...(resource as Communication), id: 'x', subject: { reference: 'Patient/somebody-else' } },
        }),
      },
    })
    draft.change({ text: '誰の記録か' })
    expect(await draft.send()).toBe(false)
    expect(draft.state().problem).toEqual({ kind: 'refused' })
  })

  it('a draft that was given up leaves no word of it at the hub', async () => {
    const draft = draftOf()
    draft.change({ text: '書きかけ' })
    await draft.save()
    expect(await draft.discard()).toBe(true)
    expect(await texts()).toEqual(['not-done: '])
  })

  it('NOTE-2: a text that went out with a lost answer and was changed then is told as an earlier one', async () => {
    const draft = draftOf()
    draft.change({ text: '10 mg' })
    let isSent = false
    hub.fateOf = ({ isWrite }) => {
      if (!isWrite) return isSent ? 'request-lost' : 'answered'
      isSent = true
      return 'answer-lost'
    }
    expect(await draft.send()).toBe(false)
    draft.change({ text: '1.0 mg' })
    hub.fateOf = () => 'answered'
    expect(await draft.send()).toBe(true)
    expect(await texts('u-2')).toEqual(['completed: 1.0 mg'])
    expect(JSON.stringify((await notes())[0]?.extension)).toContain('10 mg')
  })
})

type Step = 'type' | 'save' | 'send' | 'lose-request' | 'lose-answer' | 'lose-all' | 'reload'

it('E20–E25, H-22: whatever is lost on the way, in the end there is one note with the text typed last', async () => {
  const steps = fc.constantFrom<Step>('type', 'save', 'send', 'lose-request', 'lose-answer', 'lose-all', 'reload')
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 14 }), async (sequence) => {
      hub = await openTestHub()
      let draft = draftOf()
      let typed = 0
      draft.change({ text: 'text 0' })
      for (const step of sequence) {
        if (step === 'type') {
          typed += 1
          draft.change({ text: `text ${typed}` })
        }
        if (step === 'save') await draft.save()
        if (step === 'send') await draft.send()
        if (step === 'lose-request') loseNext('request-lost')
        if (step === 'lose-answer') loseNext('answer-lost')
        if (step === 'lose-all') hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'request-lost')
        if (step === 'reload') draft = await reloaded(draft)
      }
      hub.fateOf = () => 'answered'
      const last = draft.state().content.text
      expect(await draft.send()).toBe(true)
      const found = (await notes('u-2')).map(({ payload }) => payload?.[0]?.contentString)
      expect(found).toEqual([last])
    }),
    { numRuns: 150 },
  )
})

function loseNext(fate: 'request-lost' | 'answer-lost'): void {
  let isOver = false
  hub.fateOf = ({ isWrite }) => {
    if (!isWrite || isOver) return 'answered'
    isOver = true
    return fate
  }
}

/** What the page finds after it was loaded anew: the draft at the hub, a note that was sent, or nothing at all. */
async function reloaded(before: NoteDraft): Promise<NoteDraft> {
  if (before.state().sending === 'sent') return before
  const [standing] = await notes()
  if (standing === undefined) {
    const text = before.state().content.text
    // Less than five seconds of typing are lost, and typed again.
    const again = draftOf()
    again.change({ text })
    return again
  }
  if (standing.status === 'completed') {
    // The note is there: whoever wrote it sees it and has nothing to send again.
    return before
  }
  const uuid = uuidOf(standing)
  if (uuid === undefined) throw new Error('a draft of ours has a key')
  return draftOf({ begun: { uuid, resource: standing }, content: contentOf(standing, EMPTY.audience) })
}

it('E22: a hub that was to be left alone after many failures is still asked what became of a note', async () => {
  const draft = draftOf()
  draft.change({ text: '長い不通のあと' })
  hub.fateOf = () => 'request-lost'
  for (let tries = 0; tries < 4; tries += 1) expect(await draft.send()).toBe(false)
  hub.fateOf = ({ isWrite }) => (isWrite ? 'answer-lost' : 'answered')
  expect(await draft.send()).toBe(true)
  expect(await texts('u-2')).toEqual(['completed: 長い不通のあと'])
})
