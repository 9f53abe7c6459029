import type { RecordScreen } from '#record/to-screen.tsx'
import type { IconName } from '#ui/icon/icon.tsx'

interface RailItem {
  readonly screen: RecordScreen
  readonly icon: IconName
}

/** The screens of a patient in the order of the menu (DESIGN.md §5); one stands there once its route exists. */
export const RAIL_ITEMS: readonly RailItem[] = [
  { screen: 'calendar', icon: 'calendar' },
  { screen: 'face-sheet', icon: 'face-sheet' },
  { screen: 'medications', icon: 'prescription' },
  { screen: 'labs', icon: 'laboratory' },
  { screen: 'conditions', icon: 'conditions' },
  { screen: 'documents', icon: 'report' },
  { screen: 'notes', icon: 'note' },
  { screen: 'images', icon: 'imaging' },
]
