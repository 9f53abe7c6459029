import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { samplePrescription } from '#testing/sample-facts.ts'
import { FaceSheetScreen } from './face-sheet.screen.tsx'

it('FACE-1, MED-1, SRC-6: a medicine for which paper has no line is named with its dose and how it is taken', async () => {
  const person = fakePerson('p', { links: { a: 'linked' } })
  const medicines = Array.from({ length: 12 }, (_, at) =>
    samplePrescription('a', at === 0 ? '2026-11-01' : '2026-11-10', `薬${at}錠`, {
      endsOn: '2026-12-07' as JstDate,
      dose: { text: '0.5', unit: '錠' },
      dailyDose: { text: '1', unit: '錠' },
      usage: '１日２回朝夕食後',
    }),
  )
  const network = fakeNetwork({ answers: { a: { records: { prescription: dataOf(medicines) } } }, people: [person] })
  renderScreen(<FaceSheetScreen person={person} view={{}} onView={() => {}} />, {
    network: { ...network, now: () => FETCHED_AT },
  })
  await screen.findByText('薬0錠')
  window.dispatchEvent(new Event('beforeprint'))
  const rest = (await screen.findByText(/^ほか 1件（全12件）/)).closest('p')
  expect(rest).toHaveTextContent(/薬\d+錠 1回量 0\.5.錠.1日量 1.錠.*１日２回朝夕食後/)
  window.dispatchEvent(new Event('afterprint'))
})
