import { useLocation } from '@tanstack/react-router'
import type { RecordKind } from '#clinical/record-kind.ts'
import { useAccess } from '#session/use-access.ts'
import { RECORDS_OF_SCREEN } from './screen-kinds.ts'

interface ClosedKinds {
  /** Kinds of which the screen of the address shows records. */
  readonly kinds: readonly RecordKind[]
  /** Those of them that the user may not read. */
  readonly closed: readonly RecordKind[]
  /** None of them may be read: the screen has nothing to show (B1). */
  readonly isScreenClosed: boolean
}

/** What of the screen at this address the user may not read. */
export function useClosedKinds(): ClosedKinds {
  const access = useAccess()
  const screen = useLocation({ select: ({ pathname }) => pathname.split('/')[3] })
  const kinds = kindsOf(screen)
  const closed = kinds.filter((kind) => !access.mayRead(kind))
  return { kinds, closed, isScreenClosed: kinds.length > 0 && closed.length === kinds.length }
}

function kindsOf(screen: string | undefined): readonly RecordKind[] {
  return Object.entries(RECORDS_OF_SCREEN).find(([each]) => each === screen)?.[1] ?? []
}
