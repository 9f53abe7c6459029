import type { Locator, Page } from '@playwright/test'

/** The screen between the records: countdown, lock, the ways out of it. */
export class SessionPages {
  readonly countdown: Locator
  readonly locked: Locator
  readonly back: Locator
  readonly otherUser: Locator
  readonly logOut: Locator

  constructor(page: Page) {
    this.countdown = page.getByRole('timer')
    this.locked = page.getByRole('heading', { name: 'ロック中' })
    this.back = page.getByRole('button', { name: '元の画面に戻る' })
    this.otherUser = page.getByRole('button', { name: '別の利用者でサインイン' })
    this.logOut = page.getByRole('button', { name: 'サインアウト' })
  }
}
