import { createMemoryHistory } from '@tanstack/react-router'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { startI18n } from '#i18n/i18n.ts'
import { reportOf } from '#screens/documents/testing/sample-documents.ts'
import { rememberUser } from '#session/remembered.ts'
import { fakeMemo, fakeOccurrence } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { samplePrescription, sampleResult } from '#testing/sample-facts.ts'
import { chooserOf, USERS } from '#testing/users.ts'
import { App } from './app.tsx'
import { createAppRouter } from './router.tsx'

const NETWORK = fakeNetwork({
  people: [fakePerson('p1', { links: { b: 'linked' } })],
  answers: {
    b: {
      records: {
        laboratory: dataOf([sampleResult('b', '2026-11-18T09:05', ['カリウム', '6.2', 'mmol/L', 'HH'])]),
        report: dataOf([reportOf('胸部CT', '2026-11-18', '所見なし')]),
        prescription: dataOf([samplePrescription('b', '2026-11-18', 'アムロジピン錠')]),
      },
      timeline: { laboratory: dataOf([fakeOccurrence('b', 'laboratory', '2026-11-18T09:05:00+09:00')]) },
    },
    hub: { records: { note: dataOf([{ ...fakeMemo('本日転倒あり', '2026-11-18'), memo: undefined }]) } },
  },
})

it.each([
  ['calendar', 'grid', '診療カレンダー', 'その日の内容を開く'],
  ['medications', 'grid', '処方・注射', 'オーダを閉じ、元の帯へ'],
  ['labs', 'grid', '検査結果', '詳細を閉じ、元のマスへ'],
  ['documents', 'table', '文書・レポート', '文書を開く'],
  ['notes', 'feed', 'メモ・ノート', '次・前のノートへ'],
] as const)('ACC-2: the list of keys tells those of the screen below, too: %s', async (path, role, title, key) => {
  rememberUser(USERS[0].id)
  render(
    <App
      network={{ ...NETWORK, now: () => FETCHED_AT }}
      signIn={chooserOf(USERS)}
      router={createAppRouter(createMemoryHistory({ initialEntries: [`/p/p1/${path}?period=all`] }), '/')}
      i18n={startI18n('ja')}
    />,
  )
  await screen.findAllByRole(role, {}, { timeout: 20_000 })
  await userEvent.click(screen.getByRole('button', { name: 'キー操作の一覧' }))
  const keys = within(screen.getByRole('dialog')).getByRole('table', { name: title })
  expect(within(keys).getByText(key)).toBeVisible()
})
