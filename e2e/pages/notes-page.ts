import { expect, type Locator, type Page } from '@playwright/test'
import { DemoPanel } from './demo-panel.ts'

/** Notes of one patient, by the names that a reader and assistive technology know. */
export class NotesPage {
  readonly page: Page
  readonly feed: Locator
  readonly text: Locator
  readonly send: Locator
  readonly drafts: Locator

  constructor(page: Page) {
    this.page = page
    this.feed = page.getByRole('feed', { name: 'メモ・ノート' })
    this.text = page.getByRole('textbox', { name: /さんについて書く$/ })
    this.send = page.getByRole('button', { name: '送信', exact: true })
    this.drafts = page.getByRole('region', { name: '書きかけの下書き' })
  }

  /** From any screen of the patient. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /メモ・ノート/ })
      .click()
    await expect(this.feed).toBeVisible({ timeout: 30_000 })
  }

  noteWith(text: string): Locator {
    return this.feed.getByRole('article').filter({ hasText: text })
  }

  async attach(name: string, bytes: Buffer, type = 'image/png'): Promise<void> {
    await this.text.focus()
    const form = this.page.getByRole('form', { name: /さんについて書く$/ })
    await form.getByLabel(/JPEG・PNG・GIF・PDF/).setInputFiles({ name, mimeType: type, buffer: bytes })
  }

  /** What the hub does from now on, by the panel of the demo. */
  async hubIs(state: string): Promise<void> {
    await new DemoPanel(this.page).serverIs(/連携基盤/, state)
  }
}
