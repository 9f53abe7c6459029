import { createMemoryHistory } from '@tanstack/react-router'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import { DEFAULT_POLICY } from '#session/session-policy.ts'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { FakeSignIn } from '#testing/fake-sign-in.ts'
import { USERS } from '#testing/users.ts'
import { App } from '../app.tsx'
import { createAppRouter } from '../router.tsx'

const [PHYSICIAN, NURSE] = USERS
const UNTOLD = { ...fakeDiagnosis('b', '肺癌の疑い'), sensitivity: [{ mark: 'undisclosed', asOf: undefined }] } as const
const NETWORK = {
  ...fakeNetwork({
    people: [fakePerson('p1')],
    answers: { b: { records: { diagnosis: dataOf([UNTOLD, fakeDiagnosis('b', '高血圧症')]) } } },
  }),
  policy: { ...DEFAULT_POLICY, emergencyMinutes: 60 },
  now: () => FETCHED_AT,
}

/** The page as the browser loads it: all that it knows of before is what the tab has kept. */
async function load(who: (typeof USERS)[number] = PHYSICIAN) {
  cleanup()
  const signIn = new FakeSignIn()
  signIn.enter(who)
  const history = createMemoryHistory({ initialEntries: ['/p/p1/conditions'] })
  render(<App network={NETWORK} signIn={signIn} router={createAppRouter(history, '/')} i18n={startI18n('ja')} />)
  return { signIn, history, user: userEvent.setup() }
}

const shown = (name: RegExp) => screen.findAllByText(name, {}, { timeout: 10_000 })
/** The one of the menu; the screen has another. */
async function mode(): Promise<HTMLElement> {
  const menu = await screen.findByRole('region', { name: 'メニューと閲覧者' }, { timeout: 10_000 })
  return within(menu).findByRole('button', { name: '患者提示モード' })
}

/** The screen in the mode, with all that has come: what the patient knows, and not what they have not been told. */
async function expectHidden() {
  expect((await shown(/高血圧症/)).length).toBeGreaterThan(0)
  expect(await mode()).toHaveAttribute('aria-pressed', 'true')
  expect(screen.queryByText(/肺癌/)).toBeNull()
}

async function openInMode() {
  const started = await load()
  expect((await shown(/肺癌の疑い/)).length).toBeGreaterThan(0)
  await started.user.click(await mode())
  await waitFor(() => expect(screen.queryByText(/肺癌/)).toBeNull())
  return started
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('患者提示モード, once it is on', () => {
  it('PRV-1, PRV-2: stays on when the page is loaded again, and ends only where somebody ends it', async () => {
    await openInMode()
    const { user } = await load()
    await expectHidden()
    await user.click(await mode())
    expect((await shown(/肺癌の疑い/)).length).toBeGreaterThan(0)
    await load()
    expect((await shown(/肺癌の疑い/)).length).toBeGreaterThan(0)
  })

  it('PRV-1, A5: stays on through the lock', async () => {
    const { user } = await openInMode()
    await user.click(screen.getByRole('button', { name: 'ロック' }))
    await screen.findByRole('heading', { name: 'ロック中' })
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    await expectHidden()
  })

  it('A6: ends with the turn of its user: the next one begins without it', async () => {
    await openInMode()
    await load(NURSE)
    await screen.findByRole('table', { name: '連携患者一覧' }, { timeout: 10_000 })
    await load(NURSE)
    expect((await shown(/肺癌の疑い/)).length).toBeGreaterThan(0)
  })

  it('PID-12: leaves a bare mark in the tab, and nothing of the patient', async () => {
    await openInMode()
    const kept = JSON.stringify({ ...sessionStorage, ...localStorage })
    expect(kept).not.toMatch(/肺癌|見本|p1/)
  })
})
