import { act, configure, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Prescription } from '#clinical/medication-facts.ts'
import type { Language } from '#i18n/i18n.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import type { RecordView } from '#record/record-view.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import {
  fakeAllergy,
  fakeContact,
  fakeContraindication,
  fakeDiagnosis,
  fakeInfection,
  fakeMemo,
  fakeProcedure,
  fakeStay,
} from '#testing/fake-facts.ts'
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
import { samplePrescription, sampleResult } from '#testing/sample-facts.ts'
import { sampleDrug, sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { FaceSheetScreen } from './face-sheet.screen.tsx'

// The machine may be busy with much else: patience is not what is tested here.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })

const UNDISCLOSED = { sensitivity: [{ mark: 'undisclosed' as const, asOf: undefined }] }
const PERSON = fakePerson('p', { links: { a: 'linked', b: 'linked', c: 'not-linked' } })
const CREATININE = {
  item: {
    text: 'クレアチニン',
    codings: [{ system: SYSTEM.jlac10, code: '3C015000002327101', display: undefined }],
    isStandard: true,
  },
}

const FULL: Readonly<Record<string, FakeReplies>> = {
  a: {
    records: {
      allergy: dataOf([fakeAllergy('a', 'アモキシシリン', '2024-01-10', { criticality: 'high' })]),
      prescription: dataOf([
        samplePrescription('a', '2026-11-10', 'アムロジピン錠5mg', { endsOn: '2026-12-07' as JstDate }),
      ]),
      laboratory: dataOf([
        sampleResult('a', '2026-11-01T09:00', ['Cr', '1.58', 'mg/dL', 'H'], CREATININE),
        sampleResult('a', '2026-11-18T09:00', ['Cr', '1.62', 'mg/dL', 'H'], CREATININE),
      ]),
      contact: dataOf([fakeContact('a', '長女', ['090-0000-0000'])]),
    },
  },
  b: {
    records: {
      infection: dataOf([
        fakeInfection('b', 'HCV抗体', '(1+)', '2026-10-24'),
        fakeInfection('b', 'HBs抗原', '(－)', '2026-10-24'),
      ]),
      diagnosis: dataOf([
        fakeDiagnosis('b', '心房細動', '2019-04-10'),
        fakeDiagnosis('b', '慢性腎不全維持透析中', '2020-01-01'),
        fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', UNDISCLOSED),
      ]),
      stay: dataOf([{ ...fakeStay('b', '2026-10-24', '2026-11-08'), reasons: ['肺癌 精査'] }]),
    },
  },
  hub: { records: { note: dataOf([fakeMemo('抗凝固薬 継続中', '2026-11-12')]) } },
}

function render(
  answers: Readonly<Record<string, FakeReplies>>,
  isPatientFacing = false,
  language: Language = 'ja',
  view: RecordView = {},
) {
  const network = fakeNetwork({ answers, people: [PERSON] })
  const hub = {
    ...network.hub,
    facility: { ...network.hub.facility, disclosedKinds: new Set(['note', 'contraindication'] as const) },
  }
  return renderScreen(
    <PatientFacingProvider isOn={isPatientFacing}>
      <FaceSheetScreen person={PERSON} view={view} onView={() => {}} />
    </PatientFacingProvider>,
    { network: { ...network, hub, now: () => FETCHED_AT }, language },
  )
}

const block = async (name: string) => screen.findByRole('region', { name })

describe('フェイスシート', () => {
  it('FACE-1: stands in the order in which a clinician asks', async () => {
    render(FULL)
    await screen.findByText('心房細動')
    const headings = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)
    expect(headings).toEqual([
      'アレルギー・薬剤禁忌・感染症',
      '現在の問題',
      '重要メモ',
      '現在の薬',
      '主要検査',
      '直近の入院・手術',
      '透析・デバイス',
      '連絡先',
      '連携病院',
    ])
  })

  it('FACE-1, ACC-2: in two columns the results stand under the warnings, before what may be below the fold', async () => {
    const list = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }
    vi.stubGlobal('matchMedia', (query: string) => ({ ...list, matches: query.includes('max-width: 1599px') }))
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })
    render(FULL)
    await screen.findByText('心房細動')
    const headings = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)
    expect(headings.slice(0, 5)).toEqual([
      'アレルギー・薬剤禁忌・感染症',
      '主要検査',
      '現在の問題',
      '重要メモ',
      '現在の薬',
    ])
  })

  it('SPD-2: the results keep their room while they are asked, so that what stands below does not jump', async () => {
    render({ ...FULL, a: { records: { laboratory: neverAnswers() } } })
    const results = await block('主要検査')
    expect(await within(results).findByText('主要検査を照会しています')).toBeVisible()
    expect(results.querySelectorAll('[aria-hidden] > span')).toHaveLength(11)
  })

  it('FACE-2: every line carries its date and its hospital', async () => {
    render(FULL)
    await screen.findByText('心房細動')
    await screen.findByText('アムロジピン錠5mg')
    const rows = screen
      .getAllByRole('row')
      .filter(
        (row) => row.closest('section')?.getAttribute('aria-label') !== '連携病院' && row.closest('thead') === null,
      )
    expect(rows.length).toBeGreaterThan(7)
    for (const row of rows) {
      expect(row.textContent, 'a date').toMatch(/\d{4}(\/\d\d\/\d\d|年)|日付の記載なし/)
      expect(within(row).getAllByRole('img').length, `a hospital in ${row.textContent}`).toBeGreaterThan(0)
    }
  })

  it('MED-3: medicines stand as prescribed, with both amounts labelled, and never as taken', async () => {
    render(FULL)
    const medicines = await block('現在の薬')
    expect(within(medicines).getByText('処方に基づく（服用は未確認）')).toBeVisible()
    expect(await within(medicines).findByRole('row', { name: /アムロジピン錠5mg/ })).toHaveTextContent(
      /1回量 1 錠.*1日量 3 錠.*処方 2026\/11\/10/,
    )
  })

  it('H-15, MED-7: of two lines of one drug 中止 stands at the one that was stopped, not at the one that goes on', async () => {
    const line = (on: string, usage: string, more: Partial<Prescription>) =>
      samplePrescription('a', on, 'プレドニゾロン錠5mg', { usage, ...more })
    const lines = [
      line('2026-10-01', '朝食後', { endsOn: '2026-12-29' as JstDate }),
      line('2026-11-10', '夕食後', { endsOn: undefined, status: 'stopped' }),
    ]
    render({ a: { records: { prescription: dataOf(lines) } } })
    const rows = await within(await block('現在の薬')).findAllByRole('row', { name: /プレドニゾロン錠5mg/ })
    expect(rows.map(({ textContent }) => [/[朝夕]食後/.exec(textContent)?.[0], textContent.includes('中止')])).toEqual([
      ['夕食後', true],
      ['朝食後', false],
    ])
  })

  it('H-15, MED-9: a drug that is taken as needed is told so with its reason, though its text is silent', async () => {
    const line = samplePrescription('a', '2026-11-10', 'プレドニゾロン錠5mg', {
      usage: '1日3回まで',
      isAsNeeded: true,
      asNeededFor: '頭痛時',
    })
    render({ a: { records: { prescription: dataOf([line]) } } })
    const row = await within(await block('現在の薬')).findByRole('row', { name: /プレドニゾロン錠5mg/ })
    expect(row).toHaveTextContent('頓用 頭痛時 1日3回まで')
  })

  it('FACE-1, MED-1, MED-7: an injection that goes on is on the sheet, with the doses that only its line tells', async () => {
    const insulin = sampleInjection('a', '2026-11-17T09:00', [], {
      act: 'administered',
      status: 'ongoing',
      drugs: [{ name: sampleDrug('ヒューマリンＲ注'), amount: undefined, strengthType: undefined }],
      dose: { text: '4.0', unit: '単位' },
      rate: '0.50 mL/h',
    })
    render({ a: { records: { injection: dataOf([insulin]) } } })
    const row = await within(await block('現在の薬')).findByRole('row', { name: /ヒューマリンＲ注/ })
    expect(row).toHaveTextContent(/終了不明.*1回量 4 単位　?\s*0.5 mL\/h/)
  })

  it('FACE-1, MED-1: two lines of one drug in force (朝 3錠, 昼 1錠) are both on the sheet', async () => {
    const line = (rpNumber: string, usage: string, dose: string) =>
      samplePrescription('a', '2026-11-10', 'プレドニゾロン錠5mg', {
        rpNumber,
        usage,
        dose: { text: dose, unit: '錠' },
        endsOn: '2026-12-07' as JstDate,
      })
    render({ a: { records: { prescription: dataOf([line('1', '朝食後', '3'), line('2', '昼食後', '1')]) } } })
    const rows = await within(await block('現在の薬')).findAllByRole('row', { name: /プレドニゾロン錠5mg/ })
    expect(rows.map((row) => /1回量 (\d)\s錠.*(朝|昼)食後/.exec(row.textContent)?.slice(1))).toEqual([
      ['3', '朝'],
      ['1', '昼'],
    ])
  })

  it('MED-11: a medicine that matches an allergy or a contraindication is marked, whatever the hospital filter, and on paper with its hospital', async () => {
    const answers = {
      ...FULL,
      b: {
        records: {
          allergy: dataOf([fakeAllergy('b', 'アムロジピン', '2020-01-01')]),
          contraindication: dataOf([fakeContraindication('b', 'アムロジピン')]),
        },
      },
    }
    render(answers, false, 'ja', { facility: 'a' as FacilityId })
    const medicines = await block('現在の薬')
    const row = await within(medicines).findByRole('row', { name: /アムロジピン錠5mg/ })
    await waitFor(() => expect(row).toHaveTextContent(/禁忌.*アレルギー/))
    expect(within(row).getByTitle('アレルギー アムロジピン（見本総合病院）')).toBeVisible()
    expect(
      within(medicines).getByText(/照合は成分コードか名称の一致のみ（系統名・略称・2文字以下の名称は照合しません）/),
    ).toBeVisible()
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/アムロジピン錠5mg\s*禁忌 B\s*アレルギー B/)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('MED-6, H-16: with a hospital chosen its medicine is still told to be supplied by another one, too, on paper as well', async () => {
    const supplies = (facility: string) => ({
      records: {
        prescription: dataOf([
          sampleSupply(facility, '2026-11-10', sampleDrug('アムロジピン錠5mg', '2171022F2010'), 28),
        ]),
      },
    })
    render({ a: supplies('a'), b: supplies('b') }, false, 'ja', { facility: 'a' as FacilityId })
    const medicines = await block('現在の薬')
    await waitFor(() => {
      const rows = within(medicines).getAllByRole('row')
      expect(rows).toHaveLength(1)
      expect(rows[0]).toHaveTextContent(/アムロジピン錠5mg\s*重複の可能性.*A$/)
    })
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper?.textContent.match(/アムロジピン錠5mg\s*重複の可能性/g)).toHaveLength(1)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('MED-6, SRC-2: while the medicines of a hospital are missing it is said that duplicates were looked for in a part only', async () => {
    render({ ...FULL, b: { records: { prescription: failedAnswer() } } })
    const medicines = await block('現在の薬')
    expect(await within(medicines).findByText('重複の可能性は、取得できた記録の中だけで判定しています')).toBeVisible()
  })

  it('MED-11, SRC-2: while an allergy may be missing, a medicine without a mark is not taken for a proof', async () => {
    render({ ...FULL, b: { records: { allergy: failedAnswer() } } })
    const medicines = await block('現在の薬')
    expect(await within(medicines).findByText(/照合は未完（取得できない医療機関があります）/)).toBeVisible()
  })

  it('FACE-1: key results with the hospital’s own flag and the result before', async () => {
    render(FULL)
    const row = await within(await block('主要検査')).findByRole('row', { name: /Cr/ })
    expect(row).toHaveTextContent(/1\.62.*高値.*mg\/dL.*2026\/11\/18.*1\.58 H 2026\/11\/01/)
    expect(within(row).getAllByRole('cell').at(-1)).toHaveTextContent(/^1\.58 H/)
    expect(
      within(await block('主要検査'))
        .getAllByRole('columnheader')
        .at(-1),
    ).toHaveTextContent('前回')
  })

  it('VAL-6, H-05: a result that could not be measured does not hide the last number, neither on the screen nor on paper', async () => {
    const potassium = {
      item: {
        text: 'K',
        codings: [{ system: SYSTEM.jlac10, code: '3H015000002326101', display: undefined }],
        isStandard: true,
      },
    }
    const haemolysed = {
      ...sampleResult('b', '2026-11-18T10:00', ['K', '', 'mmol/L'], potassium),
      value: undefined,
      absentReason: '溶血',
    }
    render({
      a: {
        records: {
          laboratory: dataOf([sampleResult('a', '2026-11-18T09:05', ['K', '5.1', 'mmol/L', 'H'], potassium)]),
        },
      },
      b: { records: { laboratory: dataOf([haemolysed]) } },
    })
    const row = await within(await block('主要検査')).findByRole('row', { name: /溶血.*5\.1/ })
    expect(row).toHaveTextContent(/K.*溶血.*2026\/11\/18.*5\.1 H 2026\/11\/18/)
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    const printed = [...(paper?.querySelectorAll('tr') ?? [])].map(({ textContent }) => textContent)
    expect(printed).toContainEqual(expect.stringMatching(/^K\s+溶血/))
    expect(printed).toContainEqual(expect.stringMatching(/^K 前の数値.*5\.1.*mmol\/L2026\/11\/18A$/))
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('DT-5: a result that says only when it was reported is dated as the report, not as if it had been taken then', async () => {
    const late = { ...CREATININE, isAtReportTime: true }
    render({
      a: {
        records: {
          laboratory: dataOf([
            sampleResult('a', '2026-11-01T09:00', ['Cr', '1.58', 'mg/dL'], late),
            sampleResult('a', '2026-11-18T09:00', ['Cr', '1.62', 'mg/dL'], late),
          ]),
          infection: dataOf([
            { ...fakeInfection('a', 'HCV抗体', '(1+)', '2026-10-24'), isAtReportTime: true },
            fakeInfection('a', 'HIV抗体', '(1+)', '2026-10-24'),
          ]),
        },
      },
    })
    const row = await within(await block('主要検査')).findByRole('row', { name: /Cr/ })
    expect(row).toHaveTextContent(/2026\/11\/18 報告.*2026\/11\/01 報告/)
    const alerts = within(await block('アレルギー・薬剤禁忌・感染症'))
    expect(await alerts.findByRole('row', { name: /HCV/ })).toHaveTextContent(/2026\/10\/24.*報告/)
    expect(await alerts.findByRole('row', { name: /HIV/ })).not.toHaveTextContent('報告')
  })

  it('VAL-4, H-14: a preliminary result of 主要検査 and of 感染症 says 速報', async () => {
    const preliminary = { status: 'preliminary' as const }
    render({
      a: {
        records: {
          laboratory: dataOf([
            sampleResult('a', '2026-11-18T09:00', ['Cr', '1.62', 'mg/dL'], { ...CREATININE, ...preliminary }),
          ]),
          infection: dataOf([{ ...fakeInfection('a', 'HCV抗体', '(1+)', '2026-10-24'), ...preliminary }]),
        },
      },
    })
    const creatinine = await within(await block('主要検査')).findByRole('row', { name: /Cr/ })
    expect(within(creatinine).getByTitle('速報')).toHaveTextContent('速')
    const hepatitis = await within(await block('アレルギー・薬剤禁忌・感染症')).findByRole('row', { name: /HCV/ })
    expect(within(hepatitis).getByTitle('速報')).toBeVisible()
  })

  it('FACE-1, H-04, H-05: a newer result without a code stands apart, and what is not read is counted with its hospital', async () => {
    const uncoded = (name: string, value: string) =>
      sampleResult('b', '2026-11-19T09:00', [name, value, 'mmol/L'], {
        item: { text: name, codings: [], isStandard: false },
      })
    render({
      ...FULL,
      b: { records: { laboratory: dataOf([uncoded('クレアチニン', '6.9'), uncoded('院内項目', '3')]) } },
    })
    const results = await block('主要検査')
    const named = await within(results).findByRole('row', { name: /名称で照合/ })
    expect(named).toHaveTextContent(/クレアチニン.*6\.9.*2026\/11\/19/)
    expect(await within(results).findByRole('row', { name: /Cr/ })).toHaveTextContent('1.62')
    expect(results).toHaveTextContent('標準コード（JLAC10）のない 1項目（B）は含みません')
  })

  it('CAL-3: a stay that is over without a day of discharge is 終了不明, not 継続中', async () => {
    render({
      a: {
        records: {
          stay: dataOf([{ ...fakeStay('a', '2025-03-01'), status: 'final' }, fakeStay('a', '2026-11-19')]),
          procedure: dataOf([
            fakeProcedure('a', '人工腎臓', '2026-11-20'),
            fakeProcedure('a', '人工腎臓', '2026-11-18'),
          ]),
        },
      },
    })
    const stays = await block('直近の入院・手術')
    await within(stays).findByText('人工腎臓')
    await within(stays).findByText(/終了不明/)
    expect(
      within(stays)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('2026/11/19 – 継続中'),
      expect.stringContaining('2025/03/01 – 終了不明'),
      expect.stringMatching(/人工腎臓 全2回.*2026\/11\/20/),
    ])
  })

  it('PRV-1: a medicine and an infection that the patient was not told of are marked 未告知, and not there before the patient', async () => {
    const answers = {
      a: {
        records: {
          prescription: dataOf([
            samplePrescription('a', '2026-11-10', 'ゲフィチニブ錠250mg', {
              endsOn: '2026-12-07' as JstDate,
              ...UNDISCLOSED,
            }),
          ]),
          infection: dataOf([{ ...fakeInfection('a', 'HIV抗体', '(1+)', '2026-10-24'), ...UNDISCLOSED }]),
        },
      },
    }
    render(answers)
    expect(await screen.findByRole('row', { name: /ゲフィチニブ/ })).toHaveTextContent('未告知')
    expect(await screen.findByRole('row', { name: /HIV/ })).toHaveTextContent('未告知')
  })

  it('SUM-5: findings of infections only; a negative one and the badge of a disease are not there', async () => {
    render(FULL)
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    expect(await within(alerts).findByText('HCV抗体')).toBeVisible()
    expect(within(alerts).queryByText(/HBs/)).toBeNull()
  })

  it('SRC-1, SUM-5: without a finding it is said whether negative results are all there is, or nothing at all', async () => {
    const negative = fakeInfection('b', 'HBs抗原', '(-)', '2026-05-13')
    render({ ...FULL, b: { records: { ...FULL.b?.records, infection: dataOf([negative]) } } })
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    expect(await within(alerts).findByText(/^陰性または抗体のみ/)).toBeVisible()
  })

  it('SUM-5, H-03: a positive infection of another hospital than the chosen one is never "negative results only"', async () => {
    const positive = fakeInfection('b', 'HBs抗原', '陽性', '2026-10-24')
    render({ b: { records: { infection: dataOf([positive]) } } }, false, 'ja', { facility: 'a' as FacilityId })
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    await waitFor(() => expect(within(alerts).getAllByText('条件に合う記録はありません')).toHaveLength(3))
    expect(alerts).not.toHaveTextContent('陰性')
  })

  it('SUM-5, H-05: a positive result is not hidden behind a later negative one', async () => {
    const results = [
      fakeInfection('b', 'HBs抗原', '陽性', '2024-10-24'),
      fakeInfection('b', 'HBs抗原', '(-)', '2026-10-24'),
    ]
    render({ b: { records: { infection: dataOf(results) } } })
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    const row = await within(alerts).findByRole('row', { name: /HBs抗原/ })
    expect(row).toHaveTextContent(/\(-\).*異なる結果あり/)
    expect(alerts).not.toHaveTextContent('陰性または抗体のみ')
  })

  it('SUM-5, VAL-4: a positive infection that was withdrawn leaves no record in force, not "negative results only"', async () => {
    const withdrawn = { ...fakeInfection('b', 'HBs抗原', '陽性', '2026-10-24'), status: 'entered-in-error' as const }
    render({ b: { records: { infection: dataOf([withdrawn]) } } })
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    expect(await within(alerts).findByText('有効な記録なし（未確認）')).toBeVisible()
    expect(alerts).not.toHaveTextContent('陰性')
  })

  it('FACE-3: each block leads to its screen at the same period', async () => {
    render(FULL)
    const links = (await screen.findAllByRole('link', { name: /を開く$/ })).map(
      (each) => each.getAttribute('href') ?? '',
    )
    expect(links.map((href) => /\/([a-z-]+)\?/.exec(href)?.[1])).toEqual([
      'conditions',
      'conditions',
      'notes',
      'medications',
      'labs',
      'calendar',
      'calendar',
    ])
    expect(links.every((href) => href.includes('period=1y'))).toBe(true)
  })

  it('FACE-4: the memo is told to be written by hand, with author and time', async () => {
    render(FULL)
    const memo = await block('重要メモ')
    expect(within(memo).getByText('手入力')).toBeVisible()
    expect(await within(memo).findByText('抗凝固薬 継続中')).toBeVisible()
    expect(memo).toHaveTextContent(/2026\/11\/12/)
  })

  it('SRC-2: a block with a missing hospital says so, and nothing is "none" before everybody has answered', async () => {
    render({ a: { records: { diagnosis: failedAnswer(), stay: neverAnswers() } } })
    expect(await within(await block('現在の問題')).findByText('未取得')).toBeVisible()
    expect(await within(await block('直近の入院・手術')).findByText(/照会しています/)).toBeVisible()
    expect(within(await block('直近の入院・手術')).queryByText(/該当なし/)).toBeNull()
  })

  it('H-03: without any record nothing is said to be absent that is not proven', async () => {
    render({})
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    await waitFor(() => expect(within(alerts).getAllByText('記録なし（未確認）')).toHaveLength(3))
    expect(await within(await block('連絡先')).findByText('記録なし（未確認）')).toBeVisible()
    expect(await within(await block('透析・デバイス')).findByText('病名と手術・処置の記録に該当なし')).toBeVisible()
  })

  it('H-03, HDR-2: under a filter by hospital neither なし nor 記録なし is said of allergies: another one has recorded some', async () => {
    const none = fakeAllergy('b', 'アレルギーなし', '2026-05-13', { isNegation: true })
    const answers = { ...FULL, b: { records: { ...FULL.b?.records, allergy: dataOf([none]) } } }
    render(answers, false, 'ja', { facility: 'b' as FacilityId })
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    await waitFor(() => expect(within(alerts).getAllByText('条件に合う記録はありません')).toHaveLength(2))
    expect(alerts).not.toHaveTextContent(/なし（|記録なし/)
  })

  it('PRV-1: before the patient neither 未告知 nor the stay that names it nor what staff write is left', async () => {
    render(FULL, true)
    expect(await screen.findByText('心房細動')).toBeVisible()
    expect(await within(await block('直近の入院・手術')).findByText(/該当なし/)).toBeVisible()
    expect(document.body).not.toHaveTextContent(/肺癌|未告知|重要メモ|抗凝固薬/)
  })

  it('PRV-1: before the patient a contraindication that must not be told reads as none recorded', async () => {
    const hidden = { ...fakeContraindication('b', 'インターフェロン', '2026-11-07'), ...UNDISCLOSED }
    render({ b: { records: { contraindication: dataOf([hidden]) } } }, true)
    const alerts = await block('アレルギー・薬剤禁忌・感染症')
    await waitFor(() => expect(within(alerts).getAllByText('記録なし（未確認）')).toHaveLength(2))
    expect(alerts).not.toHaveTextContent(/有効な|インターフェロン/)
  })

  it('ACC-9, PRV-1: the paper has identity, sources and 未告知; the links and buttons of the screen are not on it', async () => {
    render(FULL)
    await screen.findByText('心房細動')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/フェイスシート.*見本 太郎.*1948\/04\/12/)
    expect(paper).toHaveTextContent(/肺癌の疑い 未告知/)
    expect(paper?.querySelectorAll('a, button')).toHaveLength(0)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('SRC-6: what a long list leaves out is counted', async () => {
    const many = Array.from({ length: 13 }, (_, at) => fakeDiagnosis('a', `病名${at}`, `20${at + 10}`))
    render({ a: { records: { diagnosis: dataOf(many) } } })
    expect(await within(await block('現在の問題')).findByText('ほか 3件（全13件）')).toBeVisible()
  })

  it('SRC-6, PRV-1: what a block has no line for on paper is named with its hospital and 未告知; nothing that goes on is cut', async () => {
    const diagnoses = Array.from({ length: 9 }, (_, at) => fakeDiagnosis('b', `病名${at}`, `20${25 - at}-01-01`))
    const hidden = fakeDiagnosis('b', '肺癌の疑い', '2001-01-01', UNDISCLOSED)
    const medicines = Array.from({ length: 13 }, (_, at) =>
      samplePrescription('a', '2026-11-10', `薬${at}錠`, { endsOn: '2026-12-07' as JstDate }),
    )
    render({
      a: { records: { prescription: dataOf(medicines) } },
      b: { records: { diagnosis: dataOf([...diagnoses, hidden]) } },
    })
    await screen.findByText('病名0')
    await within(await block('現在の薬')).findByText('ほか 1件（全13件）')
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const paper = document.querySelector<HTMLElement>('body > [data-orientation]')
    expect(paper).toHaveTextContent(/ほか 3件（全10件）\s*病名7\s*B\s*病名8\s*B\s*肺癌の疑い\s*未告知\s*B/)
    expect(paper).toHaveTextContent(/ほか 2件（全13件）\s*薬\d+錠[^A]*A\s*薬\d+錠[^A]*A/)
    for (const { name } of diagnoses) expect(paper).toHaveTextContent(name.text)
    for (const { drugs } of medicines) expect(paper).toHaveTextContent(drugs[0]?.name.text ?? '?')
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('MED-11, SRC-6: on paper every medicine that matches a contraindication has its line, however many there are', async () => {
    const many = Array.from({ length: 13 }, (_, at) =>
      samplePrescription('a', '2026-11-10', `ロキソプロフェン錠${at}`, { endsOn: '2026-12-07' as JstDate }),
    )
    const contraindication = dataOf([fakeContraindication('a', 'ロキソプロフェン')])
    render({ a: { records: { prescription: dataOf(many), contraindication } } })
    await waitFor(async () => expect(within(await block('現在の薬')).getAllByRole('row')[0]).toHaveTextContent('禁忌'))
    await act(async () => void window.dispatchEvent(new Event('beforeprint')))
    const rows = [...document.querySelectorAll('body > [data-orientation] tr')].map(({ textContent }) => textContent)
    expect(rows.filter((text) => /^ロキソプロフェン錠.*禁忌.*1回量/.test(text))).toHaveLength(13)
    await act(async () => void window.dispatchEvent(new Event('afterprint')))
  })

  it('MED-11, SRC-6: however long the list, a medicine that matches a contraindication is never among those left out', async () => {
    const many = Array.from({ length: 14 }, (_, at) =>
      samplePrescription('a', '2026-11-10', `別の薬${at}錠`, { endsOn: '2026-12-07' as JstDate }),
    )
    const oldest = samplePrescription('b', '2026-10-30', 'ロキソプロフェン錠60mg', { endsOn: '2026-12-07' as JstDate })
    render({
      a: {
        records: {
          prescription: dataOf(many),
          contraindication: dataOf([fakeContraindication('a', 'ロキソプロフェン')]),
        },
      },
      b: { records: { prescription: dataOf([oldest]) } },
    })
    const medicines = await block('現在の薬')
    await waitFor(() =>
      expect(within(medicines).getAllByRole('row')[0]).toHaveTextContent(/ロキソプロフェン錠60mg.*禁忌/),
    )
    expect(await within(medicines).findByText('ほか 3件（全15件）')).toBeVisible()
  })

  it('works in English', async () => {
    render(FULL, false, 'en')
    expect(await screen.findByRole('heading', { name: 'Current medicines' })).toBeVisible()
  })
})
