import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { sourceLines, useSourceWords } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { MedicationsView } from './use-medications.ts'

/**
 * For the head of a file, a copy or paper: how drugs were compared with allergies and contraindications, and who told of
 * those. Without it a drug without a match would read as safe although nobody could be asked (SRC-2, MED-11).
 */
export function useCautionLines(): (
  person: Person,
  view: MedicationsView,
) => readonly (readonly [label: string, text: string])[] {
  const { t } = useTranslation('medications')
  const { t: record } = useTranslation('record')
  const { facilities } = useNetwork()
  const { name } = useFacilityNames()
  const sourceWords = useSourceWords()
  return (person, { cautionsState, cautionAnswers }) => {
    const sources = sourceLines(facilities, person, cautionAnswers)
    return [
      [t(($) => $.columns.cautions), record(($) => $.caution[cautionsState === 'complete' ? 'method' : cautionsState])],
      [
        t(($) => $.columns.cautionSources),
        sources.map((source) => `${name(source.facility)} ${sourceWords(source)}`).join(' / '),
      ],
    ]
  }
}
