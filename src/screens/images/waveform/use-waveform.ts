import { useEffect, useState } from 'react'
import type { Failure } from '#clinical/answer.ts'
import type { ImageInstance } from '#clinical/imaging/image-study.ts'
import type { Waveform, WaveformFailure } from '#clinical/imaging/waveform.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { decodeWaveform } from '#imaging/waveform/decode-waveform.ts'
import type { DecodedWaveform, WaveformSource } from '#imaging/waveform/waveform-messages.ts'
import { useDocumentContent } from '#sources/files/document-content.query.ts'
import type { FileProgress, FileRefusal } from '#sources/files/file-answer.ts'
import { useImageInstances } from '#sources/images/image-instances.query.ts'
import { useWaveformData } from '#sources/images/waveform-data.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { WaveformPlace } from './waveform-place.ts'

/** Why no waveform stands there yet, or will: like an `Answer`, each reason by itself (SRC-1). */
export type WaveformState =
  | { readonly state: 'loading'; readonly progress: FileProgress | undefined }
  | { readonly state: 'decoding' }
  | { readonly state: 'shown'; readonly waveform: Waveform }
  | { readonly state: 'unreadable'; readonly why: WaveformFailure }
  | { readonly state: 'absent' }
  | { readonly state: 'notPermitted' }
  | { readonly state: 'refused'; readonly why: FileRefusal }
  | { readonly state: 'failed'; readonly why: Failure; readonly at: Instant }

interface AskedWaveform {
  readonly waveform: WaveformState
  /** The instances of the series: one recording each. */
  readonly instances: readonly ImageInstance[]
  retry(): void
}

type Fetched =
  | { readonly state: 'source'; readonly source: WaveformSource }
  | Exclude<WaveformState, { readonly state: 'decoding' | 'shown' | 'unreadable' }>

/** Fetches and decodes the waveform of a place; of a series the instance of that number in the list. */
export function useWaveform(person: Person, place: WaveformPlace, number: number): AskedWaveform {
  const file = useFileSource(person, place)
  const series = useSeriesSource(person, place, number)
  const asked = place.kind === 'file' ? file : series
  const decoded = useDecoded(asked.fetched.state === 'source' ? asked.fetched.source : undefined)
  const waveform: WaveformState =
    asked.fetched.state !== 'source'
      ? asked.fetched
      : decoded === undefined
        ? { state: 'decoding' }
        : decoded.state === 'failed'
          ? { state: 'unreadable', why: decoded.why }
          : { state: 'shown', waveform: decoded.waveform }
  return { waveform, instances: series.instances, retry: asked.retry }
}

const NO_INSTANCES: readonly ImageInstance[] = []
const sources = new WeakMap<object, WaveformSource>()

/** One source object for each thing fetched, so that it is decoded once. */
function sourceOf(fetched: object, make: () => WaveformSource): WaveformSource {
  const known = sources.get(fetched) ?? make()
  sources.set(fetched, known)
  return known
}

function useFileSource(person: Person, place: WaveformPlace) {
  const document = place.kind === 'file' ? { server: place.file.server, file: place.file.file } : undefined
  const { content, retry } = useDocumentContent(person, document)
  const fetched: Fetched =
    content.state === 'data'
      ? {
          state: 'source',
          source: sourceOf(content.bytes, () => ({ format: 'MFER', bytes: content.bytes })),
        }
      : content
  return { fetched, retry }
}

function useSeriesSource(person: Person, place: WaveformPlace, number: number) {
  const { facilities } = useNetwork()
  const series = place.kind === 'series' ? place.series : undefined
  const { answer, retry: retryList } = useImageInstances(person, series)
  const instances = answer.state === 'data' ? answer.rows : NO_INSTANCES
  const instance = instances[number]
  const { data, retry: retryData } = useWaveformData(person, series, instance)
  const facility = facilities.find(({ id }) => id === series?.facility)
  let fetched: Fetched
  if (answer.state === 'failed') fetched = answer
  else if (answer.state === 'notPermitted' || answer.state === 'outOfConsent') fetched = { state: 'notPermitted' }
  else if (answer.state === 'loading') fetched = { state: 'loading', progress: undefined }
  else if (instance === undefined) fetched = { state: 'absent' }
  else if (data === undefined) fetched = { state: 'loading', progress: undefined }
  else if (data.state === 'bulk') {
    const { bulk } = data
    const { dataSet } = instance
    fetched = { state: 'source', source: sourceOf(data, () => ({ format: 'DICOM JSON', dataSet, bulk, facility })) }
  } else if (data.state === 'file') {
    const { bytes } = data
    fetched = { state: 'source', source: sourceOf(data, () => ({ format: 'DICOM', bytes, facility })) }
  } else fetched = data
  const retry = () => {
    if (answer.state === 'failed') retryList()
    else retryData()
  }
  return { fetched, instances, retry }
}

/** Decodes beside the page; a source that is no longer shown is let go, and never stands under another's name (PID-5). */
function useDecoded(source: WaveformSource | undefined): DecodedWaveform | undefined {
  const [answer, setAnswer] = useState<{ readonly of: WaveformSource; readonly decoded: DecodedWaveform }>()
  useEffect(() => {
    if (source === undefined) return
    const leaving = new AbortController()
    decodeWaveform(source, leaving.signal).then(
      (decoded) => setAnswer({ of: source, decoded }),
      () => undefined,
    )
    return () => leaving.abort()
  }, [source])
  return answer?.of === source ? answer?.decoded : undefined
}
