import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Person } from '#clinical/person.ts'
import { uidDigest } from '#record/image-link.ts'
import { openAhead } from '#sources/images/open-ahead.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { readPanes } from './images-address.ts'
import { chosenSeries } from './series-choice.ts'

/**
 * While the screen is still being drawn the questions behind the picture that the address names run after each other, so
 * that it stands sooner. Only the screen's first address counts: later ones are asked by what they show.
 */
export function useOpeningAhead(person: Person, show: string | undefined): void {
  const client = useQueryClient()
  const network = useNetwork()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address with which the screen was opened
  useEffect(() => {
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
  }, [client, network, person])
}
