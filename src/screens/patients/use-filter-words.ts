import { useTranslation } from 'react-i18next'
import type { Facility } from '#clinical/facility.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { PatientListChoices } from '#session/patient-list-choices.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { SearchCriterion } from './patient-search.ts'

/** The filters in force in words, on the screen, on paper and in files; empty for none (SRC-7). */
export function useFilterWords(): (criteria: readonly SearchCriterion[], choices: PatientListChoices) => string {
  const { t, i18n } = useTranslation('patients')
  const { facilities } = useNetwork()
  const describe = useDescription(facilities)
  return (criteria, { isRecentOnly, isNewOnly, linkedTo }) => {
    const chosen = facilities.find(({ id }) => id === linkedTo)
    return [
      ...(criteria.length === 0 ? [] : [criteria.map(describe).join(t(($) => $.search.by.or))]),
      ...(isRecentOnly ? [t(($) => $.filter.recent)] : []),
      ...(isNewOnly ? [t(($) => $.filter.news)] : []),
      ...(chosen === undefined ? [] : [chosen.name[languageOf(i18n)]]),
    ].join(t(($) => $.filter.and))
  }
}

/** How many of how many; how many there are behind a search at the hub, nobody says. */
export function useCountWords(): (shown: number, total: number) => string {
  const { t } = useTranslation('patients')
  const { patientSearch } = useNetwork()
  return (shown, total) =>
    patientSearch === 'pdqm' ? t(($) => $.filter.found, { count: shown }) : t(($) => $.filter.shown, { shown, total })
}

/** What was searched, in words: how a typed text was understood (LIST-3). */
function useDescription(facilities: readonly Facility[]): (criterion: SearchCriterion) => string {
  const { t, i18n } = useTranslation('patients')
  const language = languageOf(i18n)
  return (criterion) => {
    switch (criterion.by) {
      case 'name':
        return t(($) => $.search.by.name, { name: criterion.name })
      case 'birth-date': {
        const era = formatEraYear(criterion.date, language)
        const date = formatBirthDate(criterion.date, language)
        return t(($) => $.search.by.birthDate, { date: era === undefined ? date : `${date} ${era}` })
      }
      case 'patient-number': {
        const facility = facilities.find((each) => each.id === criterion.facility)?.shortName[language] ?? ''
        return t(($) => $.search.by.patientNumber, { facility, number: criterion.number })
      }
    }
  }
}
