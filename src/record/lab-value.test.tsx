import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleLab } from '#testing/sample-lab-results.ts'
import { ComparedNote, LabValue } from './lab-value.tsx'

const K = { name: 'カリウム', unit: 'mmol/L', range: '3.6-4.8' }

function show(lab: Parameters<typeof sampleLab>[0]) {
  const result = sampleLab(lab)
  return renderScreen(
    <>
      <LabValue result={result} status="final" />
      <ComparedNote results={[result]} />
    </>,
    { network: fakeNetwork() },
  )
}

describe('a value on any screen but the grid', () => {
  it('FLAG-1: without a reported flag it is compared with its own range, outlined, and said in words', async () => {
    show({ ...K, value: '6.2' })
    expect(await screen.findByText('基準範囲との比較で高値')).toBeInTheDocument()
    expect(screen.getByText('H')).toHaveAttribute('data-outlined', 'true')
    expect(screen.getByText(/^枠つきの H・L：基準範囲との比較/)).toBeVisible()
  })

  it('FLAG-1, H-08: a reported flag stands as it was reported, without a word of comparison', async () => {
    show({ ...K, value: '4.2', flag: 'H' })
    expect(await screen.findByText('高値')).toBeInTheDocument()
    expect(screen.getByText('H')).not.toHaveAttribute('data-outlined')
    expect(screen.queryByText(/基準範囲との比較/)).toBeNull()
  })
})
