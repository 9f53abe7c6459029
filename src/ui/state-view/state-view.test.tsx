import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { StateView } from './state-view.tsx'

const STATES = ['none', 'notDisclosed', 'notPermitted', 'failed', 'notLinked'] as const

describe('the view of a list without rows', () => {
  it('SRC-1: draws every state with an icon of its own beside its words', () => {
    const drawings = STATES.map((state) => {
      const { container, unmount } = render(<StateView state={state} title={`状態 ${state}`} detail="09:31" />)
      expect(screen.getByText(`状態 ${state}`)).toBeVisible()
      expect(screen.getByText('09:31')).toBeVisible()
      const drawing = container.querySelector('svg')?.innerHTML
      unmount()
      return drawing
    })
    expect(new Set(drawings).size).toBe(STATES.length)
  })

  it('SRC-9: offers what the reader can do where the failure is shown', () => {
    render(<StateView state="failed" title="取得できません" action={<button type="button">再試行</button>} />)
    expect(screen.getByRole('button', { name: '再試行' })).toBeVisible()
  })

  it('SPD-3: while loading it says so in words, beside blocks that no reader of the screen is told of', () => {
    const { container } = render(<StateView state="loading" title="照会しています" skeletonRows={4} />)
    expect(screen.getByText('照会しています')).toBeVisible()
    expect(container.querySelector('[aria-hidden="true"]')?.children).toHaveLength(4)
  })
})
