import type { ClinicalFact } from '#clinical/facts.ts'
import type { NamedMeasurement } from './measurement-table.tsx'

/** The values of a fact as lines of one table, as a reader compares them; none for a fact of another kind. */
export function measurementsOf(fact: ClinicalFact): readonly NamedMeasurement[] {
  const { status, sensitivity, at } = fact
  switch (fact.kind) {
    case 'laboratory':
    case 'vital-sign':
    case 'infection': {
      const { isAtReportTime, method, notes } = fact
      const material = 'specimen' in fact ? fact.specimen?.material?.text : undefined
      const about = [material, method, ...notes].flatMap((text) => (text === undefined || text === '' ? [] : [text]))
      const own = { status, sensitivity, at, isAtReportTime }
      if (fact.components.length === 0) return [{ ...own, about, measurement: fact }]
      const parts = fact.components.map((measurement) => ({ ...own, about: [], measurement }))
      const hasOwnValue = fact.value !== undefined || fact.absentReason !== undefined
      if (hasOwnValue) return [{ ...own, about, measurement: fact }, ...parts]
      return about.length === 0 ? parts : [{ ...own, about, title: fact.item.text, text: '' }, ...parts]
    }
    case 'physiology': {
      const own = { status, sensitivity, at, isAtReportTime: false }
      const rows = fact.measurements.map((measurement) => ({ ...own, about: [], measurement }))
      if (fact.conclusion === undefined && fact.notes.length === 0 && rows.length > 0) return rows
      return [...rows, { ...own, about: fact.notes, title: fact.title, text: fact.conclusion ?? '' }]
    }
    default:
      return []
  }
}
