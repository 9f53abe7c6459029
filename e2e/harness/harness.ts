import { installTrustedTypes } from '#app/trusted-types.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { stacksOf } from '#clinical/imaging/frame-order.ts'
import { imageInstanceOf } from '#clinical/imaging/image-instance.ts'
import type { ImageInstance, ImageStack } from '#clinical/imaging/image-study.ts'
import { type ImageEngine, openImageEngine } from '#imaging/image-engine.ts'
import type { ImageSource } from '#imaging/image-source.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import type { Reformat, ReformatPlane } from '#imaging/reformat.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { readPart10 } from '#standards/dicom/part10.ts'

const FACILITY = 'A' as FacilityId

/** The engine on a bare page, for tests that look at single pixels and single requests. */
export class Harness {
  engine: ImageEngine | undefined
  one: ImageViewport | undefined
  two: ImageViewport | undefined
  planes: Reformat | undefined
  source: ImageSource | undefined
  readonly requests: string[] = []

  async open(maxCacheBytes?: number): Promise<unknown> {
    this.engine = await openImageEngine({
      fetch: (_facility, url, init) => {
        this.requests.push(`${url.pathname} ${init.headers.Accept ?? ''}`)
        return fetch(url, init)
      },
      ...(maxCacheBytes === undefined ? {} : { maxCacheBytes }),
    })
    this.one = this.engine.openViewport(element('one'))
    this.two = this.engine.openViewport(element('two'))
    return this.engine.rendering
  }

  close(): void {
    this.engine?.close()
    this.engine = undefined
    this.one = undefined
    this.two = undefined
  }

  /** Files by their addresses, as one series. */
  async files(addresses: readonly string[]): Promise<{ stacks: readonly ImageStack[]; source: ImageSource }> {
    const files = new Map<string, Blob>()
    const instances: ImageInstance[] = []
    for (const address of addresses) {
      const blob = await (await fetch(address)).blob()
      const { meta, dataSet } = readPart10(new Uint8Array(await blob.arrayBuffer()))
      const instance = imageInstanceOf(dataSet, textOf(meta, '00020010'))
      if (instance === undefined) throw new Error(`${address} is no instance`)
      files.set(instance.sopInstanceUid, blob)
      instances.push(instance)
    }
    return { stacks: stacksOf(instances), source: { kind: 'files', files } }
  }

  async showFiles(addresses: readonly string[], pane: 'one' | 'two' = 'one', at = 0): Promise<unknown> {
    const { stacks, source } = await this.files(addresses)
    const [stack] = stacks
    if (stack === undefined) throw new Error('no frames')
    await this[pane]?.show(stack, source, at)
    return this.state(pane)
  }

  /** A series of a DICOMweb server, by its metadata. */
  async showSeries(seriesUid: string, at = 0, pane: 'one' | 'two' = 'one', studyUid = '1.2.3', base = '/dicom/') {
    const answer = await fetch(`${base}studies/${studyUid}/series/${seriesUid}/metadata`)
    const dataSets: ImageInstance['dataSet'][] = await answer.json()
    const [stack] = stacksOf(dataSets.flatMap((dataSet) => imageInstanceOf(dataSet) ?? []))
    if (stack === undefined) throw new Error('no frames')
    this.source = { kind: 'dicomweb', base: new URL(base, location.href), facility: FACILITY, studyUid }
    await this[pane]?.show(stack, this.source, at)
    return this.state(pane)
  }

  /** Opens the three planes of what is shown; resolves when they are shown or cannot be. */
  async reformatShown(): Promise<unknown> {
    const stack = this.one?.stack
    if (stack === undefined || this.engine === undefined || this.source === undefined) throw new Error('no frames')
    const { source } = this
    const answer = this.engine.canReformat(stack)
    if (answer !== true) return answer
    const [axial, coronal, sagittal] = ['axial', 'coronal', 'sagittal'].map((plane) => {
      const pane = document.createElement('div')
      pane.id = plane
      pane.className = 'plane'
      document.body.append(pane)
      return pane
    })
    if (axial === undefined || coronal === undefined || sagittal === undefined) throw new Error('no panes')
    const opened = await this.engine.openReformat({ axial, coronal, sagittal }, stack, source)
    this.planes = opened
    await new Promise<void>((resolve) => {
      opened.subscribe(() => {
        if (opened.getState().phase !== 'loading') resolve()
      })
    })
    return opened.getState()
  }

  /** Share of the points of a plane that are not black, as they stand on the screen; the crosshair lies on another canvas. */
  litShare(plane: ReformatPlane): number {
    const canvases = element(plane).querySelectorAll<HTMLCanvasElement>(':scope > div canvas')
    const drawn = [...canvases].find((canvas) => canvas.checkVisibility())
    if (drawn === undefined || drawn.width === 0 || drawn.height === 0) return 0
    const copy = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d')
    if (copy === null) throw new Error('no canvas to read from')
    copy.drawImage(drawn, 0, 0)
    const { data } = copy.getImageData(0, 0, drawn.width, drawn.height)
    let lit = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 0) lit += 1
    return lit / (drawn.width * drawn.height)
  }

  state(pane: 'one' | 'two' = 'one') {
    const state = this[pane]?.getState()
    return state && { ...state, shownFrame: state.shownFrame?.id, failed: [...state.failed] }
  }

  /** Whether anything of the library can be seen in a pane. */
  isVisible(pane: 'one' | 'two' = 'one'): boolean {
    const host = document.getElementById(pane)?.firstElementChild
    return host instanceof HTMLElement && host.style.visibility === 'visible'
  }

  /** Values of the drawn image after the modality LUT. */
  values(pane: 'one' | 'two' = 'one'): { samples: number; values: number[] } | undefined {
    const read = this[pane]?.readValues()
    return read && { samples: read.samplesPerPixel, values: Array.from(read.values) }
  }

  /** Shade of the canvas, red green blue, at points of the image. */
  shades(points: readonly (readonly [number, number])[], pane: 'one' | 'two' = 'one'): (number[] | undefined)[] {
    const viewport = this[pane]
    const picture = viewport?.capture()
    const context = picture?.getContext('2d')
    return points.map((point) => {
      const at = viewport?.toScreen(point)
      if (at === undefined || context === null || context === undefined) return undefined
      const [x, y] = at.map((each) => Math.floor(each * devicePixelRatio))
      return Array.from(context.getImageData(x ?? 0, y ?? 0, 1, 1).data.slice(0, 3))
    })
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(id)
  return found
}

installTrustedTypes()
Object.assign(globalThis, { harness: new Harness() })
