import type { CDPSession, Page } from '@playwright/test'
import type { Bundle, Observation } from '#standards/fhir/r4.ts'
import { expect, test } from '../fixtures/real-network.ts'
import { labResult, PATIENT, patientAt } from '../fixtures/real-results.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { type Fault, on } from '../servers/fault-levers.ts'

const PEOPLE = [PATIENT, '雛形 健一', '手本 久美子', '王 試']
const OPENED = 50
const PAGES = 50
const PAGE_SIZE = 1000
const MIB = 1024 * 1024

test.describe.configure({ timeout: 1_200_000 })

test('E37: after fifty patients of a shift the page holds no more than after the first @long', async ({
  page,
  realNetwork,
}) => {
  const devtools = await page.context().newCDPSession(page)
  const frame = new PatientFrame(page)
  const openAndLeave = async (name: string) => {
    await realNetwork.openPatient(page, name)
    await expect(frame.strip).not.toContainText(/照会中|受信中/, { timeout: 60_000 })
    await frame.goTo('検査結果')
    await expect(page.getByRole('heading', { level: 1, name: '検査結果' })).toBeVisible()
    await page.getByRole('link', { name: '連携患者一覧' }).click()
    await expect(page.getByRole('table', { name: '連携患者一覧' })).toBeVisible()
  }
  await realNetwork.signIn(page)
  // Everybody once: the code of the screens, and what the hub knows of each, are there for good.
  for (const name of PEOPLE) await openAndLeave(name)
  const before = await heapOf(devtools)
  for (let opened = 0; opened < OPENED; opened += 1) await openAndLeave(PEOPLE[opened % PEOPLE.length] ?? PATIENT)
  const after = await heapOf(devtools)
  expect(after, `${after / MIB} MiB after, ${before / MIB} MiB before`).toBeLessThan(before * 1.2)
})

test('E9: fifty thousand results of one hospital come page by page, and the page answers the reader all the while @long', async ({
  page,
  realNetwork,
}) => {
  const { C: server } = realNetwork.servers
  const patient = await patientAt(server, 'C')
  server.fault(on(/GET \/fhir\/Observation/, manyResults(server.base, patient)))
  const devtools = await page.context().newCDPSession(page)
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const labs = new LabsPage(page)
  await labs.open()
  const search = page.getByRole('searchbox', { name: '項目を探す' })
  const longest = await longestPauseDuring(page, async () => {
    await search.fill('Cr')
    await search.fill('')
    await new RecordGaps(page).areNone()
  })
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()
  await search.fill('Cr')
  await expect(
    labs.grid
      .getByRole('gridcell')
      .filter({ hasText: /^49\d\d\d/ })
      .first(),
  ).toBeVisible({ timeout: 30_000 })
  expect(longest, 'milliseconds in which the page did not answer').toBeLessThan(2000)
  expect((await heapOf(devtools)) / MIB).toBeLessThan(1024)
})

/** What is reachable, in bytes. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize
}

/** The longest task of the page's thread while something goes on. */
async function longestPauseDuring(page: Page, act: () => Promise<void>): Promise<number> {
  const watched = await page.evaluateHandle(() => {
    const found = { longest: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.longest = Math.max(found.longest, duration)
    }).observe({ type: 'longtask' })
    return found
  })
  await act()
  return watched.evaluate(({ longest }) => longest)
}

/** A hospital with a result for every half hour of some years, a thousand to a page; the value is its number. */
function manyResults(base: string, patient: string): Fault {
  return (request, response) => {
    const number = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
    const entry = Array.from({ length: PAGE_SIZE }, (_, at) => ({ resource: resultOf(number * PAGE_SIZE + at) }))
    const link = number + 1 < PAGES ? [{ relation: 'next', url: `${base}Observation?page=${number + 1}` }] : []
    const bundle = { resourceType: 'Bundle', type: 'searchset', link, entry } as Bundle
    response.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(bundle))
    return true
  }

  function resultOf(number: number): Observation {
    return {
      ...labResult(patient, { value: number, hoursAgo: (PAGES * PAGE_SIZE - number) / 2 }),
      id: `many-${number}`,
    }
  }
}
