import { type RefObject, useEffect, useState } from 'react'
import type { PersonHandle } from '#clinical/person.ts'

const NONE: ReadonlySet<PersonHandle> = new Set()

/** Rows that are only scrolled past are not watched. */
const SETTLED_MS = 400

/**
 * The people whose rows can be seen in `scroll`: rows say who they are by `data-person`. `drawn` names what is drawn, so
 * that new rows are watched too. Without an IntersectionObserver nobody is in view.
 */
export function useRowsInView(scroll: RefObject<HTMLElement | null>, drawn: unknown): ReadonlySet<PersonHandle> {
  const [inView, setInView] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another set of drawn rows is watched anew
  useEffect(() => {
    const root = scroll.current
    if (root === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) =>
        setInView((before) => {
          const next = new Set(before)
          for (const { target, isIntersecting } of entries) {
            const handle = target.getAttribute('data-person') as PersonHandle | null
            if (handle === null) continue
            if (isIntersecting) next.add(handle)
            else next.delete(handle)
          }
          return next
        }),
      { root },
    )
    const timer = setTimeout(() => {
      setInView(NONE)
      for (const row of root.querySelectorAll('[data-person]')) observer.observe(row)
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [scroll, drawn])
  return inView
}
