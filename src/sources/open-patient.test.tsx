import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import { useMemo } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Person } from '#clinical/person.ts'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf, FACILITIES, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { useAskAgain } from './ask-again.ts'
import { NetworkProvider } from './network-context.tsx'
import { usePersonScope } from './person-scope.ts'
import type { Arrived, Network } from './record-source.ts'
import { useRecords } from './records.query.ts'

/** Hospitals whose answers this test holds back, and people whose records name them. */
const HELD = ['a', 'b'] as const
const PEOPLE = ['p1', 'p2', 'p3'].map((handle) => fakePerson(handle))
const ALWAYS = { from: undefined, until: undefined }

type Step =
  | { readonly kind: 'switch'; readonly to: number }
  /** One of the answers that are under way arrives, be it of a patient who was left long ago. */
  | { readonly kind: 'arrive'; readonly which: number; readonly isFailure: boolean }
  | { readonly kind: 'retry'; readonly facility: number }

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('switch' as const), to: fc.nat(PEOPLE.length - 1) }),
    fc.record({ kind: fc.constant('arrive' as const), which: fc.nat(20), isFailure: fc.boolean() }),
    fc.record({ kind: fc.constant('retry' as const), facility: fc.nat(HELD.length - 1) }),
  ),
  { minLength: 3, maxLength: 16 },
)

/** A network that answers when it is told to, with records that say whose they are. */
class HeldNetwork {
  readonly network: Network
  #underWay: ((isFailure: boolean) => void)[] = []

  constructor() {
    const held = fakeNetwork({ facilities: FACILITIES.slice(0, HELD.length), people: PEOPLE })
    this.network = {
      ...held,
      sources: held.sources.map((source) => ({
        ...source,
        // Nothing of the abort is heeded: the worst that a source can do is to answer all the same.
        records: (link) =>
          new Promise<Arrived<ClinicalFact>>((resolve) => {
            const person = link.patientResourceId?.split('-')[1] ?? ''
            const facility = source.facility.id
            const fact = { ...fakeAllergy(facility, `of ${person}`), key: `${facility}/AllergyIntolerance/1` }
            this.#underWay.push((isFailure) => resolve(isFailure ? failedAnswer() : dataOf([fact])))
          }),
      })),
    }
  }

  arrive(which: number, isFailure: boolean): void {
    const [answer] = this.#underWay.splice(which % Math.max(1, this.#underWay.length), 1)
    answer?.(isFailure)
  }

  arriveAll(): void {
    while (this.#underWay.length > 0) this.arrive(0, false)
  }
}

let askAgain: (facility: FacilityId) => void = () => undefined

function Allergies({ person }: { readonly person: Person }) {
  usePersonScope(person.handle)
  askAgain = useAskAgain(person.handle)
  const view = useRecords(person, 'allergy', ALWAYS)
  const rows = useMemo(
    () => [...view.values()].flatMap((answer) => (answer.state === 'data' ? answer.rows : [])),
    [view],
  )
  return rows.map((row) => <p key={row.key}>{row.cause.text}</p>)
}

/** Queries tell those who watch them at the next turn of the loop. */
function told(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

afterEach(cleanup)

describe('security-safety.md §E, property', () => {
  it(
    'H-01 PID-3 E2: whatever the order of switches, answers, failures and retries, only the open patient’s records are drawn',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (sequence) => {
          const held = new HeldNetwork()
          const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
          const draw = (open: Person | undefined) => (
            <QueryClientProvider client={client}>
              <NetworkProvider network={held.network}>
                {open === undefined ? null : <Allergies key={open.handle} person={open} />}
              </NetworkProvider>
            </QueryClientProvider>
          )
          let open = PEOPLE[0]
          const { container, rerender, unmount } = render(draw(open))
          const drawn = () => [...container.querySelectorAll('p')].map(({ textContent }) => textContent)
          const others = () => drawn().filter((text) => text !== `of ${open?.handle}`)
          for (const step of sequence) {
            await act(async () => {
              if (step.kind === 'switch') {
                open = PEOPLE[step.to]
                rerender(draw(open))
              } else if (step.kind === 'arrive') held.arrive(step.which, step.isFailure)
              else askAgain((HELD[step.facility] ?? 'a') as FacilityId)
              await told()
            })
            expect(others()).toEqual([])
          }
          for (const facility of HELD) await act(async () => askAgain(facility as FacilityId))
          // The years behind the newest are asked once those have come.
          for (let rounds = 0; rounds < 3; rounds += 1) {
            await act(async () => {
              held.arriveAll()
              await told()
            })
          }
          expect(drawn()).toEqual(HELD.map(() => `of ${open?.handle}`))
          unmount()
        }),
        { numRuns: Math.ceil(FUZZ_RUNS / 40) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
