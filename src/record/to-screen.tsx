import { Link, useParams, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type RecordView, sharedView } from './record-view.ts'

/** Last step of the address of each screen of a record (DESIGN.md §5). */
export type RecordScreen =
  | 'calendar'
  | 'face-sheet'
  | 'medications'
  | 'labs'
  | 'conditions'
  | 'documents'
  | 'notes'
  | 'images'

/** Which screens there are: the version at hand may not have all. */
export function useRecordScreens(): { has(screen: RecordScreen): boolean } {
  const routes: object = useRouter().routesByPath
  return { has: (screen) => `/p/$handle/${screen}` in routes }
}

interface ToScreenProps {
  readonly screen: RecordScreen
  /** Whose period and hospital the other screen shall show. */
  readonly view: RecordView
  /** Further parts of the other screen's address: the item, the document. */
  readonly search?: Readonly<Record<string, string>>
  onClick?(): void
  readonly children: ReactNode
}

/** A link from one screen of a patient to another that keeps period and hospital. */
export function ToScreen({ screen, view, search = {}, onClick, children }: ToScreenProps) {
  const { handle } = useParams({ strict: false })
  return (
    <Link to={`/p/${handle}/${screen}` as string} search={{ ...sharedView(view), ...search }} onClick={onClick}>
      {children}
    </Link>
  )
}
