import type { Amount } from '../fact-base.ts'
import type { MedicationLine } from '../medication-facts.ts'

/**
 * The dosing text without what stands beside it under its own label: 1回量, 1日量, 日数, 回数 and 総量 are left out of the
 * line where the text repeats them to the letter. Everything else stays as it was written; the whole text is shown with
 * the order (MED-1).
 */
export function shortUsage(line: MedicationLine): string {
  const [dose, daily, total] = [line.dose, line.dailyDose, line.total].map(written)
  const repeated = [
    dose !== undefined && daily !== undefined ? `1回${dose}（1日${daily}）` : undefined,
    dose === undefined ? undefined : `1回${dose}`,
    daily === undefined ? undefined : `1日${daily}`,
    line.daysSupplied === undefined ? undefined : `${line.daysSupplied.text}日分`,
    line.timesSupplied === undefined ? undefined : `${line.timesSupplied}回分`,
    total === undefined ? undefined : `計${total}`,
  ]
  const words = [line.usage ?? '', ...line.instructions.filter((text) => line.usage?.includes(text) !== true)]
    .join(' ')
    .split(/[\s\u3000]+/)
  return words.filter((word) => word !== '' && !repeated.includes(word)).join(' ')
}

function written(amount: Amount | undefined): string | undefined {
  return amount === undefined ? undefined : `${amount.text}${amount.unit ?? ''}`
}
