import { type ReactNode, use } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { decimalDigits } from '#clinical/format/dose-digits.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import type { Weekly as WeeklyUse } from '#clinical/medications/drug-row.ts'
import { nameOfLine } from '#clinical/medications/drug-rows.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import { dosesBesideDrugs } from '#clinical/medications/injection-dose.ts'
import { daysTold } from '#clinical/medications/supply.ts'
import { weeklyOfCourse } from '#clinical/medications/weekly.ts'
import type { CurrentMedicine } from '#clinical/summary/current-medicines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { CautionNotes, CautionTags } from '#record/caution-marks.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { type Answers, emptiness } from '#record/facility-states.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { amountText, useMedicationWords } from '#record/medication-text.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FaceBlock, More, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import { SheetContext } from './sheet-context.ts'
import type { FaceSheet } from './use-face-sheet.ts'

const MOST = { screen: 12, paper: 11 }

type Line =
  | { readonly key: string; readonly cautions: readonly CautionMatch[]; readonly medicine: CurrentMedicine }
  | { readonly key: string; readonly cautions: readonly CautionMatch[]; readonly course: InjectionCourse }

/**
 * In the order of what a reader must not miss, for the sheet holds only the first of them: what matches an allergy or a
 * contraindication (MED-11), then what is supplied twice or taken weekly (MED-6, H-15), then the others; injections last.
 */
function inOrder({ medicines, injections, cautionsOf }: FaceSheet): readonly Line[] {
  const drugs = medicines.lines.map((medicine) => {
    const { line } = medicine
    return { key: line.key, medicine, cautions: cautionsOf(line.drugs) }
  })
  const courses = injections.lines.map((course) => {
    return { key: course.key, course, cautions: cautionsOf(course.newest.drugs) }
  })
  return [...drugs, ...courses].toSorted((one, other) => rankOf(one) - rankOf(other))
}

function rankOf(line: Line): number {
  if (line.cautions.length > 0) return 0
  const isWeekly = ('medicine' in line ? line.medicine.row.weekly : weeklyOfCourse(line.course)) !== undefined
  return isWeekly || ('medicine' in line && line.medicine.isOverlapping) ? 1 : 2
}

/** What paper has no line for: named with its dosing, without which a name tells nothing to act on (MED-1). */
function restOf(line: Line, dosing: Dosing) {
  const { key } = line
  if ('medicine' in line) {
    const { row, line: supply } = line.medicine
    const about = whole(dosing.ofMedicine(line.medicine))
    return { key, name: row.name.text, about, facility: row.facility, sensitivity: supply.sensitivity }
  }
  const { newest, facility } = line.course
  const about = whole(dosing.ofCourse(line.course))
  return { key, name: nameOfLine(newest).text, about, facility, sensitivity: newest.sensitivity }
}

/** A number is never parted from its unit (NUM-1). */
function whole(dosing: readonly string[]): string {
  return dosing
    .filter((part) => part !== '')
    .join('　')
    .replaceAll(/(\d) (?=\S)/g, '$1\u00a0')
}

interface Dosing {
  /** Amounts, then how it is taken. */
  ofMedicine(medicine: CurrentMedicine): readonly string[]
  ofCourse(course: InjectionCourse): readonly string[]
}

function useDosing(): Dosing {
  const { t } = useTranslation('faceSheet')
  const words = useMedicationWords()
  return {
    ofMedicine: ({ line }) => {
      const dose = line.dose ?? (line.drugs.length === 1 ? line.drugs[0]?.amount : undefined)
      const strength = line.drugs[0]?.strengthType === undefined ? undefined : words.strengthType(withKind(line))
      const amounts = [
        dose === undefined ? undefined : t(($) => $.medicine.dose, { amount: amountText(dose) }),
        line.dailyDose === undefined
          ? undefined
          : t(($) => $.medicine.dailyDose, { amount: amountText(line.dailyDose) }),
        strength,
      ].filter((part) => part !== undefined)
      return [amounts.length === 0 ? t(($) => $.medicine.noDose) : amounts.join('　'), words.shortUsage(line)]
    },
    ofCourse: ({ newest }) => {
      const { dose, dailyDose } = dosesBesideDrugs(newest)
      return [
        newest.drugs.flatMap(({ amount }) => (amount === undefined ? [] : [amountText(amount)])).join(' ＋ '),
        dose === undefined ? '' : t(($) => $.medicine.dose, { amount: amountText(dose) }),
        dailyDose === undefined ? '' : t(($) => $.medicine.dailyDose, { amount: amountText(dailyDose) }),
        dose === undefined && dailyDose === undefined ? '' : (words.strengthType(newest) ?? ''),
        decimalDigits(newest.rate ?? ''),
        newest.route ?? '',
      ]
    },
  }
}

/** 現在の薬 as prescribed or dispensed, never as "taken" (MED-3). */
export function MedicinesBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { isPaper } = use(SheetContext)
  const { medicines, injections } = sheet
  const answers = [...medicines.answers, ...injections.answers]
  const name = t(($) => $.block.medicines)
  const dosing = useDosing()
  const lines = inOrder(sheet)
  // On paper, where the rest is but named, whatever must not be missed keeps its line with dosing and dates.
  const most = isPaper ? Math.max(MOST.paper, lines.filter((line) => rankOf(line) < 2).length) : MOST.screen
  const shown = lines.slice(0, most)
  const total = lines.length
  return (
    <FaceBlock
      name={name}
      about={isPaper ? `${t(($) => $.basis)}　${t(($) => $.matched)}` : t(($) => $.basis)}
      answers={answers}
      screen="medications"
      open={t(($) => $.open.medications)}
    >
      {total === 0 ? (
        <Nothing answers={answers} what={name} usually={8} />
      ) : (
        <table className={styles.table}>
          <tbody>
            {shown.map((line) =>
              'medicine' in line ? (
                <MedicineRow key={line.key} medicine={line.medicine} cautions={line.cautions} />
              ) : (
                <InjectionRow key={line.key} course={line.course} cautions={line.cautions} />
              ),
            )}
          </tbody>
        </table>
      )}
      <More shown={shown.length} total={total} rest={lines.slice(shown.length).map((line) => restOf(line, dosing))} />
      {total === 0 ||
      (isPaper && sheet.cautionsState === 'complete' && isEveryMedicineThere(medicines.answers)) ? null : (
        <ul className={styles.quiet}>
          {isEveryMedicineThere(medicines.answers) ? null : (
            <li className={styles.gap}>{t(($) => $.medicine.overlapPart)}</li>
          )}
          <CautionNotes state={sheet.cautionsState} gapClassName={styles.gap} hasMethod={!isPaper} />
        </ul>
      )}
    </FaceBlock>
  )
}

/** What a hospital has not sent may be the second supply of an ingredient (MED-6, SRC-2). */
function isEveryMedicineThere(answers: readonly Answers[]): boolean {
  return ['none', 'not-disclosed', 'not-linked'].includes(emptiness(answers))
}

interface MedicineRowProps {
  readonly medicine: CurrentMedicine
  readonly cautions: readonly CautionMatch[]
}

function MedicineRow({ medicine, cautions }: MedicineRowProps) {
  const { t, i18n } = useTranslation('faceSheet')
  const words = useMedicationWords()
  const { row, line, status, isOverlapping } = medicine
  const dosing = useDosing().ofMedicine(medicine)
  const at = line.startsOn ?? line.at
  const date = at === undefined ? t(($) => $.undated) : formatBirthDate(at, languageOf(i18n))
  const act = words.act(withKind(line))
  const days = daysTold(line)
  const length = line.daysSupplied === undefined ? '' : `　${amountText(line.daysSupplied)}`
  return (
    <MedicineCells
      name={row.name.text}
      tags={
        <>
          <Cautions cautions={cautions} />
          {isOverlapping ? <Tag tone="gap">{t(($) => $.medicine.overlap)}</Tag> : null}{' '}
          {row.alongside === undefined ? null : <Tag tone="gap">{words.alongside}</Tag>} <Weekly weekly={row.weekly} />{' '}
          {status === 'continuing' ? null : <Tag tone="outline">{t(($) => $.medicine.status[status])}</Tag>}{' '}
          <FactMarks fact={{ status: 'final', sensitivity: line.sensitivity }} />
        </>
      }
      dosing={dosing}
      supply={
        days === undefined
          ? `${t(($) => $.medicine.given, { act, date })}${length}`
          : t(($) => $.medicine.supplied, { act, date, days })
      }
      facility={row.facility}
    />
  )
}

/** Once a week, or that its dosing must be looked at (H-15). */
function Weekly({ weekly }: { readonly weekly: WeeklyUse | undefined }) {
  const { t } = useTranslation('faceSheet')
  return weekly === undefined ? null : <Tag tone="gap">{t(($) => $.medicine.weekly[weekly])}</Tag>
}

interface MedicineCellsProps {
  readonly name: string
  readonly tags: ReactNode
  /** Amounts, then how it is taken. */
  readonly dosing: readonly string[]
  readonly supply: string
  readonly facility: FacilityId
}

/** On the screen the dosing stands under the name, on paper beside it. */
function MedicineCells({ name, tags, dosing, supply, facility }: MedicineCellsProps) {
  const { isPaper } = use(SheetContext)
  const words = whole(dosing)
  return (
    <tr>
      <th scope="row" className={styles.drug} data-paper={isPaper}>
        <b>{name}</b> {tags}
        {isPaper ? null : <span className={styles.usage}>{words}</span>}
      </th>
      {isPaper ? <td className={styles.wraps}>{words}</td> : null}
      <td>{supply}</td>
      <td>
        <FacilityMarks facilities={[facility]} isShort />
      </td>
    </tr>
  )
}

interface InjectionRowProps {
  readonly course: InjectionCourse
  readonly cautions: readonly CautionMatch[]
}

function InjectionRow({ course, cautions }: InjectionRowProps) {
  const { t, i18n } = useTranslation('faceSheet')
  const words = useMedicationWords()
  const { newest, status } = course
  const dosing = useDosing().ofCourse(course)
  const at = newest.startsOn ?? newest.at
  const date = at === undefined ? t(($) => $.undated) : formatBirthDate(at, languageOf(i18n))
  return (
    <MedicineCells
      name={nameOfLine(newest).text}
      tags={
        <>
          <Cautions cautions={cautions} /> <Tag>{t(($) => $.medicine.injection)}</Tag>{' '}
          <Weekly weekly={weeklyOfCourse(course)} />{' '}
          {status === 'continuing' || status === 'not-given' ? null : (
            <Tag tone="outline">{t(($) => $.medicine.status[status])}</Tag>
          )}{' '}
          <FactMarks fact={{ status: 'final', sensitivity: newest.sensitivity }} />
        </>
      }
      dosing={dosing}
      supply={t(($) => $.medicine.given, { act: words.act(newest), date })}
      facility={course.facility}
    />
  )
}

/** Paper cannot be pointed at: there each kind of match names its hospitals; the records themselves stand above on the sheet (MED-11). */
function Cautions({ cautions }: { readonly cautions: readonly CautionMatch[] }) {
  const { t } = useTranslation('record')
  const { isPaper } = use(SheetContext)
  const { letters } = useFacilityNames()
  if (!isPaper) return <CautionTags cautions={cautions} />
  return (['contraindication', 'allergy'] as const).map((kind) => {
    const facilities = cautions.flatMap(({ caution }) => (caution.kind === kind ? [caution.facility] : []))
    if (facilities.length === 0) return null
    return (
      <Tag key={kind} tone="alert">
        {t(($) => $.caution[kind])} {letters([...new Set(facilities)])}
      </Tag>
    )
  })
}

/** Lines of rows of prescriptions are prescriptions. */
function withKind(line: CurrentMedicine['line']) {
  return { ...line, kind: 'prescription' as const }
}
