import { useTranslation } from 'react-i18next'
import { formatBirthDate, formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { absenceOf } from '#clinical/summary/absence.ts'
import { timeOf } from '#clinical/summary/allergy-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { type Answers, emptiness, facilityStates } from '#record/facility-states.ts'
import type { ConditionsView } from './use-conditions.ts'

type BlockKind = 'diagnosis' | 'allergy' | 'contraindication' | 'infection'

/** In words why a block lists nothing in force; undefined when it does, or when a filter hides it (SRC-1, HDR-2). */
export function useAbsenceWords(): (view: ConditionsView, kind: BlockKind) => string | undefined {
  const { t, i18n } = useTranslation('conditions')
  const { t: record } = useTranslation('record')
  const { name, withLetter } = useFacilityNames()
  const asked = (answers: Answers) => {
    const answered = facilityStates([answers]).filter(({ fetchedAt }) => fetchedAt !== undefined)
    const at = Math.min(...answered.map(({ fetchedAt }) => fetchedAt ?? Number.POSITIVE_INFINITY)) as Instant
    const facilities = answered.map(({ facility }) => withLetter(facility)).join('・')
    return { facilities, time: formatClock(at) }
  }
  const emptyWords = (answers: Answers, what: string) => {
    switch (emptiness([answers])) {
      case 'none':
        return `${record(($) => $.nothing.none)}（${record(($) => $.nothing.asked, asked(answers))}）`
      case 'loading':
        return record(($) => $.nothing.loading, { what })
      case 'failed':
        return record(($) => $.nothing.failed, { what })
      case 'not-permitted':
        return record(($) => $.nothing.notPermitted, { what })
      case 'out-of-consent':
        return record(($) => $.nothing.outOfConsent, { what })
      case 'not-disclosed':
        return record(($) => $.nothing.notDisclosed, { what })
      case 'not-linked':
        return record(($) => $.nothing.notLinked)
    }
  }
  return (view, kind) => {
    const block = view[kind]
    const isEmpty = kind === 'allergy' ? view.allergy.lines.active.length === 0 : block.shown === 0
    if (!isEmpty) return undefined
    if (view.isFiltering) return record(($) => $.nothing.filtered)
    if (kind !== 'allergy')
      return emptyWords(
        block.answers,
        t(($) => $.block[kind]),
      )
    const absence = absenceOf(view.allergy.lines.negations, emptiness([block.answers]) === 'none')
    switch (absence.kind) {
      case 'confirmed': {
        const at = timeOf(absence.by)
        const date = at === undefined ? t(($) => $.dateUnknown) : formatBirthDate(at, languageOf(i18n))
        return t(($) => $.allergy.confirmedNone, { date, facility: name(absence.by.facility) })
      }
      case 'denied-by-some':
        return t(($) => $.allergy.deniedBySome)
      case 'not-recorded':
        return `${t(($) => $.allergy.notRecorded)}　${t(($) => $.allergy.notRecordedDetail, asked(block.answers))}`
      case 'unknown':
        return emptyWords(
          block.answers,
          t(($) => $.block.allergy),
        )
    }
  }
}
