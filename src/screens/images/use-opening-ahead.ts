import { useQueryClient } from '@tanstack/react-query'
import { useEffectEvent, useLayoutEffect, useState } from 'react'
import type { Person } from '#clinical/person.ts'
import { uidDigest } from '#record/image-link.ts'
import { openAhead } from '#sources/images/open-ahead.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { readPanes } from './images-address.ts'
import { chosenSeries } from './series-choice.ts'

/**
 * The questions behind the picture that the address names begin before the screen is drawn, and run after each other while it
 * is, so that the picture stands sooner. False until they have begun, which is before anything is painted: until then the
 * screen must not be drawn. Only the first address counts: later ones are asked by what they show.
 */
export function useOpeningAhead(person: Person, show: string | undefined): boolean {
  const client = useQueryClient()
  const network = useNetwork()
  const [hasBegun, setBegun] = useState(show === undefined)
  const begin = useEffectEvent((signal: AbortSignal) => {
    const panes = new Map(
      readPanes(show ?? '').flatMap((pane) => (pane === undefined ? [] : [[pane.study, pane] as const])),
    )
    if (panes.size === 0) return
    void openAhead(
      client,
      network,
      person,
      (studyUid) => panes.has(uidDigest(studyUid)),
      (studyUid, series) => {
        const pane = panes.get(uidDigest(studyUid))
        const chosen = pane === undefined ? undefined : chosenSeries(pane, series, undefined)
        return chosen?.kind === 'images' ? chosen : undefined
      },
      signal,
    )
  })
  // Of the layout: React draws again before the browser paints. Asked twice, a question is one.
  useLayoutEffect(() => {
    const left = new AbortController()
    begin(left.signal)
    setBegun(true)
    return () => left.abort()
  }, [])
  return hasBegun
}
