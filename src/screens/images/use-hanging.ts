import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import { addressDigest } from '#record/address-digest.ts'
import { uidDigest } from '#record/image-link.ts'
import {
  type Hanging,
  hangAt,
  hangIn,
  hangingOf,
  hangStudy,
  hangWithPrior,
  type Layout,
  type PaneRef,
} from './hanging.ts'
import { type ImagesAddress, readPanes, writePanes } from './images-address.ts'
import type { WaveformFile } from './waveform/waveform-place.ts'

/** What hangs where, by the address, with everything that changes it. */
export interface HangingDesk {
  readonly hanging: Hanging
  readonly active: number
  readonly maximised: number | undefined
  activate(place: number): void
  /** To a viewport, its picture taking the keys. */
  go(place: number): void
  /** A picture has come to stand in a viewport: it takes the focus if that was to go there. */
  takeFocus(place: number, frame: HTMLElement): void
  toggleMaximised(place: number): void
  restore(): void
  changeLayout(layout: Layout): void
  hang(place: number, pane: PaneRef | undefined): void
  hangAlone(pane: PaneRef): void
  openStudy(study: ImageStudy): void
  /** The same in the place of the address that named nothing; the focus stays where it is. */
  openFirst(study: ImageStudy): void
  /** Views of one study beside each other, in the place of the address that named the study alone. */
  hangViews(panes: readonly PaneRef[]): void
  openFile(file: WaveformFile): void
  openSeries(series: ImageSeries): void
  compare(study: ImageStudy, prior: ImageStudy): void
}

/**
 * The hanging stands in the address, so that it can be linked and gone back to; which viewport is active and which is full
 * size does not.
 * @param area holds the viewports, to find the picture that the focus goes to
 */
export function useHanging(
  address: ImagesAddress,
  onAddress: (address: ImagesAddress, how: { readonly replace: boolean }) => void,
  area: RefObject<HTMLElement | null>,
): HangingDesk {
  const [chosen, setActive] = useState<number>()
  const [maximised, setMaximised] = useState<number>()
  const hanging = useMemo(
    () => hangingOf(address.layout, readPanes(address.show ?? '')),
    [address.layout, address.show],
  )
  // Beside its prior the newer study is the one that is read.
  const active = Math.min(chosen ?? (hanging.layout === '1x2' ? 1 : 0), hanging.panes.length - 1)
  const awaited = useRef<{ readonly place: number; readonly from: Element | null }>(undefined)
  const write = (next: Hanging, replace = false) => {
    const { show: _show, layout: _layout, ...rest } = address
    const written = writePanes(next.panes)
    onAddress({ ...rest, layout: next.layout, ...(written === '' ? {} : { show: written }) }, { replace })
  }
  const go = (place: number) => {
    setActive(place)
    awaited.current = { place, from: document.activeElement }
    // What was chosen is looked at next, so its keys work at once. The place stands after the next drawing.
    setTimeout(() => {
      const frame = area.current?.querySelector(`[data-viewport="${place}"]`)
      if (frame instanceof HTMLElement) takeFocus(place, frame)
    })
  }
  const takeFocus = (place: number, frame: HTMLElement) => {
    const { current } = awaited
    if (current?.place !== place) return
    awaited.current = undefined
    // Who has gone elsewhere while the images were on their way is not called back.
    const { activeElement } = document
    const isWaiting = activeElement === current.from || activeElement === document.body
    if (isWaiting) frame.focus({ preventScroll: true })
  }
  const hangAlone = (pane: PaneRef) => {
    setMaximised(undefined)
    write({ layout: '1x1', panes: [pane] })
    go(0)
  }
  return {
    hanging,
    active,
    maximised,
    activate: useCallback((place: number) => setActive(place), []),
    go,
    takeFocus,
    toggleMaximised: (place) => setMaximised(maximised === undefined && hanging.panes.length > 1 ? place : undefined),
    restore: () => setMaximised(undefined),
    changeLayout: (layout) => {
      const changed = hangIn(hanging, layout, active)
      setMaximised(undefined)
      setActive(changed.active)
      write(changed.hanging)
    },
    hang: (place, pane) => {
      setActive(place)
      write(hangAt(hanging, place, pane), true)
    },
    hangAlone,
    openStudy: ({ studyUid }) => {
      if (studyUid === undefined) return
      setMaximised(undefined)
      write(hangStudy(uidDigest(studyUid)))
      go(0)
    },
    openFirst: ({ studyUid }) => {
      if (studyUid !== undefined) write(hangStudy(uidDigest(studyUid)), true)
    },
    hangViews: (views) => {
      setMaximised(undefined)
      setActive(0)
      write(hangingOf(undefined, views), true)
    },
    openFile: ({ key }) => hangAlone({ study: addressDigest(key) }),
    openSeries: ({ studyUid, seriesUid, kind }) => {
      const pane = { study: uidDigest(studyUid), series: uidDigest(seriesUid) }
      if (kind === 'waveform') return hangAlone(pane)
      write(hangAt(hanging, active, pane))
      go(active)
    },
    compare: (study, prior) => {
      if (study.studyUid === undefined || prior.studyUid === undefined) return
      const digest = uidDigest(study.studyUid)
      // The series that is being looked at stays the one that is compared.
      const shown = hanging.panes[active]
      setMaximised(undefined)
      write(hangWithPrior(shown?.study === digest ? shown : { study: digest }, uidDigest(prior.studyUid)))
      go(1)
    },
  }
}
