import type { BrowserContext, Locator, Page } from '@playwright/test'
import { ONE_TIME_CODE, PASSWORD } from '#testing/real-servers/openid-provider.ts'

/** The viewer before anybody is signed in, the provider's page, and the locked screen. */
export class SignInPage {
  readonly page: Page
  readonly begin: Locator
  readonly again: Locator
  readonly notice: Locator
  readonly patients: Locator
  readonly locked: Locator

  constructor(page: Page) {
    this.page = page
    this.begin = page.getByRole('button', { name: 'サインイン', exact: true })
    this.again = page.getByRole('button', { name: 'もう一度サインイン' })
    this.notice = page.getByRole('status').filter({ has: page.locator('b') })
    this.patients = page.getByRole('table', { name: '連携患者一覧' })
    this.locked = page.getByRole('heading', { name: 'ロック中' })
  }

  /** Fills the provider's form in; without a code the sign-in is weak. */
  async answer(user: string, { isWeak = false, page = this.page } = {}): Promise<void> {
    await page.getByLabel('ユーザーID').fill(user)
    await page.getByLabel('パスワード').fill(PASSWORD)
    if (!isWeak) await page.getByLabel('ワンタイムコード').fill(ONE_TIME_CODE)
    await page.getByRole('button', { name: 'サインイン' }).click()
  }

  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: 'ロック', exact: true }).click()
    await this.locked.waitFor()
  }

  /** From the locked screen, in the window that opens. */
  async unlock(user: string): Promise<void> {
    const opened = this.page.waitForEvent('popup')
    await this.page.getByRole('button', { name: '元の画面に戻る' }).click()
    await this.answer(user, { page: await opened })
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'サインアウト', exact: true }).click()
  }
}

/** Everything that a browser keeps of a site and a script could read, as one text. */
export async function keptByBrowser(page: Page, context: BrowserContext): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = await globalThis.caches.keys()
    const entries = performance.getEntries().map(({ entryType, name }) => `${entryType} ${name}`)
    const visited = navigation.entries().map(({ url }) => url)
    return JSON.stringify({
      local: { ...localStorage },
      tab: { ...sessionStorage },
      cookie: document.cookie,
      databases,
      caches,
      entries,
      visited,
      state: history.state as unknown,
      windowName: window.name,
      title: document.title,
    })
  })
  return inPage + JSON.stringify(await context.cookies(page.url()))
}
