import type { Page } from '@playwright/test'
import { uidOf } from '#demo/sample-network/study-uid.ts'
import { changedFile, expect, hasServers, type Pacs, test, VARIANTS } from '../fixtures/pacs.ts'
import { demoIsReady } from '../fixtures/test.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.skip(!hasServers(), 'no PACS')
test.describe.configure({ timeout: 120_000 })

/** 見本 太郎 at the screen of images, hospital B's from the PACS below `path`. */
async function openImages(page: Page, { site }: Pacs, path: string): Promise<void> {
  await page.goto(`${site}?pacs=B:${path}`)
  await demoIsReady(page)
  const patients = new PatientsPage(page)
  await patients.signIn()
  await page.getByRole('table').getByRole('link', { name: '見本 太郎', exact: true }).click()
  await new PatientFrame(page).goTo('画像・波形')
}

function viewport(page: Page) {
  return page.getByRole('application').first()
}

/** Grey levels of a small copy of what a viewport shows, its middle half. */
async function greyLevels(page: Page): Promise<readonly number[]> {
  return viewport(page).evaluate((element) => {
    const canvases = [...element.querySelectorAll('canvas')].filter(({ clientWidth }) => clientWidth > 100)
    const small = new OffscreenCanvas(64, 64)
    const context = small.getContext('2d')
    const [canvas] = canvases
    if (context === null || canvas === undefined) return []
    const { width, height } = canvas
    context.drawImage(canvas, width / 4, height / 4, width / 2, height / 2, 0, 0, 64, 64)
    return [...context.getImageData(0, 0, 64, 64).data].filter((_, i) => i % 4 === 0)
  })
}

function difference(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, level, i) => sum + Math.abs(level - (other[i] ?? 0)), 0) / one.length
}

async function openStudy(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${day}.*開く$`) }).click({ timeout: 30_000 })
}

async function openSeries(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${name} `) }).click()
  await expect(viewport(page)).toContainText(new RegExp(`Se \\d+ ${name}`), { timeout: 20_000 })
  await expect(viewport(page).getByRole('status')).toHaveCount(0)
}

test('every way in which a PACS keeps pixels shows the same picture, by whatever request it comes (imaging.md §5)', async ({
  page,
  pacs,
  announce,
}) => {
  announce('/pacs/')
  await openImages(page, pacs, 'pacs/')
  await openStudy(page, '2026/11/15')
  let plain: readonly number[] = []
  for (const { name, tolerance } of VARIANTS) {
    await test.step(name, async () => {
      await openSeries(page, name)
      await expect.poll(async () => new Set(await greyLevels(page)).size, { timeout: 20_000 }).toBeGreaterThan(20)
      const levels = await greyLevels(page)
      if (plain.length === 0) plain = levels
      expect(difference(plain, levels), name).toBeLessThanOrEqual(tolerance)
    })
  }
})

test('H-23: QIDO of a PACS names the patient in all three groups, and the header of each image agrees', async ({
  page,
  pacs,
  announce,
}) => {
  announce('/pacs/')
  await openImages(page, pacs, 'pacs/')
  await openStudy(page, '2026/11/15')
  await expect(viewport(page)).toContainText('見本 太郎', { timeout: 30_000 })
  await expect(viewport(page)).toContainText('44710092')
  await expect(page.getByText('患者不一致')).toHaveCount(0)
})

test('PID-6, H-19: a study under the number of the patient, of somebody born on another day, is not shown', async ({
  page,
  pacs,
  announce,
}) => {
  announce('/pacs/')
  await pacs.orthanc.store(
    changedFile({
      StudyInstanceUID: uidOf('other person:study'),
      SeriesInstanceUID: uidOf('other person:series'),
      SOPInstanceUID: uidOf('other person:instance'),
      StudyDate: '20261116',
      PatientBirthDate: '19900101',
      PatientName: 'BETSUNIN^JIRO',
    }),
  )
  await openImages(page, pacs, 'pacs/')
  await openStudy(page, '2026/11/16')
  await expect(page.getByText('患者不一致').first()).toBeVisible()
  expect(await page.getByRole('application').count()).toBe(0)
})

test('E32: an image that is gone from the PACS is marked at its place, and the others are shown', async ({
  page,
  pacs,
  announce,
}) => {
  announce('/pacs/')
  const study = uidOf('gone:study')
  for (const number of [1, 2, 3]) {
    await pacs.orthanc.store(
      changedFile({
        StudyInstanceUID: study,
        SeriesInstanceUID: uidOf('gone:series'),
        SOPInstanceUID: uidOf(`gone:instance:${number}`),
        StudyDate: '20261117',
        InstanceNumber: String(number),
        ImagePositionPatient: `-179.65\\-166\\${number * -3}`,
      }),
    )
  }
  // Between its metadata and its pixels.
  await page.route(/\/instances\/[\d.]+(?:\/frames.*|\/rendered.*)?$/, (route) =>
    route.request().url().includes(uidOf('gone:instance:3')) ? route.fulfill({ status: 404 }) : route.continue(),
  )
  await openImages(page, pacs, 'pacs/')
  await openStudy(page, '2026/11/17')
  await expect(page.getByText('1/3 読込不可')).toBeVisible({ timeout: 30_000 })
  await viewport(page).focus()
  await page.keyboard.press('End')
  await expect(viewport(page)).toContainText('画像 3 を表示できません')
  await page.keyboard.press('ArrowUp')
  await expect(viewport(page)).toContainText('2／3')
  await expect.poll(async () => new Set(await greyLevels(page)).size).toBeGreaterThan(20)
})

test('C8: a PACS that names another host in its addresses is asked at its configured address only', async ({
  page,
  pacs,
  announce,
}) => {
  announce('/other-host/')
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await openImages(page, pacs, 'other-host/')
  await openStudy(page, '2026/11/15')
  await expect.poll(async () => new Set(await greyLevels(page)).size, { timeout: 30_000 }).toBeGreaterThan(20)
  expect([...hosts].filter((host) => host !== '')).toEqual([new URL(pacs.site).host])
})
