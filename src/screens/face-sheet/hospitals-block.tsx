import { useTranslation } from 'react-i18next'
import { formatBirthDate, formatClock } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { type SourceState, useSourceStates } from '#sources/source-states.ts'
import styles from './face-sheet.module.css'

const LETTER = { loading: 'outline', failed: 'failed', notLinked: 'dashed' } as const

/** 連携病院: every facility with its link, the number there and what it has answered (FACE-1, PID-7). */
export function HospitalsBlock({ person }: { readonly person: Person }) {
  const { t } = useTranslation('faceSheet')
  const states = useSourceStates(person).filter(({ facility }) => facility.id !== HUB_FACILITY_ID)
  return (
    <section className={styles.block} aria-label={t(($) => $.block.hospitals)}>
      <div className={styles.title}>
        <h2>{t(($) => $.block.hospitals)}</h2>
      </div>
      <table className={styles.table} data-of="hospitals">
        <tbody>
          {states.map((state) => (
            <HospitalRow key={state.facility.id} source={state} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function HospitalRow({ source }: { readonly source: SourceState }) {
  const { t, i18n } = useTranslation('faceSheet')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const { facility, link, state, fetchedAt } = source
  const letter = state === 'loading' || state === 'failed' || state === 'notLinked' ? LETTER[state] : 'solid'
  const number = link?.patientNumber
  const words =
    state === 'complete'
      ? t(($) => $.hospital.complete, { time: fetchedAt === undefined ? '' : formatClock(fetchedAt) })
      : t(($) => $.hospital[state])
  return (
    <tr>
      <th scope="row">
        <span className={styles.hospital}>
          <FacilityLetter facility={facility.id} state={letter} />
          {name(facility.id)}
        </span>
      </th>
      <td>
        {number === undefined
          ? state === 'notLinked'
            ? ''
            : t(($) => $.hospital.noNumber)
          : t(($) => $.hospital.number, { number })}
      </td>
      <td>
        {clinical(($) => $.link[link?.state ?? 'not-linked'])}{' '}
        {link?.since === undefined
          ? null
          : t(($) => $.hospital.since, { date: formatBirthDate(link.since, languageOf(i18n)) })}
      </td>
      <td data-gap={state === 'failed' || state === 'partial'}>{state === 'notLinked' ? '' : words}</td>
    </tr>
  )
}
