import type { Amount } from '../fact-base.ts'
import type { Injection } from '../medication-facts.ts'
import { plainText } from './plain-text.ts'

interface InjectionDoses {
  /** 1回量. */
  readonly dose: Amount | undefined
  /** 1日量. */
  readonly dailyDose: Amount | undefined
}

/**
 * The doses of an injection that must be told beside its drugs (MED-1, MED-2). The 1回量 is left out where the only drug
 * has that very amount; of a mixture it is the volume of all of it (510 mL; RXE-3 of SS-MIX2), which no drug tells. The
 * 1日量 stands beside the drugs in any case.
 */
export function dosesBesideDrugs({ dose, dailyDose, drugs }: Injection): InjectionDoses {
  const [only, ...others] = drugs
  const isTold = only !== undefined && others.length === 0 && isSame(only.amount, dose)
  return { dose: isTold ? undefined : dose, dailyDose }
}

function isSame(one: Amount | undefined, other: Amount | undefined): boolean {
  return one !== undefined && other !== undefined && written(one) === written(other)
}

function written({ text, unit }: Amount): string {
  return plainText(`${text} ${unit ?? ''}`)
}
