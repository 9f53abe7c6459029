import { useTranslation } from 'react-i18next'
import { ageOn, formatAge } from '#clinical/format/age.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'

/** The age today, or at death; undefined where it is not known. */
export function useAgeWords(): (person: Person, today: JstDate) => string | undefined {
  const { t, i18n } = useTranslation('patients')
  return ({ birthDate, deceased }, today) => {
    const on = deceased === undefined ? today : parseJstDate(deceased.at?.text.slice(0, 10) ?? '')
    const age = on === undefined ? undefined : ageOn(birthDate, on)
    if (age === undefined) return undefined
    const text = formatAge(age, languageOf(i18n))
    return deceased === undefined ? text : t(($) => $.row.ageAtDeath, { age: text })
  }
}
