import '#i18n/conditions.ts'
import { useTranslation } from 'react-i18next'
import type { Allergy } from '#clinical/condition-facts.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { absenceOf } from '#clinical/summary/absence.ts'
import { timeOf } from '#clinical/summary/allergy-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '../facility-names.tsx'
import { type Answers, emptiness, rowsOf } from '../facility-states.ts'
import { useAskedWords, useNothingWords } from '../nothing-words.ts'
import { useVisibleFacts } from '../visible-facts.ts'

/** Why a block holds nothing, in one line. `isProven`: everybody who may be asked has answered wholly. */
interface AbsenceWords {
  readonly title: string
  readonly detail: string | undefined
  readonly isProven: boolean
  /** Somebody is still asked: nothing is wrong yet. */
  readonly isWaiting: boolean
}

interface AbsenceWording {
  /** 該当なし（A・B 照会済み）, 取得できません …: the states of SRC-1. */
  readonly ofBlock: (answers: readonly Answers[], what: string) => AbsenceWords
  /**
   * Of contraindications and infections, where no record proves that there are none: 記録なし（未確認） and who was asked
   * (H-05), as the header says it. A record that must not be seen before the patient is none (PRV-1).
   */
  readonly ofWarnings: (answers: readonly Answers<ClinicalFact>[], what: string) => AbsenceWords
  /** なし（date hospital 確認）, 記録なし（未確認）, or why neither can be said (HDR-2, H-03). `negations` newest first. */
  readonly ofAllergies: (answers: Answers, negations: readonly Allergy[]) => AbsenceWords
}

/** What to say where a block of the summary has no line: the same words on the screen, the face sheet and paper. */
export function useAbsenceWords(): AbsenceWording {
  const { t, i18n } = useTranslation('conditions')
  const { name } = useFacilityNames()
  const visible = useVisibleFacts()
  const nothingWords = useNothingWords()
  const askedWords = useAskedWords()
  const unproven = (title: string, detail?: string) => ({ title, detail, isProven: false, isWaiting: false })
  const ofBlock = (answers: readonly Answers[], what: string): AbsenceWords => {
    const { state, title, detail } = nothingWords(answers, what)
    return { title, detail, isProven: state === 'none', isWaiting: state === 'loading' }
  }
  const ofWarnings = (answers: readonly Answers<ClinicalFact>[], what: string): AbsenceWords => {
    const words = ofBlock(answers, what)
    if (!words.isProven) return words
    const hasRecords = visible(answers.flatMap((each) => rowsOf(each))).length > 0
    return unproven(hasRecords ? t(($) => $.noneInForce) : t(($) => $.allergy.notRecorded), words.detail)
  }
  const ofAllergies = (answers: Answers, negations: readonly Allergy[]): AbsenceWords => {
    const isComplete = emptiness([answers]) === 'none'
    const absence = absenceOf(negations, isComplete)
    switch (absence.kind) {
      case 'confirmed': {
        const at = timeOf(absence.by)
        const date = at === undefined ? t(($) => $.dateUnknown) : formatBirthDate(at, languageOf(i18n))
        const title = t(($) => $.allergy.confirmedNone, { date, facility: name(absence.by.facility) })
        return { title, detail: undefined, isProven: true, isWaiting: false }
      }
      case 'denied-by-some':
        return unproven(
          t(($) => $.allergy.deniedBySome),
          isComplete ? t(($) => $.allergy.deniedPart) : t(($) => $.allergy.deniedIncomplete),
        )
      case 'not-recorded':
        return unproven(
          t(($) => $.allergy.notRecorded),
          t(($) => $.allergy.notRecordedDetail, { asked: askedWords([answers]) }),
        )
      case 'unknown':
        return ofBlock(
          [answers],
          t(($) => $.block.allergy),
        )
    }
  }
  return { ofBlock, ofWarnings, ofAllergies }
}
