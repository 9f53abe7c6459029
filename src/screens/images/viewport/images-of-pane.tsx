import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { stacksOf } from '#clinical/imaging/frame-order.ts'
import { kindOfInstance } from '#clinical/imaging/image-instance.ts'
import type { ImageInstance, ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import { IdentityMismatch } from '#record/identity-mismatch.tsx'
import { useImageInstances } from '#sources/images/image-instances.query.ts'
import { Button } from '#ui/button/button.tsx'
import type { PaneRef } from '../hanging.ts'
import { placeOfImage } from '../place-of-image.ts'
import { ICON_OF_KIND } from '../series-icon.ts'
import { useIdentityOfImages } from '../use-identity-of-images.ts'
import { ImagePane } from './image-pane.tsx'
import { PaneHeading } from './pane-heading.tsx'
import { NoneCame, NotAnswered, PaneState } from './pane-state.tsx'
import styles from './viewport.module.css'
import type { PaneProps } from './viewport-pane.tsx'

type ImagesOfPaneProps = PaneProps & {
  readonly pane: PaneRef
  readonly study: ImageStudy
  readonly series: ImageSeries
  /** To the neighbouring series of the study. */
  onTurn(by: 1 | -1): void
}

const NONE: readonly ImageInstance[] = []

/** The images of one series: asked for, their patient compared with the person (PID-6), and only then drawn. */
export function ImagesOfPane(props: ImagesOfPaneProps) {
  const { person, pane, study, series, engine, desk } = props
  const { t } = useTranslation('images')
  const { answer, retry } = useImageInstances(person, series)
  const instances = answer.state === 'data' ? answer.rows : NONE
  const identity = useIdentityOfImages(person, study.facility, instances)
  const stacks = useMemo(() => stacksOf(instances), [instances])
  const asked = pane.image === undefined ? undefined : stacks.find((each) => placeOfImage(each, pane.image) >= 0)
  const stack = (pane.stack === undefined ? asked : stacks[pane.stack]) ?? stacks[0]
  const heading = <PaneHeading {...props} series={series} />

  if (answer.state !== 'data') {
    return (
      <>
        {heading}
        <div className={styles.frame}>
          <NotAnswered
            answer={answer}
            loading={t(($) => $.pane.imagesLoading)}
            failed={t(($) => $.pane.imagesFailed)}
            nothing={t(($) => $.pane.nothing)}
            onRetry={retry}
          />
        </div>
      </>
    )
  }
  const isBlocked = identity.verdict === 'blocked'
  if (instances.length > 0 && (isBlocked || (identity.verdict === 'acknowledge' && !desk.isAcknowledged(series)))) {
    return (
      <>
        {heading}
        <div className={styles.notice}>
          <IdentityMismatch
            person={person}
            stated={identity.patient}
            differences={identity.differences}
            title={t(($) => (isBlocked ? $.identity.blockedTitle : $.identity.acknowledgeTitle))}
            detail={[
              identity.patients > 1 ? t(($) => $.identity.several, { count: identity.patients }) : undefined,
              t(($) => (isBlocked ? $.identity.blockedDetail : $.identity.acknowledgeDetail)),
            ]
              .filter((each) => each !== undefined)
              .join('　')}
            inContent={t(($) => $.identity.inImages)}
            {...(isBlocked ? {} : { onAcknowledge: () => desk.acknowledge(series) })}
          />
        </div>
      </>
    )
  }
  if (stack === undefined) {
    return (
      <>
        {heading}
        <div className={styles.frame}>
          {instances.length === 0 ? (
            <NoneCame title={t(($) => $.pane.imagesFailed)} gaps={answer.gaps} onRetry={retry} />
          ) : (
            <WithoutPictures first={instances[0]} />
          )}
        </div>
      </>
    )
  }
  if (engine.state !== 'ready') {
    return (
      <>
        {heading}
        <div className={styles.frame}>
          {engine.state === 'loading' ? (
            <PaneState icon="loading" title={t(($) => $.pane.engineLoading)} />
          ) : (
            <EngineFailed onRetry={engine.retry} />
          )}
        </div>
      </>
    )
  }
  return (
    <ImagePane
      {...props}
      engine={engine.engine}
      instances={instances}
      gaps={answer.gaps}
      isImageGone={pane.image !== undefined && asked === undefined}
      stack={stack}
      stacks={stacks}
      isAcknowledged={identity.verdict === 'acknowledge'}
    />
  )
}

/** A modality that takes pictures has sent something else: a PDF, a report, a film (IMG-6). */
function WithoutPictures({ first }: { readonly first: ImageInstance | undefined }) {
  const { t } = useTranslation('images')
  const kind = first === undefined ? 'images' : kindOfInstance(first)
  return kind === 'images' ? (
    <PaneState icon="none" title={t(($) => $.pane.nothing)} detail={t(($) => $.pane.nothingDetail)} />
  ) : (
    <PaneState icon={ICON_OF_KIND[kind]} title={t(($) => $.series.kind[kind])} detail={t(($) => $.series.can[kind])} />
  )
}

function EngineFailed({ onRetry }: { onRetry(): void }) {
  const { t } = useTranslation('images')
  return (
    <PaneState
      icon="failed"
      tone="gap"
      title={t(($) => $.pane.engineFailed)}
      detail={t(($) => $.pane.engineFailedDetail)}
    >
      <Button size="small" variant="retry" onClick={onRetry}>
        {t(($) => $.pane.retry)}
      </Button>
    </PaneState>
  )
}
