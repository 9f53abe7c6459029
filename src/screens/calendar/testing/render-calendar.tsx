import { act, configure, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { CALENDAR_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { Language } from '#i18n/i18n.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import type { HubStore } from '#sources/hub/hub-store.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import type { Arrived } from '#sources/record-source.ts'
import {
  dataOf,
  type FakeReplies,
  FETCHED_AT,
  failedAnswer,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleOccurrence } from '#testing/sample-facts.ts'
import { CalendarScreen } from '../calendar.screen.tsx'
import type { CalendarAddress } from '../calendar-address.ts'

// The machine may be busy with much else: patience is not what is tested here.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const WINDOW = { width: 470, height: 640 }

// jsdom lays nothing out and scrolls nothing: a grid of 470 × 640 pixels, eight days beside the labels.
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  for (const name of ['clientWidth', 'offsetWidth'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(WINDOW.width)
  for (const name of ['clientHeight', 'offsetHeight'] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(WINDOW.height)
  const offsets = new WeakMap<Element, number>()
  Object.defineProperty(HTMLElement.prototype, 'scrollLeft', {
    configurable: true,
    get(this: HTMLElement) {
      return offsets.get(this) ?? 0
    },
    set(this: HTMLElement, value: number) {
      offsets.set(this, Math.max(0, value))
      queueMicrotask(() => act(() => this.dispatchEvent(new Event('scroll'))))
    },
  })
})

export type Answers = Readonly<Record<string, FakeReplies>>

/** Replies of one facility: the occurrences fall into whichever window is asked. */
export function timeline(...occurrences: readonly Occurrence[]): FakeReplies {
  const kinds = [...new Set(occurrences.map((each) => each.kind))]
  return {
    timeline: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        ({ from, until }: { from: JstDate | undefined; until: JstDate | undefined }): Arrived<Occurrence> => {
          const rows = occurrences.filter((each) => {
            const day = each.start?.text.slice(0, 10) ?? '9999'
            return each.kind === kind && (from === undefined || day >= from) && (until === undefined || day < until)
          })
          return rows.length === 0 ? { state: 'none', fetchedAt: FETCHED_AT } : dataOf(rows)
        },
      ]),
    ),
  }
}

export const everyKind = <T,>(reply: T): Partial<Record<RecordKind, T>> =>
  Object.fromEntries((['stay', 'visit', ...CALENDAR_KINDS] as const).map((kind) => [kind, reply]))
export const failing: FakeReplies = { timeline: everyKind(failedAnswer()), records: everyKind(failedAnswer()) }
export const silent: FakeReplies = { timeline: everyKind(neverAnswers<Occurrence>()) }

export interface Options {
  readonly answers: Answers
  readonly person?: Person
  readonly other?: Person
  readonly address?: CalendarAddress
  readonly language?: Language
  /** 患者提示モード. */
  readonly isPatientFacing?: boolean
  /** There is a hub that keeps notes. */
  readonly canWrite?: boolean
  readonly facilities?: Parameters<typeof fakeNetwork>[0] extends infer O
    ? O extends { facilities?: infer F }
      ? F
      : never
    : never
}

export const addresses: CalendarAddress[] = []

function Host({ people, start }: { readonly people: readonly [Person, Person]; readonly start: CalendarAddress }) {
  const [person, setPerson] = useState(people[0])
  const [address, setAddress] = useState(start)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setPerson(people[1])
          setAddress({})
        }}
      >
        別の患者
      </button>
      <Look person={person} />
      <PatientFacingOfPerson person={person}>
        <CalendarScreen
          person={person}
          address={address}
          onAddress={(next) => {
            addresses.push(next)
            setAddress(next)
          }}
        />
      </PatientFacingOfPerson>
    </>
  )
}

function Look({ person }: { readonly person: Person }) {
  const { looked } = usePatientMarks(person)
  return (
    <button type="button" onClick={() => looked('laboratory')}>
      look
    </button>
  )
}

export function render({
  answers,
  person = LINKED,
  other = fakePerson('other'),
  address = {},
  language = 'ja',
  canWrite = false,
  isPatientFacing = false,
  facilities,
}: Options) {
  addresses.length = 0
  const network = fakeNetwork({
    answers,
    people: [person, other],
    ...(facilities === undefined ? {} : { facilities }),
  })
  // The hub keeps the notes of everybody and nothing else of the calendar.
  const hub = {
    ...network.hub,
    facility: { ...network.hub.facility, disclosedKinds: new Set(['note', 'contraindication'] as const) },
  }
  return renderScreen(
    <PatientFacingProvider isOn={isPatientFacing}>
      <Host people={[person, other]} start={address} />
    </PatientFacingProvider>,
    {
      network: { ...network, hub, now: () => FETCHED_AT, ...(canWrite ? { hubStore: HUB_STORE } : {}) },
      language,
    },
  )
}

/** Stands for a hub that is not written to here. */
const HUB_STORE: HubStore = {
  audiences: ['network'],
  patientIdOf: () => undefined,
  askAnyway: () => {},
  read: () => new Promise(() => {}),
  search: () => new Promise(() => {}),
  create: () => new Promise(() => {}),
  update: () => new Promise(() => {}),
}

export const LINKED = fakePerson('p', { links: { a: 'linked', b: 'linked', d: 'linked' } })
export const grid = () => screen.findByRole('grid', { name: '診療カレンダー' })
/** The accessible name of a cell: what stands in it for a reader who does not see. */
export const nameOf = (cell: Element | null) => cell?.querySelector('.visually-hidden')?.textContent ?? ''

/** A cell by its name; a search by role would compute the names of some hundred buttons each time. */
export const cellNow = (name: RegExp) =>
  [...document.querySelectorAll<HTMLElement>('[role=gridcell] button')].find((each) => name.test(nameOf(each)))
export const cell = (name: RegExp) =>
  waitFor(() => {
    const found = cellNow(name)
    if (found === undefined) throw new Error(`no cell ${name}`)
    return found
  })
export const panel = () => screen.findByRole('complementary')

export const BLOODS = [
  sampleOccurrence('a', 'laboratory', '2026-11-18T09:05'),
  sampleOccurrence('b', 'laboratory', '2026-11-18T14:20', { department: '循環器内科' }),
  sampleOccurrence('b', 'laboratory', '2026-11-18T14:30', { department: '循環器内科' }),
]
