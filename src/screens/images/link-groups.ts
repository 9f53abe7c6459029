import type { LinkedParts } from '#imaging/image-engine.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { PROJECTIONS } from './projection-views.ts'
import type { PaneHandle } from './viewport/pane-handle.ts'

interface LinkGroup {
  readonly viewports: readonly ImageViewport[]
  readonly parts: LinkedParts
}

/**
 * Which viewports are kept together: those of one modality. The window goes along only where one number means one thing
 * in all of them: Hounsfield units of CT, or the same series of two studies. Window numbers of two MR sequences, or of two
 * radiographs, have nothing to do with each other (H-20).
 */
export function linkGroups(handles: readonly PaneHandle[]): readonly LinkGroup[] {
  const byModality = new Map<string, PaneHandle[]>()
  for (const handle of handles) {
    const { modality } = handle.series
    if (modality === undefined) continue
    byModality.set(modality, [...(byModality.get(modality) ?? []), handle])
  }
  return [...byModality]
    .filter(([, group]) => group.length > 1)
    .map(([modality, group]) => ({
      viewports: group.map(({ viewport }) => viewport),
      parts: {
        // Radiographs are views of their own, never slices of one another.
        scroll: !PROJECTIONS.has(modality) && group.every(({ stack }) => stack.frames.length > 1),
        window: modality === 'CT' || isOneSeriesKind(group),
        zoom: true,
      },
    }))
}

function isOneSeriesKind(group: readonly PaneHandle[]): boolean {
  const [first, ...others] = group.map(({ series }) => series)
  const studies = new Set(group.map(({ study }) => study.key))
  return (
    first?.description !== undefined &&
    studies.size === group.length &&
    others.every(({ description }) => description === first.description)
  )
}
