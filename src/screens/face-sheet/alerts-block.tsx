import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { AllergyLine } from '#clinical/summary/allergy-lines.ts'
import type { ContraindicationLine } from '#clinical/summary/contraindication-lines.ts'
import type { InfectionLine } from '#clinical/summary/infection-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { type Answers, emptiness, facilityStates } from '#record/facility-states.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { LabValue } from '#record/lab-value.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { useAbsenceWords } from '#record/summary/absence-words.ts'
import { CauseName } from '#record/summary/cause-name.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FaceBlock, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import { SheetContext } from './sheet-context.ts'
import type { FaceSheet } from './use-face-sheet.ts'

/** Allergies, contraindications and findings of infections, all of them: what may harm is never cut (ALRT-2). */
export function AlertsBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { t: conditions } = useTranslation('conditions')
  // Before the patient nothing is said of findings that may be there and must not be told (PRV-1).
  const { isOn: isPatientFacing } = usePatientFacing()
  const { allergies, contraindications, infections } = sheet
  const answers = [...allergies.answers, ...contraindications.answers, ...infections.answers]
  return (
    <FaceBlock name={t(($) => $.block.alerts)} answers={answers} screen="conditions" open={t(($) => $.open.conditions)}>
      <table className={styles.table} data-of="alerts">
        <tbody>
          {allergies.lines.active.map((line) => (
            <AllergyRow key={line.key} line={line} sheet={sheet} />
          ))}
          {contraindications.lines.active.map((line) => (
            <ContraindicationRow key={line.key} line={line} sheet={sheet} />
          ))}
          {infections.lines.map((line) => (
            <InfectionRow key={line.key} line={line} sheet={sheet} />
          ))}
        </tbody>
      </table>
      <NoAllergies sheet={sheet} />
      {contraindications.lines.active.length > 0 ? null : (
        <div className={styles.absence}>
          <b>{conditions(($) => $.block.contraindication)}</b>
          <Nothing answers={contraindications.answers} what={conditions(($) => $.block.contraindication)} isWarning />
        </div>
      )}
      {infections.lines.length > 0 || isPatientFacing ? null : (
        <div className={styles.absence}>
          <b>{conditions(($) => $.block.infection)}</b>
          <Nothing
            answers={infections.answers}
            what={conditions(($) => $.block.infection)}
            {...(infections.hasOnlyNegative ? { words: t(($) => $.noFinding) } : { isWarning: true })}
          />
        </div>
      )}
      <p className={styles.quiet}>
        <NotDisclosing what={conditions(($) => $.block.allergy)} answers={allergies.answers} />
        <NotDisclosing what={conditions(($) => $.block.contraindication)} answers={contraindications.answers} />
      </p>
    </FaceBlock>
  )
}

interface NotDisclosingProps {
  readonly what: string
  readonly answers: readonly Answers[]
}

/** Who never tells this kind: a short list of warnings is no proof that there are no others (SRC-1). */
function NotDisclosing({ what, answers }: NotDisclosingProps) {
  const { t } = useTranslation('faceSheet')
  const { letters } = useFacilityNames()
  const silent = facilityStates(answers).filter(({ states }) => states.has('notDisclosed'))
  if (silent.length === 0) return null
  return <span>{t(($) => $.notDisclosing, { what, facilities: letters(silent.map(({ facility }) => facility)) })}</span>
}

/**
 * No allergy, in the words of HDR-2; beside active ones, that somebody writes なし (H-17). Under a filter neither なし nor
 * 記録なし can be said: another hospital may have recorded one (H-03).
 */
function NoAllergies({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('conditions')
  const { t: record } = useTranslation('record')
  const { view } = use(SheetContext)
  const wording = useAbsenceWords()
  const { answers, lines } = sheet.allergies
  const [asked] = answers
  if (lines.active.length > 0) {
    return lines.negations.length === 0 ? null : (
      <p className={styles.conflict}>{t(($) => $.allergy.conflicting, { count: lines.negations.length })}</p>
    )
  }
  if (asked === undefined) return null
  const isFiltering = view.facility !== undefined && emptiness([asked]) === 'none'
  const { title, detail, isProven, isWaiting } = isFiltering
    ? { title: record(($) => $.nothing.filtered), detail: undefined, isProven: false, isWaiting: false }
    : wording.ofAllergies(asked, lines.negations)
  return (
    <div className={styles.absence}>
      <b>{t(($) => $.block.allergy)}</b>
      <p className={styles.nothing} data-gap={!isProven && !isWaiting}>
        <span>{title}</span>
        {detail === undefined ? null : <span>{detail}</span>}
      </p>
    </div>
  )
}

interface RowProps<L> {
  readonly line: L
  readonly sheet: FaceSheet
}

function AllergyRow({ line, sheet }: RowProps<AllergyLine>) {
  const { t } = useTranslation('conditions')
  const [newest] = line.records
  if (newest === undefined) return null
  return (
    <tr>
      <th scope="row">
        <CauseName text={newest.cause.text} isCoded={line.isCoded} concept={newest.cause} />
        <FactMarks fact={{ status: 'final', sensitivity: line.records.flatMap(({ sensitivity }) => sensitivity) }} />
      </th>
      <td>
        {line.isUnconfirmed ? <Tag tone="gap">{t(($) => $.allergy.verification.unconfirmed)}</Tag> : null}{' '}
        {line.reactions.join(t(($) => $.separator))}{' '}
        {line.severity === undefined ? null : (
          <Tag tone={line.severity === 'severe' ? 'alert' : 'neutral'}>
            {t(($) => $.allergy[line.severity ?? 'notStated'])}
          </Tag>
        )}
      </td>
      <td>
        <EntryDate at={line.at} today={sheet.today} />
      </td>
      <td>
        <FacilityMarks facilities={line.records.map(({ facility }) => facility)} isShort />
      </td>
    </tr>
  )
}

function ContraindicationRow({ line, sheet }: RowProps<ContraindicationLine>) {
  const { t } = useTranslation('faceSheet')
  const [newest] = line.records
  if (newest === undefined) return null
  return (
    <tr>
      <th scope="row" colSpan={2}>
        <b>{newest.what.text}</b> <Tag tone="alert">{t(($) => $.contraindicated)}</Tag>
        <FactMarks fact={{ status: 'final', sensitivity: line.records.flatMap(({ sensitivity }) => sensitivity) }} />
      </th>
      <td>
        <EntryDate at={line.at} today={sheet.today} />
      </td>
      <td>
        <FacilityMarks facilities={line.records.map(({ facility }) => facility)} isShort />
      </td>
    </tr>
  )
}

function InfectionRow({ line, sheet }: RowProps<InfectionLine>) {
  const { t } = useTranslation('conditions')
  const { t: face } = useTranslation('faceSheet')
  const { newest } = line
  return (
    <tr>
      <th scope="row">
        <b>{newest.item.text}</b> <FactMarks fact={{ status: 'final', sensitivity: newest.sensitivity }} />
      </th>
      <td className={styles.value}>
        <LabValue result={newest} status={newest.status} />
        {newest.value?.unit === undefined ? null : <span className={styles.unit}>{newest.value.unit}</span>}
        {newest.method ?? ''}
        {line.hasOtherResult ? <span className={styles.conflict}>{t(($) => $.infection.differs)}</span> : null}
      </td>
      <td>
        <EntryDate at={newest.at} today={sheet.today} of="result" />
        {newest.isAtReportTime ? <span className={styles.about}> {face(($) => $.atReport)}</span> : null}
      </td>
      <td>
        <FacilityMarks facilities={[newest.facility]} isShort />
      </td>
    </tr>
  )
}
