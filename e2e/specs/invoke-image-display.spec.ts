import type { Page } from '@playwright/test'
import { demoIsReady, expect, test } from '../fixtures/test.ts'
import { InboundRequestPage } from '../pages/inbound-request-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.describe.configure({ timeout: 90_000 })

/** 見本 太郎 at B 見本総合病院. */
const TARO_AT_B = '44710092^^^1.2.392.100495.20.3.51.11319900029'

/** The address of the page at every moment, from the first on. */
async function opened(page: Page, query: string, hash = '#/'): Promise<readonly string[]> {
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await page.goto(`./?${query}${hash}`)
  await demoIsReady(page)
  return addresses
}

/** What a hospital's picture server lists; asked from the page, as the page itself would ask. */
async function studyUids(page: Page, server: string, patient: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([of, number]) => {
      const response = await fetch(`dicomweb/${of}/studies?PatientID=${number}`)
      const rows: readonly { readonly '0020000D': { readonly Value: readonly [string] } }[] = await response.json()
      return rows.map((row) => row['0020000D'].Value[0])
    },
    [server, patient] as const,
  )
}

test('RAD-106, DESIGN §8.9, PID-12: a request of a patient opens their images, and no number stays in the address', async ({
  page,
}) => {
  await opened(page, `requestType=PATIENT&patientID=${encodeURIComponent(TARO_AT_B)}&patientName=MIHON%5ETARO`)
  expect(decodeURIComponent(page.url())).not.toMatch(/44710092|requestType|MIHON/)
  const request = new InboundRequestPage(page)
  await request.signIn()
  await expect(request.patientHeader).toContainText('見本 太郎')
  await expect(page).toHaveURL(/#\/p\/[^/]+\/images$/)
  await page.goBack().catch(() => null)
  expect(decodeURIComponent(page.url())).not.toMatch(/44710092/)
})

test('RAD-106: a request of a study opens that very study, by its UID or as other viewers call it', async ({
  page,
  openDemo,
}) => {
  await openDemo()
  await new PatientsPage(page).signIn()
  const [uid] = await studyUids(page, 'mihon-sogo', '44710092')
  expect(uid).toMatch(/^[\d.]+$/)
  for (const query of [`requestType=STUDY&studyUID=${uid}`, `StudyInstanceUIDs=${uid}`]) {
    await opened(page, query)
    const request = new InboundRequestPage(page)
    await expect(request.patientHeader).toContainText('見本 太郎', { timeout: 30_000 })
    await expect(page).toHaveURL(/\/images\?show=[0-9a-z]{1,7}$/)
    expect(page.url()).not.toContain(uid ?? 'nothing')
  }
})

test('H-19, RAD-106: with another patient open it stops and asks, both named, and shows the records of neither', async ({
  page,
  openDemo,
  expectAccessible,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open('例示 花子')
  await expect(page).toHaveURL(/#\/p\/[^/]+\//)
  const hash = new URL(page.url()).hash
  const query = `requestType=PATIENT&patientID=${encodeURIComponent(TARO_AT_B)}`
  await opened(page, query, hash)
  const request = new InboundRequestPage(page)
  await expect(request.question).toContainText('開いている患者と、画像表示を依頼された患者が異なります')
  await expect(request.question.getByRole('row', { name: '氏名' })).toHaveText(/例示 花子\s*見本 太郎/)
  await expect(request.patientHeader).toHaveCount(0)
  await expectAccessible()
  await request.stay.click()
  await expect(request.patientHeader).toContainText('例示 花子')
  await opened(page, query, hash)
  await request.go.click()
  await expect(request.patientHeader).toContainText('見本 太郎')
  await expect(page).toHaveURL(/\/images$/)
})

test('H-19: requests that cannot be used say why and show nobody', async ({ page, openDemo, expectAccessible }) => {
  await openDemo()
  await new PatientsPage(page).signIn()
  const request = new InboundRequestPage(page)
  const refusals: readonly (readonly [query: string, why: RegExp])[] = [
    ['requestType=STUDY&studyUID=1.2&accessionNumber=3', /どちらか一方/],
    ['requestType=STUDY&studyUID=1.2.3', /どの施設の画像サーバーにもありません/],
    ['requestType=PATIENT&patientID=1%5E%5E%5E1.2.3', /ネットワークの施設ではありません/],
    ['requestType=PATIENT&patientID=99999999%5E%5E%5E1.2.392.100495.20.3.51.11319900029', /連携患者ではありません/],
  ]
  for (const [query, why] of refusals) {
    await opened(page, query)
    await expect(request.main).toContainText(why, { timeout: 30_000 })
    await expect(request.patientHeader).toHaveCount(0)
  }
  await expectAccessible()
  await request.toList.click()
  await expect(new PatientsPage(page).table).toBeVisible()
})

test('SRC-1: a picture server that is down is named where the study was not found elsewhere', async ({
  page,
  announce,
}) => {
  announce('dicomweb/')
  announce('fhir/')
  await opened(page, 'demo=B:down&requestType=STUDY&studyUID=1.2.3')
  const request = new InboundRequestPage(page)
  await request.signIn()
  await expect(request.main).toContainText(/照会できなかった施設：B 見本総合病院/, { timeout: 40_000 })
  await expect(request.main).toContainText('照会できた施設の画像サーバーにはありません')
  await expect(request.main).not.toContainText('どの施設の画像サーバーにもありません')
  await expect(page.getByRole('button', { name: '再試行' })).toBeVisible()
})
