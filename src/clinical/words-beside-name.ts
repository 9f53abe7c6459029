import type { ClinicalFact } from './facts.ts'
import type { Measurement } from './observation-facts.ts'

/**
 * What a record says in words beside its name, as a reader of the day sees it: usage, findings, diagnoses, results that are
 * words. Not the numbers of results and not the content of files.
 */
export function wordsBesideName(fact: ClinicalFact): readonly (string | undefined)[] {
  switch (fact.kind) {
    case 'prescription':
    case 'injection':
      return [fact.usage, ...fact.instructions, fact.asNeededFor, fact.route, fact.site, fact.statusReason]
    case 'laboratory':
    case 'infection':
    case 'vital-sign':
      return [wordOf(fact), ...fact.components.flatMap(wordsOf)]
    case 'physiology':
      return [...fact.measurements.flatMap(wordsOf), fact.conclusion]
    case 'stay':
      return [...fact.places.map(({ name }) => name), fact.admittedFrom, fact.dischargedTo]
    case 'visit':
      return fact.diagnoses
    case 'imaging':
      return [...fact.modalities, fact.bodySite]
    case 'report':
      return [fact.category?.text, fact.conclusion]
    case 'file':
    case 'clinical-record':
      return [fact.type?.text, fact.description]
    case 'procedure':
      return [fact.category?.text, fact.bodySite, ...fact.performers, ...fact.details, fact.outcome, fact.statusReason]
    case 'order':
      return [fact.category?.text, ...fact.items.map(({ text }) => text)]
    case 'diet':
      return fact.details
    case 'immunization':
      return [fact.manufacturer, fact.lotNumber, fact.site, fact.statusReason]
    case 'note':
    case 'diagnosis':
    case 'allergy':
    case 'contraindication':
    case 'contact':
      return []
  }
}

function wordsOf(measurement: Measurement): readonly (string | undefined)[] {
  return [measurement.item.text, wordOf(measurement)]
}

function wordOf({ value, absentReason }: Pick<Measurement, 'value' | 'absentReason'>): string | undefined {
  return value === undefined ? absentReason : value.magnitude === undefined ? value.text : undefined
}
