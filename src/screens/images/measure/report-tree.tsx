import { useTranslation } from 'react-i18next'
import { unitText } from '#imaging/measure/report-codes.ts'
import type { SrItem, SrValue } from '#standards/dicom/sr-content.ts'
import styles from './report-tree.module.css'

interface ReportTreeProps {
  readonly item: SrItem
}

/** The whole content of a structured report as nested lists, nothing left out: codes by their meaning, values as recorded. */
export function ReportTree({ item }: ReportTreeProps) {
  return (
    <ul className={styles.tree}>
      <Branch item={item} />
    </ul>
  )
}

function Branch({ item: { concept, value, items } }: ReportTreeProps) {
  const words = useValueWords()
  const text = words(value)
  return (
    <li>
      {concept === undefined ? null : <span className={styles.name}>{concept.meaning}</span>}{' '}
      {text === '' ? null : <span className={styles.value}>{text}</span>}
      {items.length === 0 ? null : (
        <ul>
          {items.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item of a report has no other name than its place
            <Branch key={at} item={each} />
          ))}
        </ul>
      )}
    </li>
  )
}

function useValueWords(): (value: SrValue) => string {
  const { t } = useTranslation('imageMeasure')
  return (value) => {
    switch (value.type) {
      case 'CONTAINER':
        return ''
      case 'TEXT':
      case 'DATE':
      case 'TIME':
      case 'DATETIME':
      case 'UIDREF':
        return value.text
      case 'PNAME':
        return [value.name.Ideographic, value.name.Phonetic, value.name.Alphabetic]
          .filter((each) => each !== undefined && each !== '')
          .map((each) => each?.replaceAll('^', ' '))
          .join(' / ')
      case 'CODE':
        return value.code.meaning
      case 'NUM': {
        const number = value.text ?? value.qualifier?.meaning ?? t(($) => $.reports.noValue)
        return `${number} ${unitText(value.unit)}`.trim()
      }
      case 'IMAGE':
      case 'COMPOSITE':
      case 'WAVEFORM':
        return value.references
          .map(({ frames }) =>
            frames.length === 0 ? t(($) => $.tree.object) : t(($) => $.tree.frames, { frames: frames.join(', ') }),
          )
          .join(' ')
      case 'SCOORD':
      case 'SCOORD3D':
        return t(($) => $.tree.coordinates, { graphic: value.graphic, count: value.data.length })
      case 'reference':
        return t(($) => $.tree.reference, { path: value.path.join('.') })
      case 'unread':
        return t(($) => $.tree.unread, { type: value.valueType === '' ? '—' : value.valueType })
    }
  }
}
