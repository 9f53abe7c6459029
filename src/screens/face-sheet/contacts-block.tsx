import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatList } from '#clinical/format/list.ts'
import type { ContactLine } from '#clinical/summary/contact-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { FaceBlock, More, Nothing } from './face-block.tsx'
import styles from './face-sheet.module.css'
import type { FaceSheet } from './use-face-sheet.ts'

const MOST = 5

/** 連絡先 of the patient and of people close to them, as each hospital has them; nothing is no proof that there is nobody. */
export function ContactsBlock({ sheet }: { readonly sheet: FaceSheet }) {
  const { t } = useTranslation('faceSheet')
  const { answers, lines } = sheet.contacts
  const name = t(($) => $.block.contacts)
  const shown = lines.slice(0, MOST)
  return (
    <FaceBlock name={name} answers={answers}>
      {lines.length === 0 ? (
        <Nothing answers={answers} what={name} words={t(($) => $.contact.none)} />
      ) : (
        <table className={styles.table}>
          <tbody>
            {shown.map((line) => (
              <ContactRow key={line.key} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <More shown={shown.length} total={lines.length} />
    </FaceBlock>
  )
}

function ContactRow({ line }: { readonly line: ContactLine }) {
  const { t, i18n } = useTranslation('faceSheet')
  const [newest] = line.records
  if (newest === undefined) return null
  const { isPatient, relation, name, phones, at } = newest
  return (
    <tr>
      <th scope="row">
        {isPatient ? t(($) => $.contact.self) : (relation ?? t(($) => $.contact.relationUnknown))}
        {name === undefined ? null : <b>{`　${name}`}</b>}
      </th>
      <td>{phones.length === 0 ? t(($) => $.contact.noNumber) : formatList(phones, languageOf(i18n))}</td>
      <td>{at === undefined ? t(($) => $.undated) : formatBirthDate(at, languageOf(i18n))}</td>
      <td>
        <FacilityMarks facilities={line.records.map(({ facility }) => facility)} isShort />
      </td>
    </tr>
  )
}
