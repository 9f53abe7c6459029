import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { singleKeyOf } from './single-key.ts'

/** Keys that are held down with another: they neither choose nor cancel. */
const HELD = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'])

/**
 * `g`, then the number of a place of the menu, goes there as a click on its link would, questions about unsaved work
 * included; unless single keys are switched off (WCAG 2.1.4, ACC-2). Between the two keys no other part of the screen is
 * asked, because a digit means something else in some of them; any other key, or the pointer, ends it. A place is a link with
 * `data-go` below `menu`. Returns whether a number is awaited: the menu then shows them.
 */
export function useGoTo(menu: RefObject<HTMLElement | null>): boolean {
  const { t } = useTranslation('keys')
  const { settings } = useUserSettings()
  const announce = useAnnounce()
  const [isAwaited, setAwaited] = useState(false)
  const asked = t(($) => $.asked)
  useEffect(() => {
    if (!settings.singleKeys) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (singleKeyOf(event) !== 'g') return
      event.preventDefault()
      setAwaited(true)
      announce(asked)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [settings.singleKeys, announce, asked])
  useEffect(() => {
    if (!isAwaited) return
    const end = () => {
      setAwaited(false)
      announce('')
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (HELD.has(event.key)) return
      end()
      const place = /^\d$/.test(singleKeyOf(event) ?? '')
        ? menu.current?.querySelector<HTMLElement>(`a[data-go="${event.key}"]`)
        : undefined
      if (place !== null && place !== undefined) {
        place.focus()
        place.click()
      } else if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKeyDown, true)
    document.addEventListener('pointerdown', end)
    window.addEventListener('blur', end)
    return () => {
      document.removeEventListener('keydown', onKeyDown, true)
      document.removeEventListener('pointerdown', end)
      window.removeEventListener('blur', end)
    }
  }, [isAwaited, announce, menu])
  return isAwaited
}
