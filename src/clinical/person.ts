import type { ClinicalTime } from './clinical-time.ts'
import type { FacilityId } from './facility.ts'

/** Opaque key of one person in addresses and caches; nothing about the person is in it (PID-12, DESIGN.md §8.8). */
export type PersonHandle = string & { readonly __brand: 'PersonHandle' }

export type Sex = 'male' | 'female' | 'other' | 'unknown'

/**
 * Link between the person and one facility, in the words of CONS-3. `unknown`: whether the person is known there could not
 * be found out (yet), which is not 未連携 (H-03).
 */
export type LinkState = 'linked' | 'importing' | 'requested' | 'stopped' | 'withdrawn' | 'not-linked' | 'unknown'

export interface FacilityLink {
  readonly facility: FacilityId
  readonly state: LinkState
  /** Patient number there; undefined where the facility does not know the person. */
  readonly patientNumber: string | undefined
  /** Logical id of the Patient resource on that facility's server, where the network knows it. */
  readonly patientResourceId: string | undefined
  readonly since: ClinicalTime | undefined
  /** Further numbers under which the same facility has the person. */
  readonly otherNumbers?: readonly string[]
  /** Of an `unknown` link: a number elsewhere, with its issuer, by which the cross-reference can be asked. */
  readonly knownBy?: { readonly system: string; readonly value: string }
  /** Who the network says the person is: a facility's Patient that contradicts it is somebody else's (H-02). */
  readonly expected?: { readonly birthDate: ClinicalTime | undefined; readonly sex: Sex }
}

export interface PersonName {
  /** Kanji (or as registered); a new-born may be 「○○ベビー」. */
  readonly ideographic: string | undefined
  /** フリガナ; undefined when the sender has none, which the screen says. */
  readonly phonetic: string | undefined
  readonly alphabetic: string | undefined
}

/** One patient as the network knows them. */
export interface Person {
  readonly handle: PersonHandle
  readonly name: PersonName
  readonly birthDate: ClinicalTime | undefined
  readonly sex: Sex
  /** Death with its date where known; undefined = not recorded as dead. */
  readonly deceased: { readonly at: ClinicalTime | undefined } | undefined
  readonly links: readonly FacilityLink[]
  /** Marker of a merged or relinked record (LIST-7). */
  readonly isMerged: boolean
}

/** Whether a facility is asked about the person: linked, or nobody could say yet that it is not (H-03). */
export function isAskedAbout(link: FacilityLink | undefined): boolean {
  switch (link?.state) {
    case 'linked':
    case 'importing':
    case 'unknown':
      return true
    case 'requested':
    case 'stopped':
    case 'withdrawn':
    case 'not-linked':
    case undefined:
      return false
  }
}

/** Every number under which a facility has the person. */
export function numbersOf(link: FacilityLink | undefined): readonly string[] {
  return link?.patientNumber === undefined ? [] : [link.patientNumber, ...(link.otherNumbers ?? [])]
}
