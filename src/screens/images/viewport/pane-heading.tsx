import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { uidDigest } from '#record/image-link.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { FrameCount } from './frame-count.tsx'
import styles from './pane-heading.module.css'
import { StackSelect } from './stack-select.tsx'
import type { PaneProps } from './viewport-pane.tsx'

type PaneHeadingProps = Omit<PaneProps, 'engine'> & {
  readonly series?: ImageSeries
  readonly stacks?: Parameters<typeof StackSelect>[0]['stacks']
  readonly state?: ViewportState
  readonly gaps?: readonly Gap[]
}

/** 今回 or 前回 with the date in large type and the hospital; at the right how many frames are there (IMG-4, IMG-6, H-21). */
export function PaneHeading(props: PaneHeadingProps) {
  const { place, pane, study, series, stacks, state, gaps, role, newer, isSmall, isMaximised, desk } = props
  const { t, i18n } = useTranslation('images')
  const language = languageOf(i18n)
  if (study === undefined || pane === undefined) {
    return <div className={styles.heading} data-small={isSmall} />
  }
  const day = study.at === undefined ? undefined : { text: study.at.text.slice(0, 10), precision: study.at.precision }
  return (
    <div className={styles.heading} data-small={isSmall}>
      {role === undefined ? null : <b className={styles.role}>{t(($) => $.list.role[role])}</b>}
      <b className={styles.date}>{day === undefined ? t(($) => $.list.undated) : formatClinicalTime(day, language)}</b>
      <FacilityName facility={study.facility} />
      {newer?.at === undefined ? null : (
        <Button
          size="strip"
          variant="retry"
          onClick={() => newer.studyUid !== undefined && desk.hang(place, { study: uidDigest(newer.studyUid) })}
        >
          <Icon name="caution" size={14} />
          {t(($) => $.pane.newer, {
            date: formatClinicalTime({ text: newer.at.text.slice(0, 10), precision: 'day' }, language),
          })}
        </Button>
      )}
      <span className={styles['heading-end']}>
        {stacks === undefined || stacks.length < 2 ? null : (
          <StackSelect
            stacks={stacks}
            chosen={pane.stack ?? 0}
            onChoose={(stack) =>
              desk.hang(place, {
                ...pane,
                ...(series === undefined ? {} : { series: uidDigest(series.seriesUid) }),
                stack,
              })
            }
          />
        )}
        {state === undefined || gaps === undefined ? null : <FrameCount state={state} gaps={gaps} />}
        <Button
          variant="icon"
          size="strip"
          aria-label={t(($) => (isMaximised ? $.pane.restore : $.pane.maximise))}
          title={t(($) => (isMaximised ? $.pane.restore : $.pane.maximise))}
          onClick={() => desk.command({ does: 'maximise' }, place)}
        >
          <Icon name={isMaximised ? 'reduce' : 'enlarge'} size={16} />
        </Button>
        <Button
          variant="icon"
          size="strip"
          aria-label={t(($) => $.pane.close)}
          title={t(($) => $.pane.close)}
          onClick={() => desk.hang(place, undefined)}
        >
          <Icon name="close" size={16} />
        </Button>
      </span>
    </div>
  )
}
