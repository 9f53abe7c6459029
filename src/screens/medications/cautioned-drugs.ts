import type { FacilityId } from '#clinical/facility.ts'
import type { CautionMatch } from '#clinical/medications/allergy-match.ts'
import type { DrugGroup, DrugRow } from '#clinical/medications/drug-row.ts'
import type { InjectionCourse } from '#clinical/medications/injection-courses.ts'
import { plainText } from '#clinical/medications/plain-text.ts'
import { mixtureName } from './mixture-name.ts'
import type { MedicationsView } from './use-medications.ts'

/** A drug or a mixture that matches an allergy or a contraindication, with all hospitals and acts that have it. */
export interface CautionedDrug {
  readonly name: string
  readonly facilities: readonly FacilityId[]
  readonly cautions: readonly CautionMatch[]
  /** Where it may stand on the screen, the best place first: its first row in the grid, else a record in the list. */
  readonly stops: readonly string[]
}

interface CautionedDrugs {
  readonly shown: readonly CautionedDrug[]
  /** Rows of 現在 that match and that period, filters or 過去 leave out. */
  readonly beyond: number
}

/**
 * What matches an allergy or a contraindication, in the order of the screen: a prescriber learns of it without scrolling
 * (MED-11, MED-12), and also of what the filters hide (SRC-7).
 */
export function cautionedDrugs(view: MedicationsView): CautionedDrugs {
  const rows = rowsOf(view.groups)
  const shown = [...rows.map((row) => ofRow(row, view)), ...view.courses.map((course) => ofCourse(course, view))]
  const keys = new Set([...rows, ...view.courses].map(({ key }) => key))
  const isBeyond = ({ key, isCurrent }: DrugRow | InjectionCourse) => isCurrent && !keys.has(key)
  const hidden = [
    ...rowsOf(view.atHand.groups).filter(isBeyond).map(view.cautionsOf),
    ...view.atHand.courses.filter(isBeyond).map(view.cautionsOfCourse),
  ]
  return {
    shown: joined(shown.filter(({ cautions }) => cautions.length > 0)),
    beyond: hidden.filter((cautions) => cautions.length > 0).length,
  }
}

function rowsOf(groups: readonly DrugGroup[]): readonly DrugRow[] {
  return groups.flatMap(({ rows }) => rows)
}

function ofRow(row: DrugRow, view: MedicationsView): CautionedDrug {
  const { key, name, facility, inForce, lines } = row
  const stops = [key, ...[...inForce, ...lines.toReversed()].map((line) => line.key)]
  return { name: name.text, facilities: [facility], cautions: view.cautionsOf(row), stops }
}

function ofCourse(course: InjectionCourse, view: MedicationsView): CautionedDrug {
  const stops = [course.key, course.newest.key]
  const cautions = view.cautionsOfCourse(course)
  return { name: mixtureName(course), facilities: [course.facility], cautions, stops }
}

/** One drug of two hospitals, or ordered and dispensed, is told once. */
function joined(drugs: readonly CautionedDrug[]): readonly CautionedDrug[] {
  return [...Map.groupBy(drugs, ({ name }) => plainText(name)).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const all = [first, ...others]
    const cautions = new Map(all.flatMap((each) => each.cautions.map((match) => [match.caution.key, match])))
    return [
      {
        name: first.name,
        facilities: [...new Set(all.flatMap(({ facilities }) => facilities))],
        cautions: [...cautions.values()],
        stops: all.flatMap(({ stops }) => stops),
      },
    ]
  })
}
