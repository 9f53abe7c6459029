import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures/real-network.ts'
import { labResult, PATIENT, patientAt } from '../fixtures/real-results.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { withClock } from '../servers/fault-levers.ts'

test.describe.configure({ timeout: 90_000 })

/** Takes the code of a screen away from the site, as a new version does that has other names; gives what brings it back. */
function withdrawn(folder: string, screen: string): () => void {
  const assets = join(folder, 'assets')
  const name = readdirSync(assets).find((each) => each.startsWith(`${screen}.lazy-`) && each.endsWith('.js')) ?? ''
  const [there, away] = [join(assets, name), join(assets, `${name}.away`)]
  renameSync(there, away)
  return () => renameSync(away, there)
}

test('E27 E28: code that is gone from the site costs one screen; it comes at the next try, or with the page anew', async ({
  page,
  realNetwork,
  announce,
  announceError,
}) => {
  announce('.lazy-')
  announceError('Failed to fetch dynamically imported module')
  const frame = new PatientFrame(page)
  const missing = page.getByRole('main').getByText('この画面のプログラムを読み込めません')
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const putBack = withdrawn(realNetwork.folder, 'labs')
  try {
    await frame.goTo('検査結果')
    await expect(missing).toBeVisible({ timeout: 20_000 })
    await expect(frame.header).toContainText(PATIENT)
    await frame.goTo('病名・アレルギー')
    await expect(page.getByRole('region', { name: '病名' })).toBeVisible({ timeout: 20_000 })
    await frame.goTo('検査結果')
    await expect(missing).toBeVisible({ timeout: 20_000 })
  } finally {
    putBack()
  }
  await page.getByRole('main').getByRole('button', { name: '再試行', exact: true }).click()
  await expect(new LabsPage(page).grid).toBeVisible({ timeout: 20_000 })

  const putDocumentsBack = withdrawn(realNetwork.folder, 'documents')
  try {
    await frame.goTo('文書・レポート')
    await expect(missing).toBeVisible({ timeout: 20_000 })
  } finally {
    putDocumentsBack()
  }
  await page.getByRole('main').getByRole('button', { name: '再読み込み' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '文書・レポート' })).toBeVisible({ timeout: 30_000 })
  await expect(frame.header).toContainText(PATIENT)
})

test('E29: a computer without connection says so and keeps what it has with its time; once it is back, everything is asked anew', async ({
  page,
  context,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const { A: server } = realNetwork.servers
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await gaps.areNone()
  await context.setOffline(true)
  const notice = page.getByRole('alert').filter({ hasText: 'ネットワークに接続していません' })
  await expect(notice).toContainText(/\d{2}:\d{2} から切断中/)
  await gaps.refresh()
  await gaps.say('例示中央クリニック', /\d{2}:\d{2} の更新に失敗し、前回の内容を表示しています/)
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()

  await server.store(labResult(await patientAt(server, 'A'), { value: 432.1 }))
  await context.setOffline(false)
  await expect(notice).toHaveCount(0)
  await gaps.areNone()
  await page.getByRole('searchbox', { name: '項目を探す' }).fill('Cr')
  await expect(labs.grid.getByRole('gridcell').filter({ hasText: '432.1' })).toBeVisible({ timeout: 20_000 })
  // Nothing was written behind the reader's back.
  const written = server.seen.filter(
    ({ method, url }) => method !== 'GET' && method !== 'OPTIONS' && !/_search/.test(url),
  )
  expect(written).toEqual([])
})

test('E31 B6: a server whose clock is wrong is named; where all of them disagree it is this computer, and no record moves', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const notice = page.getByRole('status').filter({ hasText: 'サーバーと端末の時刻が' })
  const gaps = new RecordGaps(page)
  servers.C.fault(withClock(10))
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await expect(notice).toContainText(/(?:9|10)分ずれています.*C 架空大学/, { timeout: 20_000 })
  await gaps.areNone()
  const days = await labs.grid.getByRole('columnheader').allInnerTexts()
  const ahead = 26 * 60 + 30
  for (const server of Object.values(servers)) server.fault(withClock(ahead))
  await gaps.refresh()
  await expect(notice).toContainText('この端末の時計が違います', { timeout: 20_000 })
  await gaps.areNone()
  expect(await labs.grid.getByRole('columnheader').allInnerTexts()).toEqual(days)
  // 最終更新 of all that is asked from now on is of the servers' time.
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  const opened = Date.now()
  await realNetwork.openPatient(page, PATIENT)
  await gaps.areNone()
  const minutes = Array.from({ length: 3 + Math.ceil((Date.now() - opened) / 60_000) }, (_, at) => ahead + at - 1)
  const times = minutes.map((each) => clockInJapan(opened + each * 60_000))
  await expect(gaps.inStrip('例示中央')).toContainText(new RegExp(times.join('|')))
})

/** The time of day in Japan, `HH:MM`. */
function clockInJapan(instant: number): string {
  return new Date(instant + 9 * 3_600_000).toISOString().slice(11, 16)
}

/** The farthest from Japan in both directions, and one with daylight saving time; the whole matrix takes its time. */
const ZONES = ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC', 'Asia/Tokyo'] as const

for (const zone of ZONES) {
  const isLong = zone !== 'America/Los_Angeles'
  test.describe(`a computer set to ${zone}`, () => {
    test.use({ timezoneId: zone })

    test(`E31 H-12: half past midnight in Japan stays on its day, and a birth date stays one (${zone})${isLong ? ' @long' : ''}`, async ({
      page,
      realNetwork,
    }) => {
      const { A: server } = realNetwork.servers
      const patient = await patientAt(server, 'A')
      const result = labResult(patient, { value: 345.6 })
      await server.store({ ...result, effectiveDateTime: '2026-11-18T00:30:00+09:00' })
      // The same instant as a hospital writes it that keeps its clock in UTC.
      await server.store({ ...labResult(patient, { value: 7.89 }), effectiveDateTime: '2026-11-18T15:30:00Z' })
      await realNetwork.signIn(page)
      await realNetwork.openPatient(page, PATIENT)
      await expect(new PatientFrame(page).header).toContainText('1949/09/01')
      const labs = new LabsPage(page)
      await labs.open()
      await new RecordGaps(page).areNone()
      const columns = labs.grid.getByRole('columnheader')
      await expect(columns.filter({ hasText: /11\/18\(水\)\s*00:30/ })).toHaveCount(1)
      await expect(columns.filter({ hasText: /11\/19\(木\)\s*00:30/ })).toHaveCount(1)
    })
  })
}
