import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import '#i18n/medications.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Prescription } from '#clinical/medication-facts.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { fakeAllergy, fakeContraindication } from '#testing/fake-facts.ts'
import { dataOf, type FakeReplies, failedAnswer, fakeNetwork, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { MedicationsScreen } from './medications.screen.tsx'
import { type MedicationsAddress, readMedicationsAddress } from './medications-address.ts'

// The test DOM has no layout, so nothing is ever out of view in it.
HTMLElement.prototype.scrollIntoView = () => {}

// Today is 2026/11/21: the day at which every fake answer was fetched.
const NORVASC = sampleDrug('ノルバスク錠２．５ｍｇ', '2171022F1029')
const AMLODIPINE = sampleDrug('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4990')
const CAMOSTAT = sampleDrug('カモスタット錠１００ｍｇ（院内約束処方）')
const LONG = sampleDrug(
  'レボドパ１００ｍｇ・カルビドパ水和物１０ｍｇ・エンタカポン１００ｍｇ配合錠「例示地域医療連携ネットワーク共同購入品」（一包化不可・粉砕不可）',
)

interface Given {
  readonly answers?: Readonly<Record<string, FakeReplies>>
  readonly address?: MedicationsAddress
  readonly links?: readonly string[]
  readonly isPatientFacing?: boolean
}

const records = (prescription: readonly ClinicalFact[], injection: readonly ClinicalFact[] = []): FakeReplies => ({
  records: { prescription: dataOf(prescription), injection: dataOf(injection) },
})

function show({ answers = {}, address = {}, links = ['a', 'b'], isPatientFacing = false }: Given) {
  const person = fakePerson('p1', { links: Object.fromEntries(links.map((id) => [id, 'linked' as const])) })
  const addresses: MedicationsAddress[] = []
  function Page() {
    const [at, setAt] = useState(address)
    const go = (next: MedicationsAddress) => {
      addresses.push(next)
      setAt(next)
    }
    return (
      <PatientFacingProvider isOn={isPatientFacing}>
        <main>
          <MedicationsScreen person={person} address={at} onAddress={go} />
        </main>
      </PatientFacingProvider>
    )
  }
  const rendered = renderScreen(<Page />, { network: networkAt({ people: [person], answers }) })
  return { ...rendered, addresses }
}

/** The clock of the network stands at the time of its answers. */
function networkAt(options: Parameters<typeof fakeNetwork>[0]) {
  return { ...fakeNetwork(options), now: () => Date.UTC(2026, 10, 21, 0, 31) as never }
}

const grid = (name = '処方歴') => screen.findByRole('grid', { name })
const rowNamed = async (text: string | RegExp) => {
  const header = await screen.findByRole('rowheader', { name: text })
  const row = header.closest<HTMLElement>('[role="row"]')
  if (row === null) throw new Error('no row')
  return row
}

describe('処方歴', () => {
  it('MED-1: the name as ordered in full, 1回量 and 1日量 each labelled, dosing as written', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', LONG, 56, { usage: '１日３回朝昼夕食後' })]) } })
    const row = await rowNamed(/レボドパ/)
    expect(row.textContent).toContain(LONG.text)
    expect(row.textContent).toMatch(/1回量 1 錠.*1日量 3 錠.*１日３回朝昼夕食後/)
  })

  it('MED-1: where only one of the two was sent, it says which one is missing', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', CAMOSTAT, 14, { dailyDose: undefined })]) } })
    expect((await rowNamed(/カモスタット/)).textContent).toContain('1日量の記載なし')
  })

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

  it('MED-4: a band says days and both ends, the end as an estimate; an open end says so; 頓用 is a point with its amount', async () => {
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-08', NORVASC, 28),
          sampleSupply('a', '2026-11-10', CAMOSTAT, undefined),
          sampleSupply('a', '2026-11-12', sampleDrug('カロナール錠５００', '1141007F3990'), undefined, {
            isAsNeeded: true,
            total: { text: '10', unit: '錠' },
          }),
        ]),
      },
    })
    const names = async (text: RegExp) =>
      within(await rowNamed(text))
        .getAllByRole('gridcell')
        .map((cell) => within(cell).getByRole('button').getAttribute('aria-label'))
    expect(await names(/ノルバスク/)).toEqual([
      'ノルバスク錠２．５ｍｇ 例示中央クリニック 処方 2026/11/08(日) – 2026/12/05(土)（推定） 28日分',
    ])
    expect(await names(/カモスタット/)).toEqual([
      `${CAMOSTAT.text} 例示中央クリニック 処方 2026/11/10(火)から 終了不明`,
    ])
    expect(await names(/カロナール/)).toEqual(['カロナール錠５００ 例示中央クリニック 処方 2026/11/12(木) 10 錠'])
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

  it('MED-5: grouping can be turned off, in the address', async () => {
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
    expect(await rowNamed(/ノルバスク/)).toBeVisible()
  })

  it('MED-5: a drug without a standard code says so and stands apart', async () => {
    show({ answers: { a: records([sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]) } })
    expect((await rowNamed(/カモスタット/)).textContent).toContain('標準コードなし')
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
    const summary = screen.getByRole('button', { name: /過去90日に終了した処方　1件\s*クラリスロマイシン/ })
    await user.click(summary)
    expect(summary).toHaveAttribute('aria-expanded', 'true')
    expect((await rowNamed(/クラリスロマイシン/)).textContent).toContain('終了')
    await user.click(screen.getByRole('radio', { name: '過去 1' }))
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /ノルバスク/ })).toBeNull())
    expect(await rowNamed(/クラリスロマイシン/)).toBeVisible()
  })

  it('MED-8: a change of dose stands at its supply with old and new', async () => {
    const dose = (text: string): Partial<Prescription> => ({ dailyDose: { text, unit: '錠' } })
    show({
      answers: {
        a: records([
          sampleSupply('a', '2026-11-08', CAMOSTAT, 10, dose('2')),
          sampleSupply('a', '2026-11-18', CAMOSTAT, 28, dose('1')),
        ]),
      },
    })
    const row = await rowNamed(/カモスタット/)
    const cells = within(row).getAllByRole('gridcell')
    expect(cells.map((cell) => cell.textContent)).toEqual(['10日', '減 2→1 錠'])
    expect(within(row).getByText('変更')).toBeVisible()
    expect(within(row).getByRole('button', { name: /1日量 減 2→1 錠/ })).toBeVisible()
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

describe('what is missing', () => {
  it('SRC-1, SRC-2, SRC-9: a hospital that failed is named above, hatched in the grid, and can be asked again', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { prescription: failedAnswer() } },
      },
    })
    await rowNamed(/ノルバスク/)
    expect(await screen.findByText(/見本総合.* の処方・調剤を含みません/)).toBeVisible()
    const row = await rowNamed(/見本総合病院\s*取得できません/)
    expect(within(row).getByRole('gridcell').textContent).toMatch(/見本総合病院 取得できません 2026\/08\/21/)
    expect(screen.getByRole('button', { name: /見本総合.* を再試行/ })).toBeVisible()
  })

  it('SRC-3, SPD-1: a hospital that is slow blocks nobody, and is no 「なし」', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { prescription: neverAnswers() } },
      },
    })
    await rowNamed(/ノルバスク/)
    expect(await rowNamed(/見本総合病院\s*照会しています/)).toBeVisible()
    expect(screen.queryByText('該当なし')).toBeNull()
  })

  it('SRC-1, SRC-7, H-05: drugs that 現在 hides are not 該当なし, and are one press away', async () => {
    const { user } = show({ answers: { a: records([sampleSupply('a', '2026-08-20', NORVASC, 28)]) } })
    expect(await screen.findByText('条件に合う記録はありません')).toBeVisible()
    expect(screen.getByText(/1件中 0件を表示\s現在の薬剤のみ/)).toBeVisible()
    expect(screen.queryByText('該当なし')).toBeNull()
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await rowNamed(/ノルバスク/)).toBeVisible()
  })

  it('SRC-2: the list, which holds injections, says whose injections it does not hold', async () => {
    show({
      answers: {
        a: records([sampleSupply('a', '2026-11-20', NORVASC, 35)]),
        b: { records: { injection: failedAnswer() } },
      },
      address: { view: 'list' },
    })
    expect(await screen.findByText(/見本総合.* の注射.*を含みません/)).toBeVisible()
  })

  it('SRC-1, H-05: before anything has come no number of drugs is told', async () => {
    const never = { records: { prescription: neverAnswers<ClinicalFact>(), injection: neverAnswers<ClinicalFact>() } }
    show({ answers: { a: never, b: never } })
    expect(await screen.findByRole('radio', { name: '現在' })).toBeInTheDocument()
    expect(screen.getByRole('radio', { name: 'すべて' })).toBeInTheDocument()
  })

  it('SRC-1, GRID-9: nothing is 「なし」 only with whoever was asked', async () => {
    show({})
    expect(await screen.findByText('該当なし')).toBeVisible()
    expect(screen.getByText(/A 例示中央クリニック・B 見本総合病院 照会済み/)).toBeVisible()
  })
})

describe('finding and taking along', () => {
  const answers = {
    a: records([sampleSupply('a', '2026-11-20', NORVASC, 35), sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]),
    b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
  }

  it('SRC-7, GRID-11: a name that is looked for is told with what it shows of all, and is not in the address', async () => {
    const { user, addresses } = show({ answers })
    await rowNamed(/カモスタット/)
    await user.type(screen.getByRole('searchbox', { name: '薬剤名で探す' }), 'のるばすく')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /カモスタット/ })).toBeNull())
    expect(screen.getByText('絞り込み：薬剤名「のるばすく」')).toBeVisible()
    expect(screen.getByText('3剤中 1剤を表示')).toBeVisible()
    expect(JSON.stringify(addresses)).not.toContain('のるばすく')
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await rowNamed(/カモスタット/)).toBeVisible()
  })

  it('MED-6: the hospital filter does not hide that another one supplies the same', async () => {
    show({ answers, address: { facility: 'a' as never } })
    expect((await rowNamed(/アムロジピン\s*1件・1施設/)).textContent).toContain('重複の可能性')
    expect(screen.queryByRole('rowheader', { name: /アムロジピンＯＤ/ })).toBeNull()
  })

  it('GRID-7, GRID-8: the list is a table, newest first, with nothing selected', async () => {
    show({ answers, address: { view: 'list' } })
    const table = await screen.findByRole('table', { name: /処方・注射の一覧（新しい順）/ })
    await waitFor(() => expect(within(table).getAllByRole('rowheader')).toHaveLength(3))
    expect(within(table).getAllByRole('row').at(-1)?.textContent).toContain('アムロジピン')
    expect(within(table).getByRole('columnheader', { name: '日付' })).toHaveAttribute('aria-sort', 'descending')
    expect(screen.queryByRole('complementary')).toBeNull()
  })

  it('D9, PRV-3: CSV holds identity, period, sources and every record; its name tells nothing', async () => {
    const saved: Blob[] = []
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = show({ answers })
    await rowNamed(/カモスタット/)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const text = (await saved[0]?.text()) ?? ''
    expect(text).toMatch(/患者,見本 太郎\r\n/)
    expect(text).toMatch(/期間,3か月\r\n/)
    expect(text).toContain('オーダ日,医療機関,種別,RP,薬剤名')
    expect(text.split('\r\n').filter((line) => /ノルバスク|カモスタット|アムロジピン/.test(line))).toHaveLength(3)
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('medications.csv')
    create.mockRestore()
    click.mockRestore()
  })

  it('copies the records as text for a letter, with whose they are and that they are orders', async () => {
    const { user } = show({ answers })
    await rowNamed(/カモスタット/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const text = await navigator.clipboard.readText()
    expect(text).toContain('患者 見本 太郎')
    expect(text).toContain('現在の薬剤のみ')
    expect(text).toContain('処方に基づく（服用は未確認）')
    expect(text).toMatch(/2026\/11\/20\(金\)　例示中央クリニック　処方　ノルバスク錠２．５ｍｇ　１?.*35 日/)
  })

  it('ACC-9: paper holds every record with identity, period and sources', async () => {
    show({ answers })
    await rowNamed(/カモスタット/)
    window.dispatchEvent(new Event('beforeprint'))
    const heading = await screen.findByText('期間 3か月')
    const paper = heading.closest<HTMLElement>('[lang="ja"]') ?? document.body
    expect(paper.textContent).toContain('見本 太郎')
    expect(paper.textContent).toMatch(/ノルバスク[\s\S]*カモスタット|カモスタット[\s\S]*ノルバスク/)
    window.dispatchEvent(new Event('afterprint'))
  })
})

describe('keyboard and readers', () => {
  const answers = {
    a: records([
      sampleSupply('a', '2026-10-01', NORVASC, 30),
      sampleSupply('a', '2026-11-01', NORVASC, 30),
      sampleSupply('a', '2026-11-10', CAMOSTAT, 14),
    ]),
  }

  it('GRID-3, ACC-2: one stop for Tab; arrows, Home and End reach every name and supply', async () => {
    const { user } = show({ answers })
    const table = await grid()
    await within(table).findAllByRole('rowheader')
    const stops = [...table.querySelectorAll<HTMLElement>('[data-stop]')]
    expect(stops.map((stop) => stop.tabIndex)).toEqual([0, -1, -1, -1, -1])
    stops[0]?.focus()
    const walked: (string | null | undefined)[] = []
    for (const key of [
      '{ArrowRight}',
      '{ArrowDown}',
      '{ArrowLeft}',
      '{End}',
      '{Control>}{Home}{/Control}',
      '{Control>}{End}{/Control}',
    ]) {
      await user.keyboard(key)
      walked.push(document.activeElement?.getAttribute('data-stop'))
    }
    expect(walked).toEqual([1, 3, 2, 4, 0, 4].map((place) => stops[place]?.dataset.stop))
  })
})

describe('the address', () => {
  it('reads what it knows and leaves out the rest; no name and no order is in it (PID-12)', () => {
    expect(readMedicationsAddress({ shows: 'past', view: 'list', grouping: 'off', period: '1y', find: 'x' })).toEqual({
      shows: 'past',
      view: 'list',
      grouping: 'off',
      period: '1y',
    })
    expect(
      readMedicationsAddress({ shows: 'x', view: 'list?demo=D', grouping: 1, from: '2026-02-30' as JstDate }),
    ).toEqual({})
  })
})
