import type { PaneRef } from './hanging.ts'
import { readPanes, writePanes } from './images-address.ts'

/** Type of what is dragged from the list into a viewport: ours alone, so that nothing else can be dropped there. */
export const DRAGGED_TYPE = 'application/x-renkei-series'

/** Puts a series into a drag, by the digests of the address: no UID and no name leaves the page. */
export function dragPane(transfer: DataTransfer, pane: PaneRef): void {
  transfer.setData(DRAGGED_TYPE, writePanes([pane]))
  transfer.effectAllowed = 'copy'
}

export function draggedPane(transfer: DataTransfer): PaneRef | undefined {
  return readPanes(transfer.getData(DRAGGED_TYPE))[0]
}
