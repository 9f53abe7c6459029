import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// jsdom announces on the console what it lacks; the router calls this one at every navigation.
window.scrollTo = vi.fn()

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
