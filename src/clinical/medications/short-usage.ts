import type { Amount } from '../fact-base.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { plainText } from './plain-text.ts'
import { daysTold } from './supply.ts'

/**
 * The dosing text without what stands beside it under its own label: 1回量, 1日量, 日数, 回数 and 総量 are left out of the
 * line where the text repeats them to the letter. Everything else stays as it was written; the whole text is shown with
 * the order (MED-1). What it is taken for and where on the body stand before it, where it does not say them itself:
 * of two eyes the one is not the other (H-15).
 */
export function shortUsage(line: MedicationLine): string {
  const days = daysTold(line)
  const [dose, daily, total] = [line.dose, line.dailyDose, line.total].map(written)
  const repeated = [
    dose !== undefined && daily !== undefined ? `1回${dose}（1日${daily}）` : undefined,
    dose === undefined ? undefined : `1回${dose}`,
    daily === undefined ? undefined : `1日${daily}`,
    days === undefined ? undefined : `${days}日分`,
    line.timesSupplied === undefined ? undefined : `${line.timesSupplied}回分`,
    total === undefined ? undefined : `計${total}`,
  ]
  const words = [line.usage ?? '', ...line.instructions.filter((text) => line.usage?.includes(text) !== true)]
    .join(' ')
    .split(/[\s\u3000]+/)
  const said = plainText(words.join(''))
  const before = [line.asNeededFor ?? '', line.site ?? ''].filter((part) => !said.includes(plainText(part)))
  return [...before, ...words.filter((word) => word !== '' && !repeated.includes(word))].join(' ')
}

/** Whether 頓用 must be written beside the dosing: the sender marked it so, and the text does not say it (MED-9, H-15). */
export function isSilentlyAsNeeded(line: MedicationLine): boolean {
  return line.isAsNeeded && !/頓[用服]/.test(plainText(shortUsage(line)))
}

function written(amount: Amount | undefined): string | undefined {
  return amount === undefined ? undefined : `${amount.text}${amount.unit ?? ''}`
}
