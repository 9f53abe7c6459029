import type { Concept } from '../fact-base.ts'
import type { Injection } from '../medication-facts.ts'
import { plainText } from './plain-text.ts'

/**
 * How the dosing of a mixture differs from the one before it (MED-8). 増 or 減 is claimed only where two plain numbers of
 * one unit can be compared; everything else that differs is told as it was written, as a `change`.
 */
export interface InjectionChange {
  readonly what: 'amount' | 'rate'
  /** Whose amount; undefined = of the whole mixture, or its rate. */
  readonly drug: Concept | undefined
  readonly direction: 'increase' | 'decrease' | 'change'
  /** With their digits, and with the unit where the two do not share one. */
  readonly from: string
  readonly to: string
  /** The unit of both; '' where it stands in the texts. */
  readonly unit: string
}

interface Dosing {
  readonly what: InjectionChange['what']
  readonly drug: Concept | undefined
  readonly text: string
  readonly unit: string
}

/** What changed from one line of a mixture to the next; amounts or rates that only one of them gives are no change. */
export function injectionChanges(before: Injection, after: Injection): readonly InjectionChange[] {
  const [one, other] = [dosingsOf(before), dosingsOf(after)]
  return [...other].flatMap(([key, to]) => {
    const from = one.get(key)
    return from === undefined || isSame(from, to) ? [] : [changeOf(from, to)]
  })
}

/** Whether amounts or rates differ among some lines of a mixture; each is compared with the first that gives it. */
export function areMixed(lines: readonly Injection[]): boolean {
  const firsts = new Map<string, Dosing>()
  return lines.some((line) =>
    [...dosingsOf(line)].some(([key, dosing]) => {
      const first = firsts.get(key)
      if (first === undefined) firsts.set(key, dosing)
      return first !== undefined && !isSame(first, dosing)
    }),
  )
}

function dosingsOf({ dose, drugs, rate }: Injection): ReadonlyMap<string, Dosing> {
  const dosings: (readonly [string, Dosing])[] = drugs.flatMap(({ name, amount, strengthType }, place) =>
    amount === undefined
      ? []
      : [
          [
            `drug ${place.toString()} ${strengthType ?? ''}`,
            { what: 'amount', drug: name, text: amount.text, unit: amount.unit ?? '' },
          ] as const,
        ],
  )
  if (dose !== undefined && dosings.length === 0) {
    dosings.push(['dose', { what: 'amount', drug: undefined, text: dose.text, unit: dose.unit ?? '' }])
  }
  if (rate !== undefined) dosings.push(['rate', { what: 'rate', drug: undefined, ...rateParts(rate) }])
  return new Map(dosings)
}

/** `60 mL/時` as number and unit; anything else is text only. */
function rateParts(rate: string): Pick<Dosing, 'text' | 'unit'> {
  const { text, unit } = /^\s*(?<text>[\d.,０-９．]+)\s*(?<unit>\D.*)$/u.exec(rate)?.groups ?? {}
  return { text: text ?? rate, unit: unit ?? '' }
}

function isSame(one: Dosing, other: Dosing): boolean {
  if (plainText(one.unit) !== plainText(other.unit)) return false
  const [from, to] = [magnitude(one), magnitude(other)]
  return from === undefined || to === undefined ? plainText(one.text) === plainText(other.text) : from === to
}

function changeOf(from: Dosing, to: Dosing): InjectionChange {
  const { what, drug } = to
  if (plainText(from.unit) !== plainText(to.unit)) {
    return { what, drug, direction: 'change', from: whole(from), to: whole(to), unit: '' }
  }
  const [one, other] = [magnitude(from), magnitude(to)]
  const isComparable = one !== undefined && other !== undefined
  const direction = isComparable ? (other > one ? 'increase' : 'decrease') : 'change'
  return { what, drug, direction, from: from.text, to: to.text, unit: to.unit }
}

/** For comparison only; a range (`1–2`) has no single magnitude. */
function magnitude({ text }: Dosing): number | undefined {
  const plain = plainText(text)
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function whole({ text, unit }: Dosing): string {
  return unit === '' ? text : `${text} ${unit}`
}
