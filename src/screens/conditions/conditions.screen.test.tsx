import { cleanup, configure, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Language } from '#i18n/i18n.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { usePatientMarks } from '#sources/hub/user-state-context.tsx'
import { everybodyAnswered } from '#testing/everybody-answered.ts'
import { fakeAllergy, fakeContraindication, fakeDiagnosis, fakeInfection } from '#testing/fake-facts.ts'
import {
  dataOf,
  type FakeReplies,
  FETCHED_AT,
  failedAnswer,
  fakeNetwork,
  fakePerson,
  neverAnswers,
} from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { ConditionsScreen } from './conditions.screen.tsx'
import type { ConditionsAddress } from './conditions-address.ts'

// The machine may be busy with much else: patience is not what is tested here.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const UNDISCLOSED = { sensitivity: [{ mark: 'undisclosed' as const, asOf: undefined }] }
const KINDS: readonly RecordKind[] = ['diagnosis', 'allergy', 'contraindication', 'infection']
const PERSON = fakePerson('p', { links: { a: 'linked', b: 'linked', c: 'linked' } })
const every = <T,>(reply: T) => Object.fromEntries(KINDS.map((kind) => [kind, reply]))

interface Options {
  readonly answers: Readonly<Record<string, FakeReplies>>
  readonly isPatientFacing?: boolean
  readonly address?: ConditionsAddress
  readonly language?: Language
}

function Host({ people, start }: { readonly people: readonly [Person, Person]; readonly start: ConditionsAddress }) {
  const [person, setPerson] = useState(people[0])
  const [address, setAddress] = useState(start)
  const { looked } = usePatientMarks(person)
  return (
    <>
      <button type="button" onClick={() => KINDS.map((kind) => looked(kind))}>
        見た
      </button>
      <button type="button" onClick={() => setPerson(people[1])}>
        別の患者
      </button>
      <button type="button" onClick={() => setPerson(people[0])}>
        もとの患者
      </button>
      <ConditionsScreen person={person} address={address} onAddress={(next) => setAddress(next)} />
    </>
  )
}

function render({ answers, isPatientFacing = false, address = {}, language = 'ja' }: Options) {
  const other = fakePerson('other')
  const network = fakeNetwork({ answers, people: [PERSON, other] })
  return renderScreen(
    <PatientFacingProvider isOn={isPatientFacing}>
      <Host people={[PERSON, other]} start={address} />
    </PatientFacingProvider>,
    { network: { ...network, now: () => FETCHED_AT }, language },
  )
}

const block = (name: string) => screen.findByRole('region', { name })
const inBlock = async (name: string) => within(await block(name))

describe('病名', () => {
  it('SUM-2: 主病名, 疑い in the name, start with its precision, outcome, department and hospital', async () => {
    render({
      answers: {
        a: {
          records: {
            diagnosis: dataOf([fakeDiagnosis('a', '2型糖尿病', '2008', { isPrincipal: true, department: '内科' })]),
          },
        },
        b: { records: { diagnosis: dataOf([fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', { isSuspected: true })]) } },
      },
    })
    const row = await (await inBlock('病名')).findByRole('row', { name: /2型糖尿病/ })
    expect(row).toHaveTextContent(/2型糖尿病.*主病名.*2008年.*継続.*内科.*例示中央/)
    expect(await (await inBlock('病名')).findByRole('rowheader', { name: /肺癌の疑い.*疑い/ })).toBeVisible()
  })

  it('SUM-2: a status code in the place of a 転帰 is told in words, in the table and in the copy', async () => {
    const ended = { isEnded: true, outcome: 'resolved' }
    const { user } = render({
      answers: { a: { records: { diagnosis: dataOf([fakeDiagnosis('a', '急性肺炎', '2025-01-10', ended)]) } } },
    })
    await user.click(await screen.findByRole('button', { name: /転帰済み 1件/ }))
    expect(await block('病名')).toHaveTextContent('治癒 1')
    expect(screen.getByRole('row', { name: /急性肺炎/ })).toHaveTextContent('治癒')
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/急性肺炎　治癒　/)
  })

  it('SUM-2: English names of states and severities are told in the words of the screen; a sender’s own stay', async () => {
    const ended = (name: string, outcome: string) => fakeDiagnosis('a', name, '2025-01-10', { isEnded: true, outcome })
    const { user } = render({
      answers: {
        a: {
          records: {
            diagnosis: dataOf([
              fakeDiagnosis('a', '心不全', '2024-01-10', { severity: 'Severe' }),
              fakeDiagnosis('a', '喘息', '2023-01-10', { severity: 'ステージ2' }),
              ended('急性白血病', 'Remission'),
              ended('急性胃炎', '軽快'),
            ]),
          },
        },
      },
    })
    expect(await screen.findByRole('row', { name: /心不全/ })).toHaveTextContent('重度')
    expect(screen.getByRole('row', { name: /喘息/ })).toHaveTextContent('ステージ2')
    await user.click(screen.getByRole('button', { name: /転帰済み 2件/ }))
    expect(screen.getByRole('row', { name: /急性白血病/ })).toHaveTextContent('寛解')
    expect(screen.getByRole('row', { name: /急性胃炎/ })).toHaveTextContent('軽快')
  })

  it('SUM-2, GRID-13: what has ended is folded with its number and outcomes, and opens on a press', async () => {
    const ended = fakeDiagnosis('a', '急性肺炎', '2026-10-24', {
      isEnded: true,
      endedAt: { text: '2026-11-07', precision: 'day' },
      outcome: '治癒',
      status: 'final',
    })
    const { user } = render({ answers: { a: { records: { diagnosis: dataOf([ended]) } } } })
    const fold = await (await inBlock('病名')).findByRole('button', { name: /転帰済み 1件/ })
    expect(screen.queryByText('急性肺炎')).toBeNull()
    expect(await block('病名')).toHaveTextContent(/2026年.*治癒 1/)
    await user.click(fold)
    expect(screen.getByText('急性肺炎')).toBeVisible()
  })

  it('GRID-7: a heading orders the list, says so, and leads back to the stated order', async () => {
    const { user } = render({
      answers: {
        a: {
          records: {
            diagnosis: dataOf([
              fakeDiagnosis('a', 'A病', '2001', { isPrincipal: true }),
              fakeDiagnosis('a', 'B病', '2020'),
            ]),
          },
        },
      },
    })
    const names = () => screen.getAllByRole('rowheader').map((each) => each.textContent?.slice(0, 2))
    await user.click(await screen.findByRole('button', { name: '開始' }))
    expect(screen.getByRole('columnheader', { name: '開始' })).toHaveAttribute('aria-sort', 'descending')
    expect(names()).toEqual(['B病', 'A病'])
    await user.click(screen.getByRole('button', { name: '主病名の順に戻す' }))
    expect(names()).toEqual(['A病', 'B病'])
  })
})

describe('アレルギー', () => {
  const PENICILLIN = [
    fakeAllergy('a', 'ペニシリン系', '2024-01-10', { reactions: [{ text: '発疹', severity: 'severe' }] }),
  ]

  it('SUM-3: one 原因 of two hospitals is one line, opened down to its records, and says by what it was joined', async () => {
    const { user } = render({
      answers: {
        a: { records: { allergy: dataOf(PENICILLIN) } },
        c: { records: { allergy: dataOf([fakeAllergy('c', 'ペニシリン系', '2024-03-13')]) } },
      },
    })
    const opener = await screen.findByRole('button', { name: 'ペニシリン系 2施設の記録' })
    expect(await block('アレルギー')).toHaveTextContent(/アレルギー1/)
    await user.click(opener)
    expect(opener).toHaveAttribute('aria-expanded', 'true')
    expect(screen.getByText('同じ表記によりまとめています')).toBeVisible()
    const records = within(await block('アレルギー'))
      .getAllByRole('listitem')
      .map((each) => each.textContent ?? '')
    expect(records.filter((each) => /2024\/01\/10.*発疹.*重度/.test(each))).toHaveLength(1)
    expect(records.filter((each) => /2024\/03\/13/.test(each))).toHaveLength(1)
  })

  it('H-17: an allergy here and 「アレルギーなし」 there are both shown; the negation is never counted', async () => {
    const negation = fakeAllergy('b', 'アレルギーなし', '2025-01-22', { isNegation: true })
    render({
      answers: { a: { records: { allergy: dataOf(PENICILLIN) } }, b: { records: { allergy: dataOf([negation]) } } },
    })
    const found = await block('アレルギー')
    expect(await within(found).findByText('食い違う記録：「アレルギーなし」 1件')).toBeVisible()
    expect(found).toHaveTextContent(/アレルギー1/)
    expect(within(found).getByText('2025/01/22')).toBeVisible()
  })

  it('HDR-2: なし stands with date and hospital where a record says so and everybody has answered', async () => {
    const negation = fakeAllergy('b', 'アレルギーなし', '2025-01-22', { isNegation: true })
    render({ answers: { b: { records: { allergy: dataOf([negation]) } } } })
    expect(await screen.findByText('なし（2025/01/22 見本総合病院 確認）')).toBeVisible()
  })

  it.each([
    ['has failed', failedAnswer()],
    ['refuses', { state: 'notPermitted' as const }],
    ['is still asked', neverAnswers<never>()],
  ])('H-03: なし is not said while one hospital %s', async (_why, reply) => {
    const negation = fakeAllergy('b', 'アレルギーなし', '2025-01-22', { isNegation: true })
    render({ answers: { b: { records: { allergy: dataOf([negation]) } }, c: { records: { allergy: reply } } } })
    const found = await block('アレルギー')
    expect(await within(found).findByText(/アレルギーなしとは確認できません/)).toBeVisible()
    expect(within(found).queryByText(/^なし（/)).toBeNull()
    expect(within(found).getByText('「アレルギーなし」の記録 1件')).toBeVisible()
  })

  it('HDR-2: no record at all is 記録なし（未確認）, with who was asked', async () => {
    render({ answers: {} })
    const allergies = await inBlock('アレルギー')
    expect(await allergies.findByText('記録なし（未確認）')).toBeVisible()
    expect(
      screen.getByText(
        /A 例示中央クリニック・B 見本総合病院・C 架空大学病院 照会済み（09:31）。「アレルギーなし」の記録もありません/,
      ),
    ).toBeVisible()
  })

  it('SUM-4: an old entry says how old it is', async () => {
    render({ answers: { a: { records: { allergy: dataOf([fakeAllergy('a', '造影剤で気分不良', '2014-07-02')]) } } } })
    expect(await screen.findByText('12年前の登録')).toBeVisible()
    expect(screen.getByText('自由記載')).toBeVisible()
  })
})

describe('感染症', () => {
  it('SUM-5: every result has its text, date and hospital; the history opens, and a different one is told', async () => {
    const { user } = render({
      answers: {
        b: {
          records: {
            infection: dataOf([
              fakeInfection('b', 'HCV抗体', '(－)', '2026-10-24'),
              fakeInfection('b', 'HCV抗体', '(1+)', '2020-07-04'),
              { ...fakeInfection('b', 'HBs抗体', '(+)', '2026-10-24'), isImmunity: true },
            ]),
          },
        },
      },
    })
    const found = await block('感染症')
    expect(await within(found).findByText('予防接種でも陽性になります')).toBeVisible()
    await user.click(within(found).getByRole('button', { name: /HCV抗体 過去 1件/ }))
    expect(within(found).getByText('異なる結果あり')).toBeVisible()
    expect(within(found).getByText('2020/07/04')).toBeVisible()
    expect(within(found).queryByText(/B型肝炎/)).toBeNull()
  })
})

describe('completeness of each block', () => {
  it('SUM-1, SRC-2: each block names who is missing from it and offers another try; the others stay whole', async () => {
    render({
      answers: {
        a: { records: { allergy: dataOf([fakeAllergy('a', 'そば', '2020-01-01')]) } },
        b: { records: { allergy: failedAnswer() } },
      },
    })
    const allergy = await inBlock('アレルギー')
    expect(await allergy.findByText('取得できません')).toBeVisible()
    expect(await allergy.findByText('そば')).toBeVisible()
    expect(allergy.getByRole('button', { name: '見本総合病院 を再試行' })).toBeVisible()
    const diagnoses = await inBlock('病名')
    expect(await diagnoses.findByText('該当なし')).toBeVisible()
    expect(diagnoses.queryByText('取得できません')).toBeNull()
  })

  it('SRC-1, SUM-1: what nobody has is 該当なし with who was asked; what failed is not', async () => {
    render({ answers: { b: { records: { contraindication: failedAnswer() } } } })
    expect(await (await inBlock('病名')).findByText('該当なし')).toBeVisible()
    const contraindication = await inBlock('薬剤禁忌')
    expect(await contraindication.findByText('取得できた範囲に該当なし')).toBeVisible()
    expect(contraindication.queryByText('該当なし')).toBeNull()
  })

  it('SUM-1, VAL-5: the category of a caution stands in the words of the screen, the sender’s own words stay', async () => {
    const system = 'http://terminology.hl7.org/CodeSystem/flag-category'
    const category = (text: string) => ({
      text,
      codings: [{ system, code: 'drug', display: 'Drug' }],
      isStandard: true,
    })
    const flags = [
      { ...fakeContraindication('b', 'NSAIDs'), category: category('Drug') },
      { ...fakeContraindication('b', 'ヨード造影剤'), category: category('造影検査') },
    ]
    const { user } = render({ answers: { b: { records: { contraindication: dataOf(flags) } } } })
    const block = await inBlock('薬剤禁忌')
    expect(await block.findByRole('cell', { name: '薬剤' })).toBeVisible()
    expect(block.getByRole('cell', { name: '造影検査' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/NSAIDs　薬剤/)
  })

  it('SRC-3: when everything fails every block says so, and none is empty', async () => {
    render({
      answers: Object.fromEntries(['a', 'b', 'c', 'hub'].map((id) => [id, { records: every(failedAnswer()) }])),
    })
    for (const name of ['病名', 'アレルギー', '薬剤禁忌', '感染症']) {
      expect(await (await inBlock(name)).findByText(`${name}を表示できません`)).toBeVisible()
    }
  })

  it('SUM-6: the limits of the national service are said', async () => {
    render({ answers: {} })
    expect(await screen.findByText(/登録から5年分です。患者申告の情報は含まれません/)).toBeVisible()
  })
})

describe('患者提示モード', () => {
  const answers = {
    b: {
      records: {
        diagnosis: dataOf([
          fakeDiagnosis('b', '心房細動', '2019', { department: '循環器科' }),
          fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', { ...UNDISCLOSED, department: '腫瘍診療科' }),
        ]),
      },
    },
  }

  it('PRV-1: the day as of which the patient was not told stands with 未告知, in the copy and on paper too', async () => {
    const marks = ['2026-10-05T09:00:00', '2026-11-07T09:00:00'].map((text) => ({
      mark: 'undisclosed' as const,
      asOf: { text, precision: 'second' as const },
    }))
    const diagnosis = dataOf([fakeDiagnosis('b', '肺癌の疑い', '2026-09-01', { sensitivity: marks })])
    const { user } = render({ answers: { b: { records: { diagnosis } } } })
    expect(await screen.findByRole('rowheader', { name: /肺癌の疑い.*未告知 2026\/11\/07時点/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toContain('肺癌の疑い（未告知 2026/11/07時点）')
    window.dispatchEvent(new Event('beforeprint'))
    expect(document.body).toHaveTextContent('肺癌の疑い（未告知 2026/11/07時点）')
    window.dispatchEvent(new Event('afterprint'))
  })

  it('PRV-1: 未告知 stands beside the name for clinicians', async () => {
    render({ answers })
    expect(await screen.findByRole('rowheader', { name: /肺癌の疑い.*未告知/ })).toBeVisible()
  })

  it('PRV-1: before the patient neither the name, nor its count, nor its department is left', async () => {
    render({ answers, isPatientFacing: true })
    expect(await screen.findByText('心房細動')).toBeVisible()
    expect(document.body).not.toHaveTextContent(/肺癌|未告知|腫瘍診療科/)
    expect(await block('病名')).toHaveTextContent(/病名1現在/)
  })

  it('PRV-1: where nothing else is known the block reads as an empty one', async () => {
    const only = dataOf([fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', UNDISCLOSED)])
    render({ answers: { b: { records: { diagnosis: only } } }, isPatientFacing: true })
    expect(await (await inBlock('病名')).findByText('該当なし')).toBeVisible()
    expect(document.body).not.toHaveTextContent(/肺癌|未告知/)
  })

  it('PRV-1: a hidden infection leaves letter by letter what stands where there is none; what is over and told stays', async () => {
    const ended = { ...fakeContraindication('a', 'ジスルフィラム', '2020-01-01'), isActive: false }
    const a = { records: { contraindication: dataOf([ended]) } }
    const hidden = { ...fakeInfection('b', 'HIV抗体', '陽性', '2026-01-01'), ...UNDISCLOSED }
    const seenWith = async (replies: Readonly<Record<string, FakeReplies>>) => {
      render({ answers: replies, isPatientFacing: true })
      expect(await (await inBlock('感染症')).findByText('記録なし（未確認）')).toBeVisible()
      expect(await (await inBlock('薬剤禁忌')).findByText('有効な記録なし（未確認）')).toBeVisible()
      const words = (await block('感染症')).textContent
      cleanup()
      return words
    }
    expect(await seenWith({ a, b: { records: { infection: dataOf([hidden]) } } })).toBe(await seenWith({ a }))
  })
})

describe('filters', () => {
  const answers = {
    a: { records: { diagnosis: dataOf([fakeDiagnosis('a', '高血圧症', '2001', { department: '内科' })]) } },
    b: { records: { allergy: dataOf([fakeAllergy('b', 'そば', '2020-01-01')]) } },
  }

  it('SRC-7, H-28: a filter is said in words with both numbers, and one press lifts it', async () => {
    const { user } = render({ answers })
    await screen.findByText('高血圧症')
    await user.type(screen.getByRole('searchbox', { name: '名前で絞り込み' }), 'ソバ')
    expect(await screen.findByText('2件中 1件を表示')).toBeVisible()
    expect(screen.queryByText('高血圧症')).toBeNull()
    await user.click(screen.getAllByRole('button', { name: '解除' })[0] ?? document.body)
    expect(await screen.findByText('高血圧症')).toBeVisible()
  })

  it('H-03: a hospital that has no record proves nothing about the others: a filter never says なし', async () => {
    const facility = fakeNetwork().facilities[0]?.id
    render({ answers, address: facility === undefined ? {} : { facility } })
    const found = await inBlock('アレルギー')
    expect(await found.findByText('条件に合う記録はありません')).toBeVisible()
    expect(found.queryByText(/^なし（|記録なし/)).toBeNull()
  })

  it('PID-3, H-28: another patient starts without the filter and without the records of the one before', async () => {
    const { user } = render({ answers })
    await screen.findByText('高血圧症')
    await user.type(screen.getByRole('searchbox'), '高血圧')
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''))
    expect(screen.queryByText(/^絞り込み：/)).toBeNull()
  })
})

describe('taking along', () => {
  it('PRV-1, ACC-9: paper and copy carry 未告知 beside the name, folded rows, identity and sources', async () => {
    const { user } = render({
      answers: {
        b: { records: { diagnosis: dataOf([fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', UNDISCLOSED)]) } },
        c: { records: { diagnosis: failedAnswer(), contraindication: dataOf([fakeContraindication('c', 'NSAIDs')]) } },
      },
    })
    await screen.findByText('肺癌の疑い')
    await everybodyAnswered()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toMatch(/患者：見本 太郎[\s\S]*架空大学病院 (一部|取得できません)[\s\S]*病名　肺癌の疑い（未告知）/)
    window.dispatchEvent(new Event('beforeprint'))
    expect(document.body).toHaveTextContent(/肺癌の疑い（未告知）/)
    expect(document.body).toHaveTextContent(/病名 C 架空大学病院 取得できません/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('SRC-2, H-05: contraindications that the hub keeps and could not give are missing by name on paper and in the copy', async () => {
    const { user } = render({
      answers: {
        b: { records: { contraindication: dataOf([fakeContraindication('b', 'NSAIDs')]) } },
        hub: { records: { contraindication: failedAnswer() } },
      },
    })
    await screen.findByText('NSAIDs')
    await everybodyAnswered()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/連携基盤 取得できません/)
    window.dispatchEvent(new Event('beforeprint'))
    expect(document.body).toHaveTextContent(/薬剤禁忌 連携基盤 取得できません/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('SRC-1, H-03, H-05: a file says of every hospital without a record in a block what that means: none reads as なし', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = render({
      answers: {
        b: { records: { diagnosis: dataOf([fakeDiagnosis('b', '心房細動', '2019')]) } },
        c: { records: { allergy: failedAnswer() } },
      },
    })
    await screen.findByText('心房細動')
    await everybodyAnswered()
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const lines = ((await saved[0]?.text()) ?? '').split('\r\n')
    expect(lines).toContain('アレルギー,記録なし（未確認） 取得済み 2026/11/21(土) 09:31,,,,例示中央クリニック')
    expect(lines).toContain('アレルギー,取得できません,,,,架空大学病院')
    expect(lines).toContain('感染症,記録なし（未確認） 取得済み 2026/11/21(土) 09:31,,,,見本総合病院')
    expect(lines.filter((line) => line.startsWith('病名,') && line.includes('見本総合病院'))).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/アレルギー　取得できません　架空大学病院/)
    vi.restoreAllMocks()
  })

  it('H-05: without any record of contraindications and infections it is 記録なし（未確認）, as in the header, in the copy and on paper too', async () => {
    const { user } = render({ answers: {} })
    for (const name of ['薬剤禁忌', '感染症']) {
      const region = await inBlock(name)
      expect(await region.findByText('記録なし（未確認）')).toBeVisible()
      expect(region.getByText(/照会済み/)).toBeVisible()
      expect(region.queryByText('該当なし')).toBeNull()
    }
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/薬剤禁忌　記録なし（未確認） 取得済み/)
    window.dispatchEvent(new Event('beforeprint'))
    expect(document.querySelector('body > [data-orientation]')).toHaveTextContent(/感染症\s*記録なし（未確認）/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('H-17: an unconfirmed allergy says 未確定 in its line and in the copy, and a low risk is not called 軽度', async () => {
    const { user } = render({
      answers: {
        b: {
          records: {
            allergy: dataOf([
              fakeAllergy('b', 'そば', '2019', { verification: 'unconfirmed', criticality: 'low' }),
              fakeAllergy('b', '卵', '2018', { verification: undefined }),
            ]),
          },
        },
      },
    })
    const buckwheat = await screen.findByRole('row', { name: /そば/ })
    expect(buckwheat).toHaveTextContent(/未確定.*リスク低/)
    expect(buckwheat).not.toHaveTextContent('軽度')
    expect(screen.getByRole('row', { name: /卵/ })).not.toHaveTextContent('未確定')
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const copied = await navigator.clipboard.readText()
    expect(copied).toMatch(/アレルギー　そば　リスク低、未確定　/)
    expect(copied).toMatch(/アレルギー　卵　確定の記載なし　/)
  })

  it('works in English', async () => {
    render({ answers: {}, language: 'en' })
    expect(await (await inBlock('Allergies')).findByText('Nothing recorded (unconfirmed)')).toBeVisible()
  })

  it.each([
    ['ja', '病名', /病期：cStage IV、経過観察/, /寛解/, 'アレルギー', /反応の記載なし/],
    ['en', 'Diagnoses', /Stage: cStage IV, 経過観察/, /In remission/, 'Allergies', /reaction not stated/],
  ] as const)(
    'VAL-5: what codes say is told in the language of the screen, on it and in what leaves it (%s)',
    async (language, diagnoses, stage, outcome, allergies, reaction) => {
      const cancer = fakeDiagnosis('a', '胃癌', '2020', {
        outcome: '寛解',
        notes: ['病期：cStage IV', '経過観察'],
        inEnglish: { outcome: 'In remission', notes: ['Stage: cStage IV', '経過観察'] },
      })
      const egg = {
        ...fakeAllergy('a', '卵', '2020'),
        reactions: [{ text: '反応の記載なし', severity: 'severe' }],
        inEnglish: { reactions: [{ text: 'reaction not stated', severity: 'severe' }] },
      }
      const { user } = render({
        answers: { a: { records: { diagnosis: dataOf([cancer]), allergy: dataOf([egg]) } } },
        language,
      })
      const row = await (await inBlock(diagnoses)).findByRole('row', { name: /胃癌/ })
      expect(row).toHaveTextContent(stage)
      expect(row).toHaveTextContent(outcome)
      expect(await (await inBlock(allergies)).findByRole('row', { name: /卵/ })).toHaveTextContent(reaction)
      await user.click(screen.getByRole('button', { name: language === 'ja' ? 'コピー' : 'Copy' }))
      const copied = await navigator.clipboard.readText()
      for (const words of [stage, outcome, reaction]) expect(copied).toMatch(words)
    },
  )
})

describe('新着', () => {
  it('LIST-6: what came since this user last looked has a dot at its name in each block, and nothing else has', async () => {
    const after = '2026-11-22'
    const { user } = render({
      answers: {
        a: {
          records: {
            diagnosis: dataOf([
              fakeDiagnosis('a', '気管支喘息', '1998', { recordedAt: { text: after, precision: 'day' } }),
              fakeDiagnosis('a', '高血圧症', '2001'),
            ]),
            allergy: dataOf([fakeAllergy('a', 'アモキシシリン', after), fakeAllergy('a', 'そば', '2012-03-19')]),
            contraindication: dataOf([fakeContraindication('a', '造影剤', after)]),
            infection: dataOf([
              fakeInfection('a', 'HBs抗原', '陰性', '2020-01-01'),
              fakeInfection('a', 'HCV抗体', '(1+)', after),
            ]),
          },
        },
      },
    })
    const dotted = () => screen.getAllByRole('rowheader').filter((each) => within(each).queryByText('新着') !== null)
    await screen.findByText('HCV抗体')
    expect(dotted()).toEqual([])
    await user.click(screen.getByRole('button', { name: '見た' }))
    // The screen is opened anew: what it noted while it stood takes no dot away.
    await user.click(screen.getByRole('button', { name: '別の患者' }))
    await user.click(screen.getByRole('button', { name: 'もとの患者' }))
    await waitFor(() => expect(dotted()).toHaveLength(4))
    expect(dotted().map((each) => each.querySelector('b')?.textContent)).toEqual([
      '気管支喘息',
      'アモキシシリン',
      '造影剤',
      'HCV抗体',
    ])
  })
})
