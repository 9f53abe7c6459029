import { expect, type Locator, type Page } from '@playwright/test'

/** The calendar of one patient, by the names that a reader and assistive technology know. */
export class CalendarPage {
  readonly page: Page
  readonly grid: Locator
  readonly header: Locator
  readonly panel: Locator
  readonly legend: Locator

  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: '診療カレンダー' })
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
    this.panel = page.getByRole('complementary', { name: /の記録$/ })
    this.legend = page.getByRole('list', { name: '凡例' })
  }

  /** Cells of a kind that hold at least one record, oldest first. */
  cellsWithRecords(kind: string): Locator {
    return this.grid.getByRole('button', { name: new RegExp(` ${kind} \\d+件`) })
  }

  /** Every facility has answered or failed, the history included: nothing is dotted any more. */
  async isSettled(): Promise<void> {
    await expect(this.grid).toBeVisible({ timeout: 30_000 })
    await expect(this.legend.getByText(/照会中|受信中/)).toHaveCount(0, { timeout: 45_000 })
  }
}
