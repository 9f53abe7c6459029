import type { Procedure, Stay } from '../event-facts.ts'
import { isCurrentFact } from '../facts.ts'
import { newestFirst } from './recorded-time.ts'

/** 直近の入院・手術, newest first: stays and whatever was done; what is only planned or was cancelled is not among them. */
export function staysAndOperations(
  stays: readonly Stay[],
  procedures: readonly Procedure[],
): readonly (Stay | Procedure)[] {
  return [...stays, ...procedures]
    .filter((fact) => isCurrentFact(fact) && fact.status !== 'planned')
    .toSorted((one, other) => newestFirst(one.at, other.at) || (one.key < other.key ? -1 : 1))
}
