import { addressDigest } from './address-digest.ts'

/** Names a study or a series in an address: its UID would lead whoever reads the address to the person (PID-12). */
export function uidDigest(uid: string): string {
  return addressDigest(uid)
}

/** The search part of an address of 画像・波形 that opens one study, for links of other screens (IMG-5). */
export function studySearch(studyUid: string): { readonly show: string } {
  return { show: uidDigest(studyUid) }
}
