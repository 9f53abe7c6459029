import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { K, laboratory, render, rowOf } from './testing/render-labs.tsx'

it('PRV-1: the day as of which a result was 未告知 is told in its cell by name, in its detail and in the copy', async () => {
  const asOf = { text: '2026-11-07T09:00:00', precision: 'second' as const }
  const { user } = render({
    answers: { a: laboratory(sampleLab({ ...K, value: '6.1' }, { sensitivity: [{ mark: 'undisclosed', asOf }] })) },
  })
  const row = await rowOf(/^K mmol/)
  expect(within(row).getByTitle('未告知 2026/11/07時点')).toHaveTextContent('未告知')
  const cell = within(row).getByRole('button', { name: /6\.1/ })
  await user.click(cell)
  expect(await screen.findByRole('region', { name: '6.1' })).toHaveTextContent('未告知 2026/11/07時点')
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  expect(await navigator.clipboard.readText()).toMatch(/6\.1 mmol\/L.* 未告知 2026\/11\/07時点 例示中央クリニック/)
})
