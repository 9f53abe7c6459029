import { expect, type Locator, type Page } from '@playwright/test'

/** 画像・波形 of one patient, by the names that a reader and assistive technology know. */
export class ImagesPage {
  readonly page: Page
  readonly list: Locator
  readonly viewer: Locator
  readonly header: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('region', { name: '画像検査の一覧' })
    this.viewer = page.getByRole('region', { name: '画像ビューア' })
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
  }

  /** From any screen of the patient, by the menu. */
  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '患者メニュー' })
      .getByRole('link', { name: /画像・波形/ })
      .click()
    await expect(this.list).toBeVisible({ timeout: 30_000 })
  }

  /** The button of a study, by its date and hospital. */
  study(name: RegExp): Locator {
    return this.list.getByRole('button', { name }).and(this.page.getByRole('button', { name: /開く$/ }))
  }

  series(name: RegExp): Locator {
    return this.list.getByRole('listitem').getByRole('button', { name })
  }

  /** A picture, by what it tells: title, 今回 or 前回, number. */
  picture(name: RegExp): Locator {
    return this.viewer.getByRole('application', { name })
  }

  /** The picture is drawn: its number and window stand on it. */
  async isDrawn(name: RegExp): Promise<Locator> {
    const picture = this.picture(name)
    await expect(picture.getByText(/^Im \d+／\d+$/)).toBeVisible({ timeout: 60_000 })
    return picture
  }

  /** Number of the image that is shown. */
  async number(picture: Locator): Promise<number> {
    return Number(/^Im (\d+)／/.exec((await picture.getByText(/^Im \d+／\d+$/).textContent()) ?? '')?.[1])
  }
}
