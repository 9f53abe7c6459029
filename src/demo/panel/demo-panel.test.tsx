import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DemoStateStore } from '../demo-state.ts'
import { DemoPanel } from './demo-panel.tsx'

const FACILITIES = [
  { letter: 'A', name: { ja: '例示中央クリニック', en: 'Reiji Central Clinic' } },
  { letter: 'B', name: { ja: '見本総合病院', en: 'Mihon General Hospital' } },
]

function shown() {
  const store = new DemoStateStore({ levers: new Map(), today: undefined })
  const restart = vi.fn()
  render(<DemoPanel facilities={FACILITIES} store={store} networkToday="2026-11-20" restart={restart} />)
  return { store, restart, user: userEvent.setup() }
}

afterEach(() => {
  document.documentElement.lang = 'ja'
})

describe('the panel of the demo', () => {
  it('is a pill until it is opened, and says plainly that the data are fictitious', async () => {
    const { user } = shown()
    expect(screen.queryByText(/架空のデータです/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'デモ' }))
    expect(screen.getByText(/架空のデータです/)).toBeVisible()
  })

  it('makes one hospital slow by keyboard alone, and closes on Escape with the focus back on the pill', async () => {
    const { user, store, restart } = shown()
    await user.tab()
    await user.keyboard('{Enter}')
    await user.selectOptions(screen.getByRole('combobox', { name: /見本総合病院/ }), '遅い（12秒）')
    expect(store.leverOf('B')).toBe('slow')
    expect(store.leverOf('A')).toBe('normal')
    expect(restart).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'デモ' })).toHaveFocus()
    expect(screen.queryByRole('combobox', { name: /見本総合病院/ })).toBeNull()
  })

  it('starts anew when a hospital stops disclosing, because its configuration changes', async () => {
    const { user, restart } = shown()
    await user.click(screen.getByRole('button', { name: 'デモ' }))
    await user.selectOptions(screen.getByRole('combobox', { name: /見本総合病院/ }), '公開していない')
    expect(restart).toHaveBeenCalledOnce()
  })

  it('fixes today, and goes back to the day of the sample data', async () => {
    const { user, store, restart } = shown()
    await user.click(screen.getByRole('button', { name: 'デモ' }))
    const date = screen.getByLabelText('今日の日付')
    await user.clear(date)
    expect(screen.getByRole('button', { name: 'この日付で開き直す' })).toBeDisabled()
    await user.type(date, '2027-01-05')
    await user.click(screen.getByRole('button', { name: 'この日付で開き直す' }))
    expect(store.state().today).toBe('2027-01-05')
    await user.click(screen.getByRole('button', { name: '見本データの日付に戻す' }))
    expect(store.state().today).toBeUndefined()
    expect(restart).toHaveBeenCalledTimes(2)
  })

  it('speaks English when the document does', async () => {
    document.documentElement.lang = 'en'
    const { user } = shown()
    await user.click(screen.getByRole('button', { name: 'Demo' }))
    expect(screen.getByText(/All data are fictitious/)).toBeVisible()
    expect(screen.getByRole('combobox', { name: /Mihon General Hospital/ })).toBeVisible()
  })
})
