import { createMemoryHistory } from '@tanstack/react-router'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import { rememberUser } from '#session/remembered.ts'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { App } from './app.tsx'
import { createAppRouter } from './router.tsx'

vi.mock('#screens/calendar/calendar.screen.tsx', () => ({ CalendarScreen: () => <h1>診療カレンダー</h1> }))
vi.mock('#screens/notes/notes.screen.tsx', () => ({ NotesScreen: () => <h1>メモ・ノート</h1> }))

const code = vi.hoisted(() => {
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  return { arrived, arrive: () => arrive() }
})

vi.mock('./routes/notes.lazy.tsx', async (load) => {
  await code.arrived
  return load()
})

/** How often an element, or something around it, has been taken out of sight since. */
function timesHidden(element: HTMLElement): () => number {
  let count = 0
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement && target.contains(element) && target.style.display === 'none') count += 1
    }
  })
  observer.observe(document.body, { attributes: true, attributeFilter: ['style'], subtree: true })
  return () => count
}

test('SRC-1: while the code of the next screen is on its way, the one before does not stand under its name', async () => {
  // The code of the first screen is there at once: nothing has had to be said about waiting before.
  await Promise.all([import('./routes/patient.lazy.tsx'), import('./routes/calendar.lazy.tsx')])
  rememberUser(USERS[0].id)
  const router = createAppRouter(createMemoryHistory({ initialEntries: ['/p/p1/calendar'] }), '/')
  const network = fakeNetwork({ people: [fakePerson('p1')] })
  render(<App network={network} signIn={chooserOf(USERS)} router={router} i18n={startI18n('ja')} />)
  const calendar = await screen.findByRole('heading', { name: '診療カレンダー' }, { timeout: 20_000 })
  const link = screen.getByRole('link', { name: /メモ・ノート/ })
  const hidden = timesHidden(screen.getByRole('banner', { name: '患者ヘッダ' }))
  link.focus()
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText('画面を開いています')).toBeVisible()
  // PID-1, ACC-2: neither the header nor the place of the reader goes away with the screen.
  expect(hidden()).toBe(0)
  expect(link).toHaveFocus()
  await waitFor(() => expect(calendar).not.toBeVisible())
  expect(screen.getByRole('banner', { name: '患者ヘッダ' })).toBeVisible()
  code.arrive()
  expect(await screen.findByRole('heading', { name: 'メモ・ノート' })).toBeVisible()
  expect(screen.queryByText('画面を開いています')).toBeNull()
})
