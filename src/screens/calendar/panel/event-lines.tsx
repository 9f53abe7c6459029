import { useTranslation } from 'react-i18next'
import { type ClinicalFact, isCurrentFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { amountText } from '#record/medication-text.tsx'
import { ToStudy } from '#record/to-study.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Words } from '../use-words.ts'
import styles from './panel.module.css'

interface EventLinesProps {
  readonly facts: readonly ClinicalFact[]
  readonly words: Words
  readonly isDated: boolean
}

/** Everything that is told by a title and a few lines: reports, images, documents, notes, procedures, visits, stays … */
export function EventLines({ facts, words, isDated }: EventLinesProps) {
  const sorted = [...facts].sort((a, b) => ((a.at?.text ?? '') < (b.at?.text ?? '') ? -1 : 1))
  return (
    <ul className={styles.events}>
      {sorted.map((fact) => (
        <li key={fact.key} data-cancelled={!isCurrentFact(fact)}>
          <EventLine fact={fact} words={words} isDated={isDated} />
        </li>
      ))}
    </ul>
  )
}

function EventLine({ fact, words, isDated }: Omit<EventLinesProps, 'facts'> & { readonly fact: ClinicalFact }) {
  const event = useEvent(fact, words)
  const { text } = event
  const clock =
    isDated && fact.at !== undefined && fact.kind !== 'stay'
      ? formatClinicalTime(fact.at, words.language)
      : fact.at?.text.slice(11, 16)
  return (
    <>
      <p className={styles['event-title']}>
        <b>
          {fact.kind === 'imaging' && fact.studyUid !== undefined ? (
            <ToStudy studyUid={fact.studyUid}>{event.title}</ToStudy>
          ) : (
            event.title
          )}
        </b>
        <FactMarks fact={fact} />
        {event.tags.map((tag) => (
          <Tag key={tag} tone="neutral">
            {tag}
          </Tag>
        ))}
      </p>
      {text === undefined || text === '' ? null : <p className={styles['event-text']}>{text}</p>}
      <p className={styles['event-about']}>
        {clock === undefined || clock === '' ? null : <span>{clock}</span>}
        {[...event.about, ...fact.notes]
          .filter((each) => each !== undefined && each !== '')
          .map((each) => (
            <span key={each}>{each}</span>
          ))}
      </p>
    </>
  )
}

interface Event {
  readonly title: string
  readonly tags: readonly string[]
  /** What a person wrote, whole. */
  readonly text: string | undefined
  readonly about: readonly (string | undefined)[]
}

function useEvent(fact: ClinicalFact, words: Words): Event {
  const { t } = useTranslation('calendar')
  const author = fact.author === undefined ? undefined : t(($) => $.content.author, { author: fact.author })
  const files = (count: number) => (count === 0 ? undefined : t(($) => $.content.files, { count }))
  const plain = (title: string, about: readonly (string | undefined)[] = [], text?: string): Event => ({
    title: title === '' ? words.kind(fact.kind) : title,
    tags: [],
    text,
    about: [...about, author],
  })
  switch (fact.kind) {
    case 'stay':
      return plain(fact.department ?? words.kind('stay'), [
        fact.at === undefined
          ? undefined
          : `${formatClinicalTime(fact.at, words.language)} –${fact.until === undefined ? '' : ` ${formatClinicalTime(fact.until, words.language)}`}`,
        ...fact.places.map((place) =>
          place.from === undefined
            ? place.name
            : t(($) => $.content.place, { name: place.name, from: formatClinicalTime(place.from, words.language) }),
        ),
        fact.reasons.length === 0
          ? undefined
          : t(($) => $.content.reasons, { reasons: fact.reasons.join(words.separator) }),
        fact.diagnoses.length === 0
          ? undefined
          : t(($) => $.content.diagnoses, { diagnoses: fact.diagnoses.join(words.separator) }),
        fact.admittedFrom === undefined ? undefined : t(($) => $.content.admittedFrom, { from: fact.admittedFrom }),
        fact.dischargedTo === undefined ? undefined : t(($) => $.content.dischargedTo, { to: fact.dischargedTo }),
      ])
    case 'visit':
      return plain(fact.type ?? words.kind('visit'), [
        fact.department,
        fact.reasons.length === 0
          ? undefined
          : t(($) => $.content.reasons, { reasons: fact.reasons.join(words.separator) }),
        fact.diagnoses.length === 0
          ? undefined
          : t(($) => $.content.diagnoses, { diagnoses: fact.diagnoses.join(words.separator) }),
      ])
    case 'imaging':
      return plain(fact.title, [
        fact.modalities.join(words.separator),
        fact.bodySite,
        fact.seriesCount === undefined ? undefined : t(($) => $.content.series, { count: fact.seriesCount }),
        fact.instanceCount === undefined ? undefined : t(($) => $.content.images, { count: fact.instanceCount }),
      ])
    case 'report':
      return plain(fact.title, [fact.category?.text, files(fact.files.length)], fact.conclusion)
    case 'file':
    case 'clinical-record':
      return {
        ...plain(fact.title, [fact.type?.text, files(fact.files.length)], fact.description),
        tags: fact.isCurrentVersion ? [] : [t(($) => $.content.oldVersion)],
      }
    case 'note':
      return {
        ...plain(words.kind('note'), [], fact.text),
        tags: fact.isImportant ? [t(($) => $.content.important)] : [],
      }
    case 'procedure':
      return plain(fact.name.text, [
        fact.category?.text,
        fact.bodySite,
        fact.performers.length === 0
          ? undefined
          : t(($) => $.content.performers, { performers: fact.performers.join(words.separator) }),
        fact.until === undefined
          ? undefined
          : t(($) => $.content.until, { date: formatClinicalTime(fact.until, words.language) }),
        ...fact.details,
        fact.outcome,
        fact.statusReason,
      ])
    case 'order':
      return plain(fact.name.text, [fact.category?.text, ...fact.items.map((item) => item.text)])
    case 'physiology':
      return plain(
        fact.title,
        fact.measurements.map((each) =>
          [each.item.text, each.value?.text ?? each.absentReason, each.value?.unit]
            .filter((part) => part !== undefined)
            .join(' '),
        ),
        fact.conclusion,
      )
    case 'diet':
      return plain(fact.name.text, [
        fact.until === undefined
          ? undefined
          : t(($) => $.content.until, { date: formatClinicalTime(fact.until, words.language) }),
        ...fact.details,
      ])
    case 'immunization':
      return {
        ...plain(fact.vaccine.text, [
          fact.dose === undefined ? undefined : amountText(fact.dose),
          fact.doseNumber,
          fact.lotNumber === undefined ? undefined : t(($) => $.content.lot, { lot: fact.lotNumber }),
          fact.site,
          fact.manufacturer,
          fact.statusReason,
        ]),
        tags: fact.isGiven ? [] : [t(($) => $.content.notGiven)],
      }
    // Kinds that have no row of the calendar, or a form of their own: named, never dropped.
    case 'prescription':
    case 'injection':
    case 'laboratory':
    case 'vital-sign':
    case 'diagnosis':
    case 'allergy':
    case 'infection':
    case 'contraindication':
    case 'contact':
      return plain(words.kind(fact.kind))
  }
}
