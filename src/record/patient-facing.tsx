import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { ClinicalFact } from '#clinical/facts.ts'

interface PatientFacing {
  /** 患者提示モード: the patient or the family looks at this screen, too. */
  readonly isOn: boolean
  toggle(): void
}

const PatientFacingContext = createContext<PatientFacing>({ isOn: false, toggle: () => {} })

interface PatientFacingProviderProps {
  /** Whether it begins switched on. */
  readonly isOn?: boolean
  readonly children: ReactNode
}

export function PatientFacingProvider({ isOn: begins = false, children }: PatientFacingProviderProps) {
  const [isOn, setOn] = useState(begins)
  const value = useMemo(() => ({ isOn, toggle: () => setOn((before) => !before) }), [isOn])
  return <PatientFacingContext value={value}>{children}</PatientFacingContext>
}

/** Whether 患者提示モード is on; off where no provider stands around. */
export function usePatientFacing(): PatientFacing {
  return use(PatientFacingContext)
}

/** Under 患者提示モード: without the facts that are 未告知 (PRV-1); no count and no gap tells that they are missing. */
export function visibleFacts<T extends Pick<ClinicalFact, 'sensitivity'>>(
  facts: readonly T[],
  isOn: boolean,
): readonly T[] {
  return isOn ? facts.filter((fact) => !fact.sensitivity.some(({ mark }) => mark === 'undisclosed')) : facts
}
