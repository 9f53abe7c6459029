import type { PaneHandle } from '../viewport/pane-handle.ts'

/** Shows a frame in a viewport; gives whether it stands in the stack there. No frames named = the first of the instance. */
export function goTo(
  handle: PaneHandle | undefined,
  { sopInstanceUid, frames }: { readonly sopInstanceUid: string; readonly frames: readonly number[] },
): boolean {
  const at = placeIn(handle, { sopInstanceUid, frames })
  if (at === undefined) return false
  handle?.viewport.goTo(at)
  return true
}

/** From 0; undefined where the frame is not in the stack of the viewport. */
export function placeIn(
  handle: PaneHandle | undefined,
  { sopInstanceUid, frames }: { readonly sopInstanceUid: string; readonly frames: readonly number[] },
): number | undefined {
  const at = handle?.stack.frames.findIndex(
    ({ instance, frame }) =>
      instance.sopInstanceUid === sopInstanceUid && (frames.length === 0 || frames.includes(frame)),
  )
  return at === undefined || at < 0 ? undefined : at
}
