import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAge } from '#clinical/format/age.ts'
import { formatBirthDate, formatClinicalTime } from '#clinical/format/date.ts'
import type { ImageFrame, ImageStudy } from '#clinical/imaging/image-study.ts'
import { edgeLetters, hasOrientation } from '#clinical/imaging/orientation.ts'
import { spacingOf } from '#clinical/imaging/spacing.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { ViewportState } from '#imaging/viewport-state.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { imageFactsOf } from '../image-facts.ts'
import styles from './image-overlay.module.css'
import { ScaleBarDrawing } from './scale-bar-drawing.tsx'

interface ImageOverlayProps {
  readonly study: ImageStudy
  readonly frame: ImageFrame
  readonly state: ViewportState
  readonly isSmall: boolean
  readonly isAcknowledged: boolean
}

/**
 * What is written on an image (IMG-2): whose it is, when and where it was taken (H-21), which image of how many, the
 * window, the loss by compression, and which side is which (H-18). All of it is read from the frame that is drawn.
 */
export function ImageOverlay({ study, frame, state, isSmall, isAcknowledged }: ImageOverlayProps) {
  const { t } = useTranslation('images')
  const { facilities } = useNetwork()
  const facility = facilities.find(({ id }) => id === study.facility)
  const facts = useMemo(() => imageFactsOf(frame, facility), [frame, facility])
  const letters = edgeLetters(frame, state)
  return (
    <div className={styles.overlay} data-small={isSmall}>
      <WhoseImage facts={facts} study={study} isAcknowledged={isAcknowledged} />
      <WhichImage facts={facts} study={study} isSmall={isSmall} />
      <HowItIsShown state={state} />
      <HowGoodItIs facts={facts} state={state} />
      {letters === undefined ? (
        <p className={styles.top}>
          <small>{t(($) => (hasOrientation(frame) ? $.overlay.unknownTurned : $.overlay.unknownOrientation))}</small>
        </p>
      ) : (
        <>
          <b className={styles.top}>{letters.top}</b>
          <b className={styles.left}>{letters.left}</b>
          <b className={styles.right}>{letters.right}</b>
          <b className={styles.bottom}>{letters.bottom}</b>
        </>
      )}
      <ScaleBarDrawing cssPixelsPerMm={state.zoom?.cssPixelsPerMm} kind={spacingOf(frame).kind} />
    </div>
  )
}

type Facts = ReturnType<typeof imageFactsOf>

function WhoseImage({ facts, study, isAcknowledged }: { facts: Facts; study: ImageStudy; isAcknowledged: boolean }) {
  const { t, i18n } = useTranslation('images')
  const { t: clinical } = useTranslation('clinical')
  const { shortName } = useFacilityNames()
  const language = languageOf(i18n)
  const { patient, patientNumber, age } = facts
  const { ideographic, alphabetic, phonetic } = patient.name
  const main = ideographic ?? phonetic ?? alphabetic
  return (
    <p className={styles['top-left']}>
      <span title={phonetic}>
        <b>
          <bdi>{main ?? t(($) => $.overlay.noName)}</bdi>
        </b>
        {alphabetic === undefined || alphabetic === main ? null : (
          <>
            {'　'}
            <bdi>{alphabetic}</bdi>
          </>
        )}
      </span>
      {patient.isNameGarbled ? <mark>{t(($) => $.overlay.garbled)}</mark> : null}
      <span>
        {patient.birthDate === undefined ? t(($) => $.overlay.noBirth) : formatBirthDate(patient.birthDate, language)}
        {'　'}
        {clinical(($) => $.sex[patient.sex])}
        {age === undefined ? null : `　${t(($) => $.overlay.at, { age: formatAge(age, language) })}`}
      </span>
      <span>
        {t(($) => $.overlay.number, {
          name: shortName(study.facility),
          number: patientNumber ?? t(($) => $.overlay.noNumber),
        })}
      </span>
      {isAcknowledged ? <mark>{t(($) => $.identity.acknowledged)}</mark> : null}
    </p>
  )
}

function WhichImage({ facts, study, isSmall }: { facts: Facts; study: ImageStudy; isSmall: boolean }) {
  const { t, i18n } = useTranslation('images')
  const { withLetter } = useFacilityNames()
  const language = languageOf(i18n)
  const { at, modality, studyTitle, seriesNumber, seriesTitle, laterality, thickness, location } = facts
  const slice = [
    laterality === undefined ? undefined : t(($) => $.overlay.side[laterality]),
    thickness === undefined ? undefined : t(($) => $.overlay.thickness, { mm: shortNumber(thickness) }),
    location === undefined || isSmall ? undefined : t(($) => $.overlay.location, { mm: location.toFixed(1) }),
  ].filter((each) => each !== undefined)
  return (
    <p className={styles['top-right']}>
      <span>
        <b>{at === undefined ? t(($) => $.overlay.noDate) : formatClinicalTime(at, language)}</b>
      </span>
      <span>{withLetter(study.facility)}</span>
      <span>
        <bdi>{[modality, studyTitle ?? study.title].filter((each) => each !== undefined).join(' ')}</bdi>
      </span>
      <span>
        {seriesNumber === undefined ? null : t(($) => $.overlay.series, { number: seriesNumber })}{' '}
        <bdi>{seriesTitle}</bdi>
      </span>
      {slice.length === 0 ? null : <span>{slice.join('　')}</span>}
    </p>
  )
}

function HowItIsShown({ state }: { readonly state: ViewportState }) {
  const { t } = useTranslation('images')
  const { index, count, window } = state
  return (
    <p className={styles['bottom-left']}>
      <span>{t(($) => $.overlay.image, { number: index + 1, count })}</span>
      {window === undefined ? null : (
        <span>
          {t(($) => $.overlay.window, { center: shortNumber(window.center), width: shortNumber(window.width) })}
          {window.shape === 'SIGMOID' ? `　${t(($) => $.overlay.sigmoid)}` : null}
          {window.shape === 'LUT' ? `　${t(($) => $.overlay.lut)}` : null}
          {window.source.kind === 'pixel-range' ? `　${t(($) => $.overlay.pixelRange)}` : null}
        </span>
      )}
    </p>
  )
}

function HowGoodItIs({ facts, state }: { readonly facts: Facts; readonly state: ViewportState }) {
  const { t } = useTranslation('images')
  const { zoom, isFlippedH, isFlippedV, isInverted, quality, notices } = state
  const { lossy } = facts
  return (
    <p className={styles['bottom-right']}>
      {quality === 'rendered' ? <mark>{t(($) => $.overlay.rendered)}</mark> : null}
      {notices.map((notice) => (
        <mark key={notice}>{t(($) => $.overlay.notice[notice])}</mark>
      ))}
      {isFlippedH || isFlippedV ? <mark>{t(($) => $.overlay.mirrored)}</mark> : null}
      {isInverted ? <span>{t(($) => $.overlay.inverted)}</span> : null}
      {lossy === undefined ? null : (
        <span>
          {lossy.ratio === undefined
            ? t(($) => $.overlay.lossy)
            : t(($) => $.overlay.lossyRatio, { ratio: lossy.ratio })}
        </span>
      )}
      {zoom === undefined ? null : (
        <span>{t(($) => $.overlay.zoom, { zoom: zoom.devicePixelsPerImagePixel.toFixed(2) })}</span>
      )}
    </p>
  )
}

/** At most one digit behind the point, and none where there is nothing to say: 40, 2.5. */
function shortNumber(value: number): string {
  return String(Math.round(value * 10) / 10)
}
