import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import styles from './guarded-print.module.css'
import { GuardedPrint } from './guarded-print.tsx'

const code = vi.hoisted(() => ({ asked: 0 }))

vi.mock('#record/print/print-guard.tsx', () => {
  code.asked += 1
  throw new Error('Failed to fetch dynamically imported module')
})

const unguarded = () => document.querySelector(`span[hidden].${styles.unguarded}`)

test('B7, E28: without the guard the page goes on, asks for it a second time, and is marked as not to be printed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  renderScreen(
    <>
      <GuardedPrint />
      <p>the record</p>
    </>,
    { network: fakeNetwork() },
  )
  expect(await screen.findByText('the record')).toBeVisible()
  expect(unguarded(), 'while it is on its way').not.toBeNull()
  await waitFor(() => expect(code.asked).toBe(2), { timeout: 10_000 })
  await waitFor(() => expect(console.error).toHaveBeenCalled(), { timeout: 10_000 })
  expect(screen.getByText('the record')).toBeVisible()
  expect(unguarded(), 'once it is known to be lost').not.toBeNull()
})
