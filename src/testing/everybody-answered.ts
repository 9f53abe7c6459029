import { screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'

/**
 * Waits until nothing on the screen says that somebody is still asked: for tests that read what needs every answer, once
 * something of the screen stands there.
 */
export async function everybodyAnswered(): Promise<void> {
  await waitFor(() => expect(screen.queryAllByText(/照会しています|^受信中$/)).toEqual([]))
}
