import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { fakeOccurrence } from '#testing/fake-facts.ts'
import {
  dataOf,
  FACILITIES,
  FETCHED_AT,
  failedAnswer,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientsScreen } from './patients.screen.tsx'

const name = (ideographic: string | undefined, phonetic: string | undefined) => ({
  ideographic,
  phonetic,
  alphabetic: undefined,
})
const time = (text: string) => ({ text, precision: 'minute' as const })
const day = (text: string) => ({ text, precision: 'day' as const })

const PEOPLE: readonly Person[] = [
  fakePerson('p1', { links: { a: 'linked', b: 'linked', c: 'linked', d: 'stopped' }, numbers: { a: '00012345' } }),
  fakePerson('p2', {
    name: name('例示 花子', 'レイジ ハナコ'),
    birthDate: day('1961-07-03'),
    sex: 'female',
    numbers: { b: '4471' },
  }),
  fakePerson('p3', { name: name('例示 花子', 'レイジ ハナコ'), birthDate: day('1961-11-23'), sex: 'female' }),
  fakePerson('p4', {
    name: name('架空 正', 'カクウ タダシ'),
    birthDate: day('1936-02-29'),
    deceased: { at: day('2026-11-02') },
    links: { a: 'linked', c: 'importing' },
    isMerged: true,
  }),
  fakePerson('p5', {
    name: name('見本ヶ丘 権左衛門太郎之介', undefined),
    birthDate: undefined,
    links: { a: 'linked' },
  }),
]

/** A user who looked at the reports of `p1` and `p2` before anything else. */
function Looked() {
  const one = usePatientMarks({ handle: 'p1' as PersonHandle })
  const other = usePatientMarks({ handle: 'p2' as PersonHandle })
  return (
    <button
      type="button"
      onClick={() => {
        one.looked('report')
        other.looked('report')
      }}
    >
      look
    </button>
  )
}

function render(options: Parameters<typeof fakeNetwork>[0] = { people: PEOPLE }) {
  const network = { ...fakeNetwork(options), now: () => FETCHED_AT }
  return renderScreen(<PatientsScreen />, { network })
}

const table = () => screen.findByRole('table', { name: '連携患者一覧' })
const row = (person: RegExp) => screen.getByRole('row', { name: person })
const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.querySelector('a')?.textContent)

describe('連携患者一覧', () => {
  it('LIST-1: a row shows names, birth date in both eras, age, sex, the own number and the linked hospitals', async () => {
    render()
    await table()
    const cells = within(row(/見本 太郎/))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    expect(cells.slice(0, 5)).toEqual(['ミホン タロウ', '1948/04/12 昭23', '78歳', '男', '00012345'])
    const links = within(row(/見本 太郎/))
    expect(links.getByRole('img', { name: '見本総合病院' })).toHaveAttribute('data-state', 'solid')
    expect(links.getByRole('img', { name: '試験市民病院（停止）' })).toHaveAttribute('data-state', 'stopped')
    expect(links.getByText('D 停止')).toBeVisible()
    expect(links.queryByRole('img', { name: '例示中央クリニック' })).toBeNull()
  })

  it('PID-2, PID-7: what is not known is said in words, and the number names its facility in the heading', async () => {
    render()
    await table()
    const cells = within(row(/権左衛門/))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
    expect(cells.slice(0, 3)).toEqual(['フリガナ不明', '不明', '不明'])
    expect(screen.getByRole('columnheader', { name: '例示中央 ID' })).toBeVisible()
  })

  it('LIST-2, H-01: who bears the same name is marked on both rows, with the birth date emphasised', async () => {
    render()
    await table()
    const alike = screen.getAllByRole('row', { name: /例示 花子/ })
    expect(alike).toHaveLength(2)
    for (const each of alike) {
      expect(within(each).getByText('同姓同名')).toBeVisible()
      expect(each.querySelector('strong')?.textContent).toMatch(/^1961\//)
    }
    expect(row(/見本 太郎/).querySelector('strong')).toBeNull()
  })

  it('PID-8: a dead patient carries 死亡 and the age at death', async () => {
    render()
    await table()
    expect(within(row(/架空 正/)).getByText('死亡')).toBeVisible()
    expect(within(row(/架空 正/)).getByText('死亡時90歳')).toBeVisible()
  })

  it('LIST-7: a merged record is marked, and the mark is explained', async () => {
    render()
    await table()
    expect(within(row(/架空 正/)).getByText('番号統合')).toBeVisible()
    expect(screen.getByText(/番号統合 ＝ 複数番号を一人に統合/)).toBeVisible()
  })

  it('LIST-4: a press on the row opens nothing; the name does', async () => {
    const { user, path } = render()
    await table()
    await user.click(within(row(/見本 太郎/)).getByText('ミホン タロウ'))
    expect(path()).toBe('/')
    await user.click(screen.getByRole('link', { name: '見本 太郎' }))
    await waitFor(() => expect(path()).toBe('/p/p1/calendar'))
  })

  it('LIST-4, ACC-2: arrow keys move between rows and Enter opens the one that has the focus', async () => {
    const { user, path } = render()
    await table()
    screen.getByRole('link', { name: '架空 正' }).focus()
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect(screen.getByRole('link', { name: '見本 太郎' })).toHaveFocus())
    await user.keyboard('{End}')
    await waitFor(() => expect(screen.getByRole('link', { name: '見本ヶ丘 権左衛門太郎之介' })).toHaveFocus())
    await user.keyboard('{Home}')
    await waitFor(() => expect(screen.getByRole('link', { name: '架空 正' })).toHaveFocus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(path()).toBe('/p/p4/calendar'))
  })

  it('GRID-8: nothing has the focus when the list opens', async () => {
    render()
    await table()
    expect(document.body).toHaveFocus()
  })

  it.each([
    ['はなこ', '氏名・フリガナ「はなこ」', ['例示 花子', '例示 花子']],
    ['S23.4.12', '生年月日 1948/04/12 昭和23年', ['見本 太郎']],
    ['見本総合 4471', '見本総合 ID「4471」', ['例示 花子']],
    ['12345', '例示中央 ID「12345」', ['見本 太郎']],
  ])('LIST-3, SRC-7: 「%s」 is searched as %s, with the count of hits and 解除', async (typed, understood, found) => {
    const { user } = render()
    await table()
    await user.type(screen.getByRole('searchbox', { name: '患者の検索' }), `${typed}{Enter}`)
    expect(names()).toEqual(found)
    expect(screen.getByText(understood)).toBeVisible()
    expect(screen.getByText(`${found.length}名／全5名`)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(names()).toHaveLength(5)
    expect(screen.getByRole('searchbox')).toHaveValue('')
  })

  it('GRID-9, H-28: no hit is said in words, with how many were searched', async () => {
    const { user } = render()
    await table()
    await user.type(screen.getByRole('searchbox'), 'ソンザイシナイ{Enter}')
    expect(screen.getByText('該当する患者はいません')).toBeVisible()
    expect(screen.getByText(/全5名から検索しました/)).toBeVisible()
  })

  it('LIST-5: filters by linked facility, and says so', async () => {
    const { user } = render()
    await table()
    await user.selectOptions(screen.getByRole('combobox', { name: '連携施設' }), 'c')
    expect(names()).toEqual(['架空 正', '見本 太郎'])
    expect(screen.getByText('架空大学病院')).toBeVisible()
  })

  it('GRID-7: the heading shows the order, the foot names it, a press turns it round', async () => {
    const { user } = render()
    await table()
    expect(screen.getByRole('columnheader', { name: 'フリガナ' })).toHaveAttribute('aria-sort', 'ascending')
    expect(screen.getByText('並び順 フリガナ順（既定）')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '生年月日' }))
    expect(names()[0]).toBe('架空 正')
    await user.click(screen.getByRole('button', { name: '生年月日' }))
    expect(screen.getByRole('columnheader', { name: '生年月日' })).toHaveAttribute('aria-sort', 'descending')
    expect(screen.getByText('並び順 生年月日順（降順）')).toBeVisible()
  })

  describe('最終記録', () => {
    /** Every row that is watched can be seen. */
    class SeesEverything {
      readonly #tell: IntersectionObserverCallback
      constructor(tell: IntersectionObserverCallback) {
        this.#tell = tell
      }
      observe(target: Element) {
        const entry = { target, isIntersecting: true } as unknown as IntersectionObserverEntry
        this.#tell([entry], this as unknown as IntersectionObserver)
      }
      disconnect() {}
    }

    it('LIST-1, SRC-1, SRC-2: is 未取得 until asked; then the newest with its hospital, and by whom it is not known', async () => {
      vi.stubGlobal('IntersectionObserver', SeesEverything)
      const visit = (facility: string, at: string) => dataOf([fakeOccurrence(facility, 'visit', at)])
      render({
        people: PEOPLE,
        answers: {
          b: { timeline: { visit: visit('b', '2026-11-18') } },
          a: { timeline: { visit: visit('a', '2026-10-02'), laboratory: failedAnswer() } },
        },
      })
      await table()
      expect(within(row(/見本 太郎/)).getByText('未取得')).toBeVisible()
      await waitFor(() => expect(row(/見本 太郎/)).toHaveTextContent('2026/11/18(水)'))
      expect(within(row(/見本 太郎/)).getByText('A 取得できず')).toBeVisible()
      expect(within(row(/見本 太郎/)).getAllByRole('img', { name: '見本総合病院' })).toHaveLength(2)
      vi.unstubAllGlobals()
    })
  })

  it('SRC-1: loading, none, failed and not permitted are four different texts', async () => {
    render({ directory: { linkedPatients: () => neverAnswers() } })
    expect(await screen.findByText('連携患者を読み込んでいます')).toBeVisible()
  })

  it('SRC-1, GRID-9: nobody linked is said so', async () => {
    render({ directory: { linkedPatients: async () => ({ state: 'none', fetchedAt: FETCHED_AT }) } })
    expect(await screen.findByText('連携中の患者はいません')).toBeVisible()
  })

  it('SRC-1, SRC-9, H-05: a failure is never an empty list, and can be tried again', async () => {
    let asked = 0
    const { user } = render({
      directory: {
        linkedPatients: async () => {
          asked += 1
          return asked === 1 ? failedAnswer('unreachable') : dataOf(PEOPLE)
        },
      },
    })
    expect(await screen.findByText('連携患者一覧を取得できません')).toBeVisible()
    expect(screen.getByText(/応答がありません（09:31）/)).toBeVisible()
    expect(screen.queryByText('連携中の患者はいません')).toBeNull()
    await user.click(screen.getByRole('button', { name: '再試行' }))
    await table()
    expect(names()).toHaveLength(5)
  })

  it('SRC-2: a list that is not complete says so above its rows', async () => {
    const gaps = [{ kind: 'page-missing', why: { reason: 'timed-out', isRetryable: true } }] as const
    render({
      directory: { linkedPatients: async () => ({ state: 'data', rows: PEOPLE, gaps, fetchedAt: FETCHED_AT }) },
    })
    await table()
    expect(screen.getByText(/この一覧は完全ではありません 続きを取得できません/)).toBeVisible()
    expect(names()).toHaveLength(5)
  })

  it('SRC-6, SPD-4: five thousand patients are all counted, and only those near the view are drawn', async () => {
    const people = Array.from({ length: 5000 }, (_, place) =>
      fakePerson(`p${place}`, { name: name(`見本 ${place}`, `ミホン ${String(place).padStart(4, '0')}`) }),
    )
    render({ people, facilities: FACILITIES })
    expect(await table()).toHaveAttribute('aria-rowcount', '5001')
    expect(screen.getAllByRole('row').length).toBeLessThan(200)
    expect(screen.getByText(/全5000名/)).toBeVisible()
  })

  it('LIST-6, SRC-2, SRC-7: 新着あり asks for those at whom this user has looked, and says of whom it is not known', async () => {
    const report = dataOf([{ ...fakeOccurrence('b', 'report', '2026-11-21'), start: time('2026-11-21T10:00') }])
    const network = fakeNetwork({
      people: PEOPLE,
      answers: { b: { timeline: { report } }, a: {} },
    })
    const { user } = renderScreen(
      <>
        <Looked />
        <PatientsScreen />
      </>,
      { network: { ...network, now: () => FETCHED_AT } },
    )
    await table()
    await user.click(screen.getByRole('button', { name: 'look' }))
    await user.click(screen.getByRole('button', { name: /^新着あり/ }))
    await waitFor(() => expect(names()).toEqual(['見本 太郎', '例示 花子']))
    expect(screen.getByText('2名／全5名')).toBeVisible()
    await waitFor(() => expect(screen.queryByText(/未確認/)).toBeNull())
    await user.click(screen.getByRole('button', { name: '解除' }))
    await waitFor(() => expect(names()).toHaveLength(5))
  })

  it('SRC-2: a patient whose hospital cannot be asked is not hidden by 新着あり', async () => {
    const network = fakeNetwork({ people: PEOPLE, answers: { b: { timeline: { report: failedAnswer() } } } })
    const { user } = renderScreen(
      <>
        <Looked />
        <PatientsScreen />
      </>,
      { network: { ...network, now: () => FETCHED_AT } },
    )
    await table()
    await user.click(screen.getByRole('button', { name: 'look' }))
    // Before anybody was asked, too: none is known, and two may have news.
    const chip = screen.getByRole('button', { name: /^新着あり/ })
    await waitFor(() => expect(chip).toHaveTextContent('新着あり0＋未確認 2'))
    await user.click(chip)
    await screen.findByText('新着 未確認 2名を含む')
    expect(names()).toHaveLength(2)
  })
})
