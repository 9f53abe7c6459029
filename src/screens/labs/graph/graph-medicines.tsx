import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JstDate } from '#clinical/jst-date.ts'
import {
  bandsIn,
  isMedicineIn,
  isOrderedOnly,
  type Medicine,
  medicinesOf,
} from '#clinical/laboratory/graph/medicine-bands.ts'
import type { TimeWindow } from '#clinical/laboratory/graph/time-axis.ts'
import { drugRows } from '#clinical/medications/drug-rows.ts'
import { injectionCourses } from '#clinical/medications/injection-courses.ts'
import type { Person } from '#clinical/person.ts'
import { Completeness } from '#record/completeness.tsx'
import { FacilityLetter } from '#record/facility-names.tsx'
import { type Answers, emptiness, rowsOf } from '#record/facility-states.ts'
import { useMedicationWords } from '#record/medication-text.tsx'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { useRecords } from '#sources/records.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import type { GraphGeometry } from './graph-geometry.ts'
import styles from './graph-medicines.module.css'
import { MedicineLanes } from './medicine-lanes.tsx'

interface GraphMedicinesProps {
  readonly person: Person
  readonly geometry: GraphGeometry
  readonly today: JstDate
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
  /** Further things to choose, in the same line. */
  readonly beside: ReactNode
}

/** All there is, because a band of today may have begun long before the window. */
const ALWAYS = { from: undefined, until: undefined }

/** Drugs of the patient to choose from, and the chosen ones as bands (GRAPH-8). Asks for medicines only when mounted. */
export function GraphMedicines({ person, geometry, today, chosen, onChosen, beside }: GraphMedicinesProps) {
  const { t } = useTranslation('labsGraph')
  const visible = useVisibleFacts()
  const prescriptions = useRecords(person, 'prescription', ALWAYS)
  const injections = useRecords(person, 'injection', ALWAYS)
  const opener = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(chosen.size === 0)
  const { window } = geometry
  const medicines = useMemo(() => {
    const groups = drugRows(visible(rowsOf(prescriptions)), today)
    const courses = injectionCourses(visible(rowsOf(injections)), today)
    return medicinesOf(groups, courses, today)
  }, [prescriptions, injections, visible, today])
  const answers = [prescriptions, injections]
  const shown = medicines.filter(({ key }) => chosen.has(key))
  const missing = chosen.size - shown.length
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    onChosen(next)
  }
  return (
    <div className={styles.medicines}>
      {chosen.size === 0 ? null : (
        <>
          <MedicineLanes medicines={shown} geometry={geometry} onRemove={toggle} />
          <div className={styles.about}>
            <LaneMeaning medicines={shown} window={window} />
            {missing === 0 || isAsking(answers) ? null : (
              <p className={styles.missing}>
                {t(($) => $.drugs.missing, { count: missing })}
                <Button size="strip" onClick={() => onChosen(new Set(shown.map(({ key }) => key)))}>
                  {t(($) => $.drugs.removeMissing)}
                </Button>
              </p>
            )}
            <Completeness answers={answers} what={t(($) => $.drugs.what)} isNarrow />
          </div>
        </>
      )}
      <div className={styles.bar}>
        <Button
          ref={opener}
          size="strip"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {t(($) => $.drugs.choose)}
        </Button>
        {beside}
        {isOpen ? (
          <div className={styles.above}>
            <Popover label={t(($) => $.drugs.label)} opener={opener} onClose={() => setOpen(false)}>
              <h3 className={styles.heading}>{t(($) => $.drugs.heading)}</h3>
              <Completeness answers={answers} what={t(($) => $.drugs.what)} />
              <Choices
                medicines={medicines.filter((each) => isMedicineIn(each, window))}
                chosen={chosen}
                onToggle={toggle}
                isAsking={isAsking(answers)}
              />
            </Popover>
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** What the lanes say and what they do not: records, never that a drug was taken (MED-3). */
function LaneMeaning({ medicines, window }: { readonly medicines: readonly Medicine[]; readonly window: TimeWindow }) {
  const { t } = useTranslation('labsGraph')
  const bands = medicines.flatMap((medicine) => bandsIn(medicine, window).map((band) => ({ medicine, band })))
  return (
    <p>
      {[
        t(($) => $.drugs.basis),
        bands.some(({ medicine, band }) => isOrderedOnly(medicine, band)) ? t(($) => $.drugs.orderedOnly) : '',
        bands.some(({ band }) => band.heldBack !== undefined) ? t(($) => $.drugs.heldBackBands) : '',
      ]
        .filter((each) => each !== '')
        .join('　')}
    </p>
  )
}

interface ChoicesProps {
  readonly medicines: readonly Medicine[]
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (key: string) => void
  readonly isAsking: boolean
}

function Choices({ medicines, chosen, onToggle, isAsking: asking }: ChoicesProps) {
  const { t } = useTranslation('labsGraph')
  const words = useMedicationWords()
  if (medicines.length === 0) return asking ? null : <p>{t(($) => $.drugs.none)}</p>
  return (
    <ul className={styles.choices}>
      {medicines.map(({ key, name, facility, act, isInjection }) => (
        <li key={key}>
          <label>
            <input type="checkbox" checked={chosen.has(key)} onChange={() => onToggle(key)} />
            <FacilityLetter facility={facility} />
            <span>{name.text}</span>
            <span className={styles.act}>{words.act({ act, kind: isInjection ? 'injection' : 'prescription' })}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}

function isAsking(answers: readonly Answers[]): boolean {
  return emptiness(answers) === 'loading'
}
