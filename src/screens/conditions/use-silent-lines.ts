import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { type SourceLine, sourceLines, useSourceWords } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import type { ConditionsView } from './use-conditions.ts'

export type BlockKind = 'diagnosis' | 'allergy' | 'contraindication' | 'infection'

/** What a facility that has no record in a block said, or why it said nothing. */
export interface SilentLine {
  readonly kind: BlockKind
  readonly facility: FacilityId
  readonly words: string
}

/**
 * For files and copies: in each block every linked facility that has no record there, or not all of them, with what that
 * means: 該当なし, 記録なし（未確認）, 取得できません, 非公開 … (SRC-1). Without its line a block would read as 「なし」 (H-03, H-05).
 */
export function useSilentLines(): (
  person: Person,
  view: ConditionsView,
  kind: BlockKind,
  speaking: ReadonlySet<FacilityId>,
) => readonly SilentLine[] {
  const { t } = useTranslation('conditions')
  const { t: record } = useTranslation('record')
  const { facilities } = useNetwork()
  const sourceWords = useSourceWords()
  return (person, view, kind, speaking) => {
    const wordsOf = (source: SourceLine) => {
      if (source.state !== 'complete') return sourceWords(source)
      if (view.isFiltering) return record(($) => $.nothing.filtered)
      const none = kind === 'diagnosis' ? record(($) => $.nothing.none) : t(($) => $.allergy.notRecorded)
      return `${none} ${sourceWords(source)}`
    }
    return sourceLines(facilities, person, [view[kind].answers])
      .filter(({ facility, state }) => state !== 'not-linked' && !(state === 'complete' && speaking.has(facility)))
      .filter(({ facility }) => [undefined, facility].includes(view.filter.facility) || facility === HUB_FACILITY_ID)
      .map((source) => ({ kind, facility: source.facility, words: wordsOf(source) }))
  }
}
