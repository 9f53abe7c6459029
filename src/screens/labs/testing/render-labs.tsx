import { act, configure, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Person } from '#clinical/person.ts'
import type { Language } from '#i18n/i18n.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { dataOf, type FakeReplies, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { LAB_CODE, type SampleLab } from '#testing/sample-lab-results.ts'
import { LabsScreen } from '../labs.screen.tsx'
import type { LabsAddress } from '../labs-address.ts'

configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

// jsdom lays nothing out: a window of 1,166 × 600 pixels that keeps its scroll offsets.
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  for (const [name, size] of [
    ['clientWidth', 1166],
    ['clientHeight', 600],
  ] as const)
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(size)
  for (const name of ['scrollLeft', 'scrollTop'] as const) {
    const offsets = new WeakMap<Element, number>()
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return offsets.get(this) ?? 0
      },
      set(this: HTMLElement, value: number) {
        offsets.set(this, Math.max(0, value))
        queueMicrotask(() => act(() => this.dispatchEvent(new Event('scroll'))))
      },
    })
  }
})

export const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, unit: 'mmol/L', range: '3.6-4.8' }
export const laboratory = (...results: readonly ClinicalFact[]): FakeReplies => ({
  records: { laboratory: dataOf(results) },
})
const TARO = fakePerson('taro', { links: { a: 'linked', b: 'linked' } })

export const addresses: LabsAddress[] = []

function Host({ people, start }: { readonly people: readonly [Person, Person]; readonly start: LabsAddress }) {
  const [person, setPerson] = useState(people[0])
  const [address, setAddress] = useState(start)
  const [visit, setVisit] = useState(0)
  const { looked } = usePatientMarks(person)
  return (
    <>
      <button type="button" onClick={() => setPerson(people[1])}>
        別の患者
      </button>
      <button
        type="button"
        onClick={() => {
          looked('laboratory')
          setVisit(visit + 1)
        }}
      >
        見てから開き直す
      </button>
      <LabsScreen
        key={visit}
        person={person}
        address={address}
        onAddress={(next) => {
          addresses.push(next)
          setAddress(next)
        }}
      />
    </>
  )
}

export interface Options {
  readonly answers: Readonly<Record<string, FakeReplies>>
  readonly address?: LabsAddress
  readonly language?: Language
}

export function render({ answers, address = {}, language = 'ja' }: Options) {
  addresses.length = 0
  const other = fakePerson('other', { links: { a: 'linked', b: 'linked' } })
  const network = { ...fakeNetwork({ answers, people: [TARO, other] }), now: () => FETCHED_AT }
  return renderScreen(<Host people={[TARO, other]} start={address} />, { network, language })
}

export const grid = () => screen.findByRole('grid', { name: '検査結果時系列' })
export const rowOf = async (name: RegExp) => {
  const heading = await within(await grid()).findByRole('rowheader', { name })
  const row = heading.closest<HTMLElement>('[role=row]')
  if (row === null) throw new Error('a row heading stands in a row')
  return row
}
export const textsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent)
