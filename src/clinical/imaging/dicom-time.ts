import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import { clinicalTime } from '../decode/time.ts'

const TIMEZONE_OFFSET = '00080201'

/**
 * A DA with its TM (PS3.5 6.2) as Japan's wall clock, with the precision given. Timezone Offset From UTC (0008,0201) is
 * heeded where there is one; without it the clock is Japan's (DT-1). The old form `2026.11.20` is read, too. undefined
 * where the date is missing or none; an unreadable time leaves the day.
 */
export function dicomTime(dataSet: DicomJson, dateTag: string, timeTag: string): ClinicalTime | undefined {
  const date = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(textOf(dataSet, dateTag) ?? '')
  if (date === null) return undefined
  const day = `${date[1]}-${date[2]}-${date[3]}`
  const time = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:\.\d{1,6})?)?)?$/.exec(textOf(dataSet, timeTag) ?? '')
  if (time === null) return clinicalTime(day)
  const clock = time.slice(1).filter((each) => each !== undefined)
  const offset = clock.length === 3 ? offsetOf(textOf(dataSet, TIMEZONE_OFFSET)) : ''
  return clinicalTime(`${day}T${clock.join(':')}${offset}`) ?? clinicalTime(day)
}

/** A DT (PS3.5 6.2): `YYYYMMDDHHMMSS.FFFFFF&ZZXX`, cut off after any part. */
export function dicomDateTime(text: string | undefined): ClinicalTime | undefined {
  const match = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d{1,6})?([+-]\d{4})?$/.exec(text ?? '')
  if (match === null) return undefined
  const [, year = '', month, day, hour, minute, second, offset] = match
  const date = [year, month, day].filter((each) => each !== undefined).join('-')
  if (hour === undefined) return clinicalTime(date)
  const clock = [hour, minute, second].filter((each) => each !== undefined).join(':')
  return clinicalTime(`${date}T${clock}${second === undefined ? '' : offsetOf(offset)}`) ?? clinicalTime(date)
}

function offsetOf(text: string | undefined): string {
  return text !== undefined && /^[+-]\d{4}$/.test(text) ? `${text.slice(0, 3)}:${text.slice(3)}` : ''
}
