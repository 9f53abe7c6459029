import type { Day } from './day.ts'
import type { FacilityLetter } from './facilities.ts'
import type { HubLinkState } from './network-files.ts'

/** One person of the network, before any record of theirs is written. */
export interface SamplePerson {
  /** Opaque handle: `p` and 15 letters that say nothing. */
  readonly handle: string
  readonly family: string
  readonly given: string
  /** Empty where no facility ever recorded フリガナ. */
  readonly familyKana: string
  readonly givenKana: string
  readonly birth: Day
  readonly sex: 'M' | 'F'
  readonly died: { readonly day: Day; readonly time: string } | undefined
  readonly isMerged: boolean
  readonly links: readonly SampleLink[]
}

export interface SampleLink {
  readonly facility: FacilityLetter
  /** Patient number there; undefined until the facility has confirmed the link. */
  readonly patientId: string | undefined
  readonly state: HubLinkState
  readonly since: Day
  /** Records still to come while importing. */
  readonly pending?: number
}
