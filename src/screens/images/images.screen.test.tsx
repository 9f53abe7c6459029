import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImagingStudy, Report } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { FrameFailure } from '#imaging/frame-failure.ts'
import { studySearch, uidDigest } from '#record/image-link.ts'
import type { Network } from '#sources/record-source.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { fakeImageEngine } from '#testing/fake-image-engine.ts'
import { fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { dataOf, type FakeReplies, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { type HeldStudy, heldPictures } from '#testing/fake-pictures.ts'
import { dicomJsonAnswer, type PictureReply, pictureServer } from '#testing/picture-server.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { savedFiles } from '#testing/saved-files.ts'
import { ImagesScreen } from './images.screen.tsx'
import type { ImagesAddress } from './images-address.ts'

const B = 'b' as FacilityId
const PERSON = fakePerson('p1', { links: { b: 'linked' }, numbers: { b: 'B-0001' } })

const NOW = fakeStudy('b', '1.2.1', '2026-11-07T09:41')
const BEFORE = fakeStudy('b', '1.2.2', '2026-10-24T16:02')

/** A study with a soft-tissue and a lung series of `count` slices. */
function held(study = NOW, count = 3, more: DicomJson = {}): HeldStudy {
  const date = study.at?.text.slice(0, 10).replaceAll('-', '') ?? ''
  const series = [
    fakeSeries(study, 2, { description: '縦隔 5mm' }),
    fakeSeries(study, 3, { description: '肺野 5mm' }),
  ].map((each) => ({ ...each, instanceCount: count }))
  return {
    study,
    patientNumber: 'B-0001',
    series: series.map((each) => ({
      series: each,
      instances: Array.from({ length: count }, (_, at) =>
        fakeSlice(each, at + 1, at * 5, { '00080020': { vr: 'DA', Value: [date] }, ...more }),
      ),
    })),
  }
}

const ANNOUNCED: ImagingStudy = {
  kind: 'imaging',
  key: 'b/ImagingStudy/1',
  facility: B,
  refs: [],
  at: { text: '2026-11-07T11:15', precision: 'minute' },
  recordedAt: undefined,
  status: 'final',
  setting: undefined,
  department: undefined,
  author: undefined,
  sensitivity: [],
  notes: [],
  title: '胸部CT',
  modalities: ['CT'],
  bodySite: '胸部',
  studyUid: '1.2.1',
  accession: undefined,
  seriesCount: undefined,
  instanceCount: undefined,
}

interface Options {
  readonly studies?: readonly HeldStudy[]
  readonly address?: ImagesAddress
  readonly fails?: (frame: ImageFrame) => FrameFailure | undefined
  readonly before?: PictureReply
  readonly records?: FakeReplies['records']
  readonly network?: Partial<Network>
}

async function open({ studies = [held(), held(BEFORE)], address = {}, fails, before, records, network }: Options = {}) {
  const { engine, viewports, links } = fakeImageEngine(fails)
  const { server, asked } = pictureServer(heldPictures(studies, before))
  const loadEngine = async () => engine
  const addresses: ImagesAddress[] = [address]
  function Harness() {
    const [now, setNow] = useState(address)
    return (
      <ImagesScreen
        person={PERSON}
        address={now}
        onAddress={(next) => {
          addresses.push(next)
          setNow(next)
        }}
        loadEngine={loadEngine}
      />
    )
  }
  const rendered = renderScreen(<Harness />, {
    network: {
      ...fakeNetwork({ people: [PERSON], answers: { b: { records: records ?? {} } } }),
      now: () => FETCHED_AT,
      imageServers: new Map([[B, server]]),
      ...network,
    },
  })
  await screen.findByRole('region', { name: '画像検査の一覧' })
  return { ...rendered, viewports, links, asked, addresses }
}

const viewer = () => screen.getByRole('region', { name: '画像ビューア' })
const list = () => screen.getByRole('region', { name: '画像検査の一覧' })
const picture = (name: RegExp) => within(viewer()).findByRole('application', { name })
const openStudy = (date: string) => within(list()).findByRole('button', { name: new RegExp(`${date}.*開く$`) })

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

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

describe('an image', () => {
  it('IMG-2 H-21: carries patient, hospital, date, series, number, window and sides, read from the very image', async () => {
    const { user } = await open()
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/胸部CT 単純 今回 1\/3/)
    await waitFor(() => expect(frame).toHaveTextContent('Im 1／3'))
    await waitFor(() => expect(frame).toHaveTextContent('縦隔'))
    for (const text of [
      '見本 太郎',
      'MIHON TARO',
      '1948/04/12',
      '検査時 78歳',
      '見本総合 B-0001',
      '2026/11/07(土) 09:41',
      'B 見本総合病院',
      'Se 2 縦隔 5mm',
      '5 mm厚',
      'WL 40',
      'WW 400',
    ]) {
      expect(frame).toHaveTextContent(text)
    }
    const letters = Array.from(frame.querySelectorAll('b'), ({ textContent }) => textContent)
    expect(letters).toEqual(expect.arrayContaining(['A', 'R', 'L', 'P']))
  })

  it('H-18: letters turn with the picture, and an image that does not say where it lies says that', async () => {
    const { user } = await open({ studies: [held(NOW, 3, { '00200037': { vr: 'DS', Value: [] } })] })
    await user.click(await openStudy('2026/11/07'))
    await waitFor(async () => expect(await picture(/胸部CT/)).toHaveTextContent('方位の記録なし'))
  })

  it('IMG-1: the loss by compression is told with its ratio', async () => {
    const { user } = await open({
      studies: [held(NOW, 3, { '00282110': { vr: 'CS', Value: ['01'] }, '00282112': { vr: 'DS', Value: [10] } })],
    })
    await user.click(await openStudy('2026/11/07'))
    await waitFor(async () => expect(await picture(/胸部CT/)).toHaveTextContent('非可逆圧縮 10:1'))
  })

  it.each([1, 2, 3])('RAD-106: an address that names image %i begins with that very image', async (number) => {
    const sopInstanceUid = `1.2.1.3.${number}`
    const show = `${uidDigest('1.2.1')}.${uidDigest('1.2.1.3')}~${uidDigest(sopInstanceUid)}`
    const { viewports } = await open({ address: { show } })
    await picture(/胸部CT/)
    await waitFor(() => expect(viewports[0]?.getState().shownFrame?.instance.sopInstanceUid).toBe(sopInstanceUid))
    expect(within(viewer()).queryByText(/指定された画像がこの系列にありません/)).toBeNull()
  })

  it('RAD-106: an image that is not in its series is said to be missing; another never stands for it unsaid', async () => {
    await open({ address: { show: `${uidDigest('1.2.1')}.${uidDigest('1.2.1.3')}~zzzz` } })
    await picture(/胸部CT/)
    expect(within(viewer()).getByText(/指定された画像がこの系列にありません/)).toBeVisible()
  })

  it('IMG-6 E32 E33: a slice that cannot be had keeps its place, says why, and shows no other picture', async () => {
    const { user, viewports } = await open({
      fails: ({ instance }) =>
        instance.instanceNumber === 2 ? { reason: 'missing', detail: '404', isRetryable: false } : undefined,
    })
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/1\/3/)
    expect(within(viewer()).getByText('1/3 読込不可')).toBeVisible()
    act(() => viewports[0]?.step(1))
    expect(await picture(/2\/3/)).toHaveTextContent('画像 2 を表示できません')
    expect(frame).toHaveTextContent('画像サーバーにこの画像がありません')
    expect(frame).not.toHaveTextContent('WL 40')
    act(() => viewports[0]?.step(1))
    expect(await picture(/3\/3/)).toHaveTextContent('Im 3／3')
  })

  it('E35: the number that the hospital lists and the number that came are both shown', async () => {
    const study = held()
    const fewer = {
      ...study,
      series: study.series.map(({ series, instances }) => ({ series, instances: instances.slice(0, 2) })),
    }
    const { user } = await open({ studies: [fewer] })
    await user.click(await openStudy('2026/11/07'))
    await picture(/1\/2/)
    expect(within(viewer()).getByText(/3.*2/, { selector: '[data-tone="gap"]' })).toBeVisible()
  })
})

describe('the patient of the images', () => {
  const named = (values: DicomJson) => held(NOW, 3, values)

  it('PID-6 H-19: images of another birth date are never shown, and cannot be acknowledged', async () => {
    const { user, viewports } = await open({ studies: [named({ '00100030': { vr: 'DA', Value: ['19500101'] } })] })
    await user.click(await openStudy('2026/11/07'))
    const notice = await within(viewer()).findByRole('alert')
    expect(notice).toHaveTextContent('別の患者の画像の可能性があるため表示しません')
    expect(notice).toHaveTextContent('1950/01/01')
    expect(notice).toHaveTextContent('1948/04/12')
    expect(within(notice).queryByRole('button')).toBeNull()
    expect(viewports).toHaveLength(0)
  })

  it('PID-6: one image of somebody else among the others blocks the series', async () => {
    const study = held()
    const mixed = study.series.map(({ series, instances }) => ({
      series,
      instances: instances.map((each, at) =>
        at === 1 ? { ...each, dataSet: { ...each.dataSet, '00100040': { vr: 'CS', Value: ['F'] } } } : each,
      ),
    }))
    const { user } = await open({ studies: [{ ...study, series: mixed }] })
    await user.click(await openStudy('2026/11/07'))
    expect(await within(viewer()).findByText(/2人分の患者情報/)).toBeVisible()
  })

  it('PID-6: another spelling is shown once it is confirmed, and stays marked', async () => {
    const spelled = { vr: 'PN', Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^多郎' }] }
    const { user } = await open({ studies: [named({ '00100010': spelled })] })
    await user.click(await openStudy('2026/11/07'))
    await user.click(await within(viewer()).findByRole('button', { name: '同じ患者であることを確認して表示' }))
    expect(await picture(/胸部CT/)).toHaveTextContent('患者の相違を確認して表示中')
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

describe('the keys of an image', () => {
  it('IMG-7: page, turn, invert, choose a window and change the series without a pointer', async () => {
    const { user, viewports } = await open()
    const study = await openStudy('2026/11/07')
    study.focus()
    await user.keyboard('{Enter}')
    const frame = await picture(/今回 1\/3/)
    await waitFor(() => expect(frame).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    await picture(/2\/3/)
    await user.keyboard('{End}')
    await picture(/3\/3/)
    await user.keyboard('ri1')
    expect(viewports[0]?.getState()).toMatchObject({ rotation: 90, isInverted: true })
    expect(viewports[0]?.done).toContain('window file 0')
    await user.keyboard('{PageDown}')
    await waitFor(async () => expect(await picture(/今回/)).toHaveTextContent('Se 3 肺野 5mm'))
    await waitFor(async () => expect(await picture(/今回/)).toHaveFocus())
  })

  it('IMG-7: is silent while kana are converted', async () => {
    const { user, viewports } = await open()
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/今回 1\/3/)
    fireEvent.keyDown(frame, { key: 'i', isComposing: true })
    expect(viewports[0]?.getState().isInverted).toBe(false)
    fireEvent.keyDown(frame, { key: 'i' })
    expect(viewports[0]?.getState().isInverted).toBe(true)
  })
})

describe('keys of one character', () => {
  it('IMG-7: may be put elsewhere by the user; a key that is taken or reserved is refused in words', async () => {
    const { user } = await open()
    await picture(/今回 1\/3/)
    await user.click(within(viewer()).getByRole('button', { name: 'その他の操作' }))
    await user.click(screen.getByRole('button', { name: 'キーの割当' }))
    const dialog = screen.getByRole('dialog', { name: 'キーの割当' })
    const invert = within(dialog).getByRole('textbox', { name: '白黒反転' })
    await user.click(invert)
    await user.keyboard('r')
    expect(within(dialog).getByRole('status')).toHaveTextContent('「R」は「右へ90度回転」で使っています')
    await user.keyboard('1')
    expect(within(dialog).getByRole('status')).toHaveTextContent('「1」は割り当てられません')
    expect(invert).toHaveValue('I')
    await user.keyboard('x')
    expect(invert).toHaveValue('X')
    await user.click(within(dialog).getByRole('button', { name: '閉じる' }))
    const shown = await picture(/今回/)
    shown.focus()
    await user.keyboard('i')
    expect(within(shown).queryByText('白黒反転')).toBeNull()
    await user.keyboard('x')
    expect(await within(shown).findByText('白黒反転')).toBeVisible()
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
