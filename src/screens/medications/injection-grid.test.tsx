import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { dataOf } from '#testing/fake-network.ts'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleInjection } from '#testing/sample-supplies.ts'
import { grid, records, show } from './testing/render-medications.tsx'

describe('注射歴', () => {
  const MIXTURE = [
    ['生理食塩液１００ｍＬ「見本」', '1'],
    ['セフトリアキソンＮａ静注用１ｇ「例示」', '1'],
  ] as const
  const number = { orderNumbers: ['b/urn:x:group|1'] }

  it('MED-2, MED-3: a mixture is one row; ordered and given are told apart and stand beside each other', async () => {
    const { user } = show({
      answers: {
        b: records(
          [],
          [
            sampleInjection('b', '2026-11-10T18:00', MIXTURE, number),
            sampleInjection('b', '2026-11-10T18:09', MIXTURE, { ...number, act: 'administered', author: '仮 百合' }),
          ],
        ),
      },
    })
    const table = await grid('注射歴')
    const header = await within(table).findByRole('rowheader', { name: /生理食塩液.*セフトリアキソン/ })
    expect(header.textContent).toMatch(/速度 100 mL\/h.*点滴静注/)
    await user.click(within(table).getByRole('button', { name: /指示 1回・投与実施 1回$/ }))
    const panel = screen.getByRole('complementary', { name: /オーダ/ })
    expect(panel.textContent).toMatch(/指示2026\/11\/10\(火\) 18:00.*投与実施2026\/11\/10\(火\) 18:09.*実施者 仮 百合/)
  })

  it('H-15: what was not given is never counted as given', async () => {
    show({
      answers: {
        b: records(
          [],
          [
            sampleInjection('b', '2026-11-10T18:00', MIXTURE, number),
            sampleInjection('b', '2026-11-10T18:00', MIXTURE, { ...number, act: 'administered', status: 'cancelled' }),
          ],
        ),
      },
    })
    expect(
      await within(await grid('注射歴')).findByRole('button', { name: /投与実施の記録なし・中止・不実施 1回$/ }),
    ).toBeVisible()
  })

  it('VAL-7: an injection whose day is not known has its row, and opens as it was recorded', async () => {
    const more = { at: sampleTime('2026-11'), startsOn: sampleTime('2026-11') }
    const { user } = show({
      answers: { b: records([], [sampleInjection('b', '2026-11-10T18:00', MIXTURE, more)]) },
    })
    await user.click(await within(await grid('注射歴')).findByRole('button', { name: /生理食塩液.*オーダを開く/ }))
    expect(screen.getByRole('complementary', { name: /オーダ/ }).textContent).toContain('2026年11月')
    expect(screen.getByRole('complementary', { name: /オーダ/ }).textContent).toMatch(
      /指示2026年11月.*セフトリアキソン/,
    )
  })

  it('H-05: of a hospital that answered in part nobody says that nothing was given', async () => {
    const gaps = [{ kind: 'unsupported-search', what: 'MedicationAdministration' }] as const
    const injection = { ...dataOf([sampleInjection('b', '2026-11-10T18:00', MIXTURE, number)]), gaps }
    show({ answers: { b: { records: { injection } } } })
    expect(await within(await grid('注射歴')).findByRole('button', { name: /投与実施 未取得$/ })).toBeVisible()
  })
})
