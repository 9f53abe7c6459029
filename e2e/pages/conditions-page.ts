import { expect, type Locator, type Page } from '@playwright/test'

/** 病名・アレルギー of one patient, by the names that a reader and assistive technology know. */
export class ConditionsPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens it by the menu. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: '病名・アレルギー' })
      .click()
    await expect(this.block('病名')).toBeVisible({ timeout: 30_000 })
  }

  block(name: '病名' | 'アレルギー' | '薬剤禁忌' | '感染症'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** Every facility has answered or failed for a block. */
  async isSettled(name: Parameters<ConditionsPage['block']>[0]): Promise<void> {
    await expect(this.block(name).getByText(/受信中|照会して/)).toHaveCount(0, { timeout: 45_000 })
  }
}
