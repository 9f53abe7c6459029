import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { FaceSheetScreen } from './face-sheet.screen.tsx'

it('PRV-1, FACE-2: a problem and an aid tell the day as of which they were 未告知, on paper too', async () => {
  const asOf = { text: '2026-11-07T09:00:00', precision: 'second' as const }
  const person = fakePerson('p', { links: { a: 'linked' } })
  const diagnosis = dataOf([
    fakeDiagnosis('a', '慢性腎不全維持透析中', '2020-01-01', { sensitivity: [{ mark: 'undisclosed', asOf }] }),
  ])
  const network = fakeNetwork({ answers: { a: { records: { diagnosis } } }, people: [person] })
  renderScreen(<FaceSheetScreen person={person} view={{}} onView={() => {}} />, {
    network: { ...network, now: () => FETCHED_AT },
  })
  const words = '未告知 2026/11/07時点'
  await screen.findAllByText('慢性腎不全維持透析中')
  expect(screen.getAllByText(words)).toHaveLength(2)
  window.dispatchEvent(new Event('beforeprint'))
  expect(await screen.findAllByText(words)).toHaveLength(4)
  window.dispatchEvent(new Event('afterprint'))
})
