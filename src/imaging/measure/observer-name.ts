import type { DicomPersonName } from '#standards/dicom/dicom-json.ts'

/** A name as it is written on the screen, as PN: kanji in their own group, the alphabetic one then empty (PS3.5 §6.2.1). */
export function observerName(name: string): DicomPersonName {
  const text = name.trim().replace(/[\s\u3000]+/g, '^')
  return /^[\x20-\x7e]*$/.test(text) ? { Alphabetic: text } : { Ideographic: text }
}
