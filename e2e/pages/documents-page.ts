import { expect, type Locator, type Page } from '@playwright/test'

/** 文書・レポート of one patient, by the names that a reader and assistive technology know. */
export class DocumentsPage {
  readonly page: Page
  readonly list: Locator
  readonly pane: Locator
  readonly beside: Locator
  readonly header: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('table', { name: '文書一覧' })
    this.pane = page.getByRole('region', { name: '文書の内容' })
    this.beside = page.getByRole('region', { name: '並べて表示した文書' })
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
  }

  /** From the menu of the patient. */
  async goTo(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /文書・レポート/ })
      .click()
    await expect(this.list).toBeVisible({ timeout: 40_000 })
  }

  /** Every hospital has answered or failed: what comes while a document is being read would wait (SPD-2). */
  async isSettled(): Promise<void> {
    await expect(this.page.getByText(/照会しています/)).toHaveCount(0, { timeout: 45_000 })
  }

  row(name: RegExp): Locator {
    return this.list.getByRole('row', { name })
  }

  async open(name: RegExp): Promise<void> {
    await this.row(name).first().getByRole('button').click({ timeout: 40_000 })
  }
}
