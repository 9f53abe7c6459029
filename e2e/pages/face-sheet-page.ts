import { expect, type Locator, type Page } from '@playwright/test'

/** フェイスシート of one patient. */
export class FaceSheetPage {
  readonly page: Page
  readonly sheet: Locator

  constructor(page: Page) {
    this.page = page
    this.sheet = page.getByRole('region', { name: 'フェイスシート', exact: true })
  }

  /** Opens it by the menu. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: 'フェイスシート' })
      .click()
    await expect(this.sheet).toBeVisible({ timeout: 30_000 })
  }

  block(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** Nobody is asked any more, so that what stands there is all there is. */
  async isSettled(): Promise<void> {
    await expect(this.sheet.getByText(/受信中|照会して|照会中/)).toHaveCount(0, { timeout: 45_000 })
  }
}
