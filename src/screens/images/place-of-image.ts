import type { ImageStack } from '#clinical/imaging/image-study.ts'
import { uidDigest } from '#record/image-link.ts'

/** Place of the first frame of the image with this digest; -1 where the stack has none, or none is asked for. */
export function placeOfImage({ frames }: ImageStack, digest: string | undefined): number {
  if (digest === undefined) return -1
  return frames.findIndex(({ instance }) => uidDigest(instance.sopInstanceUid) === digest)
}
