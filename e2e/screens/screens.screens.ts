import { test as base, expect, type Page } from '@playwright/test'
import { demoIsReady } from '../fixtures/test.ts'

/**
 * Pictures of every screen. The Japanese 1366×768 picture of a screen in its full state is kept in `docs/screens/`;
 * the other sizes, languages and states go to `docs/screens/all/`, which git ignores (DESIGN.md §8.24).
 */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const LANGUAGES = ['ja', 'en'] as const

interface Shot {
  readonly name: string
  /** Demo state in the address. */
  readonly query?: string
  readonly isKept?: boolean
  readonly act: (page: Page) => Promise<void>
}

async function chooseUser(page: Page): Promise<void> {
  await page.getByRole('list').getByRole('button').first().click()
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
}

async function openPatient(page: Page, name: string): Promise<void> {
  await chooseUser(page)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  // Everything has come, the history included; in the slow state some of it never does in time.
  await page
    .getByText(/照会中|受信中|[Aa]sking|[Rr]eceiving/)
    .first()
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(() => undefined)
  await page.waitForTimeout(500)
}

/** Opens another screen of the patient by the menu, and waits until everything has come. */
async function openScreen(page: Page, patient: string, screen: RegExp): Promise<void> {
  await openPatient(page, patient)
  await page.getByRole('navigation').getByRole('link', { name: screen }).click()
  await page.waitForTimeout(6000)
}

const SHOTS: readonly Shot[] = [
  { name: 'users', act: async (page) => void (await expect(page.getByRole('list').first()).toBeVisible()) },
  {
    name: 'locked',
    isKept: true,
    act: async (page) => {
      await openPatient(page, '見本 太郎')
      await page.getByRole('button', { name: /^(ロック|Lock)$/ }).click()
      await expect(page.getByRole('heading', { name: /ロック中|Locked/ })).toBeVisible()
    },
  },
  {
    name: 'patients',
    isKept: true,
    act: async (page) => {
      await chooseUser(page)
      await page.waitForTimeout(6000)
    },
  },
  {
    name: 'patients-searched',
    act: async (page) => {
      await chooseUser(page)
      await page.getByRole('searchbox').fill('レイジ')
      await page.getByRole('searchbox').press('Enter')
      await page.waitForTimeout(3000)
    },
  },
  {
    name: 'patients-hub-down',
    query: '?demo=hub:down',
    act: async (page) => {
      await page.getByRole('list').getByRole('button').first().click()
      await page.waitForTimeout(6000)
    },
  },
  { name: 'calendar-day', isKept: true, query: '?demo=D:down', act: (page) => openPatient(page, '見本 太郎') },
  { name: 'calendar-day-all-answered', act: (page) => openPatient(page, '見本 太郎') },
  { name: 'calendar-day-slow', query: '?demo=C:slow,D:refusing', act: (page) => openPatient(page, '見本 太郎') },
  {
    name: 'calendar-panel',
    query: '?demo=D:down',
    act: async (page) => {
      await openPatient(page, '見本 太郎')
      await page
        .getByRole('grid')
        .getByRole('button', { name: /(?:検体検査 |Laboratory: )\d/ })
        .last()
        .click()
      await page.waitForTimeout(1500)
    },
  },
  {
    name: 'notes',
    isKept: true,
    act: async (page) => {
      await openPatient(page, '見本 太郎')
      await page.getByRole('link', { name: /^(メモ・ノート|Notes)/ }).click()
      await expect(page.getByRole('feed')).toBeVisible()
      await page.waitForTimeout(1500)
    },
  },
  {
    name: 'calendar-month',
    isKept: true,
    query: '?demo=D:down',
    act: async (page) => {
      await openPatient(page, '見本 太郎')
      await page
        .getByRole('radio', { name: /^(月|Month)/ })
        .or(page.getByRole('button', { name: /^(月|Month)$/ }))
        .first()
        .click()
      await page.waitForTimeout(1000)
    },
  },
  { name: 'medications', isKept: true, query: '?demo=D:down', act: openMedications },
  {
    name: 'medications-order',
    act: async (page) => {
      await openMedications(page)
      await page.getByRole('button', { name: /フロセミド錠.*(減|Down) 2→1/ }).click()
      await page.waitForTimeout(800)
    },
  },
  { name: 'medications-slow', query: '?demo=C:slow,D:refusing', act: openMedications },
  {
    name: 'documents',
    isKept: true,
    query: '?demo=D:down',
    act: (page) => openDocument(page, /11\/18.*退院時サマリー/),
  },
  { name: 'documents-pdf', act: (page) => openDocument(page, /11\/08.*検査結果報告書/) },
  { name: 'labs', isKept: true, query: '?demo=D:down', act: openLabs },
  { name: 'labs-graph', isKept: true, act: openLabsGraph },
  { name: 'labs-slow', query: '?demo=B:down,C:slow', act: openLabs },
  { name: 'documents-slow', query: '?demo=B:down,C:slow', act: (page) => openDocument(page, /患者サマリー/) },
  {
    name: 'conditions',
    isKept: true,
    query: '?demo=D:down',
    act: (page) => openScreen(page, '見本 太郎', /^(病名・アレルギー|Diagnoses)/),
  },
  { name: 'conditions-conflict', act: (page) => openScreen(page, '名寄 和美', /^(病名・アレルギー|Diagnoses)/) },
  {
    name: 'face-sheet',
    isKept: true,
    query: '?demo=D:down',
    act: (page) => openScreen(page, '見本 太郎', /^(フェイスシート|Face)/),
  },
  { name: 'images', isKept: true, query: '?demo=D:down', act: compareImages },
  { name: 'images-study', act: (page) => openImages(page) },
  { name: 'waveform', isKept: true, act: openEcg },
  { name: 'images-slow', query: '?demo=B:down,C:slow', act: (page) => openImages(page) },
  {
    name: 'images-report',
    act: async (page) => {
      await compareImages(page)
      await page.getByRole('button', { name: /^(読影報告書|Report)$/ }).click()
      await page.waitForTimeout(1500)
    },
  },
  {
    name: 'images-four',
    act: async (page) => {
      await compareImages(page)
      await page.getByRole('button', { name: /^(配置|Layout)/ }).click()
      await page.getByRole('button', { name: '2×2' }).click()
      await page.waitForTimeout(1500)
    },
  },
  {
    name: 'labs-microbiology',
    act: async (page) => {
      await openLabs(page)
      await page.getByRole('radio', { name: /^(微生物|Microbiology)$/ }).check({ force: true })
      await expect(page.getByRole('table').first()).toBeVisible({ timeout: 60_000 })
    },
  },
]

/** 画像・波形, with the newest study that stands there at once. */
async function openImages(page: Page): Promise<void> {
  await openPatient(page, '見本 太郎')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^(画像・波形|Images)/ })
    .click()
  await expect(page.getByRole('application').first()).toBeVisible({ timeout: 60_000 })
  await page.waitForTimeout(5000)
}

/** The chest CT beside its prior. */
/** The newest 12-lead ECG, on its paper. */
async function openEcg(page: Page): Promise<void> {
  await openImages(page)
  await page
    .getByRole('button', { name: /2026\/11\/06.*12誘導心電図.*(?:開く|Open)$/ })
    .first()
    .click()
  await expect(page.getByRole('application')).toHaveCount(0, { timeout: 20_000 })
  await page.waitForTimeout(2000)
}

async function compareImages(page: Page): Promise<void> {
  await openImages(page)
  await page
    .getByRole('button', { name: /^2026\/11\/07.*(2026\/10\/24)/ })
    .first()
    .click()
  await expect(page.getByRole('application')).toHaveCount(2, { timeout: 60_000 })
  await page.waitForTimeout(6000)
}

async function openMedications(page: Page): Promise<void> {
  await openPatient(page, '見本 太郎')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /処方・注射|Medic|Prescri/ })
    .click()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await page.waitForTimeout(4000)
}

async function openLabs(page: Page): Promise<void> {
  await openPatient(page, '見本 太郎')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /検査結果|Lab/ })
    .click()
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await page.waitForTimeout(4000)
}

async function openLabsGraph(page: Page): Promise<void> {
  await openLabs(page)
  for (const item of [/^Hb g/, /^Cr mg/, /^K mmol/]) {
    await page.getByRole('searchbox').fill(item.source.slice(1, 3).trim())
    await page.getByRole('rowheader').getByRole('button', { name: item }).first().click()
  }
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: /^(グラフ|Graph)$/ }).click()
  await page.waitForTimeout(3000)
}

/** A document of 見本 太郎 in its reading pane. */
async function openDocument(page: Page, row: RegExp): Promise<void> {
  await openPatient(page, '見本 太郎')
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /文書・レポート|[Dd]ocuments/ })
    .click()
  await page.getByRole('table').getByRole('row', { name: row }).first().getByRole('button').click()
  await page.waitForTimeout(4000)
}

for (const size of SIZES) {
  for (const language of LANGUAGES) {
    base.describe(`${size.width}×${size.height} ${language}`, () => {
      base.use({ viewport: size })
      for (const { name, query = '', isKept = false, act } of SHOTS) {
        base(name, async ({ page }) => {
          await page.goto(`./${query}#/`)
          await demoIsReady(page)
          if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
          await act(page)
          const isFirst = size.width === 1366 && language === 'ja'
          const folder = isKept && isFirst ? 'docs/screens' : 'docs/screens/all'
          await page.screenshot({
            path: `${folder}/${name}${isKept && isFirst ? '' : `-${size.width}-${language}`}.png`,
          })
        })
      }
    })
  }
}
