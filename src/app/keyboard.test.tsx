import { createMemoryHistory } from '@tanstack/react-router'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import type { LabsAddress } from '#screens/labs/labs-address.ts'
import { rememberUser } from '#session/remembered.ts'
import { FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { App } from './app.tsx'
import { createAppRouter } from './router.tsx'

// The keys are what is tested here. A key that a part of the calendar takes for itself is 4, as a viewport takes digits.
vi.mock('#screens/calendar/calendar.screen.tsx', () => ({
  CalendarScreen: () => (
    <>
      <input type="search" aria-label="探す" />
      <button type="button" onKeyDown={(event) => (event.key === '4' ? event.preventDefault() : undefined)}>
        自分のキーを持つ部分
      </button>
      <table>
        <tbody>
          <tr>
            <td>
              <button type="button" tabIndex={0}>
                最初のマス
              </button>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  ),
}))
vi.mock('#screens/labs/labs.screen.tsx', () => ({
  LabsScreen: ({ address }: { readonly address: LabsAddress }) => <h1>検査結果 {address.period}</h1>,
}))

async function openCalendar() {
  rememberUser(USERS[0].id)
  const history = createMemoryHistory({ initialEntries: ['/p/p1/calendar?period=6m'] })
  render(
    <App
      network={{ ...fakeNetwork({ people: [fakePerson('p1', { links: { a: 'linked' } })] }), now: () => FETCHED_AT }}
      signIn={chooserOf(USERS)}
      router={createAppRouter(history, '/')}
      i18n={startI18n('ja')}
    />,
  )
  await screen.findByRole('button', { name: '最初のマス' }, { timeout: 20_000 })
  return { user: userEvent.setup(), history }
}

const link = (name: RegExp) => screen.getByRole('link', { name })

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

it('ACC-2: g and the number of the menu open that screen with the period of this one, and the focus is on its link', async () => {
  const { user, history } = await openCalendar()
  expect(within(link(/検査結果/)).queryByText('4')).toBeNull()
  await user.keyboard('g')
  expect(within(link(/検査結果/)).getByText('4')).toBeVisible()
  expect(within(link(/連携患者一覧/)).getByText('0')).toBeVisible()
  expect(screen.getByText(/行き先の番号を押してください/)).toBeInTheDocument()
  await user.keyboard('4')
  expect(await screen.findByRole('heading', { name: '検査結果 6m' }, { timeout: 20_000 })).toBeVisible()
  expect(history.location.pathname).toBe('/p/p1/labs')
  expect(link(/検査結果/)).toHaveFocus()
  expect(within(link(/検査結果/)).queryByText('4')).toBeNull()
})

it('ACC-2: g and 0 lead back to the list of patients', async () => {
  const { user, history } = await openCalendar()
  await user.keyboard('g0')
  expect(await screen.findByRole('table', { name: '連携患者一覧' }, { timeout: 20_000 })).toBeVisible()
  expect(history.location.pathname).toBe('/')
})

it('ACC-2: after g the number goes to the menu even where a part of the screen has keys of its own', async () => {
  const { user, history } = await openCalendar()
  screen.getByRole('button', { name: '自分のキーを持つ部分' }).focus()
  await user.keyboard('4')
  expect(history.location.pathname).toBe('/p/p1/calendar')
  await user.keyboard('g4')
  await waitFor(() => expect(history.location.pathname).toBe('/p/p1/labs'))
})

it.each([
  ['Esc', '{Escape}'],
  ['a key that is no number', 'x'],
  ['a number that stands nowhere', '9'],
])('ACC-2: after g %s leads nowhere, and the next number does nothing', async (_, key) => {
  const { user, history } = await openCalendar()
  await user.keyboard(`g${key}`)
  expect(within(link(/検査結果/)).queryByText('4')).toBeNull()
  await user.keyboard('4')
  expect(history.location.pathname).toBe('/p/p1/calendar')
})

it('ACC-2: a click ends the wait for a number', async () => {
  const { user, history } = await openCalendar()
  await user.keyboard('g')
  await user.click(screen.getByRole('button', { name: '最初のマス' }))
  await user.keyboard('4')
  expect(history.location.pathname).toBe('/p/p1/calendar')
})

it('ACC-2: n leads to the menu, b to the data of the screen, / to its search field', async () => {
  const { user } = await openCalendar()
  await user.keyboard('n')
  expect(document.activeElement).toHaveAttribute('aria-current', 'page')
  await user.keyboard('b')
  expect(screen.getByRole('button', { name: '最初のマス' })).toHaveFocus()
  await user.keyboard('/')
  expect(screen.getByRole('searchbox', { name: '探す' })).toHaveFocus()
  expect(screen.getByRole('searchbox', { name: '探す' })).toHaveValue('')
})

it('ACC-2: no letter is a command while somebody types', async () => {
  const { user, history } = await openCalendar()
  await user.type(screen.getByRole('searchbox', { name: '探す' }), 'g4?bn/')
  expect(screen.getByRole('searchbox', { name: '探す' })).toHaveValue('g4?bn/')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(history.location.pathname).toBe('/p/p1/calendar')
})

it('ACC-2: ? lists the keys, and with single keys switched off none of them does anything or stands on the list', async () => {
  const { user, history } = await openCalendar()
  await user.keyboard('?')
  const list = screen.getByRole('dialog', { name: 'キー操作の一覧' })
  expect(within(list).getByRole('rowheader', { name: 'g 1 – 8' })).toBeVisible()
  await user.click(within(list).getByRole('button', { name: '閉じる' }))
  await user.click(screen.getByRole('button', { name: '設定' }))
  await user.click(screen.getByRole('checkbox', { name: /1文字のキー/ }))
  await user.click(screen.getByRole('button', { name: '閉じる' }))
  await user.keyboard('?')
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.keyboard('g4')
  expect(history.location.pathname).toBe('/p/p1/calendar')
  await user.keyboard('/')
  expect(screen.getByRole('searchbox', { name: '探す' })).not.toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'キー操作の一覧' }))
  expect(screen.queryByRole('rowheader', { name: 'g 1 – 8' })).toBeNull()
})
