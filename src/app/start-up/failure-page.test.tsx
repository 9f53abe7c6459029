import { screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { StartUpError, showStartUpFailure } from './failure-page.ts'

const place = document.createElement('div')

beforeEach(() => {
  document.body.replaceChildren(place)
})

describe('the page in place of a viewer that cannot start', () => {
  it('ALRT-4, E39: says what is wrong in words first, the detail for those who run it after, and offers a retry', () => {
    showStartUpFailure(
      place,
      new StartUpError({ ja: '設定ファイルに誤りがあります。', en: 'The file is not right.' }, 'facilities[2].letter'),
    )
    const page = screen.getByRole('alert')
    expect(page).toHaveTextContent('連携ビューアを開始できません')
    expect(page).toHaveTextContent('設定ファイルに誤りがあります。')
    expect(screen.getByText('The file is not right.')).toHaveAttribute('lang', 'en')
    expect(page).toHaveTextContent('facilities[2].letter')
    expect(screen.getByRole('button', { name: '再試行 / Retry' })).toBeVisible()
    const selfCheck = screen.getByRole('link', { name: '接続の自己点検 / Self-check' })
    expect(selfCheck).toHaveAttribute('href', '/self-check')
  })

  it('shows what it does not know as it came, as text', () => {
    showStartUpFailure(place, new Error('<img src=x onerror=alert(1)>'))
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
    expect(document.querySelector('img')).toBeNull()
  })
})
