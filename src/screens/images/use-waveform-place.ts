import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useImageSeries } from '#sources/images/image-series.query.ts'
import type { Hanging } from './hanging.ts'
import { chosenSeries } from './series-choice.ts'
import type { ImagesView } from './use-images.ts'
import type { WaveformPlace } from './waveform/waveform-place.ts'

/** The waveform that takes the place of the viewports: a file, or a series of waveforms that hangs alone. */
export function useWaveformPlace(
  person: Person,
  { panes }: Hanging,
  study: ImageStudy | undefined,
  view: ImagesView,
): WaveformPlace | undefined {
  const alone = panes.length === 1 ? panes[0] : undefined
  const { answer } = useImageSeries(person, alone === undefined ? undefined : study)
  if (alone === undefined) return undefined
  if (study === undefined) {
    const file = view.findFile(alone.study)
    return file === undefined ? undefined : { kind: 'file', file }
  }
  const series = answer.state === 'data' ? chosenSeries(alone, answer.rows, undefined) : undefined
  return series?.kind === 'waveform' ? { kind: 'series', study, series } : undefined
}
