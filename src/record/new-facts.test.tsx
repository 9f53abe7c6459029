import { screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleResult } from '#testing/sample-facts.ts'
import { NewDot, useIsNew } from './new-facts.tsx'

const PERSON = fakePerson('p')
const BEFORE = sampleResult('a', '2026-11-20T09:00', ['K', '4.1', 'mmol/L'])
const AFTER = sampleResult('a', '2026-11-21T10:00', ['K', '4.2', 'mmol/L'])

function List() {
  const isNew = useIsNew(PERSON)
  return [BEFORE, AFTER].map((fact) => (
    <p key={fact.key}>
      {fact.at?.text} {isNew(fact) ? <NewDot /> : null}
    </p>
  ))
}

/** A list that is opened, closed and opened again, and a look at it. */
function Page() {
  const { looked } = usePatientMarks(PERSON)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => looked('laboratory')}>
        look
      </button>
      <button type="button" onClick={() => setOpen(!isOpen)}>
        open
      </button>
      {isOpen ? <List /> : null}
    </>
  )
}

describe('新着 in rows', () => {
  it('LIST-6: before a first look nothing is new; what came after the last look has a dot that readers hear', async () => {
    const { user } = renderScreen(<Page />, { network: { ...fakeNetwork(), now: () => FETCHED_AT } })
    await user.click(await screen.findByRole('button', { name: 'open' }))
    expect(screen.queryByText('新着')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'look' }))
    await user.click(screen.getByRole('button', { name: 'open' }))
    await user.click(screen.getByRole('button', { name: 'open' }))
    expect(screen.getAllByText('新着')).toHaveLength(1)
    expect(screen.getByText(/2026-11-21T10:00/)).toHaveTextContent('新着')
  })

  it('LIST-6: the look that the open screen notes takes no dot from under the eyes of the reader', async () => {
    const { user } = renderScreen(<Page />, {
      network: { ...fakeNetwork(), now: () => (FETCHED_AT - 86_400_000) as never },
    })
    await user.click(await screen.findByRole('button', { name: 'look' }))
    await user.click(screen.getByRole('button', { name: 'open' }))
    expect(screen.getAllByText('新着')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'look' }))
    expect(screen.getAllByText('新着')).toHaveLength(1)
  })
})
