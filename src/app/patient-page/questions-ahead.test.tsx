import { QueryClient } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { jstDateAt } from '#clinical/jst-date.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { LabsScreen } from '#screens/labs/labs.screen.tsx'
import { type LabsAddress, readLabsAddress } from '#screens/labs/labs-address.ts'
import type { Network, RecordSource } from '#sources/record-source.ts'
import { askAhead } from '#sources/records.query.ts'
import { FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientAlerts } from './patient-alerts.tsx'
import { questionsAhead } from './questions-ahead.ts'

const TODAY = jstDateAt(FETCHED_AT)
const person = fakePerson('p1', { links: { a: 'linked', b: 'linked' } })

interface Listened {
  readonly network: Network
  /** What was asked and is awaited, `FACILITY KIND FROM–UNTIL`. */
  readonly asked: string[]
  /** What was asked behind it. */
  readonly behind: string[]
}

function listened(change: (source: RecordSource) => RecordSource = (source) => source): Listened {
  const [asked, behind]: [string[], string[]] = [[], []]
  const network = { ...fakeNetwork({ people: [person] }), now: () => FETCHED_AT }
  const at = (source: RecordSource): RecordSource => ({
    ...source,
    records: (link, kind, period, signal, isBehind = false) => {
      const { from = '', until = '' } = period
      ;(isBehind ? behind : asked).push(`${source.facility.id} ${kind} ${from}–${until}`)
      return source.records(link, kind, period, signal, isBehind)
    },
  })
  return { asked, behind, network: { ...network, sources: network.sources.map((each) => at(change(each))) } }
}

function askedAhead({ network }: Listened, address: LabsAddress): void {
  const search: Readonly<Record<string, unknown>> = { ...address }
  askAhead(new QueryClient(), network, person, questionsAhead({ pathname: '/p/p1/labs', search }, TODAY))
}

describe('what is asked while the page is being drawn', () => {
  it.each<Readonly<Record<string, string>>>([{}, { period: '1y' }, { from: '2024-01-01', until: '2024-12-31' }])(
    'SPD-1: is what the screen of the address and the alerts ask, no more and no less: %j',
    async (search) => {
      const address = readLabsAddress(search)
      const ahead = listened()
      askedAhead(ahead, address)
      await waitFor(() => expect(ahead.asked.length).toBeGreaterThan(0))
      const drawn = listened()
      renderScreen(
        <>
          <PatientAlerts person={person} />
          <LabsScreen person={person} address={address} onAddress={() => undefined} />
        </>,
        { network: drawn.network },
      )
      const awaited = () => drawn.asked.filter((each) => !each.includes(' note '))
      await waitFor(() => expect(awaited().toSorted()).toEqual(ahead.asked.toSorted()))
      expect(ahead.asked.some((each) => each.startsWith('a laboratory '))).toBe(true)
      expect(ahead.behind).toEqual([])
    },
  )

  it('B1: of a hospital of which the user may read nothing, nothing is asked', async () => {
    const closed = listened((source) => ({
      ...source,
      facility: { ...source.facility, closedKinds: new Set(RECORD_KINDS) },
    }))
    askedAhead(closed, {})
    await Promise.resolve()
    expect(closed.asked).toEqual([])
  })
})
