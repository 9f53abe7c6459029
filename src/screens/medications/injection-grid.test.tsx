import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { dataOf } from '#testing/fake-network.ts'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleInjection } from '#testing/sample-supplies.ts'
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

  it('H-15: a weekly injection is marked beside its name and in its order; one whose dosing does not say so is to be checked', async () => {
    const methotrexate = [['メトジェクト皮下注１０ｍｇシリンジ', '1']] as const
    const order = (facility: string, usage: string) =>
      sampleInjection(facility, '2026-11-20T09:00', methotrexate, { usage, method: '皮下注' })
    const { user } = show({
      answers: { a: records([], [order('a', '1日1回')]), b: records([], [order('b', '週1回 金曜日')]) },
    })
    const table = await grid('注射歴')
    expect((await within(table).findByRole('rowheader', { name: /例示中央.*メトジェクト/ })).textContent).toContain(
      '週1回の薬・用法を確認',
    )
    const stated = await within(table).findByRole('rowheader', { name: /見本総合.*メトジェクト/ })
    expect(stated.textContent).toMatch(/週1回(?!の薬)/)
    await user.click(within(stated).getByRole('button'))
    expect(screen.getByRole('complementary', { name: /オーダ/ })).toHaveTextContent('週1回')
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

  const row = async () => within(await grid('注射歴')).findByRole('row', { name: /セフトリアキソン/ })

  it('VAL-4, MED-7: a cancelled order is left out and counted; a stopped one says so, in the grid and in the list', async () => {
    const { user } = show({
      answers: {
        b: records(
          [],
          [
            sampleInjection('b', '2026-11-20T09:00', MIXTURE),
            sampleInjection('b', '2026-11-22T09:00', MIXTURE, { status: 'stopped' }),
            sampleInjection('b', '2026-11-23T09:00', MIXTURE, { status: 'cancelled' }),
          ],
        ),
      },
    })
    const header = within(await row()).getByRole('rowheader')
    expect(header.textContent).toContain('中止')
    expect(header.textContent).not.toContain('継続')
    expect(screen.getByText('取消・誤入力 1件を除く')).toBeVisible()
    expect(within(await row()).getByRole('button', { name: /2026\/11\/22.*指示中止 1回/ })).toBeVisible()
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    const [stopped] = await screen.findAllByRole('row', { name: /2026\/11\/22/ })
    expect(stopped?.textContent).toContain('中止')
    expect(screen.queryByRole('row', { name: /2026\/11\/23/ })).toBeNull()
  })

  it('MED-8: a run of another amount and rate says what changed, whatever the newest dosing is', async () => {
    const more = MIXTURE.map(([name], place) => ({
      name: sampleDrug(name),
      amount: { text: place === 1 ? '2' : '1', unit: '本' },
      strengthType: undefined,
    }))
    show({
      answers: {
        b: records(
          [],
          [
            sampleInjection('b', '2026-11-01T09:00', MIXTURE),
            sampleInjection('b', '2026-11-15T09:00', MIXTURE, { drugs: more, rate: '60 mL/h' }),
          ],
        ),
      },
    })
    expect(
      within(await row()).getByRole('button', {
        name: /2026\/11\/15.*セフトリアキソンＮａ静注用１ｇ「例示」 増 1→2 本・速度 減 100→60 mL\/h/,
      }),
    ).toBeVisible()
  })

  it('H-15: in a narrow place a count says whether it was ordered or given, and 不実施 in words', async () => {
    const at = (day: string, more = {}) =>
      sampleInjection('b', `2026-11-${day}T09:00`, MIXTURE, { orderNumbers: [`b/urn:x:group|${day}`], ...more })
    show({
      answers: {
        b: records([], [at('10'), at('12'), at('12', { act: 'administered', status: 'cancelled' }), at('14')]),
      },
    })
    const [, notGiven, ordered] = within(await row()).getAllByRole('button', { name: /指示 1回/ })
    expect(notGiven?.textContent).toBe('不実施')
    expect(ordered?.textContent).toBe('1')
    expect(ordered?.querySelector('svg')).not.toBeNull()
  })

  it('PRV-1: a mixture that the patient has not been told of is marked on its row', async () => {
    const sensitivity = [{ mark: 'undisclosed', asOf: undefined }] as const
    show({ answers: { b: records([], [sampleInjection('b', '2026-11-18T09:00', MIXTURE, { sensitivity })]) } })
    expect(within(await row()).getByText('未告知')).toBeVisible()
  })

  it('NUM-1: the rate of an infusion has no trailing zero, on its row, in its order and in the list', async () => {
    const { user } = show({
      answers: { b: records([], [sampleInjection('b', '2026-11-18T09:00', MIXTURE, { rate: '5.0 mL/h' })]) },
    })
    const header = within(await row()).getByRole('rowheader')
    expect(header).toHaveTextContent('速度 5 mL/h')
    await user.click(within(header).getByRole('button'))
    expect(screen.getByRole('complementary', { name: /オーダ/ }).textContent).toMatch(/点滴静注　5 mL\/h/)
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    expect(await screen.findByRole('row', { name: /セフトリアキソン/ })).toHaveTextContent(/速度 5 mL\/h 点滴静注/)
  })

  it('MED-7: an infusion that goes on is current, its end unknown, in the grid and in the list', async () => {
    const ongoing = sampleInjection('b', '2026-11-17T09:00', MIXTURE, { act: 'administered', status: 'ongoing' })
    const { user } = show({ answers: { b: records([], [ongoing]) } })
    expect(within(await row()).getByRole('rowheader')).toHaveTextContent('終了不明')
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    expect(await screen.findByRole('row', { name: /セフトリアキソン/ })).toHaveTextContent(/終了不明$/)
  })

  it('H-15: an administration of unknown state is said to be so, in grid, order and list; no one claims that it was given', async () => {
    const untold = sampleInjection('b', '2026-11-18T09:00', MIXTURE, { act: 'administered', status: 'unknown' })
    const { user } = show({ answers: { b: records([], [untold]) } })
    await user.click(within(await row()).getByRole('button', { name: /指示の記録なし・投与実施 状態不明 1回$/ }))
    expect(screen.getByRole('complementary', { name: /オーダ/ })).toHaveTextContent('状態不明')
    expect(screen.getByRole('complementary', { name: /オーダ/ })).not.toHaveTextContent('不実施')
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    expect(await screen.findByRole('row', { name: /セフトリアキソン/ })).toHaveTextContent(/状態不明/)
  })
})
