import { expect, type Locator, type Page } from '@playwright/test'

/** 処方・注射 of one patient, by the names that a reader and assistive technology know. */
export class MedicationsPage {
  readonly page: Page
  readonly prescriptions: Locator
  readonly injections: Locator
  readonly header: Locator
  readonly order: Locator

  constructor(page: Page) {
    this.page = page
    this.prescriptions = page.getByRole('grid', { name: '処方歴' })
    this.injections = page.getByRole('grid', { name: '注射歴' })
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
    this.order = page.getByRole('complementary', { name: /^オーダ / })
  }

  /** From any screen of the patient, by the menu. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /^処方・注射/ })
      .click()
    await expect(this.prescriptions.getByRole('rowheader').first()).toBeVisible({ timeout: 40_000 })
  }

  /** Every facility has answered or failed. */
  async isSettled(): Promise<void> {
    await expect(this.page.getByText(/を照会しています$/)).toHaveCount(0, { timeout: 45_000 })
  }

  /** The row of a drug at a hospital (the first of them). */
  row(drug: RegExp): Locator {
    return this.prescriptions.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: drug }) })
  }

  /** The scrolling frame around both grids. */
  frame(): Locator {
    return this.prescriptions.locator('xpath=../..')
  }
}
