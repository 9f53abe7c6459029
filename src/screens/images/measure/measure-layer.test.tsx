import { fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import { SAMPLE_IMAGE, sampleFrame } from '#imaging/measure/testing/sample-measurements.ts'
import { FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { AnnotationPanel } from './annotation-panel.tsx'
import { MeasureLayer } from './measure-layer.tsx'
import { MeasureTools } from './measure-tools.tsx'
import { fakeViewport } from './testing/fake-viewport.ts'
import { FACILITY } from './testing/sample-drafts.ts'

const PERSON = fakePerson('p1')
const FRAME = sampleFrame({ '00100020': { vr: 'LO', Value: ['B-0001'] } })
const { studyUid, seriesUid } = SAMPLE_IMAGE

const STUDY: ImageStudy = {
  key: `b/${studyUid}`,
  facility: FACILITY,
  studyUid,
  at: { text: '2026-11-07T09:41', precision: 'minute' },
  title: '胸部CT 単純',
  modalities: ['CT'],
  bodyPart: undefined,
  accession: undefined,
  seriesCount: 1,
  instanceCount: 1,
  patient: undefined,
  toldBy: ['DICOMweb'],
  factKeys: [],
  externalViewer: undefined,
  images: 'available',
}

const SERIES: ImageSeries = {
  key: `b/${studyUid}/${seriesUid}`,
  facility: FACILITY,
  studyUid,
  seriesUid,
  number: 2,
  modality: 'CT',
  description: '軸位',
  bodyPart: undefined,
  laterality: undefined,
  instanceCount: 1,
  kind: 'images',
}

let element: HTMLElement
let handle: PaneHandle

function Bench() {
  const [tool, setTool] = useState<PointerTool>('window')
  return (
    <>
      <MeasureTools person={PERSON} handle={handle} tool={tool} onTool={setTool} />
      <output>{tool}</output>
      <MeasureLayer
        person={PERSON}
        handle={handle}
        isMeasuring={tool === 'measure'}
        onPutAway={() => setTool('window')}
      />
      <AnnotationPanel person={PERSON} handle={handle} onClose={() => {}} />
    </>
  )
}

beforeEach(() => {
  sessionStorage.clear()
  document.body.replaceChildren()
  element = document.createElement('div')
  document.body.append(element)
  // jsdom lays nothing out and captures no pointer.
  element.getBoundingClientRect = () => new DOMRect(0, 0, 80, 80)
  SVGElement.prototype.setPointerCapture = () => {}
  handle = {
    viewport: fakeViewport(FRAME, element),
    study: STUDY,
    series: SERIES,
    instances: [FRAME.instance],
    stack: { key: 's', frames: [FRAME], order: 'position', label: [], canReformat: { reason: 'too-few-images' } },
  }
})

async function opened() {
  const rendered = renderScreen(<Bench />, { network: { ...fakeNetwork(), now: () => FETCHED_AT, imageTools: 'full' } })
  await screen.findByRole('complementary', { name: '計測・キー画像' })
  return rendered
}

async function take(user: Awaited<ReturnType<typeof opened>>['user'], name: RegExp) {
  await user.click(screen.getByRole('button', { name: /^計測$/ }))
  await user.click(within(screen.getByRole('dialog', { name: '計測の種類' })).getByRole('button', { name }))
}

function ground(): Element {
  const found = element.querySelector('rect')
  if (found === null) throw new Error('there is no layer')
  return found
}

function drag(from: readonly [number, number], to: readonly [number, number]) {
  fireEvent.pointerDown(ground(), { button: 0, buttons: 1, clientX: from[0], clientY: from[1], pointerId: 1 })
  fireEvent.pointerMove(ground(), { buttons: 1, clientX: to[0], clientY: to[1], pointerId: 1 })
  fireEvent.pointerUp(ground(), { button: 0, clientX: to[0], clientY: to[1], pointerId: 1 })
}

function click(at: readonly [number, number]) {
  drag(at, at)
}

function listed(): readonly string[] {
  const heading = screen.getByRole('heading', { name: /^未保存の計測/ })
  return within(heading.closest('section') ?? document.body)
    .queryAllByRole('listitem')
    .map((item) => item.textContent)
}

describe('measuring with the pointer', () => {
  it('IMG-3: a length by one drag, with unit and basis on the image and in the list', async () => {
    const { user } = await opened()
    await take(user, /^長さ/)
    drag([10, 10], [40, 50])
    expect([...element.querySelectorAll('tspan')].map((each) => each.textContent)).toEqual(['2.1 mm　校正済み'])
    expect(listed()).toEqual(['長さ 画像 1／12.1 mm　校正済み'])
  })

  it('an angle by a drag and a click, or by three clicks', async () => {
    const { user } = await opened()
    await take(user, /^角度/)
    drag([50, 10], [10, 10])
    click([50, 30])
    for (const at of [
      [50, 10],
      [10, 10],
      [50, 30],
    ] as const)
      click(at)
    expect(listed().map((each) => each.replace(/^.*／1/, ''))).toEqual(['45.0°', '45.0°'])
  })

  it('H-20: a region tells mean, SD, least and greatest with HU, and its area', async () => {
    const { user } = await opened()
    await take(user, /^矩形ROI/)
    drag([0, 0], [20, 20])
    expect([...element.querySelectorAll('tspan')].map((each) => each.textContent)).toEqual([
      '平均 4.5 HU',
      'SD 4.7 HU',
      '最小 0 HU',
      '最大 9 HU',
      '面積 0.5 mm²　校正済み',
    ])
  })

  it('a line drawn by hand is closed where the button is let go', async () => {
    const { user } = await opened()
    await take(user, /^自由形ROI/)
    fireEvent.pointerDown(ground(), { button: 0, buttons: 1, clientX: 10, clientY: 10, pointerId: 1 })
    for (const [x, y] of [
      [50, 10],
      [50, 50],
      [10, 50],
    ] as const)
      fireEvent.pointerMove(ground(), { buttons: 1, clientX: x, clientY: y, pointerId: 1 })
    fireEvent.pointerUp(ground(), { button: 0, clientX: 10, clientY: 50, pointerId: 1 })
    expect(listed()[0]).toContain('面積 2.0 mm²')
  })

  it('an arrow stands once its words are told', async () => {
    const { user } = await opened()
    await take(user, /^矢印/)
    drag([10, 10], [40, 40])
    expect(listed()).toEqual([])
    await user.type(screen.getByRole('textbox', { name: '矢印に添える言葉' }), '結節')
    await user.click(screen.getByRole('button', { name: '置く' }))
    expect(listed()[0]).toContain('結節')
  })

  it('the other buttons and Shift are left to the engine', async () => {
    const { user } = await opened()
    await take(user, /^画素値/)
    fireEvent.pointerDown(ground(), { button: 2, clientX: 10, clientY: 10, pointerId: 1 })
    fireEvent.pointerDown(ground(), { button: 0, shiftKey: true, clientX: 10, clientY: 10, pointerId: 1 })
    expect(listed()).toEqual([])
    click([15, 15])
    expect(listed()[0]).toContain('9 HU')
  })
})

describe('measuring by keys', () => {
  it('a tool taken by key brings the cross, which arrows move and Enter places', async () => {
    const { user } = await opened()
    screen.getByRole('button', { name: /^計測$/ }).focus()
    await user.keyboard('{Enter}')
    within(screen.getByRole('dialog', { name: '計測の種類' }))
      .getByRole('button', { name: /^長さ/ })
      .focus()
    await user.keyboard('{Enter}')
    const cross = screen.getByRole('application', { name: /計測の十字/ })
    expect(cross).toHaveFocus()
    await user.keyboard('{Enter}{ArrowRight}{ArrowRight}{ArrowDown}{Enter}')
    expect(listed()).toEqual(['長さ 画像 1／10.7 mm　校正済み'])
    await user.keyboard('{Escape}')
    expect(screen.getByText('window')).toBeInTheDocument()
  })

  it('Backspace takes the last point back', async () => {
    const { user } = await opened()
    await take(user, /^長さ/)
    screen.getByRole('application', { name: /計測の十字/ }).focus()
    await user.keyboard('{Enter}{Backspace}{ArrowRight}{Enter}{ArrowRight}{ArrowRight}{Enter}')
    expect(listed()).toEqual(['長さ 画像 1／10.5 mm　校正済み'])
  })

  it('a chosen measurement is pulled by its handles, deleted, and brought back', async () => {
    const { user } = await opened()
    await take(user, /^長さ/)
    drag([10, 10], [50, 10])
    await user.click(screen.getByRole('button', { name: '長さ' }))
    await user.click(within(screen.getByRole('dialog', { name: '計測の種類' })).getByRole('button', { name: /^長さ/ }))
    screen.getByRole('button', { name: '長さの点 2／2（矢印キーで移動）' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(listed()[0]).toContain('1.3 mm')
    await user.keyboard('{Delete}')
    expect(listed()).toEqual([])
    await user.keyboard('{Control>}z{/Control}')
    expect(listed()[0]).toContain('1.3 mm')
    await user.keyboard('{Control>}z{/Control}')
    expect(listed()[0]).toContain('1.0 mm')
    await user.keyboard('{Control>}y{/Control}')
    expect(listed()[0]).toContain('1.3 mm')
  })
})

describe('the panel', () => {
  it('DESIGN 8.4: without a place to save at it says so, and keeps what was measured', async () => {
    const { user } = await opened()
    await take(user, /^長さ/)
    drag([10, 10], [50, 10])
    expect(screen.getByRole('button', { name: '保存' })).toBeDisabled()
    expect(screen.getByText(/保存先が設定されていない/)).toBeInTheDocument()
    expect(listed()).toHaveLength(1)
  })

  it('marks the image that is shown as a key image, and takes the mark away', async () => {
    const { user } = await opened()
    await user.click(screen.getByRole('button', { name: '表示中の画像をキー画像にする' }))
    expect(screen.getByRole('button', { name: /^画像 1／1\s?未保存$/ })).toBeInTheDocument()
    await user.click(screen.getAllByRole('button', { name: 'キー画像の印を外す' })[0] as HTMLElement)
    expect(screen.getByText('キー画像はありません')).toBeInTheDocument()
  })

  it('hides what is drawn, and shows it again', async () => {
    const { user } = await opened()
    await take(user, /^長さ/)
    drag([10, 10], [50, 10])
    await user.click(screen.getByRole('button', { name: '画像上の計測と注記を隠す' }))
    expect(element.querySelectorAll('tspan')).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: '画像上の計測と注記を表示' }))
    expect(element.querySelectorAll('tspan')).toHaveLength(1)
  })
})
