import { expect, type Locator, type Page } from '@playwright/test'

/** 検査結果 of one patient, by the names that a reader and assistive technology know. */
export class LabsPage {
  readonly page: Page
  readonly grid: Locator
  readonly legend: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: '検査結果時系列' })
    this.legend = page.getByRole('list', { name: '凡例' })
  }

  /** The screen of whoever is open. */
  static async opened(page: Page): Promise<LabsPage> {
    const labs = new LabsPage(page)
    await labs.open()
    return labs
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /検査結果/ })
      .click()
    await expect(this.grid).toBeVisible({ timeout: 45_000 })
  }

  /** No hospital is asked any more, older years included. */
  async isSettled(): Promise<void> {
    await expect(this.page.getByRole('main').getByText(/照会しています/)).toHaveCount(0, { timeout: 45_000 })
  }

  row(name: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
  }
}
