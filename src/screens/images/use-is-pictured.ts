import { useEffect, useState } from 'react'
import type { PaneHandle } from './viewport/pane-handle.ts'

/** Small pictures do not wait for ever for a large one that may never come. */
const LONGEST_WAIT_MS = 5_000

/** Whether the first picture has been drawn, or none is awaited: until then nothing else is fetched that is only looked at. */
export function useIsPictured(handles: ReadonlyMap<number, PaneHandle>, isDrawing: boolean): boolean {
  const [isPictured, setPictured] = useState(false)
  useEffect(() => {
    if (isPictured) return
    if (!isDrawing) {
      setPictured(true)
      return
    }
    const look = () => {
      const phases = [...handles.values()].map(({ viewport }) => viewport.getState().phase)
      if (phases.some((phase) => phase === 'shown' || phase === 'failed')) setPictured(true)
    }
    const ends = [...handles.values()].map(({ viewport }) => viewport.subscribe(look))
    look()
    return () => {
      for (const end of ends) end()
    }
  }, [handles, isDrawing, isPictured])
  useEffect(() => {
    const timer = setTimeout(() => setPictured(true), LONGEST_WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
  return isPictured
}
