import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import { uidDigest } from '#record/image-link.ts'
import { useImageSeries } from '#sources/images/image-series.query.ts'
import type { PaneRef } from '../hanging.ts'
import { isReadable, StructuredReport } from '../measure/structured-report.tsx'
import { ExternalViewer } from '../panels/external-viewer.tsx'
import { chosenSeries, neighbourSeries } from '../series-choice.ts'
import { WaveformPane } from '../waveform/waveform-pane.tsx'
import { ImagesOfPane } from './images-of-pane.tsx'
import { NonImage } from './non-image.tsx'
import { PaneHeading } from './pane-heading.tsx'
import { NoneCame, NotAnswered, PaneState } from './pane-state.tsx'
import styles from './viewport.module.css'
import type { PaneProps } from './viewport-pane.tsx'

type SeriesOfPaneProps = PaneProps & { readonly pane: PaneRef; readonly study: ImageStudy }

/** Which series of the study stands in the viewport: the one that is named, or the one that fits what it is compared with. */
export function SeriesOfPane(props: SeriesOfPaneProps) {
  const { person, pane, study, compared, place, desk } = props
  const { t } = useTranslation('images')
  const { answer, retry } = useImageSeries(person, study)
  const other = useImageSeries(person, pane.series === undefined ? compared?.study : undefined).answer
  const frame = (state: ReactNode) => (
    <>
      <PaneHeading {...props} />
      <div className={styles.frame}>{state}</div>
    </>
  )
  if (study.images !== 'available') {
    const { images } = study
    return frame(
      <PaneState icon="not-disclosed" title={t(($) => $.unavailable[images])}>
        <ExternalViewer person={props.person} study={study} />
      </PaneState>,
    )
  }
  if (answer.state !== 'data') {
    return frame(
      <NotAnswered
        answer={answer}
        loading={t(($) => $.pane.seriesLoading)}
        failed={t(($) => $.pane.seriesFailed)}
        nothing={t(($) => $.series.none)}
        onRetry={retry}
      />,
    )
  }
  if (answer.rows.length === 0) {
    return frame(<NoneCame title={t(($) => $.pane.seriesFailed)} gaps={answer.gaps} onRetry={retry} />)
  }
  // The prior waits for the series that it is to be compared with, so that it never changes under the eye.
  if (pane.series === undefined && compared !== undefined && other.state === 'loading') {
    return frame(<PaneState icon="loading" title={t(($) => $.pane.seriesLoading)} />)
  }
  const model =
    compared === undefined || other.state !== 'data' ? undefined : chosenSeries(compared.pane, other.rows, undefined)
  const series = chosenSeries(pane, answer.rows, model)
  if (series === undefined) return frame(<PaneState icon="not-found" title={t(($) => $.pane.goneSeries)} />)
  if (isReadable(series.kind)) return frame(<StructuredReport person={person} study={study} series={series} />)
  if (series.kind === 'waveform') {
    const alone = { study: pane.study, series: uidDigest(series.seriesUid) }
    return frame(
      <WaveformPane
        person={person}
        place={{ kind: 'series', study, series }}
        compact={{ onAlone: () => desk.hangAlone(alone) }}
      />,
    )
  }
  if (series.kind !== 'images') return frame(<NonImage series={series} person={person} />)
  const turnTo = (by: 1 | -1) => {
    const next: ImageSeries | undefined = neighbourSeries(answer.rows, series, by)
    if (next !== undefined) desk.turn(place, { study: pane.study, series: uidDigest(next.seriesUid) })
  }
  return <ImagesOfPane {...props} pane={pane} study={study} series={series} onTurn={turnTo} />
}
