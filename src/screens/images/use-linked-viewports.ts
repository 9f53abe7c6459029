import { useEffect } from 'react'
import type { ImageEngine } from '#imaging/image-engine.ts'
import { linkGroups } from './link-groups.ts'
import type { PaneHandle } from './viewport/pane-handle.ts'

/**
 * Keeps the viewports together while `isLinked`, and draws in the others where the plane of the active one (`linesOf`, a
 * place) cuts them.
 */
export function useLinkedViewports(
  engine: ImageEngine | undefined,
  handles: ReadonlyMap<number, PaneHandle>,
  isLinked: boolean,
  linesOf: number | undefined,
): void {
  useEffect(() => {
    if (engine === undefined || !isLinked) return
    const ends = linkGroups([...handles.values()]).map(({ viewports, parts }) => engine.link(viewports, parts))
    return () => {
      for (const end of ends) end()
    }
  }, [engine, handles, isLinked])
  useEffect(() => {
    if (engine === undefined) return
    engine.showReferenceLines(linesOf === undefined || handles.size < 2 ? undefined : handles.get(linesOf)?.viewport)
    return () => engine.showReferenceLines(undefined)
  }, [engine, handles, linesOf])
}
