import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { brokenAmounts, cutNames, repeatedHeadings, smallOrTurnedTexts } from '../fixtures/text-layout.ts'
import { CalendarPage } from '../pages/calendar-page.ts'
import { ConditionsPage } from '../pages/conditions-page.ts'
import { FaceSheetPage } from '../pages/face-sheet-page.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { MedicationsPage } from '../pages/medications-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

const PATIENT = '見本 太郎'
const OTHER = '架空 三郎'

test.describe.configure({ timeout: 120_000 })

async function openPatient(page: Page, name = PATIENT): Promise<CalendarPage> {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(name)
  const calendar = new CalendarPage(page)
  await calendar.isSettled()
  return calendar
}

/** Texts of an element of which a pixel in the middle belongs to something else: what is covered or cut away. */
function coveredTexts(element: Locator): Promise<readonly string[]> {
  return element.evaluate((root) => {
    const covered: string[] = []
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const owner = text.parentElement
      if (owner === null || text.textContent?.trim() === '' || owner.closest('.visually-hidden, [role=dialog]'))
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const { left, top, width, height } = range.getBoundingClientRect()
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      if (hit === null || !root.contains(hit) || hit.closest('[role=dialog]') !== null)
        covered.push(text.textContent ?? '')
    }
    return covered
  })
}

/** Computed style of one element. */
function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)
}

test.describe('at 1280×720', () => {
  test.use({ viewport: { width: 1280, height: 720 } })

  test('PID-1 HDR-4 ALRT-2: the header stays whole with every popover and panel open', async ({ openDemo, page }) => {
    await openDemo()
    const calendar = await openPatient(page)
    expect(await coveredTexts(calendar.header), 'nothing open').toEqual([])
    for (const block of await calendar.header.getByRole('button').all()) {
      await block.click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await coveredTexts(calendar.header)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(block).toBeFocused()
    }
    await page.getByRole('button', { name: '公開範囲' }).click()
    expect(await coveredTexts(calendar.header)).toEqual([])
    await page.keyboard.press('Escape')
    await calendar.cellsWithRecords('検体検査').last().click()
    await expect(calendar.panel).toBeVisible()
    expect(await coveredTexts(calendar.header)).toEqual([])
    await page.getByRole('button', { name: 'デモ' }).click()
    expect(await coveredTexts(calendar.header)).toEqual([])
    // Nothing in the header can be folded away.
    await expect(calendar.header.getByRole('button')).toHaveCount(4)
  })

  test('GRID-1: headings of rows and columns stay while the grid scrolls both ways', async ({ openDemo, page }) => {
    await openDemo()
    const calendar = await openPatient(page)
    const heading = calendar.grid.getByRole('rowheader').first()
    const column = calendar.grid.locator('[data-today=true][role=columnheader]').first()
    const before = { heading: await heading.boundingBox(), column: await column.boundingBox() }
    await calendar.grid.evaluate((grid) => grid.scrollBy({ left: -120, top: 60 }))
    await expect.poll(async () => (await column.boundingBox())?.x).toBe((before.column?.x ?? 0) + 120)
    expect((await column.boundingBox())?.y).toBe(before.column?.y)
    expect((await heading.boundingBox())?.x).toBe(before.heading?.x)
  })
})

test('GRID-2 GRID-3 GRID-4 GRID-6: names wrap and are never cut; text has 14 pixels and is not turned', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const calendar = await openPatient(page)
  await calendar.cellsWithRecords('検体検査').last().click()
  const table = calendar.panel.getByRole('table').first()
  await expect(table).toBeVisible({ timeout: 30_000 })
  await expect(table.locator('caption')).toHaveCount(1)
  const names = table.locator('tbody th[scope=row]')
  expect(await names.count()).toBeGreaterThan(0)
  for (const name of await names.all()) {
    const cut = await name.evaluate((cell) => cell.scrollWidth > cell.clientWidth + 1)
    expect(cut, (await name.textContent()) ?? '').toBe(false)
    expect(await styleOf(name, 'white-space')).not.toBe('nowrap')
    expect(await styleOf(name, 'text-overflow')).toBe('clip')
  }
  expect(await smallOrTurnedTexts(page)).toEqual([])

  // Drugs, tests, diagnoses and allergens on the screens of the record, and the heads of their tables.
  const medications = new MedicationsPage(page)
  await medications.open()
  await medications.isSettled()
  expect(await medications.prescriptions.getByRole('rowheader').count()).toBeGreaterThan(3)
  expect(await cutNames(medications.frame()), 'drugs').toEqual([])
  expect(await smallOrTurnedTexts(page), 'medicines').toEqual([])

  const labs = await LabsPage.opened(page)
  await labs.isSettled()
  expect(await labs.grid.getByRole('rowheader').count()).toBeGreaterThan(5)
  expect(await cutNames(labs.grid), 'tests').toEqual([])
  expect(await smallOrTurnedTexts(page), 'results').toEqual([])

  const conditions = new ConditionsPage(page)
  await conditions.open()
  await conditions.isSettled('アレルギー')
  const main = page.getByRole('main')
  expect(await conditions.block('アレルギー').getByRole('rowheader').count()).toBeGreaterThan(0)
  expect(await cutNames(main), 'diagnoses and allergens').toEqual([])
  expect(await repeatedHeadings(main)).toEqual([])
  expect(await smallOrTurnedTexts(page), 'diagnoses').toEqual([])
})

test('NUM-1: number and unit of a dose stay on one line, on the face sheet and in the medicines', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  await openPatient(page)
  const sheet = new FaceSheetPage(page)
  await sheet.open()
  await sheet.isSettled()
  await expect(
    sheet
      .block('現在の薬')
      .getByText(/1回量 \d/)
      .first(),
  ).toBeVisible()
  const widthBeyond = () =>
    sheet.sheet.evaluate((sheet) =>
      Math.max(
        0,
        ...[...sheet.querySelectorAll('table')].map((table) => table.getBoundingClientRect().right - innerWidth),
      ),
    )
  for (const width of [1920, 1600, 1366, 1280, 1100, 900]) {
    await page.setViewportSize({ width, height: 768 })
    expect(await widthBeyond(), `tables beyond the window at ${width}`).toBe(0)
    expect(await brokenAmounts(sheet.sheet), `face sheet at ${width}`).toEqual([])
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  const medications = new MedicationsPage(page)
  await medications.open()
  await medications.isSettled()
  expect(await brokenAmounts(page.getByRole('main')), 'grid').toEqual([])
  await page.getByRole('radio', { name: '一覧' }).check()
  await expect(page.getByRole('table').first()).toBeVisible()
  expect(await brokenAmounts(page.getByRole('main')), 'list').toEqual([])
})

test('FLAG-5 FLAG-6 FLAG-7 NUM-4: high is red, low is blue, links are not; units stand beside the values', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const calendar = await openPatient(page)
  await calendar.cellsWithRecords('検体検査').last().click()
  const high = calendar.panel.locator('[data-tone=high] > span').first()
  await expect(high).toBeVisible({ timeout: 30_000 })
  expect(await styleOf(high, 'color')).toBe('rgb(206, 0, 0)')
  expect(Number(await styleOf(high, 'font-weight'))).toBeGreaterThanOrEqual(700)
  const low = calendar.panel.locator('[data-tone=low] > span').first()
  expect(await styleOf(low, 'color')).toBe('rgb(0, 23, 193)')
  const links = calendar.panel.getByRole('link')
  for (const link of await links.all()) expect(await styleOf(link, 'color')).not.toBe('rgb(0, 23, 193)')
  const row = high.locator('xpath=ancestor::tr')
  await expect(row.first()).toContainText(/mg\/dL|mmol\/L|g\/dL|10\*|U\/L|%|pg\/mL|mL\/min/)

  // The same pairs in the grid of results; the unit stands once, at the name of the row.
  const labs = await LabsPage.opened(page)
  await labs.isSettled()
  const highCell = labs.grid.locator('[data-tone=high] > span').first()
  await expect(highCell).toBeVisible()
  expect(await styleOf(highCell, 'color')).toBe('rgb(206, 0, 0)')
  expect(await styleOf(labs.grid.locator('[data-tone=low] > span').first(), 'color')).toBe('rgb(0, 23, 193)')
  for (const link of await labs.grid.getByRole('link').all()) {
    expect(await styleOf(link, 'color')).not.toBe('rgb(0, 23, 193)')
  }
  const haemoglobin = labs.row(/^Hb g\/dL/)
  await expect(haemoglobin).toContainText('10.8')
  await expect(haemoglobin.getByRole('gridcell').filter({ hasText: 'g/dL' })).toHaveCount(0)

  // And wherever else a result stands: on the face sheet with its unit beside it.
  const sheet = new FaceSheetPage(page)
  await sheet.open()
  await sheet.isSettled()
  const result = sheet.block('主要検査').getByRole('row', { name: /^Cr/ })
  await expect(result).toContainText('mg/dL')
  expect(await styleOf(result.locator('[data-tone=high] > span').first(), 'color')).toBe('rgb(206, 0, 0)')
  for (const link of await sheet.sheet.getByRole('link').all()) {
    expect(await styleOf(link, 'color')).not.toBe('rgb(0, 23, 193)')
  }
})

test('NUM-5: 1111 and 0000 are equally wide in every table', async ({ openDemo, page }) => {
  await openDemo()
  await openPatient(page)
  const widths = await page.evaluate(() =>
    ['1111', '0000'].map((digits) => {
      const probe = document.createElement('b')
      probe.textContent = digits
      document.querySelector('main')?.append(probe)
      const { width } = probe.getBoundingClientRect()
      probe.remove()
      return width
    }),
  )
  expect(widths[0]).toBe(widths[1])
})

test('PID-10: two tabs keep each its own patient', async ({ openDemo, page, context }) => {
  await openDemo()
  await openPatient(page)
  const second = await context.newPage()
  await second.goto('./#/')
  await openPatient(second, OTHER)
  await page.bringToFront()
  await expect(new CalendarPage(page).header).toContainText(PATIENT)
  await expect(new CalendarPage(second).header).toContainText(OTHER)
  await expect(page.getByText(OTHER)).toHaveCount(0)
  await expect(second.getByText(PATIENT)).toHaveCount(0)
})

test('PID-3: 戻る and 進む between two patients never show one under the other', async ({ openDemo, page }) => {
  await openDemo()
  await openPatient(page)
  const first = page.url()
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await new PatientsPage(page).open(OTHER)
  const calendar = new CalendarPage(page)
  await expect(calendar.header).toContainText(OTHER)
  await page.evaluate((name) => {
    const seen: string[] = []
    Object.assign(window, { seen })
    window.addEventListener('popstate', () => {
      const look = () => {
        if (document.body.textContent?.includes(name)) seen.push(location.hash)
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  }, OTHER)
  await page.evaluate((address) => {
    location.hash = new URL(address).hash
  }, first)
  await expect(calendar.header).toContainText(PATIENT)
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([])
})

test('LIST-3 PID-12: a search is still there on the way back, and never in the address', async ({ openDemo, page }) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  await page.getByRole('searchbox').fill('ミホン')
  await page.keyboard.press('Enter')
  await expect(patients.table.getByRole('link')).toHaveCount(2)
  await patients.open(PATIENT)
  await page.getByRole('link', { name: '連携患者一覧' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('ミホン')
  await expect(patients.table.getByRole('link')).toHaveCount(2)
  expect(decodeURIComponent(page.url())).not.toContain('ミホン')
})

test('ALRT-1 ALRT-3 H-25 SPD-1: a slow and a failed hospital interrupt nobody; the header comes first', async ({
  openDemo,
  page,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=D:down,C:slow')
  const patients = new PatientsPage(page)
  const calendar = new CalendarPage(page)
  await patients.signIn()
  await patients.open(PATIENT)
  // Long before the slow hospital (12 s) has answered.
  await expect(calendar.header).toContainText(PATIENT)
  await expect(calendar.header.getByRole('button', { name: /アレルギー/ })).toContainText('アモキシシリン', {
    timeout: 40_000,
  })
  await expect(
    page.getByRole('listitem').filter({ hasText: '試験市民' }).getByText('取得できません').first(),
  ).toBeVisible({
    timeout: 40_000,
  })
  await expect(page.locator('dialog[open], [role=alertdialog], [aria-modal=true]')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /試験市民病院 を再試行/ }).first()).toBeVisible()
})

for (const { title, viewport } of [
  { title: '200 % zoom', viewport: { width: 683, height: 384 } },
  { title: '1280 px', viewport: { width: 1280, height: 720 } },
  { title: '125 % zoom', viewport: { width: 1093, height: 614 } },
]) {
  test.describe(title, () => {
    test.use({ viewport })
    test(`ACC-6: at ${title} nothing is lost: page and header reflow, only grids scroll sideways`, async ({
      openDemo,
      page,
    }) => {
      await openDemo()
      const calendar = await openPatient(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
      const beyond = await calendar.header.evaluate((header) =>
        [...header.querySelectorAll('*')]
          .filter((each) => each.closest('.visually-hidden') === null)
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
          .map((each) => each.textContent),
      )
      expect(beyond).toEqual([])
      const box = await calendar.header.boundingBox()
      expect(box?.height ?? 0).toBeLessThanOrEqual(viewport.height * 0.6)
      // Three rows of the calendar at least can be read at once, after scrolling to it.
      await calendar.grid.scrollIntoViewIfNeeded()
      const grid = await calendar.grid.boundingBox()
      expect(grid?.height ?? 0).toBeGreaterThan(150)
      // Scrolled to, all of it is in view below the header.
      expect((grid?.height ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height)
      // WCAG 2.4.11: the cell that the arrows lead to is never behind the header nor below the window.
      await calendar.grid.locator('button[tabindex="0"]').focus()
      for (const key of ['Control+End', 'Control+Home', ...Array.from({ length: 6 }, () => 'ArrowDown')]) {
        await page.keyboard.press(key)
        await expect(async () => {
          const cell = await page.locator('button:focus').boundingBox()
          const foot = await calendar.header.evaluate((header) => header.getBoundingClientRect().bottom)
          expect(cell?.y ?? 0, key).toBeGreaterThanOrEqual(Math.floor(foot))
          expect((cell?.y ?? 0) + (cell?.height ?? 0), key).toBeLessThanOrEqual(viewport.height + 1)
        }).toPass({ timeout: 10_000 })
      }
      // Who opens a day stays where they read: the page does not go back to its head.
      const before = await page.evaluate(() => scrollY)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('complementary').first()).toBeVisible()
      expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before)
    })
  })
}

for (const language of ['ja', 'en'] as const) {
  test(`ACC-1 H-24: list, day, panel, month and popover have no violation (${language})`, async ({
    openDemo,
    page,
    expectAccessible,
  }) => {
    await openDemo()
    const patients = new PatientsPage(page)
    await patients.signIn()
    if (language === 'en') await page.getByRole('button', { name: 'Display in English' }).click()
    await expectAccessible()
    await page.getByRole('link', { name: PATIENT, exact: true }).click()
    const grid = page.getByRole('grid')
    await expect(grid).toBeVisible()
    await expectAccessible()
    await grid
      .getByRole('button', { name: / (検体検査 \d+件|Laboratory[:,]? \d+)/ })
      .last()
      .click({ timeout: 40_000 })
    await expect(page.getByRole('complementary').getByRole('tab', { selected: true })).toBeVisible()
    await expectAccessible()
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: /^(月|Month)$/ }).check()
    await expectAccessible()
    await page.getByRole('banner').last().getByRole('button').first().click()
    await expectAccessible()
    const duplicated = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      return ids.filter((id, at) => ids.indexOf(id) !== at)
    })
    expect(duplicated).toEqual([])
  })
}
