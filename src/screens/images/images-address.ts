import { type RecordView, readRecordView } from '#record/record-view.ts'
import { LAYOUTS, type Layout, MOST_VIEWPORTS, type PaneRef } from './hanging.ts'

/** What of the images stands in the address: digests, never a UID, a name or a word about the person (PID-12). */
export interface ImagesAddress extends RecordView {
  /** DICOM code of the only modality that is listed. */
  readonly modality?: string
  readonly layout?: Layout
  /** What stands in each viewport, row by row: {@link writePanes}. */
  readonly show?: string
}

const MODALITY = /^[A-Z]{2,16}$/
const PANE = /^([0-9a-z]{1,7})(?:\.([0-9a-z]{1,7})(?:\.(\d{1,3}))?(?:~([0-9a-z]{1,7}))?)?$/

/** Reads the search part of an address; to be given to the router as `validateSearch`. What cannot be read is left out. */
export function readImagesAddress(search: Readonly<Record<string, unknown>>): ImagesAddress {
  // A digest of digits only arrives as a number.
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
  }
  const layout = LAYOUTS.find((each) => each === text('layout'))
  const show = writePanes(readPanes(text('show')))
  return {
    ...readRecordView(search),
    ...(MODALITY.test(text('modality')) ? { modality: text('modality') } : {}),
    ...(layout === undefined ? {} : { layout }),
    ...(show === '' ? {} : { show }),
  }
}

/**
 * `study`, `study.series` or `study.series.stack` for each viewport, and `~image` behind a series; apart by commas, an empty
 * viewport is empty.
 */
export function readPanes(show: string): readonly (PaneRef | undefined)[] {
  if (show === '') return []
  return show
    .split(',')
    .slice(0, MOST_VIEWPORTS)
    .map((part) => {
      const [whole, study, series, stack, image] = PANE.exec(part) ?? []
      if (whole === undefined || study === undefined) return undefined
      return {
        study,
        ...(series === undefined ? {} : { series }),
        ...(stack === undefined ? {} : { stack: Number(stack) }),
        ...(image === undefined ? {} : { image }),
      }
    })
}

export function writePanes(panes: readonly (PaneRef | undefined)[]): string {
  const written = panes.map((pane) => {
    if (pane === undefined) return ''
    const place = [pane.study, pane.series, pane.stack].filter((part) => part !== undefined).join('.')
    return pane.series === undefined || pane.image === undefined ? place : `${place}~${pane.image}`
  })
  return written.join(',').replace(/,+$/, '')
}
