import type { DicomwebAnswer, DicomwebRequest } from './dicomweb-engine/dicomweb-exchange.ts'
import { answerDicomweb } from './dicomweb-engine/dicomweb-server.ts'
import type { ImageStore } from './dicomweb-engine/image-store.ts'
import { type SampleImageFiles, SampleImages } from './sample-images.ts'
import { HUB } from './sample-network.ts'
import { annotationStore, type InstanceJournal } from './stored-annotations.ts'

/**
 * The picture servers of the sample network: one of each facility that has one, read-only, and at the hub the store of
 * what readers add. Undefined for a server that is not there.
 */
export function imageServers(
  facilities: readonly { readonly id: string; readonly images?: string }[],
  files: SampleImageFiles,
  journal: () => Promise<InstanceJournal>,
): (server: string, request: DicomwebRequest) => Promise<DicomwebAnswer> | undefined {
  const images = new SampleImages(files)
  const stores = new Map(
    facilities.filter((each) => each.images === 'dicomweb').map(({ id }) => [id, images.storeOf(id)]),
  )
  let annotations: Promise<ImageStore> | undefined
  return (server, request) => {
    if (server === HUB) {
      annotations ??= journal().then(annotationStore)
      return annotations.then((store) => answerDicomweb(store, request))
    }
    const store = stores.get(server)
    return store === undefined ? undefined : answerDicomweb(store, request)
  }
}
