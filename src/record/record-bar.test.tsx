import { fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { RecordBar } from './record-bar.tsx'
import type { RecordView } from './record-view.ts'

function start(first: RecordView & { readonly item?: string }) {
  const views: RecordView[] = []
  function Bar() {
    const [view, setView] = useState(first)
    const onView = (next: typeof first) => {
      views.push(next)
      setView(next)
    }
    return <RecordBar title="検査結果" view={view} onView={onView} fallback="1y" />
  }
  return { ...renderScreen(<Bar />, { network: fakeNetwork() }), views }
}

describe('period and hospital of a screen', () => {
  it('SRC-7: a period and a hospital are chosen in the address, and what the screen keeps there stays', async () => {
    const { user, views } = start({ item: 'K' })
    const period = await screen.findByRole('combobox', { name: '期間' })
    expect(period).toHaveValue('1y')
    await user.selectOptions(period, '6m')
    await user.selectOptions(screen.getByRole('combobox', { name: '医療機関' }), 'b')
    expect(views.at(-1)).toEqual({ item: 'K', period: '6m', facility: 'b' })
    await user.selectOptions(screen.getByRole('combobox', { name: '医療機関' }), '')
    expect(views.at(-1)).toEqual({ item: 'K', period: '6m' })
  })

  it('days are typed, and what is no period is said beside the fields', async () => {
    const { user, views } = start({ period: '1y' })
    const period = await screen.findByRole('combobox', { name: '期間' })
    await user.selectOptions(period, 'choose')
    const panel = within(screen.getByRole('dialog', { name: '期間' }))
    await user.click(panel.getByRole('button', { name: 'この期間を表示' }))
    expect(panel.getByRole('alert')).toHaveTextContent('開始日か終了日を入力してください')
    const [from, until] = [panel.getByLabelText('開始日'), panel.getByLabelText(/終了日/)]
    fireEvent.change(from, { target: { value: '2025-06-30' } })
    fireEvent.change(until, { target: { value: '2025-04-01' } })
    await user.click(panel.getByRole('button', { name: 'この期間を表示' }))
    expect(panel.getByRole('alert')).toHaveTextContent('終了日は開始日より前にできません')
    fireEvent.change(from, { target: { value: '2025-03-01' } })
    await user.click(panel.getByRole('button', { name: 'この期間を表示' }))
    expect(views.at(-1)).toEqual({ from: '2025-03-01', until: '2025-04-01' })
    expect(period).toHaveDisplayValue('2025/03/01 – 2025/04/01')
    expect(period).toHaveFocus()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('VAL-5: a hospital of the address that nobody knows is in force, and can be left', async () => {
    const { user, views } = start({ facility: 'z' as NonNullable<RecordView['facility']> })
    const facility = await screen.findByRole('combobox', { name: '医療機関' })
    expect(facility).toHaveValue('z')
    await user.selectOptions(facility, '')
    expect(views.at(-1)).toEqual({})
  })
})
