import { type DicomJson, itemsOf, numberOf, textOf } from '../dicom/dicom-json.ts'
import { TAG } from '../dicom/tags.ts'

/** What became of one instance that was sent (PS3.18 10.5.3 and I.2). */
export interface StoredInstance {
  readonly sopInstanceUid: string
  readonly outcome:
    | { readonly kind: 'stored' }
    /** Stored, with coerced or dropped elements: the code of Warning Reason (0008,1196). */
    | { readonly kind: 'stored-with-warning'; readonly reason: number }
    /** Failure Reason (0008,1197); undefined where the server gives none. */
    | { readonly kind: 'refused'; readonly reason: number | undefined }
    /** The answer does not name it: whether it is there must be asked (E20). */
    | { readonly kind: 'unknown' }
}

/** Reads a STOW-RS answer for the instances that were sent; an instance that it does not name is `unknown`, never stored. */
export function readStowAnswer(answer: DicomJson | undefined, sent: readonly string[]): readonly StoredInstance[] {
  const outcomes = new Map<string, StoredInstance['outcome']>()
  for (const item of answer === undefined ? [] : itemsOf(answer, TAG.ReferencedSOPSequence)) {
    const uid = textOf(item, TAG.ReferencedSOPInstanceUID)
    const reason = numberOf(item, TAG.WarningReason)
    if (uid !== undefined) {
      outcomes.set(uid, reason === undefined ? { kind: 'stored' } : { kind: 'stored-with-warning', reason })
    }
  }
  for (const item of answer === undefined ? [] : itemsOf(answer, TAG.FailedSOPSequence)) {
    const uid = textOf(item, TAG.ReferencedSOPInstanceUID)
    if (uid !== undefined) outcomes.set(uid, { kind: 'refused', reason: numberOf(item, TAG.FailureReason) })
  }
  return sent.map((sopInstanceUid) => ({
    sopInstanceUid,
    outcome: outcomes.get(sopInstanceUid) ?? { kind: 'unknown' },
  }))
}
