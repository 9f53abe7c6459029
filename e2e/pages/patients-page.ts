import { expect, type Locator, type Page } from '@playwright/test'

/** The chooser of the demonstration's users and the list of linked patients behind it. */
export class PatientsPage {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table', { name: '連携患者一覧' })
  }

  /** Signs in as the user whose button carries the name. */
  async signIn(name = '例示 一郎'): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(name) }).click()
    await expect(this.table).toBeVisible({ timeout: 30_000 })
  }

  async open(name: string): Promise<void> {
    await this.table.getByRole('link', { name, exact: true }).first().click()
  }
}
