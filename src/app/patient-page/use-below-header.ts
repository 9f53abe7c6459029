import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Tells the styles of a page where its header ends (`--below-header`), so that dialogs open below it however tall a long
 * name makes it (PID-1), and the browser how far below its upper edge what takes the focus must stand where the page
 * itself scrolls, at 200 % (WCAG 2.4.11). The header is the first child of the page; `isFound` says whether it is the
 * patient's own yet.
 */
export function useBelowHeader(isFound: boolean): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another header stands there when the patient is found
  useLayoutEffect(() => {
    const element = page.current
    const header = element?.firstElementChild
    if (element === null || header === null || header === undefined) return
    const measure = () => {
      const { bottom, height } = header.getBoundingClientRect()
      element.style.setProperty('--below-header', `${Math.ceil(bottom)}px`)
      document.documentElement.style.scrollPaddingTop = `${Math.ceil(height)}px`
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(header)
    return () => {
      observer.disconnect()
      document.documentElement.style.scrollPaddingTop = ''
    }
  }, [isFound])
  return page
}
