import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalFact } from '#clinical/facts.ts'
import { fakeAllergy, fakeContraindication } from '#testing/fake-facts.ts'
import { dataOf, failedAnswer, neverAnswers } from '#testing/fake-network.ts'
import { sampleDrug, sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { AMLODIPINE, CAMOSTAT, cellsOf, grid, NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

describe('処方歴', () => {
  it('MED-3, H-15: nothing is called taken; 処方 and 調剤 differ in word and icon', async () => {
    const dispensed = sampleSupply('b', '2026-11-20', NORVASC, 35, { act: 'dispensed' })
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]), b: records([dispensed]) } })
    const table = await grid()
    expect(screen.getByText('処方に基づく（服用は未確認）')).toBeVisible()
    expect(screen.queryByText(/服用中/)).toBeNull()
    const marks = await waitFor(() => ['処方', '調剤'].map((word) => within(table).getByText(word)))
    const [ordered, given] = marks.map((mark) => mark.querySelector('svg')?.getAttribute('class'))
    expect(ordered).not.toBe(given)
  })

  it('MED-5, MED-6: two brands from two hospitals stand under one heading with the days supplied twice; passive', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
      },
    })
    const heading = await rowNamed(/アムロジピン\s*2件・2施設/)
    expect(heading.textContent).toContain('重複の可能性')
    expect(heading.textContent).toContain('11/20 – 12/05')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('MED-5, MED-6: grouping can be turned off, in the address, and each row says what is supplied twice', async () => {
    const { user, addresses } = show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
      },
    })
    await rowNamed(/2件・2施設/)
    await user.click(screen.getByRole('button', { name: '成分でまとめる' }))
    expect(addresses).toEqual([{ grouping: 'off' }])
    expect(screen.queryByText(/2件・2施設/)).toBeNull()
    expect((await rowNamed(/ノルバスク/)).textContent).toMatch(/重複の可能性\s*2026\/11\/20 – 2026\/12\/05/)
    expect((await rowNamed(/アムロジピン/)).textContent).toContain('重複の可能性')
  })

  it('MED-7: 現在 is shown, what ended in 90 days is counted at its foot and one click away, the rest is past', async () => {
    const { user } = show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-08', NORVASC, 28),
          sampleSupply('a', '2026-09-30', sampleDrug('クラリスロマイシン錠２００ｍｇ「例示」', '6149003F2990'), 7),
        ]),
      },
    })
    await rowNamed(/ノルバスク/)
    expect(screen.getByRole('radio', { name: '現在 1' })).toBeChecked()
    expect(screen.queryByRole('rowheader', { name: /クラリスロマイシン/ })).toBeNull()
    const summary = screen.getByRole('button', { name: /過去90日に終了した薬　1剤\s*クラリスロマイシン/ })
    await user.click(summary)
    expect(summary).toHaveAttribute('aria-expanded', 'true')
    expect((await rowNamed(/クラリスロマイシン/)).textContent).toContain('終了')
    await user.click(screen.getByRole('radio', { name: '過去 1' }))
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /ノルバスク/ })).toBeNull())
    expect(await rowNamed(/クラリスロマイシン/)).toBeVisible()
  })

  it('MED-7: a drug that another supply goes on with is not told as ended; its ended supply is counted apart', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-08', NORVASC, 28)]),
        b: records([
          sampleSupply('b', '2026-09-30', AMLODIPINE, 14),
          sampleSupply('b', '2026-09-30', sampleDrug('クラリスロマイシン錠２００ｍｇ「例示」', '6149003F2990'), 7),
        ]),
      },
    })
    await rowNamed(/ノルバスク/)
    expect(await screen.findByRole('button', { name: /過去90日に終了した薬/ })).toHaveTextContent(
      /^過去90日に終了した薬\s1剤\s*クラリスロマイシン\s*（ほかの処方・調剤が続いている薬の終了\s1剤）$/,
    )
  })

  it('DT-7: 新しい順 turns the time axis round and says so in the heading; it stands in the address and keeps the rest', async () => {
    const { user, addresses } = show({
      address: { period: '6m' },
      answers: {
        a: records(
          [sampleSupply('a', '2026-10-12', NORVASC, 28), sampleSupply('a', '2026-11-12', NORVASC, 28)],
          [
            sampleInjection('a', '2026-10-02T09:00', [['生理食塩液', '1']]),
            sampleInjection('a', '2026-11-10T09:00', [['生理食塩液', '1']]),
          ],
        ),
      },
    })
    const lefts = async () =>
      [await rowNamed(/ノルバスク/), await rowNamed(/生理食塩液/)].map((row) =>
        cellsOf(row).map((cell) => ({
          date: within(cell)
            .getByRole('button')
            .getAttribute('aria-label')
            ?.match(/\d{4}\/\d\d\/\d\d/)?.[0],
          left: Number.parseFloat(cell.style.left),
        })),
      )
    for (const cells of await lefts()) {
      expect(cells[0]?.date).toMatch(/^2026\/10/)
      expect(cells[0]?.left).toBeLessThan(cells[1]?.left ?? 0)
    }
    const chip = screen.getByRole('button', { name: '新しい順', pressed: false })
    await user.click(chip)
    expect(addresses).toEqual([{ period: '6m', order: 'newest-first' }])
    expect(chip).toHaveAttribute('aria-pressed', 'true')
    expect(screen.getAllByRole('columnheader', { name: /新しい順$/ })).toHaveLength(2)
    // By keyboard, too, the cells go from left to right.
    for (const cells of await lefts()) {
      expect(cells[0]?.date).toMatch(/^2026\/11/)
      expect(cells[0]?.left).toBeLessThan(cells[1]?.left ?? 0)
    }
    await user.click(chip)
    expect(addresses.at(-1)).toEqual({ period: '6m' })
  })

  it('MED-9: 入院・外来 and 院内・院外 are tags', async () => {
    const categories = [{ text: '院外処方', codings: [], isStandard: false }]
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35, { categories })]) } })
    expect(within(await rowNamed(/ノルバスク/)).getByText('外来・院外')).toBeVisible()
  })

  it('MED-10: a strength is never broken over lines, and the name is never cut', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]) } })
    const name = within(await rowNamed(/ノルバスク/)).getAllByRole('button')[0]
    expect(name?.textContent).toBe('ノルバスク錠２．５ｍｇ')
    expect([...(name?.querySelectorAll('span') ?? [])].map((span) => span.textContent)).toEqual(['２．５ｍｇ'])
  })

  it('MED-11: a matching allergy or contraindication stands beside the name, with its record in the opened order', async () => {
    const tape = sampleDrug('ロキソプロフェンＮａテープ１００ｍｇ「例示」', '2649735S3990')
    const { user } = show({
      answers: {
        a: {
          records: {
            prescription: dataOf([sampleSupply('a', '2026-11-20', tape, 14)]),
            contraindication: dataOf([fakeContraindication('a', 'ロキソプロフェン（ＮＳＡＩＤｓ） 喘息発作の既往')]),
            allergy: dataOf([fakeAllergy('a', 'アモキシシリン')]),
          },
        },
      },
    })
    const row = await rowNamed(/ロキソプロフェン/)
    await within(row).findByText('禁忌')
    expect(within(row).queryByText('アレルギー')).toBeNull()
    await user.click(within(row).getByRole('button', { name: /オーダを開く/ }))
    const panel = screen.getByRole('complementary', { name: /オーダ 例示中央クリニック/ })
    expect(within(panel).getByRole('region', { name: 'アレルギー・薬剤禁忌との一致' }).textContent).toContain(
      '喘息発作の既往',
    )
    expect(within(panel).getByRole('link', { name: '病名・アレルギーで見る' })).toBeVisible()
  })

  it('MED-11, H-17: an injection that matches an allergy is marked in its grid, in the opened order and in the list', async () => {
    const answers = {
      b: {
        records: {
          injection: dataOf([
            sampleInjection('b', '2026-11-10T18:00', [
              ['生理食塩液１００ｍＬ', '1 袋'],
              ['セフトリアキソンＮａ静注用１ｇ「例示」', '1 瓶'],
            ]),
          ]),
          allergy: dataOf([fakeAllergy('b', 'セフトリアキソン')]),
        },
      },
    }
    const { user } = show({ answers })
    const header = await within(await grid('注射歴')).findByRole('rowheader', { name: /セフトリアキソン/ })
    expect(await within(header).findByText('アレルギー')).toBeVisible()
    await user.click(within(header).getByRole('button'))
    const panel = screen.getByRole('complementary', { name: /オーダ/ })
    expect(within(panel).getByRole('region', { name: 'アレルギー・薬剤禁忌との一致' })).toHaveTextContent(
      'セフトリアキソン',
    )
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    const row = await screen.findByRole('row', { name: /生理食塩液.*セフトリアキソン/ })
    expect(within(row).getByText('アレルギー')).toBeVisible()
  })

  it.each([
    ['a hospital refuses them', { state: 'notPermitted' } as const, /照合は未完（取得できない医療機関があります）/],
    ['a hospital has not answered', neverAnswers<ClinicalFact>(), /照会しています（照合は未完）/],
  ])(
    'MED-11, SRC-2: a row without a mark proves nothing while %s; the list says so, too',
    async (_why, allergy, words) => {
      show({
        answers: { a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]), b: { records: { allergy } } },
        address: { view: 'list' },
      })
      expect(await screen.findByText(words)).toBeVisible()
    },
  )

  it('MED-11, SRC-2: while an allergy may be missing, a row without a mark is not taken for a proof', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { allergy: failedAnswer() } },
      },
    })
    expect(await screen.findByText(/照合は未完/)).toBeVisible()
  })

  it('H-15: methotrexate once a week is told in the row', async () => {
    const drug = sampleDrug('メトトレキサートカプセル２ｍｇ「例示」')
    show({
      answers: { a: records([sampleSupply('a', '2026-11-20', drug, 56, { usage: '１日１回朝食後 週１回 月曜日' })]) },
    })
    expect(within(await rowNamed(/メトトレキサート/)).getByText('週1回')).toBeVisible()
  })

  it('PRV-1: 未告知 is told to clinicians, and under 患者提示モード the record is not there', async () => {
    const line = sampleSupply('a', '2026-11-20', NORVASC, 35, {
      sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
    })
    const answers = { a: records([line, sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]) }
    show({ answers })
    expect(within(await rowNamed(/ノルバスク/)).getByText('未告知')).toBeVisible()
  })

  it('PRV-1: without it, nothing tells that it is missing', async () => {
    const line = sampleSupply('a', '2026-11-20', NORVASC, 35, {
      sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
    })
    show({ answers: { a: records([line, sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]) }, isPatientFacing: true })
    await rowNamed(/カモスタット/)
    expect(screen.queryByText(/ノルバスク/)).toBeNull()
    expect(screen.getByRole('radio', { name: 'すべて 1' })).toBeVisible()
  })

  it('VAL-4: what was cancelled is left out of the grid, and counted', async () => {
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-20', NORVASC, 35, { status: 'cancelled' }),
          sampleSupply('a', '2026-11-20', CAMOSTAT, 14),
        ]),
      },
    })
    expect(await screen.findByText('取消・誤入力 1件を除く')).toBeVisible()
    expect(screen.queryByRole('rowheader', { name: /ノルバスク/ })).toBeNull()
  })
})
