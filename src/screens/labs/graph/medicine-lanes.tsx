import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import { doseDigits } from '#clinical/format/dose-digits.ts'
import { dateOfDayNumber } from '#clinical/jst-date.ts'
import {
  bandsIn,
  isBesideRunning,
  isOrderedOnly,
  type Medicine,
  type MedicineBand,
  type MedicineDose,
} from '#clinical/laboratory/graph/medicine-bands.ts'
import { MINUTES_PER_DAY, type Minute } from '#clinical/laboratory/graph/time-axis.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { amountText, useMedicationWords } from '#record/medication-text.tsx'
import { hospitalShape } from '#ui/hospital-letter/hospital-shape.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { AXIS_WIDTH, type GraphGeometry, xOf } from './graph-geometry.ts'
import styles from './medicine-lanes.module.css'
import { textWidth } from './text-width.ts'

interface MedicineLanesProps {
  readonly medicines: readonly Medicine[]
  readonly geometry: GraphGeometry
  readonly onRemove: (key: string) => void
}

/** Chosen drugs as bands on the axis of the charts, each dose change in bold (GRAPH-8). */
export function MedicineLanes({ medicines, geometry, onRemove }: MedicineLanesProps) {
  const { t } = useTranslation('labsGraph')
  return (
    <ul className={styles.lanes}>
      {medicines.map((medicine) => (
        <li key={medicine.key}>
          <button
            type="button"
            className={styles.remove}
            aria-label={t(($) => $.drugs.remove, { name: medicine.name.text })}
            onClick={() => onRemove(medicine.key)}
          >
            <Icon name="close" size={14} />
          </button>
          <span className={styles.letter}>
            <FacilityLetter facility={medicine.facility} />
          </span>
          <Lane medicine={medicine} geometry={geometry} />
        </li>
      ))}
    </ul>
  )
}

function Lane({ medicine, geometry }: { readonly medicine: Medicine; readonly geometry: GraphGeometry }) {
  const { t } = useTranslation('labsGraph')
  const words = useDoseWords()
  const { letter } = useFacilityNames()
  const { window } = geometry
  const colour = hospitalShape(letter(medicine.facility)).fill
  const bands = bandsIn(medicine, window)
  const points = medicine.points.filter(({ minute }) => minute >= window.from && minute < window.until)
  // The words of the lane are those of what runs; a stopped line beside it is a strip below and is told in full (H-15).
  const told = bands.filter((band) => !isBesideRunning(band, medicine))
  const [first] = told
  const change = told.findLast((band) => band.change !== undefined)?.change
  const spoken = [
    ...bands.map((band) => words.band(medicine, band)),
    ...points.map(({ minute, dose }) =>
      t(($) => $.drugs.point, {
        name: medicine.name.text,
        act: words.act(medicine, medicine.act),
        dose: words.dose(dose),
        from: dateText(minute),
      }),
    ),
  ].join('、')
  const last = told.at(-1)
  const dose = last === undefined ? words.dose(points.at(-1)?.dose) : words.brief(last)
  const right = change === undefined ? dose : words.change(change)
  const named = t(($) => $.drugs.named, { name: medicine.name.text, acts: words.acts(medicine, bands) })
  const isOutside = bands.length + points.length === 0
  const full = [named, first === undefined ? '' : words.ofBand(first)].filter((part) => part !== '').join('　')
  const place = labelPlace(full, first, geometry)
  const label = place === undefined ? named : full
  const whole = { left: AXIS_WIDTH + 6, maxWidth: geometry.plotWidth - 12 }
  return (
    <>
      <span className="visually-hidden">{isOutside ? `${named} ${t(($) => $.drugs.outside)}` : spoken}</span>
      <span aria-hidden="true">
        {bands.map((band) => {
          const left = Math.max(AXIS_WIDTH, xOf(geometry, band.from))
          const end = Math.min(window.until, band.until ?? window.until)
          const width = Math.max(3, xOf(geometry, end) - left)
          const own = words.ofBand(band)
          const isHollow = band.heldBack !== undefined || isOrderedOnly(medicine, band)
          const isBeside = isBesideRunning(band, medicine)
          const isNamed = band !== first && !isBeside && textWidth(own) + 10 < width
          return (
            <span
              key={band.key}
              className={styles.band}
              style={{
                left,
                width,
                borderColor: colour,
                background: isHollow ? undefined : `color-mix(in srgb, ${colour} 14%, white)`,
              }}
              data-ordered-only={isOrderedOnly(medicine, band)}
              data-held={band.heldBack !== undefined}
              data-beside={isBeside}
              data-changed={band.change !== undefined}
              data-open={band.until === undefined}
            >
              {isNamed ? own : null}
            </span>
          )
        })}
        {points.map(({ key, minute }) => (
          <span key={key} className={styles.point} style={{ left: xOf(geometry, minute) - 6, background: colour }} />
        ))}
        <span
          className={styles.name}
          title={full}
          style={isOutside ? { left: AXIS_WIDTH + 6, right: 0 } : (place ?? whole)}
          data-outside={isOutside}
        >
          <span className={styles.words}>{label}</span>
          {isOutside ? <span className={styles.outside}>{t(($) => $.drugs.outside)}</span> : null}
        </span>
        <span className={styles.dose} data-changed={change !== undefined}>
          {right}
        </span>
      </span>
    </>
  )
}

/** The name with its dose stands in the first band where there is room, else before it; undefined where neither has any. */
function labelPlace(label: string, first: MedicineBand | undefined, geometry: GraphGeometry) {
  const end = AXIS_WIDTH + geometry.plotWidth
  if (first === undefined) return undefined
  const width = textWidth(label) + 14
  const left = Math.max(AXIS_WIDTH, xOf(geometry, first.from))
  const right = Math.min(end, first.until === undefined ? end : xOf(geometry, first.until))
  if (right - left >= width) return { left: left + 6, maxWidth: right - left - 8 }
  if (left - AXIS_WIDTH >= width) return { left: left - width + 6 }
  return undefined
}

/** Doses as they were recorded: of a day or of one time, never computed (MED-1, NUM-1). */
function useDoseWords() {
  const { t } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  const medication = useMedicationWords()
  const act = ({ isInjection }: Medicine, own: Medicine['act']) =>
    medication.act({ act: own, kind: isInjection ? 'injection' : 'prescription' })
  /** 処方, 調剤, 投与実施・注射指示: which acts the bands of a lane are (MED-3). */
  const acts = (medicine: Medicine, bands: readonly MedicineBand[]) => {
    const own = new Set(bands.map((each) => each.act))
    return [...(own.size === 0 ? [medicine.act] : own)].map((each) => act(medicine, each)).join('・')
  }
  const dose = (given: MedicineDose | undefined) => {
    if (given === undefined) return ''
    const { per, strengthType } = given
    const amount = amountText(given.amount)
    const text = per === 'day' ? t(($) => $.drugs.perDay, { amount }) : t(($) => $.drugs.single, { amount })
    return strengthType === undefined ? text : `${text} ${record(($) => $.medication[strengthType])}`
  }
  const withState = ({ heldBack }: MedicineBand, amount: string) =>
    [heldBack === undefined ? '' : t(($) => $.drugs.heldBack[heldBack]), amount].filter((part) => part !== '').join(' ')
  const ofBand = (own: MedicineBand) =>
    withState(
      own,
      own.isMixed ? t(($) => $.drugs.mixed) : [own.dose, ...own.dosesBeside].map(dose).join(t(($) => $.drugs.and)),
    )
  /** For the narrow place behind the axis: that there are several doses, where there are. */
  const brief = (own: MedicineBand) =>
    own.dosesBeside.length === 0
      ? ofBand(own)
      : withState(
          own,
          t(($) => $.drugs.several),
        )
  const band = (medicine: Medicine, own: MedicineBand) => {
    const { from, until, change: changed } = own
    const words = {
      name: medicine.name.text,
      act: act(medicine, own.act),
      dose: ofBand(own),
      from: dateText(from),
    }
    const text =
      until === undefined
        ? t(($) => $.drugs.bandOpen, words)
        : t(($) => $.drugs.band, { ...words, until: dateText(until - 1) })
    return changed === undefined ? text : `${text} ${change(changed)}`
  }
  const change = ({ direction, from, to, unit }: NonNullable<MedicineBand['change']>) =>
    t(($) => $.drugs.change, {
      direction: t(($) => $.drugs[direction]),
      from: doseDigits(from),
      to: doseDigits(to),
      unit,
    })
  return { act, acts, dose, ofBand, brief, band, change }
}

function dateText(minute: Minute): string {
  return formatPlainDate(dateOfDayNumber(Math.floor(minute / MINUTES_PER_DAY)))
}
