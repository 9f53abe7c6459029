import { expect, type Locator, type Page } from '@playwright/test'

/** Laboratory results with the graph beside them, by the names that a reader and assistive technology know. */
export class LabsGraphPage {
  readonly page: Page
  readonly grid: Locator
  readonly figure: Locator
  readonly line: Locator
  readonly header: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: '検査結果時系列' })
    this.figure = page.getByRole('figure', { name: '検査値グラフ' })
    this.line = this.figure.getByRole('slider')
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
  }

  /** From any page of the patient. */
  async openLabs(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /検査結果/ })
      .click()
    await expect(this.grid).toBeVisible({ timeout: 60_000 })
  }

  /** Chooses items by the names that the grid gives them. */
  async choose(...items: readonly string[]): Promise<void> {
    const search = this.page.getByRole('searchbox', { name: '項目を探す' })
    for (const item of items) {
      await search.fill(item)
      await this.grid
        .getByRole('button', { name: new RegExp(`^${item} `) })
        .first()
        .click({ timeout: 30_000 })
    }
    await search.fill('')
  }

  async openGraph(): Promise<void> {
    await this.page.getByRole('button', { name: 'グラフ', exact: true }).click()
    await expect(this.line).toBeVisible({ timeout: 30_000 })
  }

  chart(item: string): Locator {
    return this.figure.getByRole('region', { name: item, exact: true })
  }
}
