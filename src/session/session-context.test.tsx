import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonHandle } from '#clinical/person.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { SessionProvider, useSession } from './session-context.tsx'

const [PHYSICIAN, NURSE] = USERS

function session() {
  const signIn = chooserOf(USERS)
  const around = ({ children }: { readonly children: ReactNode }) => (
    <SessionProvider signIn={signIn}>{children}</SessionProvider>
  )
  const current = renderHook(useSession, { wrapper: around }).result
  return { current, choose: (id: string) => act(() => signIn.chooser?.choose(id)) }
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('the session', () => {
  it('A8: has nobody until somebody is chosen, and remembers whom for a reload of the tab', () => {
    const { current, choose } = session()
    expect(current.current.user).toBeUndefined()
    choose(PHYSICIAN.id)
    expect(current.current.user).toEqual(PHYSICIAN)
    expect(session().current.current.user).toEqual(PHYSICIAN)
  })

  it('forgets a remembered user who is not known any more', () => {
    sessionStorage.setItem('renkei-viewer.user', 'somebody-else')
    expect(session().current.current.user).toBeUndefined()
  })

  it('LIST-5: keeps who was opened, the last one first, for this user alone', () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    for (const handle of ['p1', 'p2', 'p1'] as PersonHandle[]) act(() => current.current.opened(handle))
    expect(current.current.recentlyOpened).toEqual(['p1', 'p2'])
    choose(NURSE.id)
    expect(current.current.recentlyOpened).toEqual([])
  })

  it('PID-12: stores nothing of a patient in the browser', () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.choosePatients({ typed: 'ミホン' }))
    expect(current.current.patientList.typed).toBe('ミホン')
    const stored = [sessionStorage, localStorage].flatMap((storage) => Object.values({ ...storage }))
    expect(stored).toEqual([PHYSICIAN.id])
  })

  it('H-11, H-22: what one user was asked to prove is not answered by the next', async () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61 * 60_000)
    let asked: Promise<boolean> | undefined
    act(() => {
      asked = current.current.confirmIdentity()
    })
    vi.restoreAllMocks()
    expect(current.current.confirmation?.of).toBe(PHYSICIAN.id)
    choose(NURSE.id)
    expect(await act(async () => asked)).toBe(false)
  })

  it('A8: leaving leaves nothing behind', () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.choosePatients({ typed: 'ミホン' }))
    act(() => current.current.leave())
    expect(current.current.patientList.typed).toBe('')
    expect(current.current.user).toBeUndefined()
    expect(current.current.recentlyOpened).toEqual([])
    expect(sessionStorage).toHaveLength(0)
  })

  it('A6: a lock keeps where the user was and forgets what was searched for, which may be a name', async () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.choosePatients({ typed: 'ミホン', isNewOnly: true }))
    act(() => current.current.lock())
    expect(current.current.state).toMatchObject({ kind: 'locked', user: PHYSICIAN, why: 'asked' })
    expect(current.current.user).toBeUndefined()
    expect(sessionStorage).toHaveLength(0)
    await act(async () => void (await current.current.signIn?.unlock('/')))
    expect(current.current.user).toEqual(PHYSICIAN)
    expect(current.current.recentlyOpened).toEqual(['p1'])
    expect(current.current.patientList).toMatchObject({ typed: '', isNewOnly: true })
  })

  it('A6: another user finds nothing of the one who locked', () => {
    const { current, choose } = session()
    choose(PHYSICIAN.id)
    act(() => current.current.opened('p1' as PersonHandle))
    act(() => current.current.lock())
    choose(NURSE.id)
    expect(current.current.recentlyOpened).toEqual([])
    choose(PHYSICIAN.id)
    expect(current.current.recentlyOpened).toEqual([])
  })
})
