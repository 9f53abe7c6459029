import { expect, type Locator, type Page } from '@playwright/test'

/** What stands around every screen of a patient, by the names that a reader and assistive technology know. */
export class PatientFrame {
  readonly page: Page
  readonly header: Locator
  readonly menu: Locator
  readonly strip: Locator

  constructor(page: Page) {
    this.page = page
    this.header = page.getByRole('banner', { name: '患者ヘッダ' })
    this.menu = page.getByRole('navigation', { name: '患者メニュー' })
    this.strip = page.getByRole('region', { name: '医療機関の状態' })
  }

  async goTo(screen: string): Promise<void> {
    await this.menu.getByRole('link', { name: screen }).click()
    await expect(this.menu.getByRole('link', { name: screen })).toHaveAttribute('aria-current', 'page')
  }

  tool(name: '患者提示モード' | '設定' | 'キー操作の一覧' | 'ロック' | '利用者の切替' | 'サインアウト'): Locator {
    return this.page.getByRole('region', { name: 'メニューと閲覧者' }).getByRole('button', { name, exact: true })
  }

  alert(name: 'アレルギー' | '薬剤禁忌' | '感染症' | '重要メモ'): Locator {
    return this.header.getByRole('button', { name: new RegExp(`^${name}`) })
  }
}
