import type { FacilityId } from '#clinical/facility.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { TimedAnswer } from '../clock-watch.ts'
import type { RecordServers } from '../fhir-record-sources.ts'
import type { Arrived, VersionedRecord } from '../record-source.ts'
import type { PackedRows } from './packed-rows.ts'

/** A question to one source, as `RecordSource` has it. */
export type Question =
  | { readonly of: 'meeting' }
  | { readonly of: 'timeline'; readonly kind: RecordKind; readonly period: Period }
  | { readonly of: 'records'; readonly kind: RecordKind; readonly period: Period; readonly isBehind: boolean }
  | { readonly of: 'undated'; readonly kind: RecordKind }
  | { readonly of: 'versions'; readonly record: VersionedRecord }

/** The token of one server as its provider gives it now; `refused` = there is none to be had, and nothing may be sent. */
export type GivenToken = { readonly token: string | undefined } | 'refused'

/**
 * What the page tells the worker that asks the hospitals; `id` numbers what is answered. `fixedAheadMs`: how far the present
 * of a demonstration is from the clock of the device; otherwise the clocks of the servers correct it (E31).
 */
export type ToAsking =
  | { readonly tell: 'servers'; readonly servers: RecordServers; readonly fixedAheadMs: number | undefined }
  | {
      readonly tell: 'question'
      readonly id: number
      readonly facility: FacilityId
      readonly link: FacilityLink
      readonly question: Question
      readonly token: GivenToken
      /** The clock of the device as the page reads it, in ms since 1970: tools of tests move that of a page alone. */
      readonly deviceNow: number
    }
  /** Nobody waits for the answer any more. */
  | { readonly tell: 'left'; readonly id: number }
  | { readonly tell: 'askAnyway' | 'readOn' | 'forget'; readonly facility: FacilityId }
  | { readonly tell: 'token'; readonly id: number; readonly token: GivenToken }
  | { readonly tell: 'idle'; readonly id: number }

/** How long a request to one server took, and what its clock said (E31, B6). */
export type ClockReading = TimedAnswer & { readonly base: string }

/** An answer whose rows are packed. */
export type PackedAnswer =
  | (Omit<Extract<Arrived<never>, { state: 'data' }>, 'rows'> & { readonly rows: PackedRows })
  | Exclude<Arrived<never>, { state: 'data' }>

/** What the worker tells the page. */
export type FromAsking =
  /** Without an answer to one who only met the person; `clocks`: of the requests since the last message. */
  | {
      readonly tell: 'answer'
      readonly id: number
      readonly answer: PackedAnswer | undefined
      readonly clocks: readonly ClockReading[]
    }
  | { readonly tell: 'fault'; readonly id: number; readonly why: string }
  /** A token is wanted for a server that no question brought one for, or in the place of one that it refused. */
  | { readonly tell: 'wantToken'; readonly id: number; readonly base: string; readonly refused: GivenToken | undefined }
  /** Somebody waits until the page has nothing left to draw. */
  | { readonly tell: 'whenIdle'; readonly id: number; readonly mostMs: number }
