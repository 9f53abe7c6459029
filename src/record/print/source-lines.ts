import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { formatInstant } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { isAskedAbout, type Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { type Answers, type FacilityState, facilityStates } from '../facility-states.ts'

/** State of one facility as a whole, for paper and files: `complete` only when nothing of it is missing (SRC-2). */
export interface SourceLine {
  readonly facility: FacilityId
  readonly state:
    | 'complete'
    | 'failed'
    | 'asking'
    | 'incomplete'
    | 'not-linked'
    | 'not-disclosed'
    /** Some of the kinds that were asked came whole, others it does not publish. */
    | 'part-disclosed'
    | 'not-permitted'
    | 'out-of-consent'
  readonly at: Instant | undefined
}

/**
 * Every facility of the network, in its order, with what it answered to the questions behind a document; behind them the
 * hub, where it keeps records of the kind and they are not all here: contraindications, notes (SRC-2, H-05).
 */
export function sourceLines(
  facilities: readonly Facility[],
  person: Person,
  answers: readonly Answers[],
): readonly SourceLine[] {
  const states = new Map(facilityStates(answers).map((state) => [state.facility, state]))
  const lines = facilities.map(({ id }): SourceLine => {
    const link = person.links.find((each) => each.facility === id)
    const isLinked = isAskedAbout(link)
    const state = states.get(id)
    if (!isLinked || state === undefined) return { facility: id, state: 'not-linked', at: undefined }
    return { facility: id, state: worstOf(state), at: state.fetchedAt }
  })
  const hub = states.get(HUB_FACILITY_ID)
  const hubState = hub === undefined ? 'complete' : worstOf(hub)
  return hubState === 'complete'
    ? lines
    : [...lines, { facility: HUB_FACILITY_ID, state: hubState, at: hub?.fetchedAt }]
}

function worstOf({ states, failure, gaps, unreadable, olderThan, fetchedAt }: FacilityState): SourceLine['state'] {
  const hasSome = fetchedAt !== undefined
  if (failure !== undefined) return hasSome ? 'incomplete' : 'failed'
  if (states.has('loading') || olderThan !== undefined) return 'asking'
  if (gaps.length > 0 || unreadable.length > 0) return 'incomplete'
  if (states.has('notPermitted')) return hasSome ? 'incomplete' : 'not-permitted'
  if (states.has('outOfConsent')) return hasSome ? 'incomplete' : 'out-of-consent'
  if (states.has('notLinked')) return 'not-linked'
  if (!hasSome) return 'not-disclosed'
  return states.has('notDisclosed') ? 'part-disclosed' : 'complete'
}

/** The state of a source in words, with its time where it answered. */
export function useSourceWords(): (source: SourceLine) => string {
  const { t, i18n } = useTranslation('record')
  const language = languageOf(i18n)
  return ({ state, at }) => {
    switch (state) {
      case 'complete':
        return t(($) => $.printing.complete, { time: at === undefined ? '' : formatInstant(at, language) })
      case 'failed':
        return t(($) => $.printing.failed)
      case 'asking':
        return t(($) => $.printing.asking)
      case 'incomplete':
        return t(($) => $.printing.incomplete)
      case 'not-linked':
        return t(($) => $.printing.notLinked)
      case 'not-disclosed':
        return t(($) => $.printing.notDisclosed)
      case 'part-disclosed':
        return t(($) => $.printing.partDisclosed, { time: at === undefined ? '' : formatInstant(at, language) })
      case 'not-permitted':
        return t(($) => $.printing.notPermitted)
      case 'out-of-consent':
        return t(($) => $.printing.outOfConsent)
    }
  }
}
