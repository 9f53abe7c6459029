import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonHandle } from '#clinical/person.ts'
import { USERS } from '#testing/users.ts'
import { SessionProvider, useSession } from './session-context.tsx'

const [PHYSICIAN, NURSE] = USERS
const around = ({ children }: { readonly children: ReactNode }) => (
  <SessionProvider users={USERS}>{children}</SessionProvider>
)

function session() {
  return renderHook(useSession, { wrapper: around }).result
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('the session', () => {
  it('A8: has nobody until somebody is chosen, and remembers whom for a reload of the tab', () => {
    const first = session()
    expect(first.current.user).toBeUndefined()
    act(() => first.current.chooseUser(PHYSICIAN.id))
    expect(first.current.user).toEqual(PHYSICIAN)
    expect(session().current.user).toEqual(PHYSICIAN)
  })

  it('forgets a remembered user who is not known any more', () => {
    sessionStorage.setItem('renkei-viewer.user', 'somebody-else')
    expect(session().current.user).toBeUndefined()
  })

  it('LIST-5: keeps who was opened, the last one first, for this user alone', () => {
    const current = session()
    act(() => current.current.chooseUser(PHYSICIAN.id))
    for (const handle of ['p1', 'p2', 'p1'] as PersonHandle[]) act(() => current.current.opened(handle))
    expect(current.current.recentlyOpened).toEqual(['p1', 'p2'])
    act(() => current.current.chooseUser(NURSE.id))
    expect(current.current.recentlyOpened).toEqual([])
  })

  it('PID-12: stores nothing of a patient in the browser', () => {
    const current = session()
    act(() => current.current.chooseUser(PHYSICIAN.id))
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.choosePatients({ typed: 'ミホン' }))
    expect(current.current.patientList.typed).toBe('ミホン')
    const stored = [sessionStorage, localStorage].flatMap((storage) => Object.values({ ...storage }))
    expect(stored).toEqual([PHYSICIAN.id])
  })

  it('A8: leaving leaves nothing behind', () => {
    const current = session()
    act(() => current.current.chooseUser(PHYSICIAN.id))
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.choosePatients({ typed: 'ミホン' }))
    act(() => current.current.leave())
    expect(current.current.patientList.typed).toBe('')
    expect(current.current.user).toBeUndefined()
    expect(current.current.recentlyOpened).toEqual([])
    expect(sessionStorage).toHaveLength(0)
  })
})
