import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicalFact } from '#clinical/facts.ts'
import { inLanguage } from '#clinical/in-language.ts'
import { languageOf } from '#i18n/i18n.ts'
import { areSentencesWithheld, usePatientFacing, visibleFacts } from './patient-facing.tsx'
import { withoutSentences } from './without-sentences.ts'

/**
 * The facts that a screen may show: under 患者提示モード without those that are 未告知 or mention them, and without sentences
 * of anybody while some hospital keeps a diagnosis from the patient or has not said (PRV-1). Words that decoders made of codes
 * are in the language of the screen.
 */
export function useVisibleFacts(): <T extends ClinicalFact>(facts: readonly T[]) => readonly T[] {
  const facing = usePatientFacing()
  const { t, i18n } = useTranslation('record')
  const language = languageOf(i18n)
  const { isOn, hiddenNames } = facing
  const isWithheld = areSentencesWithheld(facing)
  const areNamesKnown = facing.namesMissing === undefined
  const hidden = t(($) => $.patientFacing.hidden)
  return useMemo(
    () =>
      <T extends ClinicalFact>(facts: readonly T[]) => {
        const visible = visibleFacts(facts, isOn, hiddenNames)
        const told =
          language === 'ja' ? visible : visible.map((fact) => (isMedicine(fact) ? fact : inLanguage(fact, language)))
        return isWithheld ? told.map((fact) => withoutSentences(fact, { hidden, areNamesKnown })) : told
      },
    [isOn, hiddenNames, isWithheld, areNamesKnown, hidden, language],
  )
}

/** Their dosing is read by rules in Japanese (H-15); what shows it says it in the language of the screen. */
function isMedicine({ kind }: ClinicalFact): boolean {
  return kind === 'prescription' || kind === 'injection'
}
