import type { Page } from '@playwright/test'
import { expect as expectAtOnce, test } from '../fixtures/real-network.ts'
import { NotesPage } from '../pages/notes-page.ts'
import { keptByBrowser, SignInPage } from '../pages/sign-in-page.ts'
import { answering, type Fault } from '../servers/fault-levers.ts'

/** Each step goes over a provider and several servers: a busy machine takes its time. */
const expect = expectAtOnce.configure({ timeout: 20_000 })

const PHYSICIAN = 'u-reiji-ichiro'
const NURSE = 'u-reiji-yuri'
const PATIENT = '雛形 健一'

test.use({ people: ['ps4wbix3z3yhkfnk'] })
// Several ways to the provider and back in one test, on a busy machine.
test.describe.configure({ timeout: 120_000 })

const bearers = (seen: readonly { readonly authorization: string | undefined }[]) =>
  seen.flatMap(({ authorization }) => (authorization === undefined ? [] : [authorization]))

test('A1: a password alone opens nothing: the reason is said, no record is asked for, and a second factor opens', async ({
  page,
  realNetwork,
}) => {
  const signIn = new SignInPage(page)
  await page.goto(realNetwork.site)
  await signIn.begin.click()
  await signIn.answer(PHYSICIAN, { isWeak: true })
  await expect(signIn.notice).toContainText('二要素認証が必要です')
  expect(bearers(realNetwork.servers.hub.seen)).toEqual([])
  await signIn.again.click()
  await signIn.answer(PHYSICIAN)
  await expect(signIn.patients).toBeVisible()
  await expect(page.getByText('例示 一郎')).toBeVisible()
})

test('A2: a changed answer, an old one and one in another tab let nobody in', async ({
  page,
  context,
  realNetwork,
}) => {
  const signIn = new SignInPage(page)
  const answers: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('silent.html?')) answers.push(request.url())
  })
  const granted = realNetwork.provider.grants.length
  realNetwork.provider.fault(namingAnotherIssuer)
  await page.goto(realNetwork.site)
  await signIn.begin.click()
  await signIn.answer(PHYSICIAN)
  await expect(signIn.notice).toContainText('サインインできませんでした')
  expect(realNetwork.provider.grants).toHaveLength(granted)
  realNetwork.provider.fault(undefined)
  await signIn.again.click()
  await signIn.answer(PHYSICIAN)
  await expect(signIn.patients).toBeVisible()
  expect(answers).toHaveLength(2)
  const redeemed = () =>
    realNetwork.provider.grants.slice(granted).filter(({ type }) => type === 'authorization_code').length
  expect(redeemed()).toBe(1)
  for (const answer of answers) {
    const other = await context.newPage()
    await other.goto(answer)
    await expect(other).toHaveURL(realNetwork.site)
    await other.close()
  }
  expect(redeemed()).toBe(1)
  await expect(signIn.patients).toBeVisible()
})

test('A3: after a session no token, code or name stands anywhere that a browser keeps things', async ({
  page,
  context,
  realNetwork,
}) => {
  const signIn = new SignInPage(page)
  const written: string[] = []
  page.on('console', (message) => written.push(message.text()))
  const codes: string[] = []
  page.on('request', (request) => {
    const code = new URL(request.url()).searchParams.get('code')
    if (code !== null) codes.push(code)
  })
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  await page.reload()
  await expect(page.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  const tokens = bearers([...realNetwork.servers.A.seen, ...realNetwork.servers.hub.seen])
  expect(tokens.length).toBeGreaterThan(0)
  expect(codes.length).toBeGreaterThan(0)
  const secrets = [
    ...new Set(tokens.map((each) => each.slice(-20))),
    ...codes,
    'eyJhbGci',
    '雛形',
    '健一',
    '例示',
    PHYSICIAN,
  ]
  for (const kept of [await keptByBrowser(page, context), written.join()]) {
    for (const secret of secrets) expect(kept).not.toContain(secret)
  }
  await signIn.logOut()
  await expect(signIn.notice).toContainText('サインアウトしました')
  const kept = await keptByBrowser(page, context)
  for (const secret of secrets) expect(kept).not.toContain(secret)
})

test('A4: two tabs whose tokens end at once refresh once for each server, and nobody is logged out', async ({
  page,
  context,
  realNetwork,
  announce,
}) => {
  const { provider, servers } = realNetwork
  for (const { base } of Object.values(servers)) announce(base)
  provider.accessTokenSeconds = 8
  await realNetwork.signIn(page, PHYSICIAN)
  const other = await context.newPage()
  await other.goto(realNetwork.site)
  await expect(new SignInPage(other).patients).toBeVisible()
  const [first] = bearers(servers.hub.seen)
  await expect.poll(() => provider.claimsOf(first, servers.hub.base)).toBeUndefined()
  provider.accessTokenSeconds = 300
  const before = provider.grants.length
  await Promise.all([realNetwork.openPatient(page, PATIENT), realNetwork.openPatient(other, PATIENT)])
  await expect(page.getByRole('grid', { name: '診療カレンダー' })).toBeVisible()
  const grants = provider.grants.slice(before)
  expect(grants.map(({ isGranted }) => isGranted)).not.toContain(false)
  for (const { base } of Object.values(servers)) {
    expect(grants.filter(({ resource }) => resource === base).length, base).toBeLessThanOrEqual(1)
  }
  for (const each of [page, other]) await expect(new SignInPage(each).locked).toHaveCount(0)
})

test('A4, E17: a spent refresh token that comes again ends the session in both tabs, which keep their place', async ({
  page,
  context,
  realNetwork,
  announce,
}) => {
  announce(realNetwork.servers.A.base)
  announce(`${realNetwork.provider.issuer}/token`)
  const spent = takeRefreshTokens(page, realNetwork.provider.issuer)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  expect(spent.length).toBeGreaterThan(1)
  const body = new URLSearchParams({
    client_id: 'renkei-viewer',
    grant_type: 'refresh_token',
    refresh_token: spent[0] ?? '',
  })
  const stolen = await fetch(`${realNetwork.provider.issuer}/token`, { method: 'POST', body })
  expect(stolen.status).toBe(400)
  realNetwork.servers.A.fault(answering(401, { 'Access-Control-Allow-Origin': new URL(page.url()).origin }, ''))
  const place = page.url()
  await expect(async () => {
    // What the screens still ask may have come upon it already.
    const refresh = page.getByRole('button', { name: '更新' }).first()
    if (await refresh.isVisible()) await refresh.click({ timeout: 1_000 })
    await expectAtOnce(new SignInPage(page).locked).toBeVisible()
  }).toPass({ timeout: 30_000 })
  await expect(new SignInPage(other).locked).toBeVisible()
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  expect(page.url()).toBe(place)
  realNetwork.servers.A.fault(undefined)
  await new SignInPage(page).unlock(PHYSICIAN)
  await expect(page.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  await expect(other.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
})

test('A6, A7: locked, a reload and a new tab ask for a password; the same user is back at the same place', async ({
  page,
  context,
  realNetwork,
}) => {
  const signIn = new SignInPage(page)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const place = page.url()
  await signIn.lock()
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  await signIn.unlock(PHYSICIAN)
  await expect(page.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  expect(page.url()).toBe(place)
  await signIn.lock()
  await page.reload()
  await signIn.begin.click()
  await expect(page.getByLabel('パスワード')).toBeVisible()
  const beside = await context.newPage()
  await beside.goto(place)
  await new SignInPage(beside).begin.click()
  await new SignInPage(beside).answer(PHYSICIAN, { page: beside })
  await expect(beside).toHaveURL(place)
  await expect(beside.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
})

test('A7: logging out wipes here first, every tab follows within a second, and Back shows nothing', async ({
  page,
  context,
  realNetwork,
}) => {
  const signIn = new SignInPage(page)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  const before = realNetwork.provider.seen.length
  const wiped = other.evaluate(whenGone, PATIENT)
  await signIn.logOut()
  const pressed = Date.now()
  expect((await wiped) - pressed).toBeLessThan(1_000)
  await expect(new SignInPage(other).notice).toContainText('サインアウト')
  await expect(signIn.notice).toContainText('サインアウトしました')
  const asked = realNetwork.provider.seen.slice(before).map(({ url }) => new URL(url, realNetwork.site).pathname)
  expect(asked.indexOf('/token/revocation')).toBeGreaterThan(-1)
  expect(asked.indexOf('/session/end')).toBeGreaterThan(asked.indexOf('/token/revocation'))
  await page.goBack()
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  await other.reload()
  await expect(other.getByText(PATIENT)).toHaveCount(0)
  await new SignInPage(other).begin.click()
  await expect(other.getByLabel('パスワード')).toBeVisible()
})

test('A7: logs out without a way to the provider', async ({ page, realNetwork, announce }) => {
  const signIn = new SignInPage(page)
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  announce(realNetwork.provider.issuer)
  realNetwork.provider.fault((request) => {
    request.socket.destroy()
    return true
  })
  await signIn.logOut()
  await expect(signIn.notice).toContainText('サインアウトしました')
  await expect(page.getByText(PATIENT)).toHaveCount(0)
  await expect(page).toHaveURL(realNetwork.site)
})

test('C8, C9: each server got tokens of its own and no other', async ({ page, realNetwork }) => {
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const { provider, servers } = realNetwork
  await expect.poll(() => bearers(servers.B.seen).length).toBeGreaterThan(0)
  for (const { base, seen } of [servers.A, servers.B, servers.hub]) {
    const tokens = [...new Set(bearers(seen))]
    expect(tokens.length).toBeGreaterThan(0)
    for (const token of tokens) expect(await provider.claimsOf(token, base)).toMatchObject({ aud: base })
  }
  const [ofA, ofB] = [servers.A, servers.B].map(({ seen }) => new Set(bearers(seen)))
  expect(ofA?.isDisjointFrom(ofB ?? new Set())).toBe(true)
})

test('C8: an EHR of the network opens its patient; nobody else may, and no number stays in the address', async ({
  page,
  realNetwork,
  announce,
}) => {
  const { provider, servers, site } = realNetwork
  const signIn = new SignInPage(page)
  const [patient] = await servers.A.stored('Patient?_count=1')
  provider.launches.set('of-ehr', { patient: patient?.id ?? '' })
  const launchBy = (iss: string) => page.goto(`${site}launch?${new URLSearchParams({ iss, launch: 'of-ehr' })}`)
  await launchBy(servers.B.base)
  await expect(signIn.notice).toContainText('サインインできませんでした')
  await launchBy(servers.A.base)
  await signIn.answer(PHYSICIAN)
  await expect(page.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
  expect(page.url()).not.toContain(patient?.id)
  expect(page.url()).not.toContain('launch')
  announce(`${servers.A.base}Patient/nobody`)
  provider.launches.set('of-ehr', { patient: 'nobody' })
  await launchBy(servers.A.base)
  await expect(page.getByRole('alert')).toContainText('電子カルテの患者を開けません')
  await expect(page.getByText(PATIENT)).toHaveCount(0)
})

test('C10: messages of other pages and of broken tabs change nothing', async ({ page, realNetwork }) => {
  await realNetwork.signIn(page, PHYSICIAN)
  await page.evaluate(() => {
    window.postMessage({ kind: 'locked' }, '*')
    window.postMessage('?code=x&state=y', '*')
    for (const name of ['renkei-viewer.session /', 'renkei-viewer.answer']) {
      const channel = new BroadcastChannel(name)
      for (const data of ['locked', { kind: 'session', session: { user: {} } }, '?code=x&state=y', null]) {
        channel.postMessage(data)
      }
    }
  })
  await realNetwork.openPatient(page, PATIENT)
})

test('E16: a token that is refused in the middle is replaced without a word, by one refresh', async ({
  page,
  realNetwork,
  announce,
}) => {
  const { provider, servers } = realNetwork
  await realNetwork.signIn(page, PHYSICIAN)
  await expect.poll(() => bearers(servers.A.seen).length).toBeGreaterThan(0)
  announce(servers.A.base)
  const refused = new Set(bearers(servers.A.seen))
  servers.A.fault((request, response) => {
    if (request.method === 'OPTIONS' || !refused.has(request.headers.authorization ?? '')) return false
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }).end()
    return true
  })
  const before = provider.grants.filter(({ resource }) => resource === servers.A.base).length
  await realNetwork.openPatient(page, PATIENT)
  const hospitals = page.getByRole('region', { name: '医療機関の状態' })
  await expect(hospitals).toBeVisible()
  await expect(page.getByRole('grid', { name: '診療カレンダー' })).toBeVisible()
  await expect.poll(() => provider.grants.filter(({ resource }) => resource === servers.A.base).length).toBe(before + 1)
  await expect(hospitals.getByText('失敗')).toHaveCount(0)
})

test('E18: a hospital that refuses every token fails alone, without a storm and without sending anybody away', async ({
  page,
  realNetwork,
  announce,
}) => {
  const { provider, servers } = realNetwork
  await realNetwork.signIn(page, PHYSICIAN)
  announce(servers.B.base)
  const grantsOfB = () => provider.grants.filter(({ resource }) => resource === servers.B.base).length
  const before = grantsOfB()
  const { origin } = new URL(realNetwork.site)
  servers.B.fault((request, response) => {
    if (request.method === 'OPTIONS') return false
    response.writeHead(401, { 'Access-Control-Allow-Origin': origin }).end()
    return true
  })
  await realNetwork.openPatient(page, PATIENT)
  await expect(page.getByRole('grid', { name: '診療カレンダー' })).toBeVisible()
  await expect(page.getByRole('region', { name: '医療機関の状態' })).toContainText('B見本総合取得できません')
  expect(grantsOfB() - before).toBeLessThanOrEqual(2)
  await expect(new SignInPage(page).locked).toHaveCount(0)
  await expect(page.getByRole('banner', { name: '患者ヘッダ' })).toContainText(PATIENT)
})

test('E20: what is written goes with a token that lives long enough to get there', async ({ page, realNetwork }) => {
  const { provider, servers } = realNetwork
  provider.accessTokenSeconds = 50
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  // What was written until here (what this user has looked at) had no token that lives longer.
  provider.accessTokenSeconds = 300
  const menu = page.getByRole('navigation', { name: '患者メニュー' })
  await menu.getByRole('link', { name: /メモ・ノート/ }).click()
  const { text } = new NotesPage(page)
  await expect(text).toBeVisible()
  const begun = Date.now()
  await text.fill('食欲が戻り、体重は変わらない。')
  const writes = () =>
    servers.hub.seen.filter(({ method, url, at }) => at >= begun && /^P[OU]/.test(method) && !url.endsWith('_search'))
  await expect.poll(() => writes().length).toBeGreaterThan(0)
  for (const { authorization, at } of writes()) {
    const { exp = 0 } = (await provider.claimsOf(authorization, servers.hub.base)) ?? {}
    expect(exp * 1000 - at).toBeGreaterThan(60_000)
  }
})

test('A8, E38: another user who signs in in one tab ends the first user’s session in the other', async ({
  page,
  context,
  realNetwork,
}) => {
  await realNetwork.signIn(page, PHYSICIAN)
  await realNetwork.openPatient(page, PATIENT)
  const other = await context.newPage()
  await other.goto(realNetwork.site)
  await expect(new SignInPage(other).patients).toBeVisible()
  await new SignInPage(other).lock()
  await expect(new SignInPage(page).locked).toBeVisible()
  await new SignInPage(other).unlock(NURSE)
  await expect(other.getByText('例示 百合')).toBeVisible()
  await expect(page.getByText('例示 一郎')).toHaveCount(0)
  await expect(page.getByText(PATIENT)).toHaveCount(0)
})

/** What a provider of somebody else's would do: its answers name another issuer. */
const namingAnotherIssuer: Fault = (_, response) => {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    set(
      name,
      typeof value === 'string' ? value.replace(/(silent\.html\?.*iss=)[^&]+/, '$1https%3A%2F%2Fevil.example') : value,
    )
  return false
}

/** The time at which a text has gone from the page. */
function whenGone(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.body.textContent?.includes(text) !== true) resolve(Date.now())
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
  })
}

/** The refresh tokens that a page gets, as somebody would who listens at its network. */
function takeRefreshTokens(page: Page, issuer: string): readonly string[] {
  const taken: string[] = []
  page.on('response', async (response) => {
    if (response.url() !== `${issuer}/token` || response.request().method() !== 'POST') return
    // An answer of the last moment has no body any more.
    const answer = (await response.json().catch(() => undefined)) as { readonly refresh_token?: string } | undefined
    if (answer?.refresh_token !== undefined) taken.push(answer.refresh_token)
  })
  return taken
}
