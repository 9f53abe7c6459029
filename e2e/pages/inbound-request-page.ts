import type { Locator, Page } from '@playwright/test'

/** The page that stands until it is clear whose images another system asks for (IHE RAD-106). */
export class InboundRequestPage {
  readonly page: Page
  readonly main: Locator
  readonly question: Locator
  readonly stay: Locator
  readonly go: Locator
  readonly toList: Locator
  /** Of whoever's record is shown. */
  readonly patientHeader: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.question = page.getByRole('alert').filter({ has: page.getByRole('table') })
    this.stay = page.getByRole('button', { name: '開いている患者のまま続ける' })
    this.go = page.getByRole('button', { name: '依頼された患者の画像を開く' })
    this.toList = page.getByRole('button', { name: '連携患者一覧へ' })
    this.patientHeader = page.getByRole('banner', { name: '患者ヘッダ' })
  }

  /** The chooser of users stands before everything; the request waits behind it. */
  async signIn(name = '例示 一郎'): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(name) }).click()
  }
}
