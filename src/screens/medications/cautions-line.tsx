import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { CautionTags } from '#record/caution-marks.tsx'
import { FacilityLetter } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { type CautionedDrug, cautionedDrugs } from './cautioned-drugs.ts'
import { DrugName } from './drug-name.tsx'
import styles from './medications.module.css'
import type { MedicationsView } from './use-medications.ts'

interface CautionsLineProps {
  readonly view: MedicationsView
  /** Holds the grids or the list. */
  readonly work: RefObject<HTMLElement | null>
}

/**
 * Above grid and list: the drugs that match an allergy or a contraindication, each leading to its row, so that nobody has
 * to scroll to learn of them (MED-11). Passive: it names, it does not ask (ALRT-1, ALRT-2).
 */
export function CautionsLine({ view, work }: CautionsLineProps) {
  const { t } = useTranslation('medications')
  const { shown, beyond } = cautionedDrugs(view)
  if (shown.length + beyond === 0) return null
  return (
    <section className={styles.cautions} aria-label={t(($) => $.cautions.heading)}>
      <b>
        <Icon name="contraindication" size={16} />
        {t(($) => $.cautions.heading)} {shown.length === 0 ? null : t(($) => $.cautions.count, { count: shown.length })}
      </b>
      <ul>
        {shown.map((drug) => (
          <li key={drug.name}>
            {drug.facilities.map((facility) => (
              <FacilityLetter key={facility} facility={facility} size={18} />
            ))}
            <button
              type="button"
              aria-label={t(($) => $.cautions.goTo, { name: drug.name })}
              onClick={() => goTo(drug, work.current)}
            >
              <DrugName text={drug.name} />
            </button>
            <CautionTags cautions={drug.cautions} />
          </li>
        ))}
        {beyond === 0 ? null : <li>{t(($) => $.cautions.beyond, { count: beyond })}</li>}
      </ul>
    </section>
  )
}

/** Its row stands in the middle, clear of the sticky headings, and the keyboard goes on from there. */
function goTo({ stops }: CautionedDrug, work: HTMLElement | null): void {
  const drawn = [...(work?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]
  const stop = stops.map((key) => drawn.find(({ dataset }) => dataset.stop === key)).find((each) => each !== undefined)
  if (stop === undefined) return
  const frame = stop.closest('[data-newest-first]')
  const days = frame?.scrollLeft ?? 0
  stop.scrollIntoView({ block: 'center', inline: 'nearest' })
  // The name is frozen beside the days: these stay where they were.
  if (frame !== null) frame.scrollLeft = days
  stop.focus({ preventScroll: true })
}
