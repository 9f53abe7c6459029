import type { CDPSession, Page } from '@playwright/test'
import type { Bundle, Observation } from '#standards/fhir/r4.ts'
import { longestTaskDuring } from '../fixtures/longest-task.ts'
import { expect, type NetworkInHand, test } from '../fixtures/real-network.ts'
import { labResult, PATIENT, patientAt } from '../fixtures/real-results.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { type Fault, on } from '../servers/fault-levers.ts'
import type { RealServer } from '../servers/real-network.ts'

const C = '架空大学病院'
const PEOPLE = [PATIENT, '雛形 健一', '手本 久美子', '王 試']
const OPENED = 50
const PAGES = 50
const PAGE_SIZE = 1000
const MIB = 1024 * 1024

test.describe.configure({ timeout: 1_200_000 })

const HANGS_MS = 800

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

test('E9 SRC-6 H-28: of fifty thousand results of one hospital ten thousand and the newest stand first, and twice as many when a reader asks for them; the page answers all the while', async ({
  page,
  realNetwork,
}) => {
  const { C: server } = realNetwork.servers
  const devtools = await page.context().newCDPSession(page)
  const screen = await openMany(page, realNetwork)
  const first = await longestTaskDuring(devtools, async () => {
    await screen.labs.open()
    await screen.shows(10_000)
    await screen.search.fill('Cr')
    await expect(screen.newest).toBeVisible({ timeout: 30_000 })
  })
  expect(Math.max(...pagesAsked(server)), 'nobody asked for more').toBe(9)
  await expect(screen.gaps.inStrip('架空大学')).toContainText('一部未取得')
  const second = await longestTaskDuring(devtools, async () => {
    await screen.more.click()
    await screen.shows(20_000)
  })
  expect(Math.max(...pagesAsked(server))).toBe(19)
  // E9 wants 200 on a terminal; how long the same work takes here differs by half from hour to hour. This only tells a page
  // that hangs from one that answers; the number itself stands beside the result.
  const longest = Math.max(first, second)
  test.info().annotations.push({ type: 'longest task', description: `${Math.round(longest)} ms` })
  expect(longest, 'milliseconds in which the page did not answer').toBeLessThan(HANGS_MS)
})

test('E9: whoever asks for all of fifty thousand results gets them, and the page holds them @long', async ({
  page,
  realNetwork,
}) => {
  const devtools = await page.context().newCDPSession(page)
  const screen = await openMany(page, realNetwork)
  await screen.labs.open()
  for (const read of [10_000, 20_000, 40_000]) {
    await screen.shows(read)
    await screen.more.click()
  }
  await screen.gaps.areNone()
  await expect(screen.more).toHaveCount(0)
  await screen.search.fill('Cr')
  await expect(screen.newest).toBeVisible({ timeout: 30_000 })
  expect((await heapOf(devtools)) / MIB).toBeLessThan(1024)
})

/** The patient whose results at C are many, and what a reader sees of that. */
async function openMany(page: Page, network: NetworkInHand) {
  const { C: server } = network.servers
  server.fault(on(/GET \/fhir\/Observation/, manyResults(server.base, await patientAt(server, 'C'))))
  await network.signIn(page)
  await network.openPatient(page, PATIENT)
  const labs = new LabsPage(page)
  const gaps = new RecordGaps(page)
  return {
    labs,
    gaps,
    search: page.getByRole('searchbox', { name: '項目を探す' }),
    more: page.getByRole('main').getByRole('button', { name: `${C} の記録をさらに読み込む` }),
    newest: labs.grid
      .getByRole('gridcell')
      .filter({ hasText: /^49\d\d\d/ })
      .first(),
    // Beside as many as were read one after another stands the page of the newest.
    shows: (read: number) =>
      gaps.say(C, `検査結果は一部のみです（検査・測定の結果は${PAGES * PAGE_SIZE}件中 ${read + PAGE_SIZE}件まで）`),
  }
}

/** Numbers of the pages of results that were asked for. */
function pagesAsked({ seen }: RealServer): readonly number[] {
  return seen.flatMap(({ url }) => Number(/page=(\d+)/.exec(url)?.[1] ?? 0))
}

/** What is reachable, in bytes. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize
}

/**
 * A hospital with a result for every half hour of some years, a thousand to a page, the oldest first unless the newest are
 * asked for; the value is its number.
 */
function manyResults(base: string, patient: string): Fault {
  return (request, response) => {
    const number = Number(/page=(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
    const isNewestFirst = request.url?.includes('_sort=-date') === true
    const first = isNewestFirst ? (PAGES - 1) * PAGE_SIZE : number * PAGE_SIZE
    const oldestFirst = Array.from({ length: PAGE_SIZE }, (_, at) => ({ resource: resultOf(first + at) }))
    const entry = isNewestFirst ? oldestFirst.toReversed() : oldestFirst
    const link = number + 1 < PAGES ? [{ relation: 'next', url: `${base}Observation?page=${number + 1}` }] : []
    const bundle = { resourceType: 'Bundle', type: 'searchset', total: PAGES * PAGE_SIZE, link, entry } as Bundle
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
