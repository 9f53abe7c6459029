import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PersonHandle } from '#clinical/person.ts'
import { usePersonScope } from './person-scope.ts'

const PERSON = 'p1' as PersonHandle

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function Records() {
  const { data } = useQuery({ queryKey: [PERSON, 'records'], queryFn: async () => 'a record' })
  return <p>{data}</p>
}

function Page() {
  usePersonScope(PERSON)
  return <Records />
}

it('E37 PID-3: nothing of a patient who was left is kept, by no cache and by no timer', async () => {
  const client = new QueryClient()
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  )
  await act(async () => vi.advanceTimersByTimeAsync(10))
  unmount()
  expect(client.getQueryCache().getAll()).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(vi.getTimerCount()).toBe(0)
})
