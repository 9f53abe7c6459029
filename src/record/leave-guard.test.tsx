import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { LeaveGuardProvider } from './leave-guard-provider.tsx'

const PERSON = fakePerson('p1')

function start() {
  let sessions = 0
  function Note() {
    const guard = useLeaveGuard()
    return (
      <>
        <button type="button" onClick={() => guard.hold('メモ（下書き）')}>
          type
        </button>
        <button type="button" onClick={() => guard.release('メモ（下書き）')}>
          save
        </button>
        <button type="button" onClick={() => guard.leave(() => (sessions += 1))}>
          switch user
        </button>
      </>
    )
  }
  const root = createRootRoute({ component: Outlet })
  const patient = createRoute({
    getParentRoute: () => root,
    path: '/p/p1',
    component: () => (
      <LeaveGuardProvider handle={PERSON.handle} person={PERSON}>
        <Link to={'/p/p1/labs' as string}>labs</Link>
        <Link to="/">list</Link>
        <Outlet />
      </LeaveGuardProvider>
    ),
  })
  const notes = createRoute({ getParentRoute: () => patient, path: '/notes', component: Note })
  const labs = createRoute({ getParentRoute: () => patient, path: '/labs', component: () => <p>results</p> })
  const list = createRoute({ getParentRoute: () => root, path: '/', component: () => <p>everybody</p> })
  const history = createMemoryHistory({ initialEntries: ['/p/p1/notes'] })
  const router = createRouter({ routeTree: root.addChildren([list, patient.addChildren([notes, labs])]), history })
  render(
    <I18nextProvider i18n={startI18n('ja')}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  return { user: userEvent.setup(), sessions: () => sessions, path: () => history.location.pathname }
}

describe('leaving a patient', () => {
  it('PID-4, NOTE-3: an unsaved note is asked about, with the name of the patient, and staying keeps it', async () => {
    const { user, path } = start()
    await user.click(await screen.findByRole('button', { name: 'type' }))
    await user.click(screen.getByRole('link', { name: 'list' }))
    const dialog = await screen.findByRole('dialog', { name: '保存していない入力があります' })
    expect(dialog).toHaveTextContent('見本 太郎 さんの')
    expect(dialog).toHaveTextContent('メモ（下書き）')
    await user.click(screen.getByRole('button', { name: 'この患者にとどまる' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(path()).toBe('/p/p1/notes')
    await user.click(screen.getByRole('link', { name: 'list' }))
    await user.click(await screen.findByRole('button', { name: '破棄して移動' }))
    expect(await screen.findByText('everybody')).toBeVisible()
  })

  it('NOTE-3: going to another screen of the same patient asks nothing, and the note is still held there', async () => {
    const { user } = start()
    await user.click(await screen.findByRole('button', { name: 'type' }))
    await user.click(screen.getByRole('link', { name: 'labs' }))
    expect(await screen.findByText('results')).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('link', { name: 'list' }))
    expect(await screen.findByRole('dialog')).toBeVisible()
  })

  it('ALRT-1: nothing is asked once it is saved', async () => {
    const { user } = start()
    await user.click(await screen.findByRole('button', { name: 'type' }))
    await user.click(screen.getByRole('button', { name: 'save' }))
    await user.click(screen.getByRole('link', { name: 'list' }))
    expect(await screen.findByText('everybody')).toBeVisible()
  })

  it('NOTE-3: what is kept while it is asked about is said to be kept, and no longer to be lost', async () => {
    const { user } = start()
    await user.click(await screen.findByRole('button', { name: 'type' }))
    await user.click(screen.getByRole('link', { name: 'list' }))
    const dialog = await screen.findByRole('dialog', { name: '保存していない入力があります' })
    // The draft is saved behind the question.
    fireEvent.click(screen.getByText('save'))
    await waitFor(() => expect(dialog).toHaveAccessibleName('入力は保存されました'))
    expect(dialog).not.toHaveTextContent('メモ（下書き）')
    await user.click(within(dialog).getByRole('button', { name: '移動' }))
    expect(await screen.findByText('everybody')).toBeVisible()
  })

  it('A8: switching the user asks as well, and goes on only when told to', async () => {
    const { user, sessions } = start()
    await user.click(await screen.findByRole('button', { name: 'type' }))
    await user.click(screen.getByRole('button', { name: 'switch user' }))
    expect(sessions()).toBe(0)
    await user.click(await screen.findByRole('button', { name: '破棄して移動' }))
    expect(sessions()).toBe(1)
  })
})
