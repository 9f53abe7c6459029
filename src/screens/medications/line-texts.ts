import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import { amountText } from '#record/medication-text.tsx'

/** A mark in one piece, where it stands in running text. */
export function markText({ text, detail }: LineMark): string {
  return detail === undefined ? text : `${text} ${detail}`
}

/** An amount with what it is an amount of; without a label, words that it is missing. */
export interface DosePart {
  readonly label: string | undefined
  readonly text: string
}

export interface LineMark {
  readonly text: string
  /** Stands behind the mark: days, or the name of another product. */
  readonly detail?: string
  readonly tone: 'black' | 'gap'
}

/** Drugs with their amounts, but for a prescription of one drug: there the amount is its 1回量, and stands labelled (MED-1). */
export function drugTexts(line: Prescription | Injection): readonly string[] {
  const isOne = line.kind === 'prescription' && line.drugs.length === 1
  return line.drugs.map(({ name, amount }) =>
    amount === undefined || isOne ? name.text : `${name.text} ${amountText(amount)}`,
  )
}

/** `1回量 1 錠`. */
export function doseText({ label, text }: DosePart): string {
  return label === undefined ? text : `${label} ${text}`
}
