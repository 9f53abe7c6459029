import type { Locator, Page } from '@playwright/test'

/** 接続の自己点検: opened by its address, without anybody signed in. */
export class SelfCheckPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(site: string): Promise<void> {
    await this.page.goto(`${site}self-check`)
  }

  get summary(): Locator {
    return this.page.getByRole('status')
  }

  /** The row of a server by the beginning of its address. */
  server(address: string): Locator {
    return this.page.getByRole('row').filter({ hasText: address })
  }
}
