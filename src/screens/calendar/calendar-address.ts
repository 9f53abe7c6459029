import type { Scale } from '#clinical/calendar/calendar-axis.ts'
import type { CalendarFilter, SettingChoice } from '#clinical/calendar/calendar-filter.ts'
import { ROW_IDS, type RowId } from '#clinical/calendar/place.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import { type RecordView, readRecordView } from '#record/record-view.ts'

/**
 * What of the calendar stands in the address, so that a reload, 戻る and a second tab show the same: nothing that names
 * a person or a department (PID-12). Every part may be missing; a part that cannot be read is left out. The period of the
 * other screens is kept in it: the calendar has its own axis, and whoever goes on to them finds it as it was.
 */
export interface CalendarAddress extends RecordView {
  readonly scale?: 'month'
  /** Where the cursor is. */
  readonly date?: JstDate
  /** The row of the cell whose panel is open; without it the panel is closed. `apart` lists what has no day. */
  readonly row?: RowId | 'apart'
  readonly setting?: SettingChoice
  /** Digest of a department's name: a name in an address would tell about the patient. */
  readonly department?: string
}

const SETTINGS: readonly SettingChoice[] = ['outpatient', 'inpatient', 'emergency', 'home', 'unrecorded']

/** Reads the search part of an address; to be given to the router as `validateSearch`. */
export function readCalendarAddress(search: Readonly<Record<string, unknown>>): CalendarAddress {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const date = parseJstDate(text('date'))
  const row = [...ROW_IDS, 'apart' as const].find((each) => each === text('row'))
  const setting = SETTINGS.find((each) => each === text('setting'))
  return {
    ...readRecordView(search),
    ...(search.scale === 'month' ? { scale: 'month' as const } : {}),
    ...(date === undefined ? {} : { date }),
    ...(row === undefined ? {} : { row }),
    ...(setting === undefined ? {} : { setting }),
    ...(/^[0-9a-z]{1,7}$/.test(text('department')) ? { department: text('department') } : {}),
  }
}

export function scaleOf(address: CalendarAddress): Scale {
  return address.scale ?? 'day'
}

/** FNV-1a of a department's name in base 36; the address keeps this instead of the name. */
export function departmentDigest(name: string): string {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** The filter that an address asks for. A department that no record names any more is still in force, and hides all. */
export function filterOf(address: CalendarAddress, departments: readonly string[]): CalendarFilter {
  return {
    facility: address.facility,
    setting: address.setting,
    department:
      address.department === undefined
        ? undefined
        : (departments.find((name) => departmentDigest(name) === address.department) ?? address.department),
  }
}
