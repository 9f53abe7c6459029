/**
 * FNV-1a of a DICOM UID in base 36: names a study or a series in an address without saying which it is. A UID would lead
 * whoever reads the address to the person (PID-12).
 */
export function uidDigest(uid: string): string {
  let hash = 0x811c9dc5
  for (const character of uid) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** The search part of an address of 画像・波形 that opens one study, for links of other screens (IMG-5). */
export function studySearch(studyUid: string): { readonly show: string } {
  return { show: uidDigest(studyUid) }
}
