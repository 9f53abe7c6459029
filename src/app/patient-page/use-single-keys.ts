import { useEffect } from 'react'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { singleKeyOf } from './single-key.ts'

/** The stop of Tab in the grid, table or feed of a screen, or its picture. */
const DATA = ':is([role="grid"], [role="feed"], table) [tabindex="0"], [role="application"][tabindex="0"]'

const ACTIONS: Readonly<Record<string, () => void>> = {
  b: () => {
    const main = document.getElementById('main')
    const target = main?.querySelector<HTMLElement>(DATA) ?? main
    target?.focus()
  },
  n: () => document.querySelector<HTMLElement>('nav a[aria-current="page"]')?.focus(),
  '/': () => document.querySelector<HTMLInputElement>('#main input[type="search"]')?.focus(),
}

/**
 * Outside a field `?` opens the list of shortcuts, `b` leads from anywhere to the data of the screen, `/` to its search field
 * and `n` back to the menu, unless single keys are switched off (WCAG 2.1.4, ACC-2).
 */
export function useSingleKeys(openList: () => void): void {
  const { settings } = useUserSettings()
  useEffect(() => {
    if (!settings.singleKeys) return
    const onKeyDown = (event: KeyboardEvent) => {
      const key = singleKeyOf(event)
      const action = key === '?' ? openList : key === undefined ? undefined : ACTIONS[key]
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [settings.singleKeys, openList])
}
