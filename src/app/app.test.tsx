// The whole frame in one file: session, header, strip and routes are started together and share one set of people.
import { createMemoryHistory } from '@tanstack/react-router'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { startI18n } from '#i18n/i18n.ts'
import { rememberUser } from '#session/remembered.ts'
import type { Arrived } from '#sources/record-source.ts'
import { fakeAllergy, fakeContraindication, fakeInfection, fakeMemo } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { App } from './app.tsx'
import { createAppRouter } from './router.tsx'

// The frame is what is tested here; the calendar has tests of its own. What it asks of the hospitals is asked all the same.
vi.mock('#screens/calendar/calendar.screen.tsx', async () => {
  const { useTimeline } = await import('#sources/timeline.query.ts')
  return {
    CalendarScreen: ({ person }: { readonly person: Person }) => {
      useTimeline(person)
      return <h1>診療カレンダー</h1>
    },
  }
})

const name = (ideographic: string, phonetic: string | undefined) => ({ ideographic, phonetic, alphabetic: undefined })
const day = (text: string) => ({ text, precision: 'day' as const })

const TARO = fakePerson('p1', {
  links: { a: 'linked', b: 'linked', c: 'linked', d: 'linked' },
  numbers: { a: '00012345' },
})
const HANAKO = fakePerson('p2', {
  name: name('例示 花子', 'レイジ ハナコ'),
  birthDate: day('1961-07-03'),
  sex: 'female',
})
const DEAD = fakePerson('p3', {
  name: name('架空 正', 'カクウ タダシ'),
  birthDate: day('1936-02-29'),
  deceased: { at: day('2026-11-02') },
})
const UNSURE = fakePerson('p4', {
  name: name('見本\uE000 権左衛門太郎之介', undefined),
  birthDate: { text: '1949', precision: 'year' },
  sex: 'unknown',
  links: { b: 'linked' },
})
const PEOPLE = [TARO, HANAKO, DEAD, UNSURE]

interface Options {
  readonly network?: Parameters<typeof fakeNetwork>[0]
  readonly at?: string
  /** `null`: nobody has been chosen. */
  readonly user?: string | null
  readonly users?: typeof USERS | readonly []
  readonly now?: () => Instant
}

function start({ network, at = '/', user = USERS[0].id, users = USERS, now = () => FETCHED_AT }: Options = {}) {
  rememberUser(user ?? undefined)
  const history = createMemoryHistory({ initialEntries: [at] })
  render(
    <App
      network={{ ...fakeNetwork({ people: PEOPLE, ...network }), now }}
      signIn={users.length === 0 ? undefined : chooserOf(users)}
      router={createAppRouter(history, '/')}
      i18n={startI18n('ja')}
    />,
  )
  return { user: userEvent.setup(), history }
}

const header = () => screen.findByRole('banner', { name: '患者ヘッダ' })
const openPatient = async (handle: string, network?: Options['network']) => {
  const started = start({ at: `/p/${handle}/calendar`, ...(network === undefined ? {} : { network }) })
  await waitFor(async () => expect(await header()).not.toHaveAttribute('aria-busy'))
  return started
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('who is looking', () => {
  it('A8: is asked before anything of the network is shown, and one press answers', async () => {
    const { user } = start({ user: null })
    expect(await screen.findByRole('heading', { name: '利用者の選択' })).toBeVisible()
    expect(screen.queryByText('見本 太郎')).toBeNull()
    await user.click(screen.getByRole('button', { name: /例示 一郎/ }))
    expect(await screen.findByRole('table', { name: '連携患者一覧' })).toBeVisible()
  })

  it('A8, H-11: stands on every screen with name, profession and facility', async () => {
    await openPatient('p1')
    expect(screen.getByText('例示 一郎')).toBeVisible()
    expect(screen.getByText('医師')).toBeVisible()
    expect(screen.getAllByText('例示中央クリニック').length).toBeGreaterThan(0)
  })

  it('A8: is switched in two presses, and nothing of the patient stays', async () => {
    const { user, history } = await openPatient('p1')
    await user.click(screen.getByRole('button', { name: '利用者の切替' }))
    expect(await screen.findByRole('heading', { name: '利用者の選択' })).toBeVisible()
    expect(document.body).not.toHaveTextContent('見本 太郎')
    await user.click(screen.getByRole('button', { name: /架空 薬師/ }))
    expect(await screen.findByText('薬剤師')).toBeVisible()
    expect(history.location.pathname).toBe('/')
  })

  it('says that sign-in is not configured where it is not', async () => {
    start({ user: null, users: [] })
    expect(await screen.findByRole('heading', { name: 'サインインが設定されていません' })).toBeVisible()
  })
})

describe('患者ヘッダ', () => {
  it('PID-2, HDR-1, DT-3: names, birth date in both eras, age, sex and the number of the own facility with its name', async () => {
    await openPatient('p1')
    const shown = within(await header())
    for (const text of ['見本 太郎', 'ミホン タロウ', '1948/04/12', '78歳', '男', '00012345']) {
      expect(shown.getByText(text)).toBeVisible()
    }
    expect(shown.getByText(/昭和23年/)).toBeVisible()
    expect(shown.getByRole('img', { name: '例示中央クリニック' })).toBeVisible()
  })

  it('PID-2, ACC-8, VAL-7, H-23: what is missing is said in words, and nothing is invented', async () => {
    await openPatient('p4')
    const shown = within(await header())
    for (const text of ['フリガナ不明', '1949年', '76〜77歳', '不明', '番号なし'])
      expect(shown.getByText(text)).toBeVisible()
    expect(shown.getByText(/表示できない文字があります/)).toBeVisible()
    expect(shown.getByText('見本\uE000 権左衛門太郎之介')).toBeVisible()
  })

  it('PID-8: death changes the header itself, with the date and the age at death', async () => {
    await openPatient('p3')
    const shown = within(await header())
    expect(await header()).toHaveAttribute('data-deceased', 'true')
    expect(shown.getByText('死亡')).toBeVisible()
    expect(shown.getByText('死亡時 90歳')).toBeVisible()
    expect(shown.getByText(/2026\/11\/02/)).toBeVisible()
  })

  it('PID-3, PID-5, H-01: switching shows a skeleton at once; a late answer for the former patient never appears', async () => {
    let answerTaro: (answer: Arrived<Person>) => void = () => {}
    const person = (handle: string) =>
      handle === 'p1'
        ? new Promise<Arrived<Person>>((resolve) => {
            answerTaro = resolve
          })
        : neverAnswers<Person>()
    const { history } = start({ at: '/p/p1/calendar', network: { directory: { person } } })
    await header()
    act(() => history.push('/p/p2/calendar'))
    await waitFor(async () => expect(await header()).toHaveAttribute('aria-busy', 'true'))
    await act(async () => answerTaro(dataOf([TARO])))
    expect(document.body).not.toHaveTextContent('見本 太郎')
    expect(document.body).not.toHaveTextContent('00012345')
  })

  it('PID-3, PID-4: nothing of the former patient stands under the next, and open panels are gone', async () => {
    const { user, history } = await openPatient('p1')
    await user.click(screen.getByRole('button', { name: '公開範囲' }))
    expect(screen.getByRole('dialog', { name: '公開範囲' })).toBeVisible()
    act(() => history.push('/p/p2/calendar'))
    await waitFor(() => expect(screen.getByText('例示 花子')).toBeVisible())
    expect(document.body).not.toHaveTextContent('見本 太郎')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('PID-3: the page is cleared before the next one is asked for, not when that is ready', async () => {
    const { history } = await openPatient('p1')
    act(() => {
      history.push('/p/p2/calendar')
      expect(document.body).not.toHaveTextContent('見本 太郎')
    })
    await waitFor(() => expect(screen.getByText('例示 花子')).toBeVisible())
  })

  it('PID-12: neither the title nor the address tells who the patient is', async () => {
    const { history } = await openPatient('p1')
    expect(document.title).toBe('診療カレンダー — 連携ビューア')
    expect(history.location.href).not.toMatch(/見本|太郎|1948|12345/)
  })

  it('SRC-1: a patient who is not found, one who may not be seen and one who cannot be read are told apart', async () => {
    start({ at: '/p/nobody/calendar' })
    expect(await screen.findByText('この患者は見つかりません')).toBeVisible()
    expect(screen.getByRole('link', { name: '連携患者一覧に戻る' })).toBeVisible()
  })

  it('SRC-1, SRC-9: a patient who cannot be read can be tried again', async () => {
    let asked = 0
    const person = async () => {
      asked += 1
      return asked === 1 ? failedAnswer() : dataOf([TARO])
    }
    const { user } = start({ at: '/p/p1/calendar', network: { directory: { person } } })
    expect(await screen.findByText('患者情報を取得できません')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '再試行' }))
    expect(await screen.findByText('見本 太郎')).toBeVisible()
  })
})

describe('the alerts of the header', () => {
  const answers = {
    b: {
      records: {
        allergy: dataOf([
          fakeAllergy('b', 'そば', '2014-02-01'),
          fakeAllergy('b', 'アモキシシリン', '2019-05-13', { criticality: 'high' }),
        ]),
        infection: dataOf([fakeInfection('b', 'HCV抗体', '(+)', '2024-03-01')]),
      },
    },
    c: { records: { contraindication: dataOf([fakeContraindication('c', 'ロキソプロフェン')]) } },
    d: { records: { infection: failedAnswer() } },
    hub: { records: { note: dataOf([fakeMemo('抗凝固薬 継続中')]) } },
  } satisfies NonNullable<Options['network']>['answers']

  it('HDR-1, ALRT-2, SRC-2: counts and first names, and in the block itself whose part is missing', async () => {
    await openPatient('p1', { answers })
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /アレルギー/ })).toHaveAttribute('data-state', 'listed'),
    )
    expect(await screen.findByRole('button', { name: 'アレルギー2アモキシシリン ほか1' })).toBeVisible()
    expect(await screen.findByRole('button', { name: '薬剤禁忌1ロキソプロフェン' })).toBeVisible()
    expect(await screen.findByRole('button', { name: '感染症1D 未取得HCV抗体 (+)' })).toBeVisible()
    expect(await screen.findByRole('button', { name: '重要メモ1抗凝固薬 継続中' })).toBeVisible()
  })

  it('SRC-4, ACC-2: a block opens the list with hospital and date; Escape closes it and gives the focus back', async () => {
    const { user } = await openPatient('p1', { answers })
    const block = await screen.findByRole('button', { name: /アモキシシリン/ })
    await user.click(block)
    const panel = within(screen.getByRole('dialog', { name: 'アレルギー' }))
    expect(panel.getByText('2019/05/13(月)')).toBeVisible()
    expect(panel.getAllByText('見本総合病院').length).toBeGreaterThan(0)
    expect(panel.getByText('重度')).toBeVisible()
    expect(screen.getByText('見本 太郎')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(block).toHaveFocus()
  })

  it('HDR-2, H-03: no record is 記録なし（未確認）, and failed sources are 取得できません', async () => {
    const failing = { records: { infection: failedAnswer() } }
    await openPatient('p1', { answers: { a: failing, b: failing, c: failing, d: failing } })
    await waitFor(() => expect(screen.getByRole('button', { name: /感染症/ })).toHaveTextContent('取得できません'))
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /アレルギー/ })).toHaveTextContent('記録なし（未確認）'),
    )
  })

  it('HDR-2, H-05, SRC-2: while a hospital has failed no block of the header says 記録なし', async () => {
    await openPatient('p1', { answers: { b: { records: { infection: failedAnswer() } } } })
    const block = screen.getByRole('button', { name: /感染症/ })
    await waitFor(() => expect(block).toHaveTextContent('感染症B 未取得取得できた範囲に該当なし'))
  })
})

describe('患者提示モード', () => {
  it('PRV-1: takes what is 未告知 out of the header, with its count, and gives it back', async () => {
    const secret = {
      ...fakeContraindication('b', '膵癌の告知'),
      sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
    }
    const contraindication = dataOf([fakeContraindication('b', 'ロキソプロフェン'), secret as ClinicalFact])
    const { user } = await openPatient('p1', { answers: { b: { records: { contraindication } } } })
    const block = () => screen.getByRole('button', { name: /薬剤禁忌/ })
    await waitFor(() => expect(block()).toHaveTextContent('薬剤禁忌2ロキソプロフェン ほか1'))
    const facing = screen.getByRole('button', { name: '患者提示モード' })
    await user.click(facing)
    expect(facing).toHaveAttribute('aria-pressed', 'true')
    await waitFor(() => expect(block()).toHaveTextContent('薬剤禁忌1ロキソプロフェン'))
    expect(document.body).not.toHaveTextContent('膵癌')
    await user.click(facing)
    await waitFor(() => expect(block()).toHaveTextContent('薬剤禁忌2'))
  })
})

describe('医療機関の状態', () => {
  const strip = () => screen.findByRole('region', { name: '医療機関の状態' })
  const hospital = async (shortName: string) => {
    const item = within(await strip())
      .getByText(shortName)
      .closest('li')
    if (item === null) throw new Error(`${shortName} is not in the strip`)
    return item
  }
  const down = {
    timeline: Object.fromEntries(['prescription', 'laboratory', 'visit', 'stay'].map((kind) => [kind, failedAnswer()])),
  }

  it('SRC-2, SRC-4, H-03: every hospital stands there with its state, who is not linked too', async () => {
    await openPatient('p1')
    await waitFor(async () => expect(await strip()).toHaveTextContent('4施設 すべて取得済み'))
    expect(await hospital('例示中央')).toHaveTextContent('09:31')
    expect(await hospital('見本薬局')).toHaveTextContent('未連携')
  })

  it('SRC-3, SRC-9: a hospital that failed in part says so beside the others, with its own 再試行', async () => {
    const { user } = await openPatient('p1', { answers: { d: down } })
    await waitFor(async () => expect(await hospital('試験市民')).toHaveTextContent('一部未取得'))
    await waitFor(async () => expect(await strip()).toHaveTextContent('未完 1／4施設'))
    expect(await hospital('見本総合')).toHaveTextContent('09:31')
    await user.click(screen.getByRole('button', { name: '試験市民病院 を再試行' }))
    await waitFor(async () => expect(await hospital('試験市民')).toHaveTextContent('一部未取得'))
  })

  it('SPD-3, SRC-1: a hospital that keeps one waiting is named with its seconds', async () => {
    let time = FETCHED_AT
    const never = { timeline: { prescription: () => neverAnswers<never>() } }
    start({ at: '/p/p1/calendar', network: { answers: { c: never } }, now: () => time })
    await waitFor(async () => expect(await hospital('架空大学')).toHaveTextContent('照会中'))
    time = (FETCHED_AT + 14_200) as Instant
    await waitFor(async () => expect(await hospital('架空大学')).toHaveTextContent('受信中 14秒'))
  })

  it('SRC-10: 公開範囲 shows hospital × kind, with what is not disclosed', async () => {
    const { user } = await openPatient('p1')
    await user.click(screen.getByRole('button', { name: '公開範囲' }))
    const panel = within(screen.getByRole('dialog', { name: '公開範囲' }))
    const row = panel.getByRole('row', { name: /^処方/ })
    expect(within(row).getAllByText('公開')).toHaveLength(5)
    expect(within(panel.getByRole('row', { name: /^検体検査/ })).getByText('非公開')).toBeVisible()
  })

  it('ACC-5: the arrival of a hospital is told politely', async () => {
    let answer: (answer: Arrived<never>) => void = () => {}
    const late = new Promise<Arrived<never>>((resolve) => {
      answer = resolve
    })
    await openPatient('p1', { answers: { c: { timeline: { laboratory: late } } } })
    await waitFor(async () => expect(await hospital('架空大学')).toHaveTextContent('照会中'))
    await act(async () => answer({ state: 'none', fetchedAt: FETCHED_AT }))
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('架空大学病院 取得完了 0件'))
  })

  it('ACC-5, H-05: on a screen that asks for no timeline the arrival is told without a number, for it would be 0', async () => {
    let answer: (answer: Arrived<ClinicalFact>) => void = () => {}
    const allergy = new Promise<Arrived<ClinicalFact>>((resolve) => {
      answer = resolve
    })
    start({ at: '/p/p1/conditions', network: { answers: { c: { records: { allergy } } } } })
    await waitFor(async () => expect(await hospital('架空大学')).toHaveTextContent('照会中'))
    await act(async () => answer(dataOf([fakeAllergy('c', 'そば', '2014-02-01')])))
    expect(await screen.findByText(/架空大学病院 取得完了/)).not.toHaveTextContent(/\d+件/)
  })

  it('SRC-9: a refresh says that it runs, beside the answers that still stand', async () => {
    let asked = 0
    const laboratory = (): Promise<Arrived<never>> => {
      asked += 1
      return asked <= 2 ? Promise.resolve({ state: 'none', fetchedAt: FETCHED_AT }) : neverAnswers<never>()
    }
    const { user } = await openPatient('p1', { answers: { c: { timeline: { laboratory } } } })
    await waitFor(async () => expect(await strip()).toHaveTextContent('すべて取得済み'))
    const refresh = screen.getByRole('button', { name: '更新（すべての施設に再照会）' })
    await user.click(refresh)
    await waitFor(() => expect(refresh).toHaveTextContent('更新中'))
    expect(refresh).toHaveAttribute('aria-disabled', 'true')
    expect(await strip()).toHaveTextContent('すべて取得済み')
  })
})

describe('the frame', () => {
  it('the menu offers the screens that exist in the order of the network, and no others', async () => {
    await openPatient('p1')
    const menu = within(screen.getByRole('navigation', { name: '患者メニュー' }))
    const links = menu.getAllByRole('link')
    const order = [
      'カレンダー',
      'フェイスシート',
      '処方・注射',
      '検査結果',
      '病名・アレルギー',
      '文書・レポート',
      'メモ・ノート',
      '画像・波形',
    ]
    const shown = links.map((link) => link.textContent ?? '')
    expect(shown).toEqual(order.filter((each) => shown.includes(each)))
    const paths = Object.keys(createAppRouter(createMemoryHistory(), '/').routesByPath)
    const screens = paths.filter((path) => /^\/p\/\$handle\/[a-z-]+$/.test(path))
    expect(links.map((link) => link.getAttribute('href')?.split('/')[3]).toSorted()).toEqual(
      screens.map((path) => path.split('/')[3]).toSorted(),
    )
    expect(menu.getByRole('link', { name: 'カレンダー' })).toHaveAttribute('aria-current', 'page')
  })

  it('SRC-7: the menu takes the chosen period and hospital along, and nothing of the screen it leaves', async () => {
    start({ at: '/p/p1/calendar?period=6m&facility=b&row=laboratory' })
    const menu = within(await screen.findByRole('navigation', { name: '患者メニュー' }))
    const address = (await menu.findByRole('link', { name: '検査結果' })).getAttribute('href') ?? ''
    expect(new URLSearchParams(address.split('?')[1]).toString()).toBe('period=6m&facility=b')
  })

  it('GRID-4: settings change the rows at once, and say where they are kept', async () => {
    const { user } = await openPatient('p1')
    await user.click(screen.getByRole('button', { name: '設定' }))
    const dialog = within(screen.getByRole('dialog', { name: '設定' }))
    expect(dialog.getByText(/この利用の間だけ/)).toBeVisible()
    await user.click(dialog.getByRole('radio', { name: 'ゆったり' }))
    expect(document.documentElement).toHaveAttribute('data-density', 'relaxed')
    await user.click(dialog.getByRole('radio', { name: '標準' }))
    expect(document.documentElement).toHaveAttribute('data-density', 'standard')
  })

  it('ACC-2: the first stop of the Tab key leads to the main content', async () => {
    const { user } = await openPatient('p1')
    await user.tab()
    expect(screen.getByRole('button', { name: '本文へ移動' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('main')).toHaveFocus()
  })

  it('ACC-7: the language of the page follows the reader', async () => {
    const { user } = start()
    await screen.findByRole('table', { name: '連携患者一覧' })
    expect(document.documentElement.lang).toBe('ja')
    await user.click(screen.getByRole('button', { name: 'Display in English' }))
    expect(await screen.findByRole('table', { name: 'Linked patients' })).toBeVisible()
    expect(document.documentElement.lang).toBe('en')
  })

  it('LIST-5: who was opened is found again under 最近見た, as long as the session lasts', async () => {
    const { user } = await openPatient('p1')
    await user.click(screen.getByRole('link', { name: '連携患者一覧' }))
    await user.click(await screen.findByRole('button', { name: /最近見た/ }))
    const names = await screen.findAllByRole('rowheader')
    expect(names.map((cell) => cell.textContent)).toEqual(['見本 太郎'])
  })

  it('LIST-2: coming back from a patient, the list is filtered and sorted as it was left', async () => {
    const { user, history } = start()
    const table = () => screen.findByRole('table', { name: '連携患者一覧' })
    await user.click(within(await table()).getByRole('button', { name: /生年月日/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: '連携施設' }), 'c')
    const before = (await table()).textContent
    expect(before).toContain('見本 太郎')
    expect(before).not.toContain('例示 花子')
    act(() => history.push('/p/p1/calendar'))
    await waitFor(() => expect(screen.getByRole('banner', { name: '患者ヘッダ' })).toBeVisible())
    await user.click(await screen.findByRole('link', { name: '連携患者一覧' }))
    expect((await table()).textContent).toBe(before)
    expect(screen.getByRole('combobox', { name: '連携施設' })).toHaveValue('c')
  })

  it('an address without a screen says so', async () => {
    start({ at: '/nowhere' })
    expect(await screen.findByText('このアドレスの画面はありません')).toBeVisible()
  })
})
