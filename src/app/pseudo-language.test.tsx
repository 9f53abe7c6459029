import { createMemoryHistory } from '@tanstack/react-router'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import { rememberUser } from '#session/remembered.ts'
import { fakeAllergy, fakeContraindication, fakeInfection, fakeMemo, fakeOccurrence } from '#testing/fake-facts.ts'
import { dataOf, FACILITIES, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { samplePrescription, sampleResult } from '#testing/sample-facts.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { App } from './app.tsx'
import { createAppRouter } from './router.tsx'

const PERSON = fakePerson('p1', { links: { a: 'linked', b: 'linked', c: 'linked', d: 'linked' } })
const ANSWERS = {
  b: {
    records: {
      allergy: dataOf([fakeAllergy('b', 'そば', '2014-02-01')]),
      contraindication: dataOf([fakeContraindication('b', 'ロキソプロフェン', '2019-05-13')]),
      infection: dataOf([fakeInfection('b', 'HCV抗体', '(+)', '2024-03-01')]),
      laboratory: dataOf([sampleResult('b', '2026-11-18T09:05', ['カリウム', '6.2', 'mmol/L', 'HH'])]),
      prescription: dataOf([samplePrescription('b', '2026-11-18', 'アムロジピン錠')]),
    },
    timeline: { laboratory: dataOf([fakeOccurrence('b', 'laboratory', '2026-11-18T09:05:00+09:00')]) },
  },
  c: { records: { laboratory: failedAnswer(), allergy: failedAnswer(), prescription: failedAnswer() } },
  hub: { records: { note: dataOf([fakeMemo('抗凝固薬 継続中', '2026-11-01')]) } },
}
const NETWORK = { ...fakeNetwork({ people: [PERSON], answers: ANSWERS }), now: () => FETCHED_AT }
const SCREENS = Object.keys(createAppRouter(createMemoryHistory(), '/').routesByPath).filter((path) =>
  /^\/p\/\$handle\/[a-z-]+$/.test(path),
)

/** What a formatter writes in Japanese: the pseudo-language formats dates and ages as Japanese does. */
const FORMATTED =
  /^[日月火水木金土]$|[（(][日月火水木金土][)）]|(明治|大正|昭和|平成|令和)|[明大昭平令](?=\d)|\d+\s*(年|月|日|歳|か月|時|分|秒)/g
const JAPANESE = /[\u3041-\u30fe\u4e00-\u9fff]/

/** Every text that the network itself sent. */
function dataTexts(): readonly string[] {
  const texts = new Set<string>()
  JSON.stringify([PERSON, ANSWERS, FACILITIES, USERS, NETWORK.name], (_, value: unknown) => {
    if (typeof value === 'string' && JAPANESE.test(value)) texts.add(value)
    return value
  })
  return [...texts].toSorted((one, other) => other.length - one.length)
}

const DATA = dataTexts()

/** What of a text comes neither from the words of the interface, nor from a formatter, nor from the network. */
function foreignPart(text: string): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/［[^［］]*］/g, '')
  }
  for (const data of DATA) rest = rest.replaceAll(data, '')
  return rest.replace(FORMATTED, '')
}

function textsOf(root: ParentNode): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) =>
    [...root.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
  )
  return [...texts, ...attributes]
}

/** Japanese on the page that nobody could translate. */
function untranslated(): readonly string[] {
  return [...new Set(textsOf(document.body).filter((text) => JAPANESE.test(foreignPart(text))))]
}

async function open(path: string) {
  const history = createMemoryHistory({ initialEntries: [path] })
  await act(async () => {
    render(
      <App
        network={NETWORK}
        signIn={chooserOf(USERS)}
        router={createAppRouter(history, '/')}
        i18n={startI18n('pseudo')}
      />,
    )
  })
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  rememberUser(USERS[0].id)
})

describe('the pseudo-language', () => {
  it('finds a text that does not come from the words', () => {
    expect(JAPANESE.test(foreignPart('［見本総合病院の検査結果を含みません］'))).toBe(false)
    expect(JAPANESE.test(foreignPart('検査結果'))).toBe(true)
    expect(JAPANESE.test(foreignPart('［件数 ［全3件］］ほか'))).toBe(true)
    expect(foreignPart('2026/11/21(土) 昭和23年 78歳').trim()).toBe('2026/11/21')
  })

  it('every text of the patient list comes from the words', async () => {
    await open('/')
    await waitFor(() => expect(screen.getByRole('table')).toBeVisible())
    expect(untranslated()).toEqual([])
  })

  it.each(SCREENS)('every text of %s comes from the words', async (path) => {
    await open(path.replace('$handle', 'p1'))
    await waitFor(() => expect(document.querySelector('main h1')).not.toBeNull())
    await waitFor(() => expect(document.body.textContent).toContain('見本 太郎'))
    await waitFor(() => {
      const strip = document.querySelector('section[data-problems]')
      expect(strip).toHaveAttribute('data-problems', 'one')
      expect(strip?.querySelector('[aria-disabled="true"]')).toBeNull()
    })
    expect(untranslated()).toEqual([])
  })

  it('every text of the settings and of the list of shortcuts comes from the words', async () => {
    await open('/p/p1/calendar')
    const user = userEvent.setup()
    for (const name of ['［設定］', '［キー操作の一覧］']) {
      await user.click(await screen.findByRole('button', { name }))
      expect(screen.getByRole('dialog')).toBeVisible()
      // The languages are named in themselves.
      expect(untranslated().filter((text) => text !== '日本語')).toEqual([])
      await user.click(screen.getByRole('button', { name: '［閉じる］' }))
    }
  })
})
