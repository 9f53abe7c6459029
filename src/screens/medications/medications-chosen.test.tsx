import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Prescription } from '#clinical/medication-facts.ts'
import { NO_NAMES, PatientFacingContext } from '#record/patient-facing.tsx'
import { everybodyAnswered } from '#testing/everybody-answered.ts'
import { dataOf, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { sampleDrug, sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { MedicationsScreen } from './medications.screen.tsx'
import { AMLODIPINE, CAMOSTAT, NORVASC, networkAt, records, rowNamed, show } from './testing/render-medications.tsx'

const box = (name: RegExp) => screen.findByRole('checkbox', { name })
const chosenLine = (text: string) => screen.findByText(text)
const copied = () => navigator.clipboard.readText()
const drugLines = async () => (await copied()).split('\n').filter((line) => /^20.*(処方|調剤|注射|投与)/.test(line))

/** A page that becomes another one at a press. */
function Turning({ page }: { readonly page: (isTurned: boolean) => ReactNode }) {
  const [isTurned, setTurned] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setTurned(true)}>
        次
      </button>
      {page(isTurned)}
    </>
  )
}

const answers = {
  a: records(
    [
      sampleSupply('a', '2026-10-15', NORVASC, 35),
      sampleSupply('a', '2026-11-20', NORVASC, 35),
      sampleSupply('a', '2026-11-20', CAMOSTAT, 14),
    ],
    [sampleInjection('a', '2026-11-10T09:00', [['生理食塩液', '1']])],
  ),
  b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
}

describe('medicines chosen for a referral letter', () => {
  it('GRID-8, GRID-11: without a choice all that is shown is copied; a chosen drug is copied alone, and all say which', async () => {
    const { user } = show({ answers })
    await rowNamed(/カモスタット/)
    expect(screen.queryByRole('button', { name: '選択を解除' })).toBeNull()
    const shown = screen.getByRole('button', { name: 'コピー' })
    await everybodyAnswered()
    expect(shown).toHaveAttribute('title', '表示中の5件をコピー')
    await user.click(shown)
    expect(await drugLines()).toHaveLength(5)
    expect(await screen.findByText('表示中の5件をコピーしました')).toBeInTheDocument()

    await user.click(await box(/^ノルバスク.*選択$/))
    await user.click(await box(/^生理食塩液.*選択$/))
    await chosenLine('2剤 3件を選択中')
    await user.click(screen.getByRole('button', { name: /^(選択をコピー|コピーしました)$/ }))
    expect(await screen.findByText('選択した2剤 3件をコピーしました')).toBeInTheDocument()
    expect(await copied()).toMatch(/患者：見本 太郎[\s\S]*絞り込み：選択した2剤 3件のみ\n/)
    expect(
      (await drugLines()).map((line) => line.match(/ノルバスク|生理食塩液|カモスタット|アムロジピン/)?.[0]),
    ).toEqual(['ノルバスク', '生理食塩液', 'ノルバスク'])

    await user.click(screen.getByRole('button', { name: '選択を解除' }))
    expect(screen.queryByText(/を選択中/)).toBeNull()
    expect(document.activeElement).toHaveAttribute('data-stop')
    expect(screen.getByRole('button', { name: /^コピー/ })).toBeVisible()
  })

  it('ACC-2: by keyboard alone: the box stands left of the name, Space chooses', async () => {
    const { user } = show({ answers })
    const row = await rowNamed(/カモスタット/)
    within(row)
      .getByRole('button', { name: /オーダを開く$/ })
      .focus()
    await user.keyboard('{ArrowLeft} ')
    expect(within(row).getByRole('checkbox')).toBeChecked()
    await chosenLine('1剤 1件を選択中')
    expect(screen.queryByRole('complementary')).toBeNull()
    await user.keyboard(' ')
    expect(screen.queryByText(/を選択中/)).toBeNull()
  })

  it('SRC-7: a chosen drug that a filter hides is still copied, and the screen and the text say so', async () => {
    const { user } = show({ answers })
    await user.click(await box(/^ノルバスク.*選択$/))
    await user.click(await box(/^カモスタット.*選択$/))
    await user.type(screen.getByRole('searchbox', { name: '薬剤名で探す' }), 'かもすたっと')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /ノルバスク/ })).toBeNull())
    await chosenLine('2剤 3件を選択中')
    expect(screen.getByText('うち2件は画面に表示していません（対象に含みます）')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '選択をコピー' }))
    expect(await copied()).toContain('絞り込み：選択した2剤 3件のみ（うち2件は画面の期間・絞り込みの外）')
    expect(await drugLines()).toHaveLength(3)
  })

  it('GRID-8: in the list each record is chosen on its own; the grid then shows its drug as chosen in part', async () => {
    const { user } = show({ answers, address: { view: 'list' } })
    await box(/^ノルバスク.*2026\/10\/15.*選択$/)
    await everybodyAnswered()
    await user.click(await box(/^ノルバスク.*2026\/10\/15.*選択$/))
    await chosenLine('1剤 1件を選択中')
    const all = screen.getByRole('checkbox', { name: '表示中のすべてを選択' })
    expect(all).toBePartiallyChecked()
    await user.click(screen.getByRole('radio', { name: 'グリッド' }))
    const drug = await box(/^ノルバスク.*選択$/)
    expect(drug).toBePartiallyChecked()
    await user.click(drug)
    expect(drug).toBeChecked()
    await chosenLine('1剤 2件を選択中')
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    await user.click(await box(/^表示中のすべてを選択$/))
    await chosenLine('4剤 5件を選択中')
  })

  it('PRV-3, ACC-9: file and paper, too, hold the chosen records alone, and say that they do', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = show({ answers })
    await user.click(await box(/^カモスタット.*選択$/))
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const file = (await saved[0]?.text()) ?? ''
    expect(file).toMatch(/絞り込み,選択した1剤 1件のみ\r\n/)
    expect(file.match(/ノルバスク|カモスタット|アムロジピン/g)).toEqual(['カモスタット'])
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/選択した1剤 1件のみ[\s\S]*カモスタット/)
    expect(paper).not.toHaveTextContent(/ノルバスク|アムロジピン/)
    window.dispatchEvent(new Event('afterprint'))
    vi.restoreAllMocks()
  })

  it('PRV-1: 患者提示モード takes no hidden drug along, and no word of the choice tells that there is one', async () => {
    const hidden = sampleSupply('a', '2026-11-20', CAMOSTAT, 14, {
      sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
    })
    const person = fakePerson('p1', { links: { a: 'linked' } })
    const given = { a: records([hidden, sampleSupply('a', '2026-11-20', NORVASC, 35)]) }
    const { user } = renderScreen(
      <Turning
        page={(isOn) => (
          <PatientFacingContext value={{ isOn, toggle: () => {}, hiddenNames: NO_NAMES }}>
            <MedicationsScreen person={person} address={{}} onAddress={() => {}} />
          </PatientFacingContext>
        )}
      />,
      { network: networkAt({ people: [person], answers: given }) },
    )
    await user.click(await box(/^カモスタット.*選択$/))
    await user.click(await box(/^ノルバスク.*選択$/))
    await chosenLine('2剤 2件を選択中')
    await user.click(screen.getByRole('button', { name: '次' }))
    const line = await chosenLine('1剤 1件を選択中')
    expect(line.parentElement).not.toHaveTextContent(/画面に表示していません|対象外/)
    await user.click(screen.getByRole('button', { name: '選択をコピー' }))
    expect(await copied()).not.toContain('カモスタット')
  })

  it('VAL-5: what was chosen in a longer period and is not asked for now is counted as left out', async () => {
    const old = sampleSupply('a', '2023-05-10', CAMOSTAT, 14)
    const { user } = show({
      answers: { a: { records: { prescription: ({ from }) => dataOf(from === undefined ? [old] : []) } } },
      address: { shows: 'all', period: 'all' },
    })
    await user.click(await box(/^カモスタット.*選択$/))
    await user.selectOptions(screen.getByRole('combobox', { name: '期間' }), '3m')
    expect(await screen.findByText(/ほかに選択した1件は、いま取得している記録にありません（対象外）/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '選択をコピー' }))
    expect(await copied()).toContain('選択した記録は、いま取得している記録にありません')
  })

  it('PID-4, H-28: a choice never goes along to another patient', async () => {
    const first = fakePerson('p1', { links: { a: 'linked' } })
    const second = fakePerson('p2', { links: { a: 'linked' } })
    const { user } = renderScreen(
      <Turning
        page={(isTurned) => <MedicationsScreen person={isTurned ? second : first} address={{}} onAddress={() => {}} />}
      />,
      { network: networkAt({ people: [first, second], answers }) },
    )
    await user.click(await box(/^ノルバスク.*選択$/))
    await chosenLine('1剤 2件を選択中')
    await user.click(screen.getByRole('button', { name: '次' }))
    await rowNamed(/ノルバスク/)
    expect(screen.queryByText(/を選択中/)).toBeNull()
    expect(await box(/^ノルバスク.*選択$/)).not.toBeChecked()
  })

  it('B7: who may take nothing along has nothing to choose', async () => {
    show({ answers, exports: { print: [], csv: [], copy: [], patients: [] } })
    await rowNamed(/ノルバスク/)
    expect(screen.queryByRole('checkbox')).toBeNull()
    cleanup()
    show({ answers, exports: { print: ['physician'], csv: [], copy: [], patients: [] } })
    expect(await box(/^ノルバスク.*選択$/)).toBeVisible()
  })

  it('GRID-11: a drug without an end that was ordered before the period is listed and copied as the grid shows it', async () => {
    const open = sampleSupply('a', '2026-07-01', sampleDrug('チラーヂンＳ錠５０μｇ', '2431004F1150'), undefined)
    const { user } = show({ answers: { a: records([open]) } })
    await rowNamed(/チラーヂン/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await drugLines()).toHaveLength(1)
  })

  it('GRID-11, MED-1: of a drug every line that the grid shows in force is copied, however long before the period it began', async () => {
    const drug = sampleDrug('ワーファリン錠１ｍｇ', '3332001F1024')
    const line = (on: string, key: string, usage: string, more: Partial<Prescription> = {}) =>
      sampleSupply('a', on, drug, undefined, { key, usage, ...more })
    const lines = [
      line('2026-07-01', 'k1', '隔日 2錠の日'),
      line('2026-07-01', 'k2', '隔日 1錠の日'),
      line('2026-11-10', 'k3', '必要時', { isAsNeeded: true }),
    ]
    const { user } = show({ answers: { a: records(lines) } })
    await rowNamed(/ワーファリン/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await drugLines()).toHaveLength(3)
  })
})
