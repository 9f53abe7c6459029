import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { keepPatientFacing, wasPatientFacing } from '#session/turn.ts'
import { mentionsAny } from './hidden-names.ts'

/** Hospitals whose diagnoses are not known (yet): a text may name one of which the patient has not been told. */
export interface NamesMissing {
  readonly state: 'asking' | 'failed'
  readonly facilities: readonly FacilityId[]
}

interface PatientFacing {
  /** 患者提示モード: the patient or the family looks at this screen, too. */
  readonly isOn: boolean
  toggle(): void
  /** While it is on: names of what the patient has not been told, which nothing on the screen may mention. */
  readonly hiddenNames: readonly string[]
  /** While it is on and not all of these names are known: free text in which one may stand is not for the patient yet. */
  readonly namesMissing?: NamesMissing | undefined
  /**
   * While it is on: some hospital keeps a diagnosis from the patient. Sentences may tell of it in other words, which nobody
   * can look for: none is for the patient, only what is coded.
   */
  readonly hasUntold?: boolean
}

export const NO_NAMES: readonly string[] = []

export const PatientFacingContext = createContext<PatientFacing>({
  isOn: false,
  toggle: () => {},
  hiddenNames: NO_NAMES,
})

interface PatientFacingProviderProps {
  /** Whether it begins switched on; as it was left in this turn of the tab where it is not said. */
  readonly isOn?: boolean
  readonly children: ReactNode
}

export function PatientFacingProvider({ isOn: begins, children }: PatientFacingProviderProps) {
  const [isOn, setOn] = useState(() => begins ?? wasPatientFacing())
  const value = useMemo(() => {
    const toggle = () => {
      keepPatientFacing(!isOn)
      setOn(!isOn)
    }
    return { isOn, toggle, hiddenNames: NO_NAMES }
  }, [isOn])
  return <PatientFacingContext value={value}>{children}</PatientFacingContext>
}

/** Whether 患者提示モード is on; off where no provider stands around. */
export function usePatientFacing(): PatientFacing {
  return use(PatientFacingContext)
}

/**
 * Before a patient from whom some hospital keeps a diagnosis, or may: no sentence that anybody wrote stands on any screen,
 * sheet, file or copy (PRV-1). Otherwise it suffices that none names what is 未告知.
 */
export function areSentencesWithheld({ isOn, namesMissing, hasUntold = false }: PatientFacing): boolean {
  return isOn && (hasUntold || namesMissing !== undefined)
}

/**
 * Under 患者提示モード: without the facts that are 未告知 and without those that mention them (PRV-1). No count and no gap
 * may tell that something is missing, so this comes before everything is counted.
 */
export function visibleFacts<T extends Pick<ClinicalFact, 'sensitivity'>>(
  facts: readonly T[],
  isOn: boolean,
  hiddenNames: readonly string[] = NO_NAMES,
): readonly T[] {
  if (!isOn) return facts
  return facts.filter(
    (fact) => !fact.sensitivity.some(({ mark }) => mark === 'undisclosed') && !mentionsAny(fact, hiddenNames),
  )
}
