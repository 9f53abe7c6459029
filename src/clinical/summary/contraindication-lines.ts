import type { ClinicalTime } from '../clinical-time.ts'
import type { Contraindication } from '../condition-facts.ts'
import { newestFirst } from './recorded-time.ts'
import { type OfOneCause, ofOneCause } from './same-cause.ts'

/** One 薬剤禁忌 with every record that says so. */
export interface ContraindicationLine {
  readonly key: string
  /** Newest first; never empty. */
  readonly records: readonly Contraindication[]
  readonly sameBy: OfOneCause<Contraindication>['sameBy']
  readonly at: ClinicalTime | undefined
  readonly isCoded: boolean
}

export interface ContraindicationLines {
  /** Those in force, newest first; what has no date stands first: nobody can say that it is old. */
  readonly active: readonly ContraindicationLine[]
  readonly ended: readonly ContraindicationLine[]
  /** 誤入力, 取消. */
  readonly withdrawn: readonly Contraindication[]
}

/** 薬剤禁忌 and other cautions of all facilities and of the hub, apart from allergies (SUM-1). */
export function contraindicationLines(all: readonly Contraindication[]): ContraindicationLines {
  const isWithdrawn = ({ status }: Contraindication) => status === 'entered-in-error' || status === 'cancelled'
  const current = all.filter((each) => !isWithdrawn(each))
  return {
    active: linesOf(current.filter(({ isActive }) => isActive)),
    ended: linesOf(current.filter(({ isActive }) => !isActive)),
    withdrawn: all.filter(isWithdrawn),
  }
}

function linesOf(records: readonly Contraindication[]): readonly ContraindicationLine[] {
  return ofOneCause(records, ({ what }) => what)
    .flatMap(({ records: members, sameBy }) => {
      const inOrder = members.toSorted((one, other) => newestFirst(timeOf(one), timeOf(other)))
      const [newest] = inOrder
      if (newest === undefined) return []
      const isCoded = inOrder.some(({ what }) => what.codings.length > 0)
      return [{ key: newest.key, records: inOrder, sameBy, at: timeOf(newest), isCoded }]
    })
    .toSorted(
      (one, other) => Number(one.at !== undefined) - Number(other.at !== undefined) || newestFirst(one.at, other.at),
    )
}

function timeOf({ at, recordedAt }: Contraindication): ClinicalTime | undefined {
  return at ?? recordedAt
}
