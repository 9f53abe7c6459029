import type { ImageServer } from '#sources/images/image-server.ts'
import { isThere, type ObjectToStore, storeInstances } from '#sources/images/store-instances.ts'
import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import { writePart10 } from '#standards/dicom/part10-writer.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { AnnotationStore } from './draft-saver.ts'

/** The DICOMweb server of annotations as the place of reports and key objects (STOW-RS; DESIGN.md §8.4). */
export function annotationStore(server: ImageServer): AnnotationStore {
  return {
    store: async (documents, signal) => {
      // Somebody pressed 保存: also a server that was to be left alone is asked.
      server.askAnyway()
      const outcome = await storeInstances(server, documents.map(objectOf), signal)
      if (outcome.kind !== 'answered') return outcome
      const kinds = outcome.instances.map(({ outcome: each }) => each.kind)
      if (kinds.includes('refused')) return { kind: 'refused' }
      if (kinds.includes('unknown')) return { kind: 'failed', why: { reason: 'malformed', isRetryable: true } }
      return { kind: 'stored' }
    },
    has: async (document, signal) => {
      server.askAnyway()
      const found = await isThere(server, objectOf(document), signal)
      return found === undefined ? 'unknown' : found ? 'yes' : 'no'
    },
  }
}

function objectOf(dataSet: DicomJson): ObjectToStore {
  return {
    bytes: writePart10(dataSet),
    studyUid: textOf(dataSet, TAG.StudyInstanceUID) ?? '',
    seriesUid: textOf(dataSet, TAG.SeriesInstanceUID) ?? '',
    sopInstanceUid: textOf(dataSet, TAG.SOPInstanceUID) ?? '',
  }
}
