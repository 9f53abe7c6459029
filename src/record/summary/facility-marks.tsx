import '#i18n/conditions.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { FacilityLetter, useFacilityNames } from '../facility-names.tsx'
import styles from './summary.module.css'

interface FacilityMarksProps {
  readonly facilities: readonly FacilityId[]
  /** Letters alone; their names are read out. */
  readonly isShort?: boolean
}

/** The letters of the facilities that say so, each once; with one of them its name as well (SRC-4). */
export function FacilityMarks({ facilities, isShort = false }: FacilityMarksProps) {
  const { shortName } = useFacilityNames()
  const each = [...new Set(facilities)]
  const [only] = each
  const isNamed = !isShort && each.length === 1 && only !== HUB_FACILITY_ID
  return (
    <span className={styles.marks} data-named={isNamed}>
      {each.map((facility) =>
        facility === HUB_FACILITY_ID ? (
          <span key={facility}>{shortName(facility)}</span>
        ) : (
          <FacilityLetter key={facility} facility={facility} />
        ),
      )}
      {isNamed && only !== undefined ? <span>{shortName(only)}</span> : null}
    </span>
  )
}
