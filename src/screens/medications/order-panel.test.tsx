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

  describe('MED-1, MED-4: a supply for 4 weeks is not told as 4日分', () => {
    const weeks = { ...order, daysSupplied: { text: '4', unit: '週' }, rpNumber: '1' }
    const supplied = { a: records([sampleSupply('a', '2026-11-20', NORVASC, undefined, weeks)]) }

    it('in its order', async () => {
      const { user } = show({ answers: supplied })
      await user.click(await screen.findByRole('button', { name: /ノルバスク.*から 終了不明$/ }))
      const panel = screen.getByRole('complementary', { name: /オーダ/ })
      expect(within(panel).getByRole('listitem')).toHaveTextContent(/【１日３回毎食後】4 週/)
      expect(panel).not.toHaveTextContent('4日分')
    })

    it('in the list', async () => {
      show({ answers: supplied, address: { view: 'list' } })
      const row = await screen.findByRole('row', { name: /ノルバスク/ })
      expect(row).toHaveTextContent('4 週')
      expect(row).not.toHaveTextContent('4日分')
    })
  })
})
