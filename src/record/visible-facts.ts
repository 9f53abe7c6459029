import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicalFact } from '#clinical/facts.ts'
import { areSentencesWithheld, usePatientFacing, visibleFacts } from './patient-facing.tsx'
import { withoutSentences } from './without-sentences.ts'

/**
 * The facts that a screen may show: under 患者提示モード without those that are 未告知 or mention them, and without sentences
 * of anybody while some hospital keeps a diagnosis from the patient or has not said (PRV-1).
 */
export function useVisibleFacts(): <T extends ClinicalFact>(facts: readonly T[]) => readonly T[] {
  const facing = usePatientFacing()
  const { t } = useTranslation('record')
  const { isOn, hiddenNames } = facing
  const isWithheld = areSentencesWithheld(facing)
  const areNamesKnown = facing.namesMissing === undefined
  const hidden = t(($) => $.patientFacing.hidden)
  return useMemo(
    () =>
      <T extends ClinicalFact>(facts: readonly T[]) => {
        const visible = visibleFacts(facts, isOn, hiddenNames)
        return isWithheld ? visible.map((fact) => withoutSentences(fact, { hidden, areNamesKnown })) : visible
      },
    [isOn, hiddenNames, isWithheld, areNamesKnown, hidden],
  )
}
