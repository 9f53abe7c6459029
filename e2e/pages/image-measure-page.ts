import { expect, type Locator, type Page } from '@playwright/test'
import { PatientFrame } from './patient-frame.ts'

type ScreenPoint = readonly [x: number, y: number]

/** Measuring on the images of one patient, by the names that a reader and assistive technology know. */
export class ImageMeasurePage {
  readonly page: Page
  readonly panel: Locator
  readonly layer: Locator
  readonly viewport: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('complementary', { name: '計測・キー画像' })
    this.viewport = page.locator('[data-viewport="0"]')
    this.layer = this.viewport.getByRole('group', { name: '計測と注記' })
  }

  /** The screen opens with the newest study, which is a chest CT. */
  async openChestCt(): Promise<void> {
    await new PatientFrame(this.page).goTo('画像・波形')
    await this.isShown()
  }

  /** The layer stands on a frame of the CT that is drawn. */
  async isShown(): Promise<void> {
    await expect(this.page.getByRole('application', { name: /胸部/ })).toBeVisible({ timeout: 40_000 })
    await expect(this.layer).toBeVisible({ timeout: 40_000 })
  }

  async take(tool: string): Promise<void> {
    await this.opener().click()
    await this.choice(tool).click()
  }

  /** As a reader without a pointer does it. */
  async takeByKey(tool: string): Promise<void> {
    await this.opener().focus()
    await this.page.keyboard.press('Enter')
    await this.choice(tool).focus()
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('application', { name: /^計測の十字/ })).toBeFocused()
  }

  /** In CSS pixels from the middle of the viewport. */
  async drag(from: ScreenPoint, to: ScreenPoint): Promise<void> {
    const box = await this.layer.boundingBox()
    if (box === null) throw new Error('the layer has no box')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x + from[0], y + from[1])
    await this.page.mouse.down()
    await this.page.mouse.move(x + (from[0] + to[0]) / 2, y + (from[1] + to[1]) / 2)
    await this.page.mouse.move(x + to[0], y + to[1])
    await this.page.mouse.up()
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('button', { name: /計測一覧/ }).click()
    await expect(this.panel).toBeVisible()
  }

  /** The measurements of a section of the panel: 未保存の計測, 保存済みの計測・レポート, キー画像. */
  rows(section: string): Locator {
    const heading = this.page.getByRole('heading', { name: new RegExp(`^${section}`) })
    return this.panel.locator('section').filter({ has: heading }).getByRole('listitem')
  }

  async save(name: '保存' | '再送' = '保存'): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click()
  }

  private opener(): Locator {
    const tools = this.page.getByRole('toolbar', { name: '画像の操作' })
    return tools.getByRole('button', { name: /^(計測|長さ|角度|円ROI)$/ })
  }

  private choice(tool: string): Locator {
    const menu = this.page.getByRole('dialog', { name: '計測の種類' })
    return menu.getByRole('button', { name: new RegExp(`^${tool}`) })
  }
}
