import type { Page } from '@playwright/test'
import { BrowserTraces } from '../fixtures/browser-traces.ts'
import { expect, fillProviderForm, test } from '../fixtures/real-network.ts'
import { CalendarPage } from '../pages/calendar-page.ts'
import { ConditionsPage } from '../pages/conditions-page.ts'
import { DocumentsPage } from '../pages/documents-page.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { MedicationsPage } from '../pages/medications-page.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { down } from '../servers/fault-levers.ts'

const DOCTOR = 'u-reiji-ichiro'
const NOTE = '来週の採血を当院で行います。'
/** Whatever of the person must never stand in an address, a title, a log or a storage. */
const OF_THE_PERSON = ['見本 太郎', '太郎', 'ミホン', 'タロウ', '00012345', '44710092', '1948-04-12', '来週の採血']

// The newest weeks of 見本 太郎 and the day on which a result of 1.10 was reported, out of the SS-MIX2 storages of two
// hospitals and a clinic; nobody is listed before a search (PDQm, ITI-78).
test.use({
  people: ['p3axgj7gbmlzey4g'],
  days: /^(?:20251210|202611)/,
  siteConfig: { hub: { patientSearch: 'pdqm' } },
})
// One network for both, in one worker.
test.describe.configure({ mode: 'default', timeout: 180_000 })

test('A3 A6 A7 C3 C4 C5 D10 H-11: from SS-MIX2 over push, sign-in and PDQm through every screen, to the lock, back, and out: 1.10 stays 1.10, and nothing stays in the browser', async ({
  realNetwork,
  page,
  context,
}) => {
  const { site, servers, provider } = realNetwork
  const traces = await BrowserTraces.watch(context, site)
  const frame = new PatientFrame(page)

  await test.step('sign in with two factors', async () => {
    await page.goto(site)
    await page.getByRole('button', { name: 'サインイン' }).click({ timeout: 30_000 })
    await fillProviderForm(page, DOCTOR)
    await expect(page.getByText('患者を検索してください')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('find the patient by PDQm', async () => {
    await page.getByRole('searchbox', { name: '患者の検索' }).fill('見本 太郎')
    await page.getByRole('button', { name: '検索', exact: true }).click()
    await page.getByRole('link', { name: '見本 太郎', exact: true }).click({ timeout: 30_000 })
    expect(servers.hub.seen.map(({ method, url }) => `${method} ${url}`)).toContain('POST /fhir/Patient/_search')
  })

  await test.step('calendar', async () => {
    const calendar = new CalendarPage(page)
    await calendar.isSettled()
    await expect(calendar.cellsWithRecords('検体検査').last()).toBeVisible()
    await expect(frame.header).toContainText('見本 太郎')
    // H-11, A8: in whose name one reads and writes stands on every screen.
    await expect(page.getByText('例示 一郎').first()).toBeVisible()
  })

  await test.step('medicines', async () => {
    const medications = new MedicationsPage(page)
    await medications.open()
    await medications.isSettled()
    await expect(medications.row(/アムロジピン/).first()).toBeVisible()
  })

  await test.step('D10: a result of 1.10 is 1.10', async () => {
    const labs = new LabsPage(page)
    await labs.open()
    await page.getByRole('combobox', { name: '期間' }).selectOption('all')
    await labs.isSettled()
    await page.getByRole('searchbox', { name: '項目を探す' }).fill('INR')
    await expect(
      labs
        .row(/INR/)
        .getByRole('gridcell')
        .filter({ hasText: /^1\.10/ }),
    ).toHaveCount(1, {
      timeout: 30_000,
    })
  })

  await test.step('diagnoses and allergies', async () => {
    const conditions = new ConditionsPage(page)
    await conditions.open()
    await conditions.isSettled('病名')
    await expect(
      conditions
        .block('病名')
        .getByText(/心不全/)
        .first(),
    ).toBeVisible()
    await expect(conditions.block('アレルギー').getByRole('row').nth(1)).toBeVisible()
  })

  await test.step('documents', async () => {
    const documents = new DocumentsPage(page)
    await documents.goTo()
    await documents.isSettled()
    await documents.open(/退院時サマリー/)
    await expect(documents.pane).toContainText('見本 太郎', { timeout: 30_000 })
  })

  await test.step('notes: read, and one written', async () => {
    const notes = new NotesPage(page)
    await notes.open()
    await expect(notes.noteWith('次回採血は K と Cr を必ず追加')).toBeVisible({ timeout: 30_000 })
    await notes.text.fill(NOTE)
    await notes.send.click()
    // Of which hospital a note is, whatever ids the hub gives to what it keeps.
    await expect(notes.noteWith(NOTE)).toContainText('例示中央クリニック', { timeout: 30_000 })
    await expect(notes.feed.getByText(/[0-9a-f]{8}-[0-9a-f]{4}/)).toHaveCount(0)
    expect(JSON.stringify(await servers.hub.stored('Communication?_count=200'))).toContain(NOTE)
  })

  await test.step('face sheet and images', async () => {
    await frame.goTo('フェイスシート')
    await expect(page.getByRole('region', { name: 'フェイスシート' })).toContainText('心不全', { timeout: 30_000 })
    await frame.goTo('画像・波形')
    await expect(page.getByRole('region', { name: '画像ビューア' })).toBeVisible({ timeout: 30_000 })
    await frame.goTo('メモ・ノート')
  })

  await test.step('A3: not even while signed in', async () => traces.expectNone(await traces.of(page), OF_THE_PERSON))

  const place = page.url()
  await test.step('A6: locked', async () => {
    await page.getByRole('button', { name: 'ロック', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'ロック中' })).toBeVisible()
    await holdsNothing(page)
    traces.expectNone(await traces.of(page), OF_THE_PERSON)
  })

  await test.step('A6: the same user comes back to the same place', async () => {
    const atProvider = page.waitForEvent('popup')
    await page.getByRole('button', { name: '元の画面に戻る' }).click()
    await fillProviderForm(await atProvider, DOCTOR)
    await expect(frame.header).toContainText('見本 太郎', { timeout: 30_000 })
    await expect(new NotesPage(page).noteWith(NOTE)).toBeVisible({ timeout: 30_000 })
    expect(page.url()).toBe(place)
  })

  await test.step('A7: signed out', async () => {
    await page.getByRole('button', { name: 'サインアウト', exact: true }).click()
    await expect(page.getByRole('button', { name: /サインイン/ })).toBeVisible({ timeout: 30_000 })
    await holdsNothing(page)
  })

  await test.step('A3, C4: nothing is left in any storage of the browser', async () => {
    const left = await traces.of(page)
    traces.expectNone(left, OF_THE_PERSON)
    // All that stays says nothing of anybody: that the next one is asked for a password, and a random name of their turn.
    expect(JSON.parse(left.localStorage ?? '')).toEqual({ 'renkei-viewer.ask-password': 'ended' })
    const tab = Object.entries(JSON.parse(left.sessionStorage ?? '') as Record<string, string>)
    expect(tab.filter(([key, value]) => key !== 'renkei-viewer.turn' || !/^[0-9a-f-]{36}$/.test(value))).toEqual([])
    expect(left).toMatchObject({ indexedDB: '[]', 'window name': '' })
    expect(left).toMatchObject({ 'Cache Storage': '[]', 'service workers': '0' })
  })

  await test.step('A7: the way back shows nothing', async () => {
    await page.goBack()
    await expect(page.locator('#root')).not.toBeEmpty()
    await holdsNothing(page)
  })

  await test.step('C3, C5: of everything that was asked, shown in the address bar or logged', async () => {
    expect(traces.secrets.size, 'tokens and codes that were looked for').toBeGreaterThan(4)
    traces.expectNone({ 'addresses and titles': traces.pages.join('\n') }, OF_THE_PERSON)
    traces.expectNone({ console: traces.console.join('\n') }, OF_THE_PERSON)
    // A name and a birth date go in the body of a search, to the servers too.
    const asked = traces.requests.map(({ url }) => url).join('\n')
    expect(OF_THE_PERSON.filter((word) => decodeURIComponent(asked).includes(word))).toEqual([])
    const known = [site, provider.issuer, ...Object.values(servers).map(({ base }) => base)]
    const origins = new Set(known.map((address) => new URL(address).origin))
    expect([...traces.origins].filter((origin) => !origins.has(origin))).toEqual([])
  })
})

test('H-26: what is left works: the page without its provider, one hospital without the others, and each says what is missing', async ({
  realNetwork,
  page,
  announce,
}) => {
  const { site, servers, provider } = realNetwork
  announce(provider.issuer)
  announce('/fhir/')
  await test.step('without the provider', async () => {
    provider.fault(down)
    await page.goto(site)
    await page.getByRole('button', { name: 'サインイン' }).click({ timeout: 30_000 })
    await expect(page.getByText('サインインできませんでした')).toBeVisible({ timeout: 30_000 })
    provider.fault(undefined)
    await page.getByRole('button', { name: 'もう一度サインイン' }).click()
    await fillProviderForm(page, DOCTOR)
    await expect(page.getByText('患者を検索してください')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('without all hospitals but one', async () => {
    for (const server of [servers.B, servers.C]) server.fault(down)
    await page.getByRole('searchbox', { name: '患者の検索' }).fill('見本 太郎')
    await page.getByRole('button', { name: '検索', exact: true }).click()
    await page.getByRole('link', { name: '見本 太郎', exact: true }).click({ timeout: 30_000 })
    const frame = new PatientFrame(page)
    await expect(frame.strip).toContainText('未完 2／3施設', { timeout: 45_000 })
    const calendar = new CalendarPage(page)
    await expect(calendar.cellsWithRecords('処方').last()).toBeVisible({ timeout: 30_000 })
    await expect(calendar.legend.getByText(/取得できません/).first()).toBeVisible()
  })

  await test.step('without the hub', async () => {
    servers.hub.fault(down)
    await page.getByRole('link', { name: '連携患者一覧' }).click()
    await page.getByRole('searchbox', { name: '患者の検索' }).fill('例示 花子')
    await page.getByRole('button', { name: '検索', exact: true }).click()
    // Never "nobody found": nobody was asked (H-05).
    await expect(page.getByRole('main').getByRole('button', { name: '再試行' })).toBeVisible({ timeout: 45_000 })
    await expect(page.getByText('該当する患者はいません')).toHaveCount(0)
  })
})

/** Neither the page nor what assistive technology reads of it, nor its title, says anything of the person. */
async function holdsNothing(page: Page): Promise<void> {
  const held = `${await page.title()} ${await page.locator('html').evaluate((root) => root.outerHTML)}`
  expect(OF_THE_PERSON.filter((word) => held.includes(word))).toEqual([])
}
