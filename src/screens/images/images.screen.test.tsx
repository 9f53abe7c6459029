import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Report } from '#clinical/event-facts.ts'
import { studySearch, uidDigest } from '#record/image-link.ts'
import { fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { dataOf, FETCHED_AT, failedAnswer } from '#testing/fake-network.ts'
import type { HeldStudy } from '#testing/fake-pictures.ts'
import { dicomJsonAnswer, type PictureReply } from '#testing/picture-server.ts'
import { savedFiles } from '#testing/saved-files.ts'
import { ANNOUNCED, B, BEFORE, held, list, NOW, open, openStudy, picture, viewer } from './testing/render-images.tsx'

describe('the list of studies', () => {
  const menu = async (user: Awaited<ReturnType<typeof open>>['user']) =>
    user.click(within(list()).getByRole('button', { name: '一覧の出力' }))
  const paper = () => [...document.querySelectorAll<HTMLElement>('body > [data-orientation]')]

  it('GRID-11, PRV-3: every study that is listed as a file and as text, with patient, filters and sources', async () => {
    const saved = savedFiles()
    const { user } = await open()
    await openStudy('2026/11/07')
    await menu(user)
    await user.click(screen.getByRole('button', { name: 'CSVファイルに保存' }))
    expect(saved.names).toEqual(['images.csv'])
    const text = await saved.text()
    expect(text).toMatch(
      /患者,見本 太郎\r\n[\s\S]*期間,全期間\r\n絞り込み,絞り込みなし\r\n医療機関の状態,[\s\S]*参照用/,
    )
    expect(text).toContain('検査日時,検査名,種類,部位,系列数,枚数,画像,受付番号,医療機関\r\n')
    expect(text).toMatch(/2026\/11\/07\(土\) 09:41,胸部CT 単純,CT,.*見本総合病院\r\n2026\/10\/24\(土\) 16:02,/)
    await user.click(screen.getByRole('button', { name: 'コピー' }))
    expect(await navigator.clipboard.readText()).toMatch(/\n2026\/11\/07\(土\) 09:41 胸部CT 単純 CT .*見本総合病院/)
  })

  it('ACC-9, GRID-11: its own button prints the list alone, also while images stand in the viewer; Ctrl+P those', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    const { user } = await open()
    await picture(/胸部CT 単純/)
    const printed = async () => {
      await act(async () => void window.dispatchEvent(new Event('beforeprint')))
      const texts = paper().map(({ textContent }) => textContent)
      await act(async () => void window.dispatchEvent(new Event('afterprint')))
      return texts
    }
    await menu(user)
    await user.click(screen.getByRole('button', { name: '一覧を印刷' }))
    await waitFor(() => expect(print).toHaveBeenCalledOnce())
    expect(await printed()).toEqual([
      expect.stringMatching(/画像検査の一覧[\s\S]*見本 太郎[\s\S]*2026\/11\/07[\s\S]*2026\/10\/24/),
    ])
    expect(await printed()).toEqual([expect.not.stringContaining('画像検査の一覧')])
    print.mockRestore()
  })

  it('GRID-11, SRC-7: words are looked for in the names of the studies; what is hidden is said and goes with 解除', async () => {
    const { user } = await open({ studies: [held(), held({ ...BEFORE, title: '頭部MRI' })] })
    await openStudy('2026/10/24')
    await user.click(within(list()).getByRole('button', { name: '絞り込み' }))
    await user.type(screen.getByRole('searchbox', { name: '検査名・部位を検索' }), '頭部')
    await waitFor(() => expect(list()).toHaveTextContent(/絞り込み：「頭部」\s*2件中 1件/))
    expect(within(list()).queryByRole('button', { name: /2026\/11\/07.*開く$/ })).toBeNull()
    await user.click(within(list()).getByRole('button', { name: '解除' }))
    await openStudy('2026/11/07')
  })

  it('SRC-4 DT-7: names date and hospital of every study, newest first, and shows the newest at once', async () => {
    const { addresses } = await open()
    await openStudy('2026/11/07')
    const buttons = within(list()).getAllByRole('button', { name: /開く$/ })
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/2026\/11\/07\(土\).*胸部CT 単純/),
      expect.stringMatching(/2026\/10\/24\(土\).*胸部CT 単純/),
    ])
    for (const button of buttons) expect(within(button).getByRole('img', { name: '見本総合病院' })).toBeVisible()
    expect(await picture(/今回 1\/3/)).toBeVisible()
    expect(addresses.at(-1)?.show).toBe(uidDigest('1.2.1'))
    expect(screen.getByText('参照用 — 診断用表示ではありません')).toBeVisible()
  })

  it('SRC-2 SRC-9: a picture server that failed is named above the list, with its own 再試行', async () => {
    await open({ before: () => new Response(null, { status: 500 }), records: { imaging: failedAnswer() } })
    expect(await within(list()).findByText(/見本総合 の画像検査を含みません/)).toBeVisible()
    expect(within(list()).getByRole('button', { name: /見本総合 を再試行/ })).toBeVisible()
    expect(within(list()).queryByText('該当なし')).toBeNull()
  })

  it('H-05: where nothing that was received can be opened, nobody is told to choose', async () => {
    await open({ studies: [], records: { imaging: { state: 'none', fetchedAt: FETCHED_AT } } })
    expect(await screen.findByText('取得した範囲に、この画面で表示できる検査はありません')).toBeVisible()
    expect(screen.queryByText('左の一覧から検査を選んでください')).toBeNull()
  })

  it.each<[string, PictureReply, string | RegExp]>([
    [
      'that the server then does not find',
      (path) => (path.includes('/series?') ? new Response(null, { status: 404 }) : undefined),
      '系列を取得できません（相手のサーバーがエラーを返しました）',
    ],
    [
      'of which then none come',
      (path) => (path.includes('/series?') ? dicomJsonAnswer([]) : undefined),
      /一覧では 6枚、取得できたのは 0枚/,
    ],
  ])('H-05, E35: a study with images %s is never one without series', async (_what, before, words) => {
    const { user } = await open({ studies: [held()], before })
    await user.click(await openStudy('2026/11/07'))
    expect(await within(list()).findByText(words)).toBeVisible()
    expect(await within(viewer()).findByText('系列を取得できません')).toBeVisible()
    expect(within(viewer()).getByRole('button', { name: '再試行' })).toBeVisible()
    expect(screen.queryByText('系列がありません')).toBeNull()
  })

  it('H-05: a series with images of which none come says so, with both numbers', async () => {
    const before: PictureReply = (path) => (/\/(?:metadata|instances)/.test(path) ? dicomJsonAnswer([]) : undefined)
    const { user } = await open({ studies: [held()], before })
    await user.click(await openStudy('2026/11/07'))
    expect(await within(viewer()).findByText('一覧では 3枚、取得できたのは 0枚')).toBeVisible()
    expect(within(viewer()).queryByText('画像がありません')).toBeNull()
  })

  it('IMG-6: objects that are no images are listed with what they are and what can be done', async () => {
    const [first] = held().series
    if (first === undefined) throw new Error('no series')
    const file = fakeSeries(NOW, 9, { modality: 'DOC', description: '同意書', instanceCount: 1 })
    const { user } = await open({ studies: [{ ...held(), series: [first, { series: file, instances: [] }] }] })
    await user.click(await openStudy('2026/11/07'))
    const row = await within(list()).findByRole('button', { name: /同意書/ })
    expect(row).toHaveTextContent('文書（PDF）')
    await user.click(row)
    expect(await within(viewer()).findByText(/文書として医療機関に登録された資料です/)).toBeVisible()
  })

  it('PID-6: no small picture of a study whose patient is another one, and the list says so', async () => {
    const other = { ...NOW, patient: { ...held().study.patient, birthDate: { text: '1950-01-01', precision: 'day' } } }
    const { asked, user } = await open({ studies: [held({ ...NOW, ...other } as typeof NOW)] })
    await user.click(await openStudy('2026/11/07'))
    expect(await within(list()).findByText('患者不一致')).toBeVisible()
    expect(asked.filter((path) => path.includes('rendered') || path.includes('limit=1&'))).toEqual([])
  })
})

describe('the comparison with the prior', () => {
  it('IMG-4 H-21: one press puts the prior left and the current right, each with its word, date and hospital', async () => {
    const { user, links } = await open()
    await user.click(
      await within(list()).findByRole('button', { name: /2026\/11\/07.*前回（14日前）と比較 2026\/10\/24/ }),
    )
    const prior = await picture(/前回 1\/3/)
    const current = await picture(/今回 1\/3/)
    expect(prior.compareDocumentPosition(current) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(prior).toHaveTextContent('2026/10/24(土)')
    expect(current).toHaveTextContent('2026/11/07(土)')
    const headings = within(viewer()).getAllByRole('region', { name: /^表示枠/ })
    expect(headings[0]).toHaveTextContent(/^前回2026\/10\/24\(土\)/)
    expect(headings[1]).toHaveTextContent(/^今回2026\/11\/07\(土\)/)
    await waitFor(() => expect(links).toHaveLength(1))
    expect(links[0]?.parts).toEqual({ scroll: true, window: true, zoom: true })
    await user.click(screen.getByRole('button', { name: '連動' }))
    await waitFor(() => expect(links).toHaveLength(0))
  })

  it('IMG-4: the prior shows the series that is like the current one', async () => {
    const { user } = await open()
    await user.click(await openStudy('2026/11/07'))
    await user.click(await within(list()).findByRole('button', { name: /3 肺野/ }))
    await waitFor(async () => expect(await picture(/今回/)).toHaveTextContent('Se 3 肺野 5mm'))
    await user.click(screen.getByRole('button', { name: '前回と比較' }))
    await waitFor(async () => expect(await picture(/前回/)).toHaveTextContent('Se 3 肺野 5mm'))
  })

  it('the two views of a chest radiograph stand beside each other; one of them alone stays alone', async () => {
    const chest = fakeStudy('b', '1.2.7', '2026-11-08T09:41', { modalities: ['DX'], title: '胸部X線' })
    const views = [1, 2].map((number) => fakeSeries(chest, number, { instanceCount: 1, modality: 'DX' }))
    const radiograph: HeldStudy = {
      study: chest,
      patientNumber: 'B-0001',
      series: views.map((series) => ({ series, instances: [fakeSlice(series, 1, 0)] })),
    }
    const { user, addresses } = await open({ studies: [radiograph], address: studySearch('1.2.7') })
    await waitFor(() => expect(within(viewer()).getAllByRole('application')).toHaveLength(2))
    const [study, one, other] = ['1.2.7', '1.2.7.1', '1.2.7.2'].map(uidDigest)
    expect(addresses.at(-1)).toMatchObject({ layout: '1x2', show: `${study}.${one},${study}.${other}` })
    await user.click(within(viewer()).getByRole('button', { name: '配置 1×2' }))
    await user.click(screen.getByRole('button', { name: '1×1' }))
    await waitFor(() => expect(within(viewer()).getAllByRole('application')).toHaveLength(1))
    expect(addresses.at(-1)?.show).toBe(`${study}.${one}`)
  })

  it('H-21: an older study that stands alone says that there is a newer one, and is not called 今回', async () => {
    await open({ address: studySearch('1.2.2') })
    expect(await picture(/過去 1\/3/)).toBeVisible()
    expect(within(viewer()).getByRole('button', { name: /より新しい検査があります 2026\/11\/07/ })).toBeVisible()
  })
})

describe('more than one viewport', () => {
  it('a series is dragged into any of them; the address keeps what hangs where', async () => {
    const { user, addresses } = await open()
    await user.click(await openStudy('2026/11/07'))
    await picture(/今回/)
    await user.click(screen.getByRole('button', { name: /^配置/ }))
    await user.click(screen.getByRole('button', { name: '2×2' }))
    const places = within(viewer()).getAllByRole('region', { name: /^表示枠/ })
    expect(places).toHaveLength(4)
    const data = new Map<string, string>()
    const dataTransfer = {
      setData: (type: string, value: string) => void data.set(type, value),
      getData: (type: string) => data.get(type) ?? '',
      get types() {
        return [...data.keys()]
      },
    }
    const row = (await within(list()).findByRole('button', { name: /3 肺野/ })).closest('li')
    if (row === null || places[2] === undefined) throw new Error('nothing to drag')
    fireEvent.dragStart(row, { dataTransfer })
    fireEvent.dragOver(places[2], { dataTransfer })
    fireEvent.drop(places[2], { dataTransfer })
    await waitFor(() => expect(places[2]).toHaveTextContent('Se 3 肺野 5mm'.slice(5)))
    expect(addresses.at(-1)).toMatchObject({ layout: '2x2' })
    expect(addresses.at(-1)?.show).toContain(uidDigest('1.2.1.3'))
    expect(JSON.stringify(addresses)).not.toMatch(/1\.2\.1|見本|B-0001/)
  })
})

describe('the report beside the images', () => {
  it('IMG-5: stands beside the study that it names, and leads to the document', async () => {
    const report: Report = {
      kind: 'report',
      key: 'b/DiagnosticReport/1',
      facility: B,
      refs: [],
      at: { text: '2026-11-07T16:32', precision: 'minute' },
      recordedAt: undefined,
      status: 'final',
      setting: undefined,
      department: '放射線科',
      author: '仮 二葉',
      sensitivity: [],
      notes: [],
      title: '読影報告書',
      category: undefined,
      conclusion: '右上葉に 12 mm の結節を認める。',
      files: [],
      studyUids: ['1.2.1'],
    }
    const other = { ...report, key: 'b/DiagnosticReport/2', conclusion: '別の検査の所見', studyUids: ['9.9'] }
    const unnamed = { ...report, key: 'b/DiagnosticReport/3', conclusion: '検査を名指さない所見', studyUids: [] }
    const { user } = await open({ records: { report: dataOf([report, other, unnamed]) } })
    await user.click(await openStudy('2026/11/07'))
    await user.click(screen.getByRole('button', { name: '読影報告書' }))
    const pane = screen.getByRole('complementary', { name: '読影報告書' })
    expect(await within(pane).findByText('右上葉に 12 mm の結節を認める。')).toBeVisible()
    expect(within(pane).queryByText('別の検査の所見')).toBeNull()
    expect(within(pane).queryByText('検査を名指さない所見')).toBeNull()
    expect(within(pane).getByRole('link', { name: '文書で開く' })).toHaveAttribute(
      'href',
      expect.stringContaining('open='),
    )
  })
})

describe('the hospital’s own viewer', () => {
  it('says where one is going before it opens, in a tab that knows nothing of this one', async () => {
    const { user } = await open({
      studies: [],
      records: { imaging: dataOf([ANNOUNCED]) },
      network: {
        imageServers: new Map(),
        imageDisplays: new Map([[B, new URL('https://viewer.hospital.example/display')]]),
      },
    })
    expect(await within(list()).findByText('画像は公開されていません')).toBeVisible()
    await user.click(within(list()).getByRole('button', { name: '施設のビューアで開く' }))
    const dialog = screen.getByRole('dialog', { name: '別のビューアを開きます' })
    expect(dialog).toHaveTextContent('見本総合病院の画像ビューア')
    expect(dialog).toHaveTextContent('見本 太郎（1948/04/12）')
    expect(dialog).toHaveTextContent('https://viewer.hospital.example')
    const link = within(dialog).getByRole('link', { name: '開く' })
    expect(link).toHaveAttribute('href', expect.stringContaining('requestType=STUDY'))
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  })
})
