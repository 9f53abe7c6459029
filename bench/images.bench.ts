import { type Browser, chromium, type Page } from '@playwright/test'
import { CT_STUDY, ctFiles } from '#testing/real-servers/ct-study.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { type Orthanc, startOrthanc } from '#testing/real-servers/orthanc.ts'
import { startWebServer } from '#testing/real-servers/web-server.ts'
import { missingPrograms } from '../scripts/server-programs.mjs'
import { CHROMIUM_ARGS, systemChromium } from '../scripts/system-chromium.mjs'
import { type BenchRow, median, printRows } from './bench-row.ts'
import { ohifSite } from './images/ohif-site.ts'
import { HOSPITAL, ourSite } from './images/our-site.ts'
import { imagesPerSecond, opened, type Viewing, viewed, viewerPage } from './images/viewing.ts'

const ROUNDS = 5
const SLICES = 100
const MEGABYTE = 1_000_000
const HEAP_MB = 200
const SCRIPT_MB = 1.5
const GAP_MS = 50
/** For scrolling: frames as fast as they are drawn, in both viewers. */
const WITHOUT_FRAME_LIMIT = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/**
 * A CT of 100 slices of 512 × 512 in Orthanc behind nginx, opened by address in our viewer and in OHIF (minified, both
 * gzip), in turn, in one headless Chromium. Ours is the production build over a network of one hospital: a FHIR server and
 * a hub in memory, and Orthanc. Needs the servers (`npm run servers`).
 */
export async function run(): Promise<BenchRow[]> {
  const missing = missingPrograms()
  if (missing.length > 0) {
    console.error(`SKIPPED: ${missing.join(', ')} absent`)
    return []
  }
  const orthanc = await startOrthanc()
  const hub = await startFhirFacility()
  const hospital = await startFhirFacility()
  try {
    for (const file of ctFiles(SLICES)) await orthanc.store(file)
    return rowsOf(await measured(orthanc, hub, hospital))
  } finally {
    await Promise.all([orthanc.close(), hub.close(), hospital.close()])
  }
}

interface Measured {
  readonly viewings: readonly Viewing[]
  readonly imagesPerSecond: readonly number[]
}

type Both<T> = Readonly<Record<'ours' | 'ohif', T>>

async function measured(orthanc: Orthanc, hub: FhirFacility, hospital: FhirFacility): Promise<Both<Measured>> {
  const site = await ourSite('/renkei/')
  const server = await startWebServer({
    sites: [
      { path: '/renkei/', directory: site.directory, hasFallback: true },
      { path: '/', directory: await ohifSite('/dicom-web'), hasFallback: true },
    ],
    pacs: { [HOSPITAL.pacs]: { orthanc }, '/dicom-web/': { orthanc } },
    others: { [HOSPITAL.hub]: hub.base, [HOSPITAL.fhir]: hospital.base },
  })
  await addPatient(hub, hospital, server.origin)
  try {
    const viewings = await inBrowser([], server.origin, (pages) =>
      inTurns((viewer) => viewed(pages[viewer].page, pages[viewer].address)),
    )
    const speeds = await inBrowser(WITHOUT_FRAME_LIMIT, server.origin, async (pages) => {
      for (const { page, address } of [pages.ours, pages.ohif]) await opened(page, address)
      return inTurns((viewer) => imagesPerSecond(pages[viewer].page))
    })
    return {
      ours: { viewings: viewings.ours, imagesPerSecond: speeds.ours },
      ohif: { viewings: viewings.ohif, imagesPerSecond: speeds.ohif },
    }
  } finally {
    await server.close()
    site.remove()
  }
}

/** What each of the rounds brought; who comes first changes from round to round. */
async function inTurns<T>(measure: (viewer: 'ours' | 'ohif') => Promise<T>): Promise<Both<readonly T[]>> {
  const brought: Both<T[]> = { ours: [], ohif: [] }
  const viewers = ['ours', 'ohif'] as const
  for (let round = 0; round < ROUNDS; round++) {
    for (const viewer of round % 2 === 0 ? viewers : viewers.toReversed()) brought[viewer].push(await measure(viewer))
  }
  return brought
}

interface ViewerPage {
  readonly page: Page
  /** Of the study. */
  readonly address: string
}

/** Runs `measure` with a page for each viewer, which has been loaded once by then. */
async function inBrowser<T>(
  args: readonly string[],
  origin: string,
  measure: (pages: Both<ViewerPage>) => Promise<T>,
): Promise<T> {
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGS, ...args],
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    const [ours, ohif] = [await newPage(browser), await newPage(browser)]
    const address = await signedIn(ours, `${origin}/renkei/`)
    const other = `${origin}/viewer?StudyInstanceUIDs=${CT_STUDY.uid}`
    await ohif.goto(other)
    return await measure({ ours: { page: ours, address }, ohif: { page: ohif, address: other } })
  } finally {
    await browser.close()
  }
}

/** The patient of the study at the hospital, and at the hub with a link to it. */
async function addPatient(hub: FhirFacility, hospital: FhirFacility, origin: string): Promise<void> {
  const identifier = { system: HOSPITAL.patientIdSystem, value: CT_STUDY.patientId }
  const patient = {
    resourceType: 'Patient',
    name: [{ text: '見本 太郎', family: '見本', given: ['太郎'] }],
    birthDate: '1948-04-12',
    gender: 'male',
    identifier: [identifier],
  }
  const id = await created(hospital, patient)
  const other = { reference: `${origin}${HOSPITAL.fhir}Patient/${id}`, identifier }
  await created(hub, { ...patient, link: [{ type: 'seealso', other }] })
}

async function created({ base }: FhirFacility, patient: object): Promise<string> {
  const answer = await fetch(`${base}Patient`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(patient),
  })
  if (answer.status !== 201) throw new Error(`no patient: HTTP ${answer.status} ${await answer.text()}`)
  return String(Reflect.get(await answer.json(), 'id'))
}

async function newPage(browser: Browser): Promise<Page> {
  const size = { viewport: { width: 1440, height: 900 } }
  return viewerPage(await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...size }))
}

/** Chooses the user and gives the address of the study. */
async function signedIn(page: Page, site: string): Promise<string> {
  await page.goto(site)
  await page.getByRole('button', { name: /例示 一郎/ }).click()
  await page.getByRole('table').getByRole('link', { name: '見本 太郎', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('link', { name: /^画像・波形/ }).click({ timeout: 60_000 })
  await page
    .getByRole('button', { name: /2026\/11\/15.*開く$/ })
    .first()
    .click({ timeout: 60_000 })
  await page.waitForURL(/show=/)
  return page.url()
}

function rowsOf({ ours, ohif }: Both<Measured>): BenchRow[] {
  const note = `CT ${SLICES} × 512 × 512 from Orthanc, against OHIF 3.13.2 minified`
  const row = (name: string, unit: string, target: string, value: (of: Measured) => readonly number[]): BenchRow => {
    const [our, other] = [median(value(ours)), median(value(ohif))]
    return { name: `images: ${name}`, ours: our, peer: other, ratio: our / other, target, unit, note }
  }
  const bounded = (name: string, unit: string, most: number, value: (viewing: Viewing) => number): BenchRow => {
    const [our, other] = [median(ours.viewings.map(value)), median(ohif.viewings.map(value))]
    const peers = `${note} (${other.toFixed(1)}); peer = the aim`
    return { name: `images: ${name}`, ours: our, peer: most, ratio: our / most, target: '<= 1', unit, note: peers }
  }
  return [
    row('time to first image', 'ms', '<= 0.5', ({ viewings }) => viewings.map(({ firstImageMs }) => firstImageMs)),
    row('images while scrolling', '/s', '>= 3', (of) => of.imagesPerSecond),
    bounded('95th percentile of gaps', 'ms', GAP_MS, ({ gapMs }) => gapMs),
    bounded('script to first image', 'MB', SCRIPT_MB, ({ scriptBytes }) => scriptBytes / MEGABYTE),
    bounded('heap of the page', 'MB', HEAP_MB, ({ heapBytes }) => heapBytes / MEGABYTE),
  ]
}

if (import.meta.main) printRows(await run())
