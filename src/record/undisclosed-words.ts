import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sensitivity } from '#clinical/fact-base.ts'
import { newestTime } from '#clinical/facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'

/**
 * 「未告知 2026/11/07時点」: the patient may have been told since then (PRV-1, fhir-jp.md §0.5). The newest day of several marks;
 * 「未告知」 alone where none is known, and undefined for what is not marked.
 */
export function useUndisclosedWords(): (sensitivity: readonly Sensitivity[]) => string | undefined {
  const { t, i18n } = useTranslation('record')
  const language = languageOf(i18n)
  return useMemo(
    () => (sensitivity) => {
      const marks = sensitivity.filter((each) => each.mark === 'undisclosed')
      if (marks.length === 0) return undefined
      const newest = newestTime(marks.map(({ asOf }) => asOf))
      if (newest === undefined) return t(($) => $.mark.undisclosed)
      return t(($) => $.mark.undisclosedAsOf, { date: formatBirthDate(newest, language) })
    },
    [t, language],
  )
}
