import { useMemo } from 'react'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { ImageSource } from '#imaging/image-source.ts'
import { useNetwork } from '#sources/network-context.tsx'

/** Where the frames of a series come from; the same object as long as it is the same place, so that nothing is loaded twice. */
export function useImageSource({ facility, studyUid, below = '' }: ImageSeries): ImageSource | undefined {
  const { imageServers } = useNetwork()
  const root = imageServers?.get(facility)?.base
  return useMemo(
    () => (root === undefined ? undefined : { kind: 'dicomweb', facility, base: new URL(below, root), studyUid }),
    [root, facility, studyUid, below],
  )
}
