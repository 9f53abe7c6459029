import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import type { PaneRef } from '../hanging.ts'
import type { ScreenCommand, SingleKeys } from '../key-map.ts'
import type { PaneHandle } from './pane-handle.ts'

/** What the viewports tell the screen, and what holds for all of them. */
export interface ViewerDesk {
  readonly tool: PointerTool
  /** undefined = keys of one character are off. */
  readonly singleKeys: SingleKeys | undefined
  activate(place: number): void
  hang(place: number, pane: PaneRef | undefined): void
  /** Another series in a viewport whose keys are in use: they go on working. */
  turn(place: number, pane: PaneRef): void
  /** A waveform takes all the room there is. */
  hangAlone(pane: PaneRef): void
  /** Commands that concern more than one viewport: another viewport, a tool, the link, full size. */
  command(command: Exclude<ScreenCommand, { readonly does: 'series' }>, place: number): void
  /** A picture has come to stand in a viewport. */
  stands(place: number, frame: HTMLElement): void
  /** Called with what stands in a viewport, and with undefined when it goes. */
  holds(place: number, handle: PaneHandle | undefined): void
  /** PID-6: studies whose patient differs in a spelling or a missing value and was confirmed by the reader. */
  isAcknowledged(series: ImageSeries): boolean
  acknowledge(series: ImageSeries): void
}
