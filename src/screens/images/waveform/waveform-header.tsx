import { useTranslation } from 'react-i18next'
import type { IdentityCheck } from '#clinical/documents/identity-check.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { formatBirthDate, formatClinicalTime } from '#clinical/format/date.ts'
import type { MeasureKind, Waveform, WaveformGroup, WaveformMeasurement } from '#clinical/imaging/waveform.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './waveform.module.css'
import { useWaveformWords } from './waveform-words.ts'

interface WaveformHeaderProps {
  readonly waveform: Waveform
  readonly facility: FacilityId
  readonly check: IdentityCheck
  /** Where the recording names no kind of its own. */
  readonly title: string | undefined
  /** Below a heading that names hospital and day already. */
  readonly isCompact: boolean
}

/** What the recording is, when and where, and whose it says it is (PID-6, PID-7, PID-11). */
export function WaveformHeader({ waveform, facility, check, title, isCompact }: WaveformHeaderProps) {
  const { t, i18n } = useTranslation('waveform')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const { patient, recordedAt, kind } = waveform
  const isMatch = check.verdict === 'match'
  const number = patient?.numbers[0]?.value
  return (
    <header className={styles.header}>
      <h2>{kind === 'other' && title !== undefined ? title : t(($) => $.kind[kind])}</h2>
      <b>{recordedAt === undefined ? t(($) => $.header.noDate) : formatClinicalTime(recordedAt, language)}</b>
      {isCompact ? null : (
        <span className={styles.facility}>
          <FacilityLetter facility={facility} size={20} />
          {name(facility)}
        </span>
      )}
      <span className={styles.patient} data-verdict={isMatch ? 'match' : 'acknowledged'}>
        <span className={styles.quiet}>{t(($) => $.identity.label)}</span>
        <b>
          <bdi>
            {patient?.name.ideographic ??
              patient?.name.phonetic ??
              patient?.name.alphabetic ??
              t(($) => $.identity.none)}
          </bdi>
        </b>
        {patient?.birthDate === undefined ? null : <span>{formatBirthDate(patient.birthDate, language)}</span>}
        {patient === undefined || patient.sex === 'unknown' ? null : <span>{clinical(($) => $.sex[patient.sex])}</span>}
        {number === undefined ? null : <bdi className={styles.quiet}>{number}</bdi>}
        <span className={styles.verdict}>
          <Icon name={isMatch ? 'none' : 'caution'} size={16} />
          {t(($) => (isMatch ? $.identity.matches : $.identity.acknowledged))}
        </span>
      </span>
    </header>
  )
}

/** In the order in which an ECG is read. */
const SHOWN: readonly MeasureKind[] = ['heart-rate', 'pr', 'qrs-duration', 'qt', 'qtc', 'qrs-axis']

interface MeasurementLineProps {
  readonly waveform: Waveform
  readonly group: WaveformGroup
}

/** What the device measured and said. Nobody has confirmed it, and the line says so. */
export function MeasurementLine({ waveform, group }: MeasurementLineProps) {
  const { t } = useTranslation('waveform')
  const words = useWaveformWords()
  const technical = [words.duration(group.durationMs), words.rate(group), words.filters(waveform, group)]
    .filter((text) => text !== '')
    .join('　')
  const { measurements, statements } = waveform
  const find = (measure: MeasureKind) => measurements.find((each) => each.measure === measure)
  const shown = SHOWN.flatMap((measure) => {
    const found = find(measure)
    return found === undefined || (measure === 'qtc' && find('qt') !== undefined) ? [] : [found]
  })
  const rr = find('rr')
  const rate = find('heart-rate') === undefined && rr !== undefined ? [rr] : []
  const values = [...rate, ...shown]
  if (values.length === 0 && statements.length === 0) {
    return (
      <p className={styles.measurements}>
        <span className={styles.quiet}>{t(($) => $.header.noMeasurements)}</span>
        <span className={styles.technical}>{technical}</span>
      </p>
    )
  }
  return (
    <dl className={styles.measurements}>
      {values.map((each) => (
        <Value key={each.measure} measurement={each} corrected={each.measure === 'qt' ? find('qtc') : undefined} />
      ))}
      {statements.length === 0 && values.length === 0 ? null : (
        <div>
          {statements.length === 0 ? (
            <dt>{t(($) => $.header.measured)}</dt>
          ) : (
            <>
              <dt>{t(($) => $.header.statement)}</dt>
              <dd className={styles.statement}>{statements.join('　')}</dd>
            </>
          )}
          <dd className={styles.unconfirmed}>{t(($) => $.header.unconfirmed)}</dd>
        </div>
      )}
      <div className={styles.technical}>
        <dt className="visually-hidden">{t(($) => $.header.recording)}</dt>
        <dd>{technical}</dd>
      </div>
    </dl>
  )
}

interface ValueProps {
  readonly measurement: WaveformMeasurement
  /** QTc beside QT, as everybody writes it. */
  readonly corrected: WaveformMeasurement | undefined
}

function Value({ measurement, corrected }: ValueProps) {
  const { t } = useTranslation('waveform')
  const { measure, name, text, unit } = measurement
  const isPair = corrected !== undefined && corrected.unit === unit
  const label = measure === 'other' ? name : t(($) => (isPair ? $.header.qt : $.measures[measure]))
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{isPair ? `${text}／${corrected.text}` : text}</b>
        {unitText(
          unit,
          t(($) => $.units.perMinute),
        )}
      </dd>
    </div>
  )
}

/** After one space, but a degree sign stands at its number (NUM-1). */
export function unitText(unit: string, perMinute: string): string {
  if (unit === '°' || unit === '') return unit
  return ` ${unit === '/min' ? perMinute : unit}`
}
