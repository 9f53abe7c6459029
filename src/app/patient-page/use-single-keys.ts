import { useEffect } from 'react'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'

/** The stop of Tab in the grid, table or feed of a screen. */
const DATA = ':is([role="grid"], [role="feed"], table) [tabindex="0"]'

const ACTIONS = {
  b: () => {
    const main = document.getElementById('main')
    const target = main?.querySelector<HTMLElement>(DATA) ?? main
    target?.focus()
  },
  n: () => document.querySelector<HTMLElement>('nav a[aria-current="page"]')?.focus(),
} as const

/**
 * Outside a field `?` opens the list of shortcuts, `b` leads from anywhere to the data of the screen and `n` back to the menu,
 * unless single keys are switched off (WCAG 2.1.4, ACC-2).
 */
export function useSingleKeys(openList: () => void): void {
  const { settings } = useUserSettings()
  useEffect(() => {
    if (!settings.singleKeys) return
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, altKey, metaKey, isComposing } = event
      if (ctrlKey || altKey || metaKey || isComposing || event.defaultPrevented || isField(event.target)) return
      const action = key === '?' ? openList : key === 'b' || key === 'n' ? ACTIONS[key] : undefined
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [settings.singleKeys, openList])
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}
