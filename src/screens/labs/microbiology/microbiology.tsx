import { formatList } from '#clinical/format/list.ts'
import '#i18n/labs-graph.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { type Culture, cultures, type Finding, type Organism } from '#clinical/laboratory/microbiology/cultures.ts'
import type { LabResult } from '#clinical/observation-facts.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FlaggedValue } from '../graph/flagged-value.tsx'
import styles from './microbiology.module.css'

interface MicrobiologyProps {
  /** Results of microbiology as the hospitals gave them; the screen says above what is missing from them. */
  readonly results: readonly LabResult[]
}

/** 微生物: each specimen of each hospital with its organisms and their susceptibilities, never in the numeric grid (LAB-9). */
export function Microbiology({ results }: MicrobiologyProps) {
  const { t } = useTranslation('labsGraph')
  const list = useMemo(() => cultures(results), [results])
  return (
    <section className={styles.microbiology} aria-label={t(($) => $.microbiology.label)}>
      <p className={styles.legend}>{t(($) => $.microbiology.legend)}</p>
      {list.map((culture) => (
        <CultureView key={culture.key} culture={culture} />
      ))}
    </section>
  )
}

function CultureView({ culture }: { readonly culture: Culture }) {
  const { t, i18n } = useTranslation('labsGraph')
  const language = languageOf(i18n)
  const { at, isAtReportTime, reportedAt, material, accessions, facility, organisms, findings, notes } = culture
  const time = at === undefined ? t(($) => $.table.noTime) : formatClinicalTime(at, language)
  return (
    <article className={styles.culture}>
      <header>
        <h3>
          {isAtReportTime ? t(($) => $.table.reported, { time }) : time}
          {'　'}
          {material ?? t(($) => $.microbiology.noMaterial)}
        </h3>
        <FacilityName facility={facility} />
        {reportedAt === undefined || isAtReportTime ? null : (
          <span className={styles.about}>
            {t(($) => $.table.reported, { time: formatClinicalTime(reportedAt, language) })}
          </span>
        )}
        {accessions.length === 0 ? null : (
          <span className={styles.about}>
            {t(($) => $.microbiology.accession, { accession: formatList(accessions, language) })}
          </span>
        )}
        {culture.withdrawn === 0 ? null : (
          <span className={styles.about}>{t(($) => $.withdrawn, { count: culture.withdrawn })}</span>
        )}
      </header>
      {findings.length === 0 ? null : (
        <dl className={styles.findings}>
          {findings.map((finding) => (
            <div key={finding.key}>
              <dt>{finding.measurement.item.text}</dt>
              <dd>
                <Value finding={finding} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {organisms.length === 0 ? null : <Organisms culture={culture} />}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </article>
  )
}

function Organisms({ culture: { organisms, drugs } }: { readonly culture: Culture }) {
  const { t } = useTranslation('labsGraph')
  return (
    <table>
      <caption className="visually-hidden">{t(($) => $.microbiology.table)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.microbiology.drug)}</th>
          {organisms.map((organism) => (
            <th key={organism.key} scope="col">
              <OrganismHeading organism={organism} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drugs.map((drug) => (
          <tr key={drug}>
            <th scope="row">{drug}</th>
            {organisms.map((organism) => (
              <td key={organism.key}>
                <Susceptibilities organism={organism} drug={drug} />
              </td>
            ))}
          </tr>
        ))}
        {drugs.length === 0 ? (
          <tr>
            <td colSpan={organisms.length + 1}>{t(($) => $.microbiology.noDrugs)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

function OrganismHeading({ organism: { name, findings } }: { readonly organism: Organism }) {
  const { t } = useTranslation('record')
  const { value, absentReason, item } = name.measurement
  return (
    <>
      <b>{value?.text ?? absentReason ?? item.text}</b>
      {name.status === 'final' || name.status === 'unknown' ? null : (
        <Tag tone="gap">{t(($) => $.status[name.status])}</Tag>
      )}
      {findings.map((finding) => (
        <span key={finding.key} className={styles.finding}>
          {finding.measurement.item.text} <Value finding={finding} />
        </span>
      ))}
    </>
  )
}

/** All results of a drug, as recorded: its letter, then what was measured (GRID-10). */
function Susceptibilities({ organism, drug }: { readonly organism: Organism; readonly drug: string }) {
  const { t } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  const own = organism.susceptibilities.filter((each) => each.drug === drug)
  if (own.length === 0) return <span className={styles.about}>{t(($) => $.microbiology.notTested)}</span>
  return own.map(({ key, letter, measurement: { value, absentReason, flag }, status }) => {
    const measured = value?.text === letter ? undefined : [value?.text ?? absentReason, value?.unit].join(' ').trim()
    return (
      <div key={key} className={styles.susceptibility} data-letter={letter}>
        <span className={styles.letter}>
          <span aria-hidden="true">{letter ?? flag?.text ?? ''}</span>
          {letter === undefined ? null : (
            <span className="visually-hidden">{t(($) => $.microbiology.letter[letter])}</span>
          )}
        </span>
        <span>{measured}</span>
        {status === 'preliminary' || status === 'corrected' ? (
          <Tag tone="gap">{record(($) => $.status[status])}</Tag>
        ) : null}
      </div>
    )
  })
}

function Value({ finding: { measurement, status } }: { readonly finding: Finding }) {
  return (
    <>
      <FlaggedValue measurement={measurement} status={status} />
      {measurement.value?.unit === undefined ? null : <span className={styles.about}> {measurement.value.unit}</span>}
    </>
  )
}
