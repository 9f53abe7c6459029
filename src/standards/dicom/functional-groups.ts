import { type DicomElement, type DicomJson, itemsOf } from './dicom-json.ts'
import { TAG } from './tags.ts'

const flattened = new WeakMap<DicomJson, Map<number, DicomJson>>()

/**
 * The attributes of one frame of an enhanced multi-frame object: those of the data set, over them those of the shared and
 * then the per-frame functional groups (PS3.3 C.7.6.16.1.1), each macro's first item laid flat. `frame` counts from 1. A
 * data set without functional groups is its own answer.
 */
export function frameDataSet(dataSet: DicomJson, frame: number): DicomJson {
  const shared = itemsOf(dataSet, TAG.SharedFunctionalGroupsSequence)[0]
  const own = itemsOf(dataSet, TAG.PerFrameFunctionalGroupsSequence)[frame - 1]
  if (shared === undefined && own === undefined) return dataSet
  const known = flattened.get(dataSet) ?? new Map<number, DicomJson>()
  flattened.set(dataSet, known)
  const before = known.get(frame)
  if (before !== undefined) return before
  const flat: Record<string, DicomElement> = { ...dataSet }
  delete flat[TAG.SharedFunctionalGroupsSequence]
  delete flat[TAG.PerFrameFunctionalGroupsSequence]
  for (const groups of [shared, own]) {
    for (const [tag, element] of Object.entries(groups ?? {})) {
      flat[tag] = element
      const macro = groups === undefined ? undefined : itemsOf(groups, tag)[0]
      if (macro !== undefined) Object.assign(flat, macro)
    }
  }
  known.set(frame, flat)
  return flat
}
