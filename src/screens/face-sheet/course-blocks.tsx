import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { CourseEvent } from '#clinical/summary/stays-and-operations.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FaceBlock, More, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import type { FaceSheet } from './use-face-sheet.ts'

const MOST = 4

/** 直近の入院・手術: stays and operations newest first, then other treatments. */
export function StaysBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { answers, lines } = sheet.stays
  const name = t(($) => $.block.stays)
  const shown = lines.slice(0, MOST)
  return (
    <FaceBlock name={name} answers={answers} screen="calendar" open={t(($) => $.open.calendar)}>
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} />
      ) : (
        <table className={styles.table}>
          <tbody>
            {shown.map((event) => (
              <StayRow key={event.fact.key} event={event} />
            ))}
          </tbody>
        </table>
      )}
      <More shown={shown.length} total={lines.length} />
    </FaceBlock>
  )
}

function StayRow({ event: { fact, times } }: { readonly event: CourseEvent }) {
  const { t, i18n } = useTranslation('faceSheet')
  const language = languageOf(i18n)
  const from = fact.at === undefined ? t(($) => $.undated) : formatBirthDate(fact.at, language)
  const { until } = fact
  // A stay that is over and has no day of discharge does not go on.
  const open = fact.status === 'ongoing' ? t(($) => $.stay.ongoing) : t(($) => $.stay.unknownEnd)
  const last = until !== undefined ? formatBirthDate(until, language) : fact.kind === 'stay' ? open : ''
  const words = fact.kind === 'stay' ? [...fact.diagnoses, ...fact.reasons].join('、') : fact.name.text
  return (
    <tr>
      <th scope="row">
        {fact.kind === 'stay' ? t(($) => $.stay.stay) : t(($) => $.stay.procedure)}
        {'　'}
        <b>{words === '' ? (fact.department ?? '') : words}</b>{' '}
        {times === 1 ? null : <Tag>{t(($) => $.stay.times, { count: times })}</Tag>}{' '}
        <FactMarks fact={{ status: 'final', sensitivity: fact.sensitivity }} />
      </th>
      <td>{last === '' || last === from ? from : t(($) => $.stay.span, { from, until: last })}</td>
      <td>
        <FacilityMarks facilities={[fact.facility]} isShort />
      </td>
    </tr>
  )
}

/** 透析・デバイス, from the names of diagnoses and treatments: what they do not say is not known here. */
export function AidsBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t, i18n } = useTranslation('faceSheet')
  const { answers, lines } = sheet.aids
  const name = t(($) => $.block.aids)
  const shown = lines.slice(0, MOST)
  return (
    <FaceBlock name={name} answers={answers} screen="calendar" open={t(($) => $.open.calendar)}>
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} words={t(($) => $.aid.none)} />
      ) : (
        <table className={styles.table}>
          <tbody>
            {shown.map((aid) => (
              <tr key={aid.key}>
                <th scope="row">
                  {t(($) => $.aid[aid.what])}
                  {'　'}
                  <b>{aid.text}</b> <FactMarks fact={{ status: 'final', sensitivity: aid.sensitivity }} />
                </th>
                <td>{aid.from === 'diagnosis' ? t(($) => $.aid.fromDiagnosis) : t(($) => $.aid.fromProcedure)}</td>
                <td>{aid.at === undefined ? t(($) => $.undated) : formatBirthDate(aid.at, languageOf(i18n))}</td>
                <td>
                  <FacilityMarks facilities={[aid.facility]} isShort />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More shown={shown.length} total={lines.length} />
    </FaceBlock>
  )
}
