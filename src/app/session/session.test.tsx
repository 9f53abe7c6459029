// The session in the whole page: sign-in, lock, other users, rights, refusals. One file, because they share the page.
import { createMemoryHistory } from '@tanstack/react-router'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { startI18n } from '#i18n/i18n.ts'
import { DEFAULT_POLICY, type SessionPolicy } from '#session/session-policy.ts'
import { claimTurn } from '#session/turn.ts'
import type { Network } from '#sources/record-source.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { fakeAllergy, fakeMemo } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { FakeSignIn } from '#testing/fake-sign-in.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { USERS } from '#testing/users.ts'
import { App } from '../app.tsx'
import { createAppRouter } from '../router.tsx'

const [PHYSICIAN, NURSE] = USERS
const CLERK = { ...PHYSICIAN, id: 'u-9', name: '例示 文', profession: 'clerk' } as const
const TARO = fakePerson('p1', { numbers: { a: '00012345' } })
const MINUTE = 60_000

interface Options {
  readonly at?: string
  readonly user?: typeof PHYSICIAN | typeof CLERK | null
  readonly policy?: Partial<SessionPolicy>
  readonly network?: Parameters<typeof fakeNetwork>[0]
  readonly now?: () => Instant
  readonly more?: Pick<Network, 'fileServers'> & Pick<FakeSignIn, 'narrowed'>
}

async function start({
  at = '/p/p1/labs',
  user = PHYSICIAN,
  policy,
  network,
  now = () => FETCHED_AT,
  more,
}: Options = {}) {
  const signIn = new FakeSignIn()
  if (more !== undefined) signIn.narrowed = more.narrowed
  if (user !== null) signIn.enter(user)
  const history = createMemoryHistory({ initialEntries: [at] })
  const answers = {
    b: {
      records: {
        laboratory: dataOf([sampleResult('b', '2026-11-18T09:05', ['カリウム', '6.2', 'mmol/L', 'HH'])]),
        allergy: dataOf([fakeAllergy('b', 'そば', '2014-02-01')]),
      },
    },
    hub: { records: { note: dataOf([fakeMemo('抗凝固薬 継続中')]) } },
  }
  render(
    <App
      network={{
        ...fakeNetwork({ people: [TARO], answers, ...network }),
        ...(more?.fileServers === undefined ? {} : { fileServers: more.fileServers }),
        policy: { ...DEFAULT_POLICY, emergencyMinutes: 60, ...policy },
        now,
      }}
      signIn={signIn}
      router={createAppRouter(history, '/')}
      i18n={startI18n('ja')}
    />,
  )
  return { signIn, history, user: userEvent.setup() }
}

/** The patient's name is the last thing to come and the first that must go. */
const patientShown = () => screen.findByText('見本 太郎', {}, { timeout: 10_000 })
const TRACES = ['見本 太郎', 'ミホン', '00012345', 'カリウム', '6.2', 'そば', '抗凝固薬', '1948']

function expectNoTrace(): void {
  for (const trace of TRACES) expect(document.documentElement.textContent).not.toContain(trace)
  expect(document.title).not.toMatch(/見本|太郎/)
}

const lockedScreen = () => screen.findByRole('heading', { name: 'ロック中' })

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('signing in', () => {
  it('A8: a page of its own stands before everything, says what the viewer is for, and comes back to the same address', async () => {
    const { signIn, user } = await start({ user: null })
    expect(await screen.findByRole('heading', { name: 'サインイン' })).toBeVisible()
    expect(screen.getByText(/画像は診断用ではありません/)).toBeVisible()
    expectNoTrace()
    await user.click(screen.getByRole('button', { name: 'サインイン' }))
    expect(signIn.asked).toEqual(['begin /p/p1/labs'])
  })

  it('A1: who signed in by a password alone is told why, with the words of the provider for those who run the site', async () => {
    const { signIn, user } = await start({ user: null })
    act(() => signIn.tell({ kind: 'signed-out', why: 'weak', detail: 'acr: urn:example:acr:pwd' }))
    expect(await screen.findByText('二要素認証が必要です')).toBeVisible()
    expect(screen.getByText('acr: urn:example:acr:pwd')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'もう一度サインイン' }))
    expect(signIn.asked).toEqual(['begin /p/p1/labs fresh'])
  })

  it.each([
    ['cancelled', 'サインインを取りやめました'],
    ['failed', 'サインインできませんでした'],
    ['expired', 'サインインの有効期限が切れました'],
    ['elsewhere', 'ほかのタブでサインアウトしたか、利用者が替わりました'],
    ['no-profession', '職種を確認できません'],
    ['no-facility', '所属施設を確認できません'],
  ] as const)('says why nobody is signed in: %s', async (why, words) => {
    const { signIn } = await start({ user: null })
    act(() => signIn.tell({ kind: 'signed-out', why }))
    expect(await screen.findByText(words)).toBeVisible()
  })

  it('A8, H-11: name, profession and facility stand on every screen', async () => {
    await start()
    await patientShown()
    const rail = within(screen.getByRole('region', { name: 'メニューと閲覧者' }))
    for (const text of ['例示 一郎', '医師', '例示中央クリニック']) expect(rail.getByText(text)).toBeVisible()
  })

  it('A8: the next user is one press away, and nothing of the patient stays', async () => {
    const { signIn, history, user } = await start()
    await patientShown()
    await user.click(screen.getByRole('button', { name: '利用者の切替' }))
    expect(await screen.findByRole('heading', { name: 'サインイン' })).toBeVisible()
    expect(signIn.asked).toEqual(['begin  fresh'])
    expectNoTrace()
    await waitFor(() => expect(history.location.pathname).toBe('/'))
  })
})

describe('the idle lock', () => {
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  const startIdle = async (options: Options = {}) => {
    const started = await start(options)
    await patientShown()
    // The clocks of the page only: what the screens wait for goes on.
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] })
    act(() => started.signIn.lock('asked'))
    act(() => started.signIn.enter(PHYSICIAN))
    await patientShown()
    return started
  }

  it('A5: after nine minutes a countdown is seen, after ten there is nothing of the patient in the page', async () => {
    const { signIn } = await startIdle()
    await pass(9 * MINUTE - 1000)
    expect(screen.queryByRole('timer', { hidden: true })).toBeNull()
    await pass(2000)
    expect(screen.getByRole('timer', { hidden: true })).toHaveTextContent(
      '操作がないため、あと 59秒で画面をロックします',
    )
    await pass(MINUTE)
    expect(await lockedScreen()).toBeVisible()
    expect(screen.getByText('10分間操作がなかったため画面を隠しました')).toBeVisible()
    expect(signIn.getState()).toMatchObject({ kind: 'locked', why: 'idle' })
    expectNoTrace()
  })

  it('A5: any key takes the countdown away', async () => {
    await startIdle()
    await pass(9 * MINUTE + 1000)
    expect(screen.getByRole('timer', { hidden: true })).toBeInTheDocument()
    fireEvent.keyDown(document.body, { key: 'Shift' })
    await pass(500)
    expect(screen.queryByRole('timer', { hidden: true })).toBeNull()
    expect(screen.getByText('見本 太郎')).toBeVisible()
  })

  it('A5: the time is the one of the configuration', async () => {
    await startIdle({ policy: { idleMinutes: 3 } })
    await pass(3 * MINUTE)
    expect(await lockedScreen()).toBeVisible()
    expect(screen.getByText('3分間操作がなかったため画面を隠しました')).toBeVisible()
  })

  it('A5: a hand in another tab keeps this one open', async () => {
    await startIdle()
    const other = new BroadcastChannel('renkei-viewer.activity')
    await pass(9 * MINUTE + 1000)
    expect(screen.getByRole('timer', { hidden: true })).toBeInTheDocument()
    other.postMessage(Date.now())
    await waitFor(() => expect(screen.queryByRole('timer', { hidden: true })).toBeNull())
    await pass(2 * MINUTE)
    expect(screen.getByText('見本 太郎')).toBeVisible()
    other.close()
  })

  it('E30: a laptop that wakes after eight hours is locked before anything else, whatever is touched first', async () => {
    await startIdle()
    await pass(MINUTE)
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE)
    fireEvent.pointerDown(document.body)
    expect(await lockedScreen()).toBeVisible()
    expectNoTrace()
  })
})

describe('the locked screen', () => {
  const lock = async (options: Options = {}) => {
    const started = await start(options)
    await patientShown()
    await started.user.click(screen.getByRole('button', { name: 'ロック' }))
    await lockedScreen()
    return started
  }

  it('A6, PRV-2: names the user and nobody else, in the page, in its title and in the address', async () => {
    const { history } = await lock()
    expect(screen.getByText('例示 一郎')).toBeVisible()
    expectNoTrace()
    expect(document.title).toBe('ロック中 — 連携ビューア')
    expect(history.location.href).toBe('/p/p1/labs')
    expect(screen.getByRole('button', { name: '元の画面に戻る' })).toHaveFocus()
  })

  it('A6: the same user comes back to the same place, and the hospitals are asked anew', async () => {
    let asked = 0
    const person = async () => {
      asked += 1
      return dataOf([TARO])
    }
    const { signIn, history, user } = await lock({ network: { directory: { person } } })
    expect(asked).toBe(1)
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    expect(await patientShown()).toBeVisible()
    expect(signIn.asked).toEqual(['unlock /p/p1/labs'])
    expect(history.location.pathname).toBe('/p/p1/labs')
    expect(asked).toBe(2)
  })

  it('A6: whoever does not prove who they are sees nothing and may try again', async () => {
    const { signIn, user } = await lock()
    signIn.next = undefined
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    expect(await screen.findByText(/本人確認が終わっていません/)).toBeVisible()
    expectNoTrace()
  })

  it('A6, H-11: another user who unlocks starts at the list, with nothing of the first', async () => {
    const { signIn, history, user } = await lock()
    signIn.next = NURSE
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    expect(await screen.findByRole('table', { name: '連携患者一覧' })).toBeVisible()
    expect(history.location.pathname).toBe('/')
    expect(screen.getByText('見本 看子')).toBeVisible()
    expect(screen.queryByText('例示 一郎')).toBeNull()
  })

  it('A6, E17: what was written stays for the same user, and nothing of it is on the locked screen', async () => {
    const { signIn, user } = await start({ at: '/p/p1/notes' })
    await patientShown()
    const text = () => screen.findByRole('textbox', { name: /について書く/ })
    await user.type(await text(), '夜間の咳が続く')
    // The server takes the token no more: the lock comes of itself.
    act(() => signIn.lock('session-ended'))
    await lockedScreen()
    expect(screen.getByText('書きかけ 1件を保持')).toBeVisible()
    expect(document.body).not.toHaveTextContent('夜間')
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    expect(await text()).toHaveValue('夜間の咳が続く')
  })

  it('A6: a draft is never shown to another user', async () => {
    const { signIn, history, user } = await start({ at: '/p/p1/notes' })
    await patientShown()
    await user.type(await screen.findByRole('textbox', { name: /について書く/ }), '夜間の咳が続く')
    act(() => signIn.lock('asked'))
    await lockedScreen()
    signIn.next = NURSE
    await user.click(screen.getByRole('button', { name: '元の画面に戻る' }))
    await screen.findByRole('table', { name: '連携患者一覧' })
    act(() => history.push('/p/p1/notes'))
    expect(await screen.findByRole('textbox', { name: /について書く/ })).toHaveValue('')
  })
})

describe('the turn of a user at a tab', () => {
  it('A6, H-11: who signs in after somebody else had left for the provider starts at the list, not at their patient', async () => {
    claimTurn(NURSE.id)
    const { history } = await start()
    expect(await screen.findByRole('table', { name: '連携患者一覧' })).toBeVisible()
    expect(history.location.pathname).toBe('/')
    expect(screen.queryByRole('banner', { name: '患者ヘッダ' })).toBeNull()
  })

  it('A6: a patient of the user before, in the history of the tab, leads to the list', async () => {
    const { history } = await start({ at: '/' })
    await screen.findByRole('table', { name: '連携患者一覧' })
    act(() => history.push('/p/p1/labs', { turn: 'of-somebody-else' }))
    await waitFor(() => expect(history.location.pathname).toBe('/'))
    expect(screen.queryByRole('banner', { name: '患者ヘッダ' })).toBeNull()
  })
})

describe('the end of a session', () => {
  it('A7: signing out leaves nothing on the page, and the address leads to nobody', async () => {
    const { signIn, history, user } = await start()
    await patientShown()
    await user.click(screen.getByRole('button', { name: 'サインアウト' }))
    expect(await screen.findByText('サインアウトしました')).toBeVisible()
    expect(signIn.asked).toEqual(['log out'])
    expectNoTrace()
    await waitFor(() => expect(history.location.pathname).toBe('/'))
  })

  it('E38: this tab follows another one at once, before anything new is shown', async () => {
    const { signIn } = await start()
    await patientShown()
    act(() => {
      signIn.tell({ kind: 'signed-out', why: 'elsewhere' })
    })
    expectNoTrace()
    expect(screen.getByText('ほかのタブでサインアウトしたか、利用者が替わりました')).toBeVisible()
  })

  it('A7: a page that the browser keeps for its Back button is empty before it is kept', async () => {
    await start()
    await patientShown()
    act(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    expectNoTrace()
  })
})

describe('rights', () => {
  const POLICY: Partial<SessionPolicy> = {
    professions: {
      clerk: { kinds: new Set(['visit', 'stay', 'order']), months: undefined },
      physician: { kinds: undefined, months: 12 },
    },
  }

  it.each(['labs', 'medications', 'conditions', 'documents', 'notes', 'images'])(
    'B1: /%s typed by hand tells a clerk that it may not be read, and asks no hospital',
    async (path) => {
      const asked = vi.fn(async () => dataOf<never>([]))
      const answers = { b: { records: { laboratory: asked, prescription: asked, report: asked, allergy: asked } } }
      await start({ at: `/p/p1/${path}`, user: CLERK, policy: POLICY, network: { people: [TARO], answers } })
      await patientShown()
      expect(await screen.findByText('閲覧権限がありません')).toBeVisible()
      expect(screen.getByText(/事務はこの画面の記録を閲覧できません/)).toBeVisible()
      expect(asked).not.toHaveBeenCalled()
    },
  )

  it('B1, SRC-2: what is closed of a screen stands above it by name, in the menu and in 公開範囲', async () => {
    const { user } = await start({ at: '/p/p1/calendar', user: CLERK, policy: POLICY })
    await patientShown()
    expect(await screen.findByRole('note')).toHaveTextContent(/事務の閲覧範囲.*閲覧権限なし：処方、注射、検体検査/)
    expect(screen.getByRole('link', { name: /検査結果\s*閲覧権限なし/ })).toBeVisible()
    const laboratory = await screen.findByRole('rowheader', { name: /^検体検査/ })
    expect(laboratory).toHaveTextContent('閲覧権限なし')
    await user.click(screen.getByRole('button', { name: '公開範囲' }))
    const row = within(screen.getByRole('dialog', { name: '公開範囲' })).getByRole('row', { name: /^検体検査/ })
    expect(within(row).getAllByText('閲覧権限なし').length).toBeGreaterThan(0)
  })

  it('B1: how far back may be read stands above the screen', async () => {
    await start({ policy: POLICY })
    await patientShown()
    expect(await screen.findByRole('note')).toHaveTextContent(
      '医師の閲覧範囲2025/11/21(金) 以降の記録だけを閲覧できます',
    )
  })
})

describe('rights by the scopes of a token', () => {
  const SCOPES = ['openid', 'user/Patient.rs', 'user/Observation.rs', 'user/DiagnosticReport.rs']
  const network = () => {
    const asked = vi.fn(async () => dataOf<never>([]))
    const answers = { b: { records: { diagnosis: asked, prescription: asked } } }
    const { sources, hub } = fakeNetwork()
    const fileServers = new Map(
      [...sources, hub].map(({ facility: { id } }) => [
        id,
        { base: new URL(`https://${id}.example/`), tokens: NO_TOKENS },
      ]),
    )
    return { asked, answers, fileServers, bases: [...fileServers.values()].map(({ base }) => base.href) }
  }

  it('B1: a screen of which no token lets the user read anything is closed by the sign-in, and nobody is asked', async () => {
    const { asked, answers, fileServers, bases } = network()
    const narrowed = new Map(bases.map((each) => [each, SCOPES]))
    await start({ at: '/p/p1/medications', network: { people: [TARO], answers }, more: { fileServers, narrowed } })
    await patientShown()
    expect(await screen.findByText('閲覧権限がありません')).toBeVisible()
    expect(screen.getByText(/このサインインに与えられた権限には、この画面の記録の閲覧が含まれていません/)).toBeVisible()
    expect(screen.getByRole('link', { name: /処方・注射\s*閲覧権限なし/ })).toBeVisible()
    expect(asked).not.toHaveBeenCalled()
  })

  it('B1, SRC-2: one hospital whose token is narrower is named, and the others are shown', async () => {
    const { asked, answers, fileServers, bases } = network()
    const narrowed = new Map(bases.filter((each) => each.includes('//b.')).map((each) => [each, SCOPES]))
    await start({ at: '/p/p1/conditions', network: { people: [TARO], answers }, more: { fileServers, narrowed } })
    await patientShown()
    const diagnoses = await screen.findByRole('region', { name: '病名' })
    await waitFor(() => expect(diagnoses).toHaveTextContent('B は閲覧権限なし'))
    expect(asked).not.toHaveBeenCalled()
  })
})

describe('a token whose scopes are heard after its first question', () => {
  const PART = ['user/Patient.rs', 'user/Observation.rs?category=laboratory', 'user/AllergyIntolerance.rs']
  const started = async (answers: Parameters<typeof fakeNetwork>[0]) => {
    const { sources } = fakeNetwork()
    const base = 'https://b.example/'
    const fileServers = new Map(
      sources.flatMap(({ facility: { id } }) =>
        id === 'b' ? [[id, { base: new URL(base), tokens: NO_TOKENS }] as const] : [],
      ),
    )
    const { signIn } = await start({ network: answers ?? {}, more: { fileServers, narrowed: new Map() } })
    const hear = () => {
      const state = signIn.getState()
      if (state.kind !== 'signed-in') throw new Error('nobody is signed in')
      act(() => signIn.tell({ ...state, narrowed: new Map([[base, PART]]) }))
    }
    return { hear }
  }
  const kept = () => screen.findByText(/見本総合病院.*(一部|権限)/, {}, { timeout: 10_000 })

  it('H-05, C9: what was on its way meanwhile is no 「なし」', async () => {
    let arrive: (answer: Exclude<Answer<never>, { state: 'loading' }>) => void = () => {}
    const laboratory = vi.fn(
      () =>
        new Promise<Exclude<Answer<never>, { state: 'loading' }>>((resolve) => {
          arrive = resolve
        }),
    )
    const { hear } = await started({ people: [TARO], answers: { b: { records: { laboratory } } } })
    await patientShown()
    await waitFor(() => expect(laboratory).toHaveBeenCalled())
    hear()
    arrive({ state: 'none', fetchedAt: FETCHED_AT })
    expect(await kept()).toBeVisible()
  })

  it('H-05, B1: what had come before is asked again', async () => {
    const laboratory = vi.fn(() => ({ state: 'none', fetchedAt: FETCHED_AT }) as const)
    const { hear } = await started({ people: [TARO], answers: { b: { records: { laboratory } } } })
    await patientShown()
    await waitFor(() => expect(laboratory).toHaveBeenCalled())
    const before = laboratory.mock.calls.length
    hear()
    expect(await kept()).toBeVisible()
    expect(laboratory.mock.calls.length).toBeGreaterThan(before)
  })
})

describe('a right that ends while somebody reads', () => {
  it('B2: the next refusal takes what was shown from the page', async () => {
    let answer: Exclude<Answer<never>, { state: 'loading' }> | undefined
    const result = dataOf([sampleResult('b', '2026-11-18T09:05', ['カリウム', '6.2', 'mmol/L', 'HH'])])
    const laboratory = () => answer ?? result
    const { user } = await start({ network: { people: [TARO], answers: { b: { records: { laboratory } } } } })
    expect(await screen.findByText('カリウム', {}, { timeout: 10_000 })).toBeVisible()
    // While anything is still asked for the first time nothing is asked again.
    const refresh = screen.getByRole('button', { name: /^更新/ })
    await waitFor(() => expect(refresh).not.toHaveAttribute('aria-disabled', 'true'), { timeout: 10_000 })
    answer = { state: 'notPermitted' }
    await user.click(refresh)
    await waitFor(() => expect(document.body).not.toHaveTextContent('カリウム'), { timeout: 10_000 })
    expect(document.body).not.toHaveTextContent('6.2')
  })
})

describe('sending in the name of a user', () => {
  const write = async (authenticatedAgo: number) => {
    const started = await start({ at: '/p/p1/notes' })
    await patientShown()
    act(() => started.signIn.enter(PHYSICIAN, (FETCHED_AT - authenticatedAgo) as Instant))
    await started.user.type(await screen.findByRole('textbox', { name: /について書く/ }), '夜間の咳が続く')
    await started.user.click(screen.getByRole('button', { name: '送信' }))
    return started
  }

  it('A10: who signed in more than an hour ago is asked to prove who they are, and sends nothing by giving up', async () => {
    const { signIn, user } = await write(61 * MINUTE)
    const dialog = within(await screen.findByRole('dialog', { name: '本人確認' }))
    expect(dialog.getByText('例示 一郎')).toBeVisible()
    expect(signIn.asked).toEqual([])
    await user.click(dialog.getByRole('button', { name: '送らずに戻る' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('textbox', { name: /について書く/ })).toHaveValue('夜間の咳が続く')
    expect(screen.queryByText(/送信できません/)).toBeNull()
  })

  it('A10: having proven it, the note is sent without another press', async () => {
    const { signIn, user } = await write(61 * MINUTE)
    await user.click(await screen.findByRole('button', { name: '本人確認へ進む' }))
    expect(signIn.asked).toEqual(['reauthenticate /p/p1/notes'])
    expect(await screen.findByText(/送信/, { selector: '[role=alert] *, [role=alert]' })).toBeVisible()
  })

  it('A10, E31: a clock that was set back since the sign-in spares nobody the proof', async () => {
    await write(-MINUTE)
    expect(await screen.findByRole('dialog', { name: '本人確認' })).toBeVisible()
  })

  it('A10: who signed in within the hour is not asked', async () => {
    await write(59 * MINUTE)
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
