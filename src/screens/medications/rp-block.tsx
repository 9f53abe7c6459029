import { useTranslation } from 'react-i18next'
import { isCurrentFact } from '#clinical/facts.ts'
import { inLanguage } from '#clinical/in-language.ts'
import { addDays } from '#clinical/jst-date.ts'
import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import type { OrderRp } from '#clinical/medications/order-sheet.ts'
import { orderTags } from '#clinical/medications/order-tags.ts'
import { daysTold, supplyOf } from '#clinical/medications/supply.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { amountText, DoseLine } from '#record/medication-text.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { DrugName } from './drug-name.tsx'
import styles from './order-panel.module.css'
import type { Words } from './use-words.ts'

interface RpBlockProps {
  readonly rp: OrderRp
  readonly openKey: string
  readonly words: Words
}

/** `RP.1 内服`, its drugs, then 【dosing】 and days as the prescriber wrote them: nothing reworded (MED-1, MED-2). */
export function RpBlock({ rp, openKey, words }: RpBlockProps) {
  const { t } = useTranslation('medications')
  const lines = rp.lines.map((line) => inLanguage(line, words.language))
  const [first] = lines
  if (first === undefined) return null
  const number = rp.number === undefined ? undefined : Number(rp.number) || rp.number
  const form = first.categories.find(({ text }) => /内服|頓用|頓服|外用|自己注射/.test(text))?.text
  const usages = [...new Set(lines.map(({ usage }) => usage ?? ''))]
  return (
    <>
      <p className={styles['rp-head']}>
        <b>{number === undefined ? t(($) => $.order.rpUnnumbered) : t(($) => $.order.rp, { number })}</b>
        <span>{form ?? (orderTags(first).includes('as-needed') ? t(($) => $.tag['as-needed']) : '')}</span>
      </p>
      {lines.map((line) => (
        <div
          key={line.key}
          className={styles.drug}
          data-open={line.key === openKey}
          data-cancelled={!isCurrentFact(line)}
        >
          <p>
            {line.drugs.map(({ name }, index) => (
              <b key={`${name.text}${index.toString()}`}>
                <DrugName text={name.text} />
              </b>
            ))}{' '}
            {line.drugs.every(({ name }) => name.isStandard) ? null : (
              <Tag tone="note">{t(($) => $.row.noStandardCode)}</Tag>
            )}
            <FactMarks fact={line} />
          </p>
          <DoseLine line={line} />
          <Period line={line} words={words} />
          <Remarks line={line} />
          {usages.length > 1 && line.usage !== undefined ? <p className={styles.usage}>【{line.usage}】</p> : null}
        </div>
      ))}
      {usages.length === 1 && first.usage !== undefined ? (
        <p className={styles.usage}>
          【{first.usage}】{writtenSupply(first, t)}
        </p>
      ) : null}
    </>
  )
}

/** 「3日分」, or `4 wk`, behind the dosing, unless the dosing says so itself. */
function writtenSupply(
  line: Prescription | Injection,
  t: ReturnType<typeof useTranslation<'medications'>>['t'],
): string {
  const { usage, daysSupplied, timesSupplied } = line
  const [inDays, length] = [daysTold(line), daysSupplied === undefined ? '' : amountText(daysSupplied)]
  const days = inDays === undefined ? length : t(($) => $.order.days, { days: inDays })
  const times = timesSupplied === undefined ? '' : t(($) => $.order.times, { times: timesSupplied })
  const written = days === '' ? times : days
  return usage?.includes(written) === true ? '' : written
}

/** From when until when, the end marked 推定 (MED-4). */
function Period({ line, words }: { readonly line: Prescription | Injection; readonly words: Words }) {
  const { t } = useTranslation('medications')
  const supply = supplyOf(line)
  if (supply.form !== 'band') return null
  return (
    <p className={styles.second}>
      {supply.until === undefined
        ? t(($) => $.order.openEnd, { from: words.date(supply.from) })
        : t(($) => $.order.estimatedEnd, {
            from: words.date(supply.from),
            until: words.date(addDays(supply.until, -1)),
          })}
    </p>
  )
}

/** Further instructions, route and place of use, remarks: verbatim. */
function Remarks({ line }: { readonly line: Prescription | Injection }) {
  const parts = [
    ...line.instructions,
    line.asNeededFor,
    line.route,
    line.site,
    line.statusReason,
    ...line.notes,
  ].filter((part) => part !== undefined && part !== '' && line.usage?.includes(part) !== true)
  return parts.length === 0 ? null : <p className={styles.second}>{[...new Set(parts)].join('　')}</p>
}
