import '#i18n/keys.ts'
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'

/** Keys as they are written on the keyboard, and what they do, in words. */
export interface Shortcut {
  readonly keys: string
  readonly does: string
}

interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

type AddGroup = (group: ShortcutGroup) => () => void

// Two contexts: a screen that puts its keys on the list must not be drawn again because the list grew.
const AddContext = createContext<AddGroup>(() => () => {})
const GroupsContext = createContext<readonly ShortcutGroup[]>([])

export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([])
  const add = useCallback<AddGroup>((group) => {
    setGroups((before) => [...before, group])
    return () => setGroups((before) => before.filter((each) => each !== group))
  }, [])
  return (
    <AddContext value={add}>
      <GroupsContext value={groups}>{children}</GroupsContext>
    </AddContext>
  )
}

/** The keys of the screens that stand now, for the list of shortcuts; what stands twice side by side is told once. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  const groups = use(GroupsContext)
  return [...new Map(groups.map((group) => [group.title, group])).values()]
}

/** Puts the keys of a screen on the list of shortcuts while the screen stands. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const add = use(AddContext)
  const written = JSON.stringify(shortcuts)
  useEffect(() => add({ title, shortcuts: JSON.parse(written) as readonly Shortcut[] }), [add, title, written])
}
