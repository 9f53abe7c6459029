import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Person } from '#clinical/person.ts'
import type { PatientCriterion } from '#sources/find-people.ts'
import type { Arrived } from '#sources/record-source.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { PatientsScreen } from './patients.screen.tsx'

/** A network that lists nobody before a search, with what its hub answers to one. */
function searched(answer: Arrived<Person>) {
  const asked: (readonly PatientCriterion[])[] = []
  const directory = {
    linkedPatients: async () => failedAnswer('unsupported-search'),
    search: async (criteria: readonly PatientCriterion[]) => {
      asked.push(criteria)
      return answer
    },
  }
  const network = { ...fakeNetwork({ directory }), patientSearch: 'pdqm' as const, now: () => FETCHED_AT }
  return { asked, ...renderScreen(<PatientsScreen />, { network }) }
}

describe('a network that lists nobody before a search (PDQm, ITI-78)', () => {
  it('asks the hub nothing until something is typed, and says what to do', async () => {
    const { asked } = searched(dataOf([fakePerson('p1')]))
    expect(await screen.findByText('患者を検索してください')).toBeVisible()
    expect(asked).toEqual([])
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('H-02: shows whom the hub finds, but nobody whom a lenient hub gives beyond the search', async () => {
    const other = fakePerson('p2', {
      name: { ideographic: '架空 正', phonetic: 'カクウ タダシ', alphabetic: undefined },
    })
    const { asked, user } = searched(dataOf([fakePerson('p1'), other]))
    await user.type(await screen.findByRole('searchbox'), 'ミホン タロウ{Enter}')
    const table = await screen.findByRole('table', { name: '連携患者一覧' })
    expect(within(table).getByText('見本 太郎')).toBeVisible()
    expect(within(table).queryByText('架空 正')).toBeNull()
    // Of how many, nobody says.
    expect(screen.getByText('1名')).toBeVisible()
    expect(asked).toEqual([[{ by: 'name', name: 'ミホン タロウ' }]])
  })

  it('SRC-1: nobody found is said of the search, not of the network', async () => {
    const { user } = searched({ state: 'none', fetchedAt: FETCHED_AT })
    await user.type(await screen.findByRole('searchbox'), 'レイジ{Enter}')
    expect(await screen.findByText('該当する患者はいません')).toBeVisible()
    expect(screen.queryByText('連携中の患者はいません')).toBeNull()
  })

  it('H-05: a hub that cannot be asked is a failure, never "nobody"', async () => {
    const { user } = searched(failedAnswer('unreachable'))
    await user.type(await screen.findByRole('searchbox'), 'レイジ{Enter}')
    expect(await screen.findByText('連携患者一覧を取得できません')).toBeVisible()
    expect(screen.queryByText('該当する患者はいません')).toBeNull()
  })
})
