import { clinicalTime } from '#clinical/decode/time.ts'
import type { Note } from '#clinical/event-facts.ts'
import { type FormatLanguage, formatClinicalTime } from '#clinical/format/date.ts'

/** When a note was sent, for a reader; the day that it is about where nothing else is told. */
export function sentText({ recordedAt, at }: Note, language: FormatLanguage): string {
  const time = recordedAt ?? at
  return time === undefined ? '' : formatClinicalTime(time, language)
}

/** A time as the hub has it; as it came when it is none. */
export function timeText(text: string | undefined, language: FormatLanguage): string | undefined {
  const time = text === undefined ? undefined : clinicalTime(text)
  return time === undefined ? text : formatClinicalTime(time, language)
}
