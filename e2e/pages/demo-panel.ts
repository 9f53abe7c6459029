import type { Page } from '@playwright/test'

/** The panel of the demo, with which somebody makes a server slow, failing or well again. */
export class DemoPanel {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** What a server does from now on. */
  async serverIs(server: RegExp, state: string): Promise<void> {
    const pill = this.page.getByRole('button', { name: 'デモ' })
    await pill.click()
    await this.page.getByRole('combobox', { name: server }).selectOption(state)
    await pill.click()
  }
}
