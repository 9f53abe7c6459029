import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import '#i18n/inbound-request.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { personQuery } from '#sources/patients.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './inbound-request-page.module.css'

interface OtherPatientQuestionProps {
  readonly open: PersonHandle
  readonly requested: Person
  readonly onGo: () => void
  readonly onStay: () => void
}

/** Somebody else is open: both are named side by side, and nothing goes on before the reader has chosen (IHE RAD-106, H-19). */
export function OtherPatientQuestion({ open, requested, onGo, onStay }: OtherPatientQuestionProps) {
  const { t } = useTranslation('inboundRequest')
  const network = useNetwork()
  const { data } = useQuery(personQuery(network, open))
  const person = data?.state === 'data' ? data.rows[0] : undefined
  const rows = useRows()
  return (
    <section className={styles.question} role="alert">
      <h1>
        <Icon name="caution" size={20} />
        {t(($) => $.differs)}
      </h1>
      <p>{t(($) => $.differsDetail)}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(($) => $.open)}</th>
            <th scope="col">{t(($) => $.requested)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{person === undefined ? t(($) => $.notKnown) : text(person)}</td>
              <td>{text(requested)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <Button variant="outline" onClick={onStay}>
          {t(($) => $.stay)}
        </Button>
        <Button variant="outline" onClick={onGo}>
          {t(($) => $.go)}
        </Button>
      </div>
    </section>
  )
}

function useRows() {
  const { t, i18n } = useTranslation('inboundRequest')
  const { t: clinical } = useTranslation('clinical')
  const { t: shell } = useTranslation()
  const unknown = shell(($) => $.header.unknown)
  return [
    { label: t(($) => $.name), text: ({ name }: Person) => name.ideographic ?? name.alphabetic ?? unknown },
    { label: t(($) => $.kana), text: ({ name }: Person) => name.phonetic ?? shell(($) => $.header.kanaMissing) },
    {
      label: shell(($) => $.header.birthDate),
      text: ({ birthDate }: Person) =>
        birthDate === undefined ? unknown : formatBirthDate(birthDate, languageOf(i18n)),
    },
    { label: shell(($) => $.header.sex), text: ({ sex }: Person) => clinical(($) => $.sex[sex]) },
  ]
}
