import type { FacilityId } from '#clinical/facility.ts'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import { HUB_FACILITY_ID, type Network } from '../record-source.ts'
import type { ImageServer } from './image-server.ts'

/** The picture server under whose name an object stands; under the hub's stands the store of annotations. */
export function serverOf(network: Network, facility: FacilityId): ImageServer | undefined {
  return facility === HUB_FACILITY_ID ? network.annotationServer : network.imageServers?.get(facility)
}

/** The path of a series where its study is kept (`ImageStudy.below`). */
export function pathOfSeries({ studyUid, seriesUid, below = '' }: ImageSeries): string {
  return `${below}${pathOf(studyUid, seriesUid)}`
}

const UID = /^(?=.{1,64}$)[0-2](?:\.\d+)+$/

/** The path of a study, a series or an instance below a root. Throws RangeError for what is no UID: it never gets asked. */
export function pathOf(studyUid: string, seriesUid?: string, sopInstanceUid?: string): string {
  const uids = [studyUid, seriesUid, sopInstanceUid].filter((each) => each !== undefined)
  for (const uid of uids) if (!UID.test(uid)) throw new RangeError('not a UID')
  return uids.map((uid, at) => `${['studies', 'series', 'instances'][at]}/${uid}`).join('/')
}
