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
import { type Viewing, viewed, viewerPage } from './images/viewing.ts'

const ROUNDS = 5
const SLICES = 100
const MEGABYTE = 1_000_000
const HEAP_MB = 200
const SCRIPT_MB = 1.5
const GAP_MS = 50

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

async function measured(
  orthanc: Orthanc,
  hub: FhirFacility,
  hospital: FhirFacility,
): Promise<Readonly<Record<'ours' | 'ohif', readonly Viewing[]>>> {
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
  const executablePath = systemChromium()
  const browser = await chromium.launch({
    args: CHROMIUM_ARGS,
    ...(executablePath === undefined ? {} : { executablePath }),
  })
  try {
    const [ourPage, ohifPage] = [await newPage(browser), await newPage(browser)]
    const ourAddress = await signedIn(ourPage, `${server.origin}/renkei/`)
    const ohifAddress = `${server.origin}/viewer?StudyInstanceUIDs=${CT_STUDY.uid}`
    // Ours has been loaded once by now.
    await ohifPage.goto(ohifAddress)
    const [ours, ohif]: [Viewing[], Viewing[]] = [[], []]
    const turns = [
      async () => ours.push(await viewed(ourPage, ourAddress)),
      async () => ohif.push(await viewed(ohifPage, ohifAddress)),
    ]
    for (let round = 0; round < ROUNDS; round++) {
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
    }
    return { ours, ohif }
  } finally {
    await browser.close()
    await server.close()
    site.remove()
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

function rowsOf({ ours, ohif }: Readonly<Record<'ours' | 'ohif', readonly Viewing[]>>): BenchRow[] {
  const note = `CT ${SLICES} × 512 × 512 from Orthanc, against OHIF 3.13.2 minified`
  const of = (viewings: readonly Viewing[], value: (viewing: Viewing) => number) => median(viewings.map(value))
  const row = (name: string, unit: string, target: string, value: (viewing: Viewing) => number): BenchRow => {
    const [our, other] = [of(ours, value), of(ohif, value)]
    return { name: `images: ${name}`, ours: our, peer: other, ratio: our / other, target, unit, note }
  }
  const bounded = (name: string, unit: string, most: number, value: (viewing: Viewing) => number): BenchRow => {
    const our = of(ours, value)
    const peers = `${note} (${of(ohif, value).toFixed(1)}); peer = the aim`
    return { name: `images: ${name}`, ours: our, peer: most, ratio: our / most, target: '<= 1', unit, note: peers }
  }
  return [
    row('time to first image', 'ms', '<= 0.5', ({ firstImageMs }) => firstImageMs),
    row('images while scrolling', '/s', '>= 3', ({ imagesPerSecond }) => imagesPerSecond),
    bounded('95th percentile of gaps', 'ms', GAP_MS, ({ gapMs }) => gapMs),
    bounded('script to first image', 'MB', SCRIPT_MB, ({ scriptBytes }) => scriptBytes / MEGABYTE),
    bounded('heap of the page', 'MB', HEAP_MB, ({ heapBytes }) => heapBytes / MEGABYTE),
  ]
}

if (import.meta.main) printRows(await run())
