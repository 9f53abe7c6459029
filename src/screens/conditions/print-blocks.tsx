import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { Answers } from '#record/facility-states.ts'
import { sourceLines, useSourceWords } from '#record/print/source-lines.ts'
import { useAbsenceWords } from '#record/summary/absence-words.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { ColumnHeads } from './block-table.tsx'
import styles from './print-blocks.module.css'
import type { ConditionsView } from './use-conditions.ts'
import { useExportRows } from './use-conditions-export.ts'

const BLOCKS = ['allergy', 'contraindication', 'infection', 'diagnosis'] as const

interface PrintBlocksProps {
  readonly person: Person
  readonly view: ConditionsView
}

/** The blocks as tables for paper, what may harm first; beside each title who is missing from it. */
export function PrintBlocks({ person, view }: PrintBlocksProps) {
  const { t } = useTranslation('conditions')
  const rows = useExportRows()(view)
  const absence = useAbsence(view)
  return BLOCKS.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const words = absence(kind)
    return (
      <section key={kind}>
        <h2>
          {t(($) => $.block[kind])} <Missing person={person} answers={view[kind].answers} />
        </h2>
        {words === undefined ? null : <p>{words}</p>}
        {own.length === 0 ? null : (
          <table>
            <ColumnHeads columns={['name', 'details', 'status', 'since', 'facility']} />
            <tbody>
              {own.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  <td>{row.details}</td>
                  <td>{row.status}</td>
                  <td>{row.at}</td>
                  <td>{row.facility}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    )
  })
}

/** In words why a block lists nothing in force; undefined when it does. */
function useAbsence(view: ConditionsView): (kind: (typeof BLOCKS)[number]) => string | undefined {
  const { t } = useTranslation('conditions')
  const { t: record } = useTranslation('record')
  const wording = useAbsenceWords()
  return (kind) => {
    const { answers, shown } = view[kind]
    if (kind === 'allergy' ? view.allergy.lines.active.length > 0 : shown > 0) return undefined
    if (view.isFiltering) return record(($) => $.nothing.filtered)
    const { title, detail } =
      kind === 'allergy'
        ? wording.ofAllergies(view.allergy.answers, view.allergy.lines.negations)
        : wording[kind === 'diagnosis' ? 'ofBlock' : 'ofWarnings'](
            [answers],
            t(($) => $.block[kind]),
          )
    return detail === undefined ? title : `${title}　${detail}`
  }
}

/** Facilities that are not in a block wholly, with why: on paper there is no strip to look at. */
function Missing({ person, answers }: { readonly person: Person; readonly answers: Answers }) {
  const { facilities } = useNetwork()
  const { withLetter } = useFacilityNames()
  const words = useSourceWords()
  const missing = sourceLines(facilities, person, [answers]).filter(
    ({ state }) => state !== 'complete' && state !== 'not-linked',
  )
  return (
    <span className={styles.missing}>
      {missing.map((source) => `${withLetter(source.facility)} ${words(source)}`).join('　')}
    </span>
  )
}
