import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scale } from '#clinical/calendar/calendar-axis.ts'
import { type CalendarFilter, isFiltering, type SettingChoice } from '#clinical/calendar/calendar-filter.ts'
import type { Cell } from '#clinical/calendar/calendar-rows.ts'
import { monthOf } from '#clinical/calendar/jst-month.ts'
import type { RowId } from '#clinical/calendar/place.ts'
import { isAsked, type UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { type FormatLanguage, formatClinicalTime, formatDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'

/** The words of the calendar that are put together from several parts, in the language of the screen. */
export function useWords() {
  const { t, i18n } = useTranslation('calendar')
  const { t: clinical } = useTranslation('clinical')
  const names = useFacilityNames()
  const language: FormatLanguage = languageOf(i18n)
  return useMemo(() => {
    const separator = language === 'ja' ? '・' : ', '
    const setting = (choice: SettingChoice) => t(($) => $.setting[choice])
    const named = (ids: readonly FacilityId[]) => [...new Set(ids)].map(names.name).join(separator)
    return {
      language,
      separator,
      kind: (row: RowId | RecordKind) => clinical(($) => $.kind[row]),
      setting,
      /** `11月`, `Nov`: 1 to 12. */
      month: (month: number) => t(($) => $.heading.months).split(' ')[month - 1] ?? String(month),
      facilities: named,
      /** `2026/11/18(水)` or `2026年11月`: one column. */
      column: (start: JstDate, scale: Scale) =>
        scale === 'day'
          ? formatDate(start, language)
          : formatClinicalTime({ text: monthOf(start), precision: 'month' }, language),
      /** What is seen in a cell, in words: column, kind, count, hospitals, and who is unknown (GRID-12). */
      cell: (
        row: RowId,
        column: string,
        cell: Cell | undefined,
        unknown: readonly UnknownStretch[],
        isNew: boolean,
      ) => {
        const count = cell?.occurrences.length ?? 0
        const about = { date: column, kind: clinical(($) => $.kind[row]) }
        const whose = (cell?.facilities ?? []).map((each) =>
          t(($) => $.cell.facilityCount, { facility: names.name(each.facility), count: each.count }),
        )
        const asking = unknown.filter(isAsked).map((each) => each.facility)
        const lost = unknown.filter((each) => !isAsked(each)).map((each) => each.facility)
        return [
          count === 0
            ? t(($) => $.cell.empty, about)
            : t(($) => $.cell.withRecords, { ...about, count, facilities: whose.join(separator) }),
          isNew ? t(($) => $.cell.isNew) : '',
          cell?.hasPlanned === true ? t(($) => $.cell.planned) : '',
          lost.length === 0 ? '' : t(($) => $.cell.unknownBy, { facilities: named(lost) }),
          asking.length === 0 ? '' : t(($) => $.cell.askingBy, { facilities: named(asking) }),
        ]
          .filter((each) => each !== '')
          .join(language === 'ja' ? ' ' : '. ')
      },
      /** The filters in force, in words (SRC-7). */
      filter: (filter: CalendarFilter) =>
        isFiltering(filter)
          ? [
              filter.facility === undefined ? undefined : names.name(filter.facility),
              filter.setting === undefined ? undefined : setting(filter.setting),
              filter.department === undefined
                ? undefined
                : filter.department === ''
                  ? t(($) => $.filter.departmentUnrecorded)
                  : filter.department,
              filter.search === undefined || filter.search.trim() === ''
                ? undefined
                : t(($) => $.filter.searched, { text: filter.search.trim() }),
            ]
              .filter((each) => each !== undefined)
              .join(separator)
          : t(($) => $.printing.noFilter),
    }
  }, [t, clinical, names, language])
}

export type Words = ReturnType<typeof useWords>
