import { useTranslation } from 'react-i18next'
import type { RecordKind } from '#clinical/record-kind.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { CheckTarget, Finding } from '#sources/self-check/finding.ts'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './self-check-page.module.css'
import type { CheckedTarget } from './use-self-check.ts'
import { worstOf } from './worst-of.ts'

const ICON = { right: 'none', note: 'info', wrong: 'caution' } as const

interface CheckedServersProps {
  readonly targets: readonly CheckedTarget[]
  readonly page: URL
}

/** First what belongs to the whole network, then facility by facility (E39). */
export function CheckedServers({ targets, page }: CheckedServersProps) {
  const { t, i18n } = useTranslation('selfCheck')
  const language = languageOf(i18n)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.server)}</th>
          <th scope="col">{t(($) => $.state)}</th>
          <th scope="col">{t(($) => $.what)}</th>
        </tr>
      </thead>
      {[...Map.groupBy(targets, ({ target }) => target.facility)].map(([facility, group]) => (
        <tbody key={facility?.id ?? ''}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {facility === undefined ? (
                t(($) => $.network)
              ) : (
                <span className={styles.facility}>
                  <HospitalLetter letter={facility.letter} name={facility.letter} />
                  {facility.name[language]}
                </span>
              )}
            </th>
          </tr>
          {group.map((each) => (
            <Row key={each.target.at} checked={each} page={page} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Row({ checked, page }: { readonly checked: CheckedTarget; readonly page: URL }) {
  const { t } = useTranslation('selfCheck')
  const { target, findings } = checked
  const severity = worstOf(checked)
  return (
    <tr data-severity={findings === undefined ? 'waiting' : severity}>
      <th scope="row">
        {useTargetName(target)}
        <span className={styles.address}>{target.address.href}</span>
      </th>
      <td className={styles.state}>
        {findings === undefined ? (
          t(($) => $.waiting)
        ) : (
          <>
            <Icon name={ICON[severity]} />
            {t(($) => $.severity[severity])}
          </>
        )}
      </td>
      <td>
        <ul>
          {(findings ?? []).map((finding) => (
            <FindingLine key={finding.code} finding={finding} target={target} page={page} />
          ))}
        </ul>
      </td>
    </tr>
  )
}

function useTargetName({ at, service }: CheckTarget): string {
  const { t } = useTranslation('selfCheck')
  if (at === 'hub.base') return t(($) => $.target.hub)
  if (at === 'hub.patientIndex.base') return t(($) => $.target.patientIndex)
  if (at === 'annotations.base') return t(($) => $.target.annotations)
  return t(($) => $.service[service])
}

interface FindingLineProps {
  readonly finding: Finding
  readonly target: CheckTarget
  readonly page: URL
}

function FindingLine({ finding, target, page }: FindingLineProps) {
  const { t } = useTranslation('selfCheck')
  const { t: clinical } = useTranslation('clinical')
  const { code, severity, detail = '' } = finding
  const kinds =
    code === 'kinds-unsearchable'
      ? detail
          .split(' ')
          .map((kind) => clinical(($) => $.kind[kind as RecordKind]))
          .join('、')
      : ''
  const values = { detail, kinds, address: target.address.href, origin: page.origin }
  return (
    <li data-severity={severity}>
      {severity === 'right' ? null : <b>{t(($) => $.severity[severity])}</b>} {t(($) => $.finding[code], values)}
      {severity === 'right' ? null : <p>{t(($) => $.todo[code], values)}</p>}
    </li>
  )
}
