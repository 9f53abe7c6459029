import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bundle, Resource } from '#standards/fhir/r4.ts'
import { expect, test } from '../fixtures/real-network.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { all, answering, cut, down, edited, on, signInPage, times } from '../servers/fault-levers.ts'

/** With laboratory results at A and C, and more at C than one page holds. */
const PATIENT = '見本ヶ丘 権之助'
const B = '見本総合病院'
const C = '架空大学病院'
const RESULTS = /GET \/fhir\/Observation/
const HTML = { 'Content-Type': 'text/html; charset=utf-8' }

test.describe.configure({ timeout: 90_000 })

test.beforeEach(({ announce }) => announce('/fhir/'))

test('E1 E5 H-05: a hospital that is down and one behind a sign-in page are failures with their time, never 「該当なし」', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  servers.B.fault(down)
  servers.C.fault(signInPage)
  await realNetwork.openPatient(page, PATIENT)
  await gaps.failedAt('見本総合', '架空大学')
  await expect(gaps.inStrip('例示中央')).toContainText(/\d{2}:\d{2}/)
  for (const alert of ['アレルギー', '感染症'] as const) {
    await expect(new PatientFrame(page).alert(alert)).toContainText('B・C 未取得')
  }

  const labs = await LabsPage.opened(page)
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()
  await gaps.say(B, /検査結果を含みません（応答がありません \d{2}:\d{2}）/)
  await gaps.say(C, /検査結果を含みません（想定と異なる応答です \d{2}:\d{2}）/)
  await new PatientFrame(page).goTo('病名・アレルギー')
  await expect(page.getByRole('region', { name: 'アレルギー' })).toBeVisible()
  for (const name of ['アレルギー', '感染症']) {
    const block = page.getByRole('region', { name })
    await expect(block).toContainText('記録がないことを意味しません。')
    await expect(block.getByText('該当なし', { exact: true })).toHaveCount(0)
  }
  await expect(page.locator('#injected')).toHaveCount(0)

  servers.B.fault(undefined)
  await page
    .getByRole('button', { name: `${B} を再試行` })
    .first()
    .click()
  await expect(gaps.inStrip('見本総合')).toContainText(/\d{2}:\d{2}/, { timeout: 20_000 })
  await expect(gaps.inStrip('架空大学')).toContainText('取得できません')
  servers.C.fault(undefined)
  await gaps.refresh()
  await gaps.areNone()
})

test('E3 E4: an overloaded hospital is asked again a few times and as late as it wishes; one that asks for patience answers in the end', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  servers.B.fault(answering(503, { ...HTML, 'Retry-After': '1' }, '<h1 id="injected">overloaded</h1>'))
  servers.C.fault(times(3, answering(429, { ...HTML, 'Retry-After': '1' }, 'later')))
  await realNetwork.openPatient(page, PATIENT)
  await expect(gaps.inStrip('見本総合')).toContainText('取得できません', { timeout: 45_000 })
  await expect(gaps.inStrip('架空大学')).toContainText(/\d{2}:\d{2}/, { timeout: 45_000 })
  const asked = servers.B.seen.filter(({ method, url }) => method === 'POST' && url.endsWith('/Patient/_search'))
  // The third only where five failures in a row have not yet closed the way.
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(asked.length).toBeLessThanOrEqual(3)
  const pauses = asked.slice(1).map(({ at }, i) => at - (asked[i]?.at ?? at))
  for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(1000)
  // Without the three refusals nothing is asked twice.
  const ofC = servers.C.seen.filter(({ method }) => method !== 'OPTIONS').map(({ method, url }) => `${method} ${url}`)
  expect(ofC.length - new Set(ofC).size).toBeLessThanOrEqual(3)

  await expect(page.locator('#injected')).toHaveCount(0)
  const lines = await gaps.problems()
  const line = lines.filter({ hasText: '相手のサーバーがエラーを返しました' }).first()
  await expect(line).toContainText(/照会番号 [0-9a-f-]{36}/)
  const [, reference] = /照会番号 ([0-9a-f-]{36})/.exec(await line.innerText()) ?? []
  expect(servers.B.seen.map(({ requestId }) => requestId)).toContain(reference)
})

test('E5 E6 E7 H-05: a cut page keeps the pages before it; a warning of the server stands beside its results; an empty body is none', async ({
  page,
  realNetwork,
}) => {
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  servers.C.fault(on(/_offset=/, cut))
  servers.A.fault(on(RESULTS, edited(withWarning)))
  servers.B.fault(on(RESULTS, answering(200, { 'Content-Type': 'application/fhir+json' }, '')))
  await realNetwork.openPatient(page, PATIENT)
  const labs = await LabsPage.opened(page)
  await gaps.say(C, '検査結果は一部のみです（続きを取得できません（応答を読み取れません））')
  await gaps.say('例示中央クリニック', '検査結果は一部のみです（送信元からの注意（古い結果は別のサーバーにあります））')
  for (const letter of ['A', 'C']) {
    await expect(labs.grid.getByRole('columnheader').filter({ hasText: letter }).first()).toBeAttached()
  }
  await gaps.say(B, /検査結果を含みません（想定と異なる応答です \d{2}:\d{2}）/)
  for (const name of ['例示中央', '見本総合', '架空大学']) await expect(gaps.inStrip(name)).toContainText('一部未取得')
})

test('E8 C8: pages that lead nowhere, in a circle or to another server end there, and no token goes abroad', async ({
  page,
  realNetwork,
}) => {
  const abroad: string[] = []
  const stranger = createServer((request, response) => {
    abroad.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`)
    response.end()
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const { port } = stranger.address() as AddressInfo
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  try {
    await realNetwork.signIn(page)
    servers.A.fault(
      on(
        RESULTS,
        edited((page_) => leadingTo(page_, `${servers.A.base}Observation?page=gone`)),
      ),
    )
    servers.B.fault(
      on(
        RESULTS,
        edited((page_) => leadingTo(page_, ownAddress(page_))),
      ),
    )
    servers.C.fault(
      on(
        RESULTS,
        edited((page_) => leadingTo(page_, `http://127.0.0.1:${port}/fhir/Observation?page=2`)),
      ),
    )
    const gone = on(/page=gone/, answering(404, HTML, 'gone'))
    servers.A.fault(
      all(
        gone,
        on(
          RESULTS,
          edited((page_) => leadingTo(page_, `${servers.A.base}Observation?page=gone`)),
        ),
      ),
    )
    await realNetwork.openPatient(page, PATIENT)
    await LabsPage.opened(page)
    await gaps.say('例示中央クリニック', '続きを取得できません')
    await gaps.say(B, '続きを取得できません（接続の設定に誤りがあります）')
    await gaps.say(C, '続きを取得できません（接続の設定に誤りがあります）')
    const circling = servers.B.seen.filter(({ method, url }) => method === 'GET' && url.includes('/Observation'))
    expect(circling.length).toBeLessThanOrEqual(8)
    expect(abroad).toEqual([])

    const locked = on(/page=gone/, answering(401, HTML, 'no'))
    servers.A.fault(
      all(
        locked,
        on(
          RESULTS,
          edited((page_) => leadingTo(page_, `${servers.A.base}Observation?page=gone`)),
        ),
      ),
    )
    await gaps.refresh()
    await gaps.say('例示中央クリニック', '続きを取得できません（接続の認証が切れています）')
  } finally {
    stranger.close()
  }
})

function withWarning(bundle: Bundle): Bundle {
  const issue = [{ severity: 'warning', code: 'incomplete', details: { text: '古い結果は別のサーバーにあります' } }]
  const warning = { resourceType: 'OperationOutcome', issue } as unknown as Resource
  return { ...bundle, entry: [...(bundle.entry ?? []), { resource: warning, search: { mode: 'outcome' } }] }
}

function ownAddress(bundle: Bundle): string {
  return bundle.link?.find(({ relation }) => relation === 'self')?.url ?? ''
}

function leadingTo(bundle: Bundle, url: string): Bundle {
  return { ...bundle, link: [{ relation: 'next', url }] }
}
