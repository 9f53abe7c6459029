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

type Row = Readonly<Record<string, { readonly Value?: readonly (string | number)[] }>>

/** What hospital B's picture server lists; asked from the page, as the page itself would ask. */
function listed(page: Page, query: string): Promise<readonly Row[]> {
  return page.evaluate(async (path) => (await fetch(`dicomweb/mihon-sogo/${path}`)).json(), query)
}

function uidOf(row: Row | undefined, tag: '0020000D' | '0020000E' | '00080018'): string {
  return String(row?.[tag]?.Value?.[0])
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
  const [study] = await listed(page, 'studies?PatientID=44710092')
  const uid = uidOf(study, '0020000D')
  expect(uid).toMatch(/^[\d.]+$/)
  for (const query of [`requestType=STUDY&studyUID=${uid}`, `StudyInstanceUIDs=${uid}`]) {
    await opened(page, query)
    const request = new InboundRequestPage(page)
    await expect(request.patientHeader).toContainText('見本 太郎', { timeout: 30_000 })
    await expect(page).toHaveURL(/\/images\?show=[0-9a-z]{1,7}$/)
    expect(page.url()).not.toContain(uid)
  }
})

test('RAD-106: a request that names one image opens its series at that image, and neither UID stays in the address', async ({
  page,
  openDemo,
}) => {
  await openDemo()
  await new PatientsPage(page).signIn()
  const [study] = await listed(page, 'studies?PatientID=44710092&StudyDate=20261107&ModalitiesInStudy=CT')
  const uid = uidOf(study, '0020000D')
  // Of the series for the lungs, which a study does not open with, and not the image in its middle.
  const [series] = await listed(page, `studies/${uid}/series?SeriesNumber=3`)
  const path = `studies/${uid}/series/${uidOf(series, '0020000E')}/instances?InstanceNumber=10`
  const [image] = await listed(page, path)
  const imageUid = uidOf(image, '00080018')
  await opened(page, `requestType=STUDY&studyUID=${uid}&objectUID=${imageUid}`)
  const picture = page.getByRole('application', { name: /胸部CT/ })
  await expect(picture).toContainText('肺野', { timeout: 60_000 })
  await expect(picture.getByText('Im 10／64')).toBeVisible({ timeout: 30_000 })
  expect(page.url()).not.toContain(uid)
  expect(page.url()).not.toContain(imageUid)
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
