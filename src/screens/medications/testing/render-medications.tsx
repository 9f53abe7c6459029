import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import '#i18n/medications.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import type { ExportPolicy } from '#sources/policy-config.ts'
import { dataOf, type FakeReplies, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleDrug } from '#testing/sample-supplies.ts'
import { MedicationsScreen } from '../medications.screen.tsx'
import type { MedicationsAddress } from '../medications-address.ts'

// The test DOM has no layout, so nothing is ever out of view in it.
HTMLElement.prototype.scrollIntoView = () => {}

// Today is 2026/11/21: the day at which every fake answer was fetched.
export const NORVASC = sampleDrug('ノルバスク錠２．５ｍｇ', '2171022F1029')
export const AMLODIPINE = sampleDrug('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4990')
export const CAMOSTAT = sampleDrug('カモスタット錠１００ｍｇ（院内約束処方）')
export const LONG = sampleDrug(
  'レボドパ１００ｍｇ・カルビドパ水和物１０ｍｇ・エンタカポン１００ｍｇ配合錠「例示地域医療連携ネットワーク共同購入品」（一包化不可・粉砕不可）',
)

export interface Given {
  readonly answers?: Readonly<Record<string, FakeReplies>>
  readonly address?: MedicationsAddress
  readonly links?: readonly string[]
  readonly isPatientFacing?: boolean
  readonly language?: 'ja' | 'en'
  /** Who may take records out; without it as everywhere. */
  readonly exports?: ExportPolicy
}

export const records = (
  prescription: readonly ClinicalFact[],
  injection: readonly ClinicalFact[] = [],
): FakeReplies => ({
  records: { prescription: dataOf(prescription), injection: dataOf(injection) },
})

export function show({
  answers = {},
  address = {},
  links = ['a', 'b'],
  isPatientFacing = false,
  language = 'ja',
  exports,
}: Given) {
  const person = fakePerson('p1', { links: Object.fromEntries(links.map((id) => [id, 'linked' as const])) })
  const addresses: MedicationsAddress[] = []
  function Page() {
    const [at, setAt] = useState(address)
    const go = (next: MedicationsAddress) => {
      addresses.push(next)
      setAt(next)
    }
    return (
      <PatientFacingProvider isOn={isPatientFacing}>
        <main>
          <MedicationsScreen person={person} address={at} onAddress={go} />
        </main>
      </PatientFacingProvider>
    )
  }
  const rendered = renderScreen(<Page />, {
    language,
    network: { ...networkAt({ people: [person], answers }), ...(exports === undefined ? {} : { exports }) },
  })
  return { ...rendered, addresses }
}

/** The clock of the network stands at the time of its answers. */
export function networkAt(options: Parameters<typeof fakeNetwork>[0]) {
  return { ...fakeNetwork(options), now: () => Date.UTC(2026, 10, 21, 0, 31) as never }
}

export const grid = (name = '処方歴') => screen.findByRole('grid', { name })
export const rowNamed = async (text: string | RegExp) => {
  const header = await screen.findByRole('rowheader', { name: text })
  const row = header.closest<HTMLElement>('[role="row"]')
  if (row === null) throw new Error('no row')
  return row
}

/** What stands on the time axis of a row: its cells but for the one that chooses it. */
export const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .filter((cell) => within(cell).queryByRole('checkbox') === null)
