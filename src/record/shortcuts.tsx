import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'

/** Keys as they are written on the keyboard, and what they do, in words. */
export interface Shortcut {
  readonly keys: string
  readonly does: string
}

interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

interface Shortcuts {
  readonly groups: readonly ShortcutGroup[]
  add(group: ShortcutGroup): () => void
}

const ShortcutsContext = createContext<Shortcuts>({ groups: [], add: () => () => {} })

export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [groups, setGroups] = useState<readonly ShortcutGroup[]>([])
  const value = useMemo<Shortcuts>(
    () => ({
      groups,
      add: (group) => {
        setGroups((before) => [...before, group])
        return () => setGroups((before) => before.filter((each) => each !== group))
      },
    }),
    [groups],
  )
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>
}

/** The keys of the screens that stand now, for the list of shortcuts. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return use(ShortcutsContext).groups
}

/** Puts the keys of a screen on the list of shortcuts while the screen stands. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const add = useRef(use(ShortcutsContext).add)
  const written = JSON.stringify(shortcuts)
  useEffect(() => add.current({ title, shortcuts: JSON.parse(written) as readonly Shortcut[] }), [title, written])
}
