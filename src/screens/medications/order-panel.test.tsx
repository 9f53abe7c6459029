import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { sampleSupply } from '#testing/sample-supplies.ts'
import { CAMOSTAT, NORVASC, records, show } from './testing/render-medications.tsx'

describe('an opened order', () => {
  const order = { orderKey: 'a/1', usage: '１日３回毎食後', orderInRp: '1' }
  const answers = {
    a: records([
      sampleSupply('a', '2026-11-20', NORVASC, 14, { ...order, rpNumber: '1' }),
      sampleSupply('a', '2026-11-20', CAMOSTAT, 3, { ...order, rpNumber: '2', usage: '１日１回朝食後' }),
    ]),
  }

  it('MED-1: shows every Rp of the order as it was written, and Escape goes back to where it was opened', async () => {
    const { user } = show({ answers })
    const band = await screen.findByRole('button', { name: /ノルバスク.*14日分/ })
    await user.click(band)
    const panel = screen.getByRole('complementary', { name: /オーダ/ })
    expect(
      within(panel)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      expect.stringMatching(/RP\.1.*ノルバスク.*【１日３回毎食後】14日分/),
      expect.stringMatching(/RP\.2.*カモスタット.*【１日１回朝食後】3日分/),
    ])
    expect(document.activeElement).toHaveTextContent('処方オーダ')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(band).toHaveFocus()
  })
})
