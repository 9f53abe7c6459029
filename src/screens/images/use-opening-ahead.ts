import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '#clinical/person.ts'
import { uidDigest } from '#record/image-link.ts'
import { openAhead } from '#sources/images/open-ahead.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { readPanes } from './images-address.ts'
import { chosenSeries } from './series-choice.ts'

/**
 * The questions behind the picture that the address names begin before the screen is drawn, and run after each other while it
 * is, so that the picture stands sooner. Only the screen's first address counts: later ones are asked by what they show.
 */
export function useOpeningAhead(person: Person, show: string | undefined): void {
  const client = useQueryClient()
  const network = useNetwork()
  // Not in an effect, which would wait until all of the screen is drawn; a question that is asked twice is one.
  useState(() => {
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
    )
  })
}
