import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { everybodyAnswered } from '#testing/everybody-answered.ts'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf, failedAnswer } from '#testing/fake-network.ts'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleInjection, sampleSupply } from '#testing/sample-supplies.ts'
import { AMLODIPINE, CAMOSTAT, NORVASC, records, rowNamed, show } from './testing/render-medications.tsx'

describe('finding and taking along', () => {
  const answers = {
    a: records([sampleSupply('a', '2026-11-20', NORVASC, 35), sampleSupply('a', '2026-11-20', CAMOSTAT, 14)]),
    b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
  }

  it('SRC-7, GRID-11: a name that is looked for is told with what it shows of all, and is not in the address', async () => {
    const { user, addresses } = show({ answers })
    await rowNamed(/カモスタット/)
    await everybodyAnswered()
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
    await waitFor(async () => expect((await rowNamed(/ノルバスク/)).textContent).toContain('重複の可能性'))
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

  it('H-15, MED-6, DT-2: list, copy, paper and file tell the state of each record, the days supplied twice, and the year', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const { user } = show({
      answers: {
        a: records([
          sampleSupply('a', '2026-10-01', NORVASC, 14, { status: 'stopped' }),
          sampleSupply('a', '2026-11-20', NORVASC, 70),
        ]),
        b: records([sampleSupply('b', '2026-11-08', AMLODIPINE, 28)]),
      },
      address: { view: 'list', grouping: 'off' },
    })
    await screen.findAllByRole('row', { name: /ノルバスク/ })
    await everybodyAnswered()
    const [newest, old] = screen.getAllByRole('row', { name: /ノルバスク/ })
    expect(newest).toHaveTextContent(/重複の可能性 2026\/11\/20 – 2026\/12\/05.*2026\/11\/20 – 2027\/01\/28\s*継続$/)
    expect(old).toHaveTextContent(/中止\s*薬剤は継続$/)
    expect(old).not.toHaveTextContent('重複の可能性')
    expect(screen.getByText('3件（うち終了・中止した記録 1件）')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const text = await navigator.clipboard.readText()
    expect(text).toMatch(/2026\/11\/20.*ノルバスク錠２．５ｍｇ（重複の可能性 2026\/11\/20 – 2026\/12\/05）.*継続/)
    expect(text).toMatch(/2026\/10\/01.*ノルバスク錠２．５ｍｇ　.*中止（薬剤は継続）/)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const file = (await saved[0]?.text())?.split('\r\n') ?? []
    expect(file.find((line) => line.startsWith('オーダ日'))).toMatch(/状態（この記録）,状態（薬剤・現在）$/)
    expect(file.find((line) => line.startsWith('2026/10/01'))).toMatch(/中止,継続$/)
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/中止\s*薬剤は継続/)
    expect(paper).toHaveTextContent(/重複の可能性 2026\/11\/20 – 2026\/12\/05/)
    window.dispatchEvent(new Event('afterprint'))
    vi.restoreAllMocks()
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
    await everybodyAnswered()
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
    await everybodyAnswered()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const text = await navigator.clipboard.readText()
    expect(text).toContain('患者：見本 太郎')
    expect(text).toContain('現在の薬剤と過去90日の注射のみ')
    expect(text).toContain('処方に基づく（服用は未確認）')
    expect(text).toMatch(
      /2026\/11\/20\(金\)　例示中央クリニック　処方　ノルバスク錠２．５ｍｇ（重複の可能性 [^）]*）　.*35日分/,
    )
  })

  it('MED-1, H-15, PRV-1: list, paper and copy label both doses, and name 未告知 and once a week beside the drug', async () => {
    const methotrexate = sampleDrug('リウマトレックスカプセル２ｍｇ', '3999016M1029')
    const weekly = sampleSupply('a', '2026-11-20', methotrexate, 28, {
      usage: '週1回 月曜日 朝食後',
      dose: { text: '3', unit: 'カプセル' },
      dailyDose: undefined,
      sensitivity: [{ mark: 'undisclosed', asOf: undefined }],
    })
    const { user } = show({ answers: { a: records([weekly]) }, address: { view: 'list' } })
    const row = await screen.findByRole('row', { name: /リウマトレックス/ })
    expect(row).toHaveTextContent(/リウマトレックスカプセル２ｍｇ\s*未告知\s*週1回.*1回量 3 カプセル.*1日量の記載なし/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(
      /リウマトレックスカプセル２ｍｇ（未告知）（週1回[^）]*）　1回量 3 カプセル 1日量の記載なし/,
    )
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/リウマトレックスカプセル２ｍｇ\s*未告知\s*週1回.*1回量 3 カプセル 1日量の記載なし/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('MED-1, MED-2: copy, paper and file label days, times and total, and carry route, rate and the end of an infusion', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const pain = sampleSupply('a', '2026-11-12', sampleDrug('カロナール錠５００', '1141007F3990'), undefined, {
      isAsNeeded: true,
      asNeededFor: '疼痛時',
      usage: '１回１錠',
      route: '経口',
      timesSupplied: '10',
      total: { text: '20', unit: '錠' },
    })
    const infusion = sampleInjection('a', '2026-11-10T09:00', [['ヘパリンＮａ注', '1']], {
      act: 'administered',
      until: sampleTime('2026-11-10T11:30'),
    })
    const { user } = show({ answers: { a: records([pain], [infusion]) } })
    await rowNamed(/カロナール/)
    await everybodyAnswered()
    const pieces = {
      pain: /頓用 疼痛時 １回１錠 経口　10回分 計 20 錠/,
      infusion: /ヘパリンＮａ注 1 本　速度 100 mL\/h 点滴静注 11:30まで/,
    }
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const text = await navigator.clipboard.readText()
    expect(text).toMatch(pieces.pain)
    expect(text).toMatch(pieces.infusion)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    expect(await saved[0]?.text()).toMatch(/ヘパリンＮａ注.*100 mL\/h.*2026\/11\/10\(火\) 11:30/)
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/頓用 疼痛時 １回１錠 経口\s*10回分 計 20 錠/)
    expect(paper).toHaveTextContent(/ヘパリンＮａ注 1 本\s*速度 100 mL\/h\s*点滴静注\s*11:30まで/)
    window.dispatchEvent(new Event('afterprint'))
    vi.restoreAllMocks()
  })

  it('MED-2: the file names 製剤量 or 成分量 in a column of its own', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const powder = sampleSupply('a', '2026-11-20', CAMOSTAT, 14, {
      drugs: [{ name: sampleDrug('フェノバール散１０％'), amount: undefined, strengthType: 'preparation' }],
    })
    const { user } = show({ answers: { a: records([powder]) } })
    await rowNamed(/フェノバール/)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const rows = (await saved[0]?.text())?.split('\r\n').map((line) => line.split(',')) ?? []
    const heads = rows.find(([first]) => first === 'オーダ日') ?? []
    const powderRow = rows.find((cells) => cells.includes('フェノバール散１０％')) ?? []
    expect(powderRow[heads.indexOf('製剤量・成分量')]).toBe('製剤量')
    vi.restoreAllMocks()
  })

  it('SRC-2, MED-11: where allergies could not be asked for, copy and paper say that an empty match proves nothing, and of whom', async () => {
    const { user } = show({ answers: { ...answers, b: { records: { allergy: failedAnswer() } } } })
    await rowNamed(/カモスタット/)
    await screen.findByText(/照合は未完（取得できない医療機関があります）/)
    await everybodyAnswered()
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    const text = await navigator.clipboard.readText()
    expect(text).toMatch(/アレルギー・禁忌との一致：.*照合は未完（取得できない医療機関があります）/)
    expect(text).toMatch(/アレルギー・禁忌の取得状態：.*見本総合病院 一部/)
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/照合は未完（取得できない医療機関があります）.*取得状態：.*見本総合病院 一部/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('SRC-1, ACC-9: an empty list on paper says whose, which period, who was asked, and that there is none', async () => {
    show({ answers: { b: { records: { prescription: failedAnswer() } } } })
    await screen.findByText('取得できた範囲に該当なし')
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/見本 太郎[\s\S]*見本総合病院 一部[\s\S]*取得できた範囲に該当なし/)
    expect(paper?.querySelector('table table')).toBeNull()
    window.dispatchEvent(new Event('afterprint'))
  })

  it('SRC-1, SRC-7: what a filter hides is no 「該当なし」 on paper', async () => {
    const { user } = show({ answers })
    await rowNamed(/カモスタット/)
    await everybodyAnswered()
    await user.type(screen.getByRole('searchbox', { name: '薬剤名で探す' }), 'ワーファリン')
    await screen.findByText('条件に合う記録はありません')
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/条件に合う記録はありません\s*3件中 0件を表示.*薬剤名「ワーファリン」/)
    expect(paper).not.toHaveTextContent('該当なし')
    window.dispatchEvent(new Event('afterprint'))
  })

  it('MED-11, SRC-1: the file carries what matches an allergy; without a record it keeps its columns and says why', async () => {
    const saved: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob)
      return 'blob:x'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    const allergy = dataOf([fakeAllergy('b', 'ノルバスク')])
    const { user } = show({ answers: { ...answers, b: { records: { allergy } } } })
    await rowNamed(/カモスタット/)
    await screen.findByRole('region', { name: 'アレルギー・薬剤禁忌との一致' })
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    await user.type(screen.getByRole('searchbox', { name: '薬剤名で探す' }), 'ワーファリン')
    await screen.findByText('条件に合う記録はありません')
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    const [full = '', empty = ''] = await Promise.all(saved.map((blob) => blob.text()))
    expect(full).toMatch(/ノルバスク錠２．５ｍｇ,2171022F1029,アレルギー ノルバスク（見本総合病院）/)
    expect(empty).toMatch(/オーダ日,医療機関,種別[^\r]*\r\n条件に合う記録はありません　2件中 0件を表示/)
    vi.restoreAllMocks()
  })

  it('ACC-9: paper holds every record with identity, period and sources', async () => {
    show({ answers })
    await rowNamed(/ノルバスク/)
    await rowNamed(/カモスタット/)
    window.dispatchEvent(new Event('beforeprint'))
    const heading = await screen.findByText('期間 3か月')
    const paper = heading.closest<HTMLElement>('[lang="ja"]') ?? document.body
    expect(paper.textContent).toContain('見本 太郎')
    expect(paper.textContent).toMatch(/ノルバスク[\s\S]*カモスタット|カモスタット[\s\S]*ノルバスク/)
    window.dispatchEvent(new Event('afterprint'))
  })

  it('MED-1: the dose of an injection that only its line tells stands on its row, in its order, in list, copy and on paper', async () => {
    const insulin = sampleInjection('a', '2026-11-20T09:00', [], {
      drugs: [{ name: sampleDrug('ノボラピッド注１００単位／ｍＬ'), amount: undefined, strengthType: undefined }],
      dose: { text: '4.0', unit: '単位' },
      dailyDose: { text: '12', unit: '単位' },
      method: '皮下注',
      rate: undefined,
    })
    const { user } = show({ answers: { a: records([], [insulin]) } })
    const header = await rowNamed(/ノボラピッド/)
    expect(header).toHaveTextContent(/1回量 4 単位\s*1日量 12 単位\s*皮下注/)
    await user.click(within(header).getByRole('button', { name: /ノボラピッド.*オーダを開く/ }))
    expect(screen.getByRole('complementary', { name: /オーダ/ })).toHaveTextContent('1回量 4 単位 1日量 12 単位')
    await user.click(screen.getByRole('radio', { name: '一覧' }))
    expect(await screen.findByRole('row', { name: /ノボラピッド/ })).toHaveTextContent(
      /1回量 4 単位\s*1日量 12 単位\s*皮下注/,
    )
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/ノボラピッド.*1回量 4 単位 1日量 12 単位　皮下注/)
    window.dispatchEvent(new Event('beforeprint'))
    const paper = (await screen.findByText('期間 3か月')).closest<HTMLElement>('[lang="ja"]')
    expect(paper).toHaveTextContent(/ノボラピッド.*1回量 4 単位 1日量 12 単位 皮下注/)
    window.dispatchEvent(new Event('afterprint'))
  })
})
