import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { IdentityDifference, StatedPatient } from '#clinical/documents/identity-check.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useFacilityNames } from './facility-names.tsx'
import styles from './identity-mismatch.module.css'

interface IdentityMismatchProps {
  readonly person: Person
  /** As the document or the image says. */
  readonly stated: StatedPatient
  readonly differences: readonly IdentityDifference[]
  readonly title: string
  readonly detail: string
  /** Heading of the column of what the content says: 文書の患者, 画像の患者. */
  readonly inContent: string
  /** Only where the difference is one of spelling or a missing value (DESIGN.md §8.1). */
  readonly onAcknowledge?: () => void
}

/** In the place of content whose patient disagrees: both identities side by side, what differs in words, and nothing else (PID-6). */
export function IdentityMismatch(props: IdentityMismatchProps) {
  const { person, stated, differences, title, detail, inContent, onAcknowledge } = props
  const { t } = useTranslation('record')
  const isBlocked = onAcknowledge === undefined
  const rows = useRows(person, stated)
  return (
    <section className={styles.mismatch} data-blocked={isBlocked} role="alert">
      <h2>
        <Icon name={isBlocked ? 'urgent' : 'caution'} size={20} />
        {title}
      </h2>
      <p>{detail}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{inContent}</th>
            <th scope="col">{t(($) => $.identity.onScreen)}</th>
            <th scope="col">{t(($) => $.identity.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, content, screen }) => {
            const difference = differences.find((each) => each.field === field)
            return (
              <tr key={label} data-differs={difference?.kind === 'differs'}>
                <th scope="row">{label}</th>
                <td>
                  <bdi>{content ?? t(($) => $.identity.none)}</bdi>
                </td>
                <td>
                  <bdi>{screen ?? t(($) => $.identity.none)}</bdi>
                </td>
                <td>{difference === undefined ? '' : t(($) => $.identity.kind[difference.kind])}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {onAcknowledge === undefined ? null : (
        <Button variant="outline" onClick={onAcknowledge}>
          {t(($) => $.identity.acknowledge)}
        </Button>
      )}
    </section>
  )
}

function useRows(person: Person, stated: StatedPatient) {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const { facilities } = useNetwork()
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const birth = (time: Person['birthDate']) => (time === undefined ? undefined : formatBirthDate(time, language))
  const numbers = stated.numbers.map(({ system, value }) => {
    const issuer = facilities.find(({ patientIdSystem }) => canonicalSystem(patientIdSystem) === system)
    return { text: issuer === undefined ? value : `${name(issuer.id)} ${value}`, issuer }
  })
  const ours = numbers.flatMap(({ issuer }) => {
    const number = person.links.find(({ facility }) => facility === issuer?.id)?.patientNumber
    return issuer === undefined || number === undefined ? [] : [`${name(issuer.id)} ${number}`]
  })
  const joined = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts.join('、'))
  return [
    {
      field: 'name',
      label: t(($) => $.identity.field.name),
      content: stated.name.ideographic ?? stated.name.alphabetic,
      screen: person.name.ideographic ?? person.name.alphabetic,
    },
    {
      field: 'kana',
      label: t(($) => $.identity.field.kana),
      content: stated.name.phonetic,
      screen: person.name.phonetic,
    },
    {
      field: 'birth-date',
      label: t(($) => $.identity.field['birth-date']),
      content: birth(stated.birthDate),
      screen: birth(person.birthDate),
    },
    {
      field: 'sex',
      label: t(($) => $.identity.field.sex),
      content: clinical(($) => $.sex[stated.sex]),
      screen: clinical(($) => $.sex[person.sex]),
    },
    {
      field: 'number',
      label: t(($) => $.identity.field.number),
      content: joined(numbers.map(({ text }) => text)),
      screen: joined(ours),
    },
  ] as const
}
