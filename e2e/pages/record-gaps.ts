import { expect, type Locator, type Page } from '@playwright/test'

/** What a screen of a patient says that it does not hold, by the words that a reader sees. */
export class RecordGaps {
  readonly page: Page
  /** Lines directly above a list. */
  readonly lines: Locator

  constructor(page: Page) {
    this.page = page
    this.lines = page.getByRole('main').getByRole('list', { name: '取得の状態' }).getByRole('listitem')
  }

  /** The lines about one hospital, by its full name. */
  of(hospital: string): Locator {
    return this.lines.filter({ hasText: hospital })
  }

  /** A line about one hospital says so. */
  async say(hospital: string, words: string | RegExp): Promise<void> {
    await expect(this.of(hospital).filter({ hasText: words })).toBeVisible({ timeout: 45_000 })
  }

  /** One hospital's place in the strip, by its short name. */
  inStrip(shortName: string): Locator {
    return this.page
      .getByRole('region', { name: '医療機関の状態' })
      .getByRole('listitem')
      .filter({ hasText: shortName })
  }

  /** These of the three hospitals could not be asked, by their short names, and the count of the strip says so. */
  async failedAt(...shortNames: readonly string[]): Promise<void> {
    const strip = this.page.getByRole('region', { name: '医療機関の状態' })
    await expect(strip).toContainText(`未完 ${shortNames.length}／3施設`, { timeout: 45_000 })
    for (const name of shortNames) await expect(this.inStrip(name)).toContainText('取得できません')
  }

  /** Every hospital has answered completely: nothing is missing and nothing awaited. */
  async areNone(): Promise<void> {
    await expect(this.page.getByRole('region', { name: '医療機関の状態' })).toContainText('すべて取得済み', {
      timeout: 45_000,
    })
  }

  /** Asks every hospital again. */
  async refresh(): Promise<void> {
    await this.page.getByRole('button', { name: '更新（すべての施設に再照会）' }).click()
  }

  /** Each failure with its kind, reason and time, in the panel behind 公開範囲, which it leaves open. */
  async problems(): Promise<Locator> {
    const panel = this.page.getByRole('dialog', { name: '公開範囲' })
    if (!(await panel.isVisible())) await this.page.getByRole('button', { name: '公開範囲' }).click()
    return panel.getByRole('listitem')
  }
}
