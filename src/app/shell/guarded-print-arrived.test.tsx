import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import styles from './guarded-print.module.css'
import { GuardedPrint } from './guarded-print.tsx'

test('B7: once the guard is there, it says itself what may not be printed, and nothing hides its words', async () => {
  renderScreen(<GuardedPrint />, { network: fakeNetwork() })
  await screen.findByRole('status')
  const unguarded = () => document.querySelector(`span[hidden].${styles.unguarded}`)
  await waitFor(() => expect(unguarded()).toBeNull(), { timeout: 10_000 })
  act(() => {
    window.dispatchEvent(new Event('beforeprint'))
  })
  expect(screen.getByText('この画面には、いま印刷できるものがありません')).toBeInTheDocument()
  act(() => {
    window.dispatchEvent(new Event('afterprint'))
  })
})
