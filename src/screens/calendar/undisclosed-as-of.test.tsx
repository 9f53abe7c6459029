import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import { fakeProcedure } from '#testing/fake-facts.ts'
import { cell, render, timeline } from './testing/render-calendar.tsx'

it('PRV-1: the copy of the calendar tells the day as of which something was 未告知', async () => {
  const asOf = { text: '2026-11-07', precision: 'day' as const }
  const records = occurrencesOfFacts([
    { ...fakeProcedure('b', '化学療法', '2026-11-18'), sensitivity: [{ mark: 'undisclosed', asOf }] },
  ])
  const { user } = render({ answers: { b: timeline(...records) } })
  await cell(/手術/)
  await user.click(screen.getByRole('button', { name: '一覧の出力' }))
  await waitFor(() => expect(screen.getByRole('dialog', { name: '一覧の出力' })).toHaveTextContent('1件'))
  await user.click(screen.getByRole('button', { name: 'コピー' }))
  expect(await navigator.clipboard.readText()).toContain('化学療法（未告知 2026/11/07時点）')
})
