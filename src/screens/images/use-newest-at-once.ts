import { useEffect, useRef } from 'react'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import { newestStudy } from './study-list.ts'
import type { ImagesView } from './use-images.ts'

/** A hospital that has not answered by then is not waited for; a newer study of its own is told in the list. */
const LONGEST_WAIT_MS = 2_500

/**
 * Opens the newest study once, when the screen is come to without one (`isEmpty`): a reader wants to see a picture, not to
 * choose one. Not before the hospitals have answered, or a moment after the first has.
 */
export function useNewestAtOnce(view: ImagesView, isEmpty: boolean, open: (study: ImageStudy) => void): void {
  const isDone = useRef(!isEmpty)
  const newest = useRef<ImageStudy | undefined>(undefined)
  newest.current = newestStudy(view.shown)
  const opening = useRef(open)
  opening.current = open
  const isKnown = newest.current !== undefined
  const isSettled = view.studyAnswers.every((answers) =>
    [...answers.values()].every(({ state }) => state !== 'loading'),
  )
  useEffect(() => {
    if (isDone.current || !isKnown) return
    if (!isEmpty) {
      isDone.current = true
      return
    }
    const timer = setTimeout(
      () => {
        isDone.current = true
        if (newest.current !== undefined) opening.current(newest.current)
      },
      isSettled ? 0 : LONGEST_WAIT_MS,
    )
    return () => clearTimeout(timer)
  }, [isKnown, isSettled, isEmpty])
}
