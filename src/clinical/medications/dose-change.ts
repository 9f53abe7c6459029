import type { Amount } from '../fact-base.ts'
import type { MedicationLine } from '../medication-facts.ts'
import type { DoseChange } from './drug-row.ts'
import { plainText } from './plain-text.ts'

/**
 * 増 or 減 from one supply to the next of the same drug (MED-8), and only where the two can be compared: the same amount
 * given by both, in one unit, as 製剤量 or as 成分量 alike, on the same pattern of days. Everything else is no change that
 * a machine may claim.
 */
export function doseChange(before: MedicationLine, after: MedicationLine): DoseChange | undefined {
  if (before.isAsNeeded || after.isAsNeeded) return undefined
  const strengthType = after.drugs[0]?.strengthType
  if (before.drugs[0]?.strengthType !== strengthType) return undefined
  if (dayPattern(before) !== dayPattern(after)) return undefined
  if (before.dailyDose !== undefined || after.dailyDose !== undefined) {
    return compared('daily-dose', strengthType, before.dailyDose, after.dailyDose)
  }
  // A single dose tells nothing when it is taken more or less often.
  return plainText(before.usage ?? '') === plainText(after.usage ?? '')
    ? compared('dose', strengthType, before.dose, after.dose)
    : undefined
}

function compared(
  what: DoseChange['what'],
  strengthType: DoseChange['strengthType'],
  one: Amount | undefined,
  other: Amount | undefined,
) {
  const [from, to] = [magnitude(one), magnitude(other)]
  if (one === undefined || other === undefined || from === undefined || to === undefined || from === to) return
  const unit = one.unit ?? ''
  if (plainText(unit) !== plainText(other.unit ?? '')) return
  const change: DoseChange = {
    direction: to > from ? 'increase' : 'decrease',
    what,
    strengthType,
    from: one.text,
    to: other.text,
    unit,
  }
  return change
}

/** For comparison only; a range (`1–2`) has no single magnitude. */
function magnitude(amount: Amount | undefined): number | undefined {
  const text = plainText(amount?.text ?? '')
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** 隔日, 月・木曜日, 週1回 …: the words that say on which days a dose is taken. */
function dayPattern({ usage, instructions }: MedicationLine): string {
  const text = plainText([usage ?? '', ...instructions].join(' '))
  return [...text.matchAll(/隔日|\d*日おき|\d*週間?(?:に)?\d*回?|[月火水木金土日]曜|奇数日|偶数日/g)].join()
}
