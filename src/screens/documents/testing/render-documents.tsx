import { screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { ClinicalDocument, Report } from '#clinical/event-facts.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Person } from '#clinical/person.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { dataOf, type FakeReplies, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { DocumentsScreen } from '../documents.screen.tsx'
import type { DocumentsAddress } from '../documents-address.ts'

vi.setConfig({ testTimeout: 60_000 })

export const TARO = fakePerson('taro', { numbers: { b: '44710092' } })

export function Screen({
  person = TARO,
  start = {},
  isPatientFacing = false,
}: {
  person?: Person
  start?: DocumentsAddress
  isPatientFacing?: boolean
}) {
  const [address, setAddress] = useState<DocumentsAddress>(start)
  const [visit, setVisit] = useState(0)
  const { looked } = usePatientMarks(person)
  return (
    <PatientFacingProvider isOn={isPatientFacing}>
      <button
        type="button"
        onClick={() => {
          looked('file')
          setVisit(visit + 1)
        }}
      >
        見てから開き直す
      </button>
      <PatientFacingOfPerson person={person}>
        <DocumentsScreen key={visit} person={person} address={address} onAddress={(next) => setAddress(next)} />
      </PatientFacingOfPerson>
    </PatientFacingProvider>
  )
}

export function replies(...facts: readonly (ClinicalDocument | Report)[]): FakeReplies {
  const of = (kind: ClinicalFact['kind']) => {
    const rows = facts.filter((fact) => fact.kind === kind)
    return rows.length === 0 ? {} : { [kind]: dataOf<ClinicalFact>(rows) }
  }
  return { records: { ...of('file'), ...of('clinical-record'), ...of('report') } }
}

export function show(
  facts: readonly (ClinicalDocument | Report)[],
  more: Parameters<typeof Screen>[0] & { answers?: Record<string, FakeReplies> } = {},
) {
  const { answers, ...props } = more
  return renderScreen(<Screen {...props} />, {
    network: fakeNetwork({ people: [TARO], answers: answers ?? { b: replies(...facts) } }),
  })
}

export const row = (name: RegExp) => screen.findByRole('row', { name })
export const title = (name: RegExp) => screen.findByRole('button', { name })
export const pane = () => screen.getByRole('region', { name: '文書の内容' })

// What jsdom lacks: addresses of blobs.
export const made = vi.fn<(blob: Blob) => string>(() => 'blob:fake')
beforeEach(() => {
  made.mockClear()
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} }))
})
