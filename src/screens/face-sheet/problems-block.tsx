import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { FaceBlock, More, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import { SheetContext } from './sheet-context.ts'
import type { FaceSheet } from './use-face-sheet.ts'

const MOST = { screen: 10, paper: 7 }

/** 現在の問題: the diagnoses that go on, 主病名 first, then the newest. */
export function ProblemsBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { isPaper } = use(SheetContext)
  const { answers, lines } = sheet.problems
  const name = t(($) => $.block.problems)
  const shown = lines.slice(0, isPaper ? MOST.paper : MOST.screen)
  return (
    <FaceBlock name={name} answers={answers} screen="conditions" open={t(($) => $.open.conditions)}>
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} usually={5} />
      ) : (
        <table className={styles.table}>
          <tbody>
            {shown.map((diagnosis) => (
              <ProblemRow key={diagnosis.key} diagnosis={diagnosis} />
            ))}
          </tbody>
        </table>
      )}
      <More
        shown={shown.length}
        total={lines.length}
        rest={lines.slice(shown.length).map((each) => ({ ...each, name: each.name.text }))}
      />
    </FaceBlock>
  )
}

function ProblemRow({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t, i18n } = useTranslation('faceSheet')
  const { t: conditions } = useTranslation('conditions')
  const language = languageOf(i18n)
  const { startedAt, recordedAt } = diagnosis
  const undisclosed = useUndisclosedWords()(diagnosis.sensitivity)
  return (
    <tr>
      <th scope="row">
        <b>{diagnosis.name.text}</b> {undisclosed === undefined ? null : <Tag tone="black">{undisclosed}</Tag>}{' '}
        {diagnosis.isPrincipal ? <Tag>{conditions(($) => $.diagnosis.principal)}</Tag> : null}
      </th>
      <td>
        {startedAt !== undefined
          ? t(($) => $.problem.since, { date: formatBirthDate(startedAt, language) })
          : recordedAt === undefined
            ? t(($) => $.undated)
            : conditions(($) => $.diagnosis.registered, { date: formatBirthDate(recordedAt, language) })}
      </td>
      <td>
        <FacilityMarks facilities={[diagnosis.facility]} isShort />
      </td>
    </tr>
  )
}
