import { expect, type Locator, type Page } from '@playwright/test'

/** A waveform in 画像・波形, by the names that a reader and assistive technology know. */
export class WaveformPage {
  readonly page: Page
  readonly pane: Locator
  readonly tools: Locator
  readonly paper: Locator
  readonly reading: Locator
  readonly overview: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.getByRole('region', { name: '波形', exact: true })
    this.tools = page.getByRole('toolbar', { name: '波形の操作' })
    this.paper = page.getByRole('region', { name: '波形の紙面' })
    this.reading = page.getByRole('region', { name: '計測の結果' })
    this.overview = page.getByRole('slider', { name: '記録全体' })
  }

  /** Opens a study or a file of the list by its title. */
  async open(title: string): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(title) })
      .first()
      .click({ timeout: 60_000 })
    await expect(this.tools).toBeVisible({ timeout: 60_000 })
  }

  /** The drawing itself, whose name says how it is laid out. */
  drawing(name: RegExp): Locator {
    return this.paper.getByRole('img', { name })
  }

  /** How many pixels of the drawing are as dark as a trace. */
  async ink(): Promise<number> {
    return this.paper.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d')
      if (context === null) return 0
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      let dark = 0
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 255) < 90 && (data[at + 1] ?? 255) < 90 && (data[at + 2] ?? 255) < 90) dark += 1
      }
      return dark
    })
  }
}
