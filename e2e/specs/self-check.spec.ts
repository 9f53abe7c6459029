import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CapabilityStatement } from '#standards/fhir/r4.ts'
import { expect, test } from '../fixtures/real-network.ts'
import { SelfCheckPage } from '../pages/self-check-page.ts'
import { all, answering, down, edited, type Fault, on, signInPage } from '../servers/fault-levers.ts'

// Nothing of a patient is asked for here.
test.use({ people: ['paj3b2qfq5lwfcll'] })

/** The administrator of a server forgot this site among the origins that may read. */
const withoutCors: Fault = (_, response) => {
  response.removeHeader('Access-Control-Allow-Origin')
  return false
}

/** A clock that is wrong by minutes. */
function clockOff(minutes: number): Fault {
  return (_, response) => {
    response.sendDate = false
    response.setHeader('Date', new Date(Date.now() + minutes * 60_000).toUTCString())
    return false
  }
}

test('E39: a network that is right is found right, server by server, with nobody signed in', async ({
  realNetwork,
  page,
  announce,
  expectAccessible,
}) => {
  announce('_summary=count')
  announce('assets/none.js')
  const check = new SelfCheckPage(page)
  await check.open(realNetwork.site)
  await expect(check.summary).toContainText('すべて正常です（6件）', { timeout: 30_000 })
  for (const { base } of Object.values(realNetwork.servers)) {
    await expect(check.server(base)).toContainText('FHIR R4（4.0.1）')
    await expect(check.server(base)).toContainText('認証を求めます')
  }
  await expect(check.server(realNetwork.provider.issuer)).toContainText('設定と一致しています')
  const asked = Object.values(realNetwork.servers).flatMap(({ seen }) => seen.map(({ url }) => url))
  expect(new Set(asked)).toEqual(new Set(['/fhir/metadata', '/fhir/Patient?_summary=count']))
  await expectAccessible()
})

test('E39, E31, B6: what is wrong is named facility by facility, with what to do: down, CORS, a sign-in page, an old version, a clock', async ({
  realNetwork,
  page,
  faults,
}) => {
  const { servers, site } = realNetwork
  servers.A.fault(down)
  servers.B.fault(withoutCors)
  servers.C.fault(
    all(
      clockOff(10),
      edited<CapabilityStatement>((answer) => ({ ...answer, fhirVersion: '3.0.1' })),
    ),
  )
  servers.hub.fault(signInPage)
  realNetwork.provider.fault(on(/openid-configuration/, answering(503, { 'Access-Control-Allow-Origin': '*' }, '')))
  const check = new SelfCheckPage(page)
  await check.open(site)
  await expect(check.summary).toContainText('要対応 5件・注意 0件・正常 1件', { timeout: 30_000 })
  await expect(check.server(servers.A.base)).toContainText('接続できません')
  await expect(check.server(servers.B.base)).toContainText(
    `サーバーの CORS で ${new URL(site).origin} を許可してください`,
  )
  await expect(check.server(servers.C.base)).toContainText('FHIR の版が R4 ではありません（3.0.1）')
  await expect(check.server(servers.C.base)).toContainText('+10 分')
  await expect(check.server(servers.hub.base)).toContainText('FHIR の応答ではありません')
  await expect(check.server(realNetwork.provider.issuer)).toContainText('HTTP 503')
  servers.A.fault(undefined)
  await page.getByRole('button', { name: 'もう一度点検する' }).click()
  await expect(check.server(servers.A.base)).toContainText('FHIR R4（4.0.1）', { timeout: 30_000 })
  // What a browser writes of servers that are down is what this test brings about.
  faults.forgive()
})

test('E39: a configuration that is wrong keeps the viewer from starting; every place is named, also on the page that the failure leads to', async ({
  realNetwork,
  page,
}) => {
  await withConfig(
    realNetwork.folder,
    (config) => ({ ...config, hub: {}, polcy: {} }),
    async () => {
      await page.goto(realNetwork.site)
      await expect(page.getByRole('alert')).toContainText('hub.base', { timeout: 30_000 })
      await page.getByRole('link', { name: '接続の自己点検' }).click()
      await expect(page.getByRole('heading', { name: '接続の自己点検' })).toBeVisible({ timeout: 30_000 })
      await expect(page.getByRole('alert')).toContainText('2か所', { timeout: 30_000 })
      await expect(page.getByRole('row').filter({ hasText: 'polcy' })).toContainText('no such key')
    },
  )
})

test('E39, C1: a server that was added without making the web server’s policy anew is told as that, not as down', async ({
  realNetwork,
  page,
  faults,
}) => {
  const other = 'http://127.0.0.1:9/fhir/'
  await withConfig(
    realNetwork.folder,
    (config) => ({ ...config, hub: { base: other } }),
    async () => {
      const check = new SelfCheckPage(page)
      await check.open(realNetwork.site)
      await expect(check.server(other)).toContainText('npm run -s nginx', { timeout: 30_000 })
    },
  )
  // The policy that blocks it is what this test brings about.
  faults.forgive()
})

async function withConfig(folder: string, change: (config: object) => object, run: () => Promise<void>): Promise<void> {
  const file = join(folder, 'config.json')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, JSON.stringify(change(JSON.parse(before))))
  try {
    await run()
  } finally {
    writeFileSync(file, before)
  }
}
