import type { ClinicalFact } from '#clinical/facts.ts'
import type { Measurement } from '#clinical/observation-facts.ts'

interface Withheld {
  /** Stands where a reader would otherwise take nothing for what the record says. */
  readonly hidden: string
  /** False while a hospital has not said what it keeps from the patient: then no name that somebody typed stands either. */
  readonly areNamesKnown: boolean
}

/**
 * A record as it may be told while some hospital keeps a diagnosis from the patient (PRV-1): items, drugs, doses, directions
 * for use and values stay; sentences that somebody wrote (remarks, comments on an order, findings, reasons) do not, because
 * they may tell of it in words that nobody can look for.
 */
export function withoutSentences<T extends ClinicalFact>(fact: T, withheld: Withheld): T {
  return { ...fact, notes: [], ...changed(fact, withheld), ...inEnglish(fact) }
}

/** The same of our own words for it in English, which stand in the place of these elements there. */
function inEnglish(fact: ClinicalFact): Pick<ClinicalFact, 'inEnglish'> {
  if (fact.inEnglish === undefined) return {}
  const { notes: _notes, details: _details, outcome: _outcome, instructions, ...rest } = fact.inEnglish
  return {
    inEnglish: instructions === undefined ? rest : { ...rest, instructions: withoutComments(instructions, fact) },
  }
}

function withoutComments(instructions: readonly string[], fact: ClinicalFact): readonly string[] {
  const comments = 'comments' in fact ? (fact.comments ?? []) : []
  return instructions.filter((each) => !comments.includes(each))
}

function changed(fact: ClinicalFact, { hidden, areNamesKnown }: Withheld): Partial<ClinicalFact> {
  const title = areNamesKnown ? {} : { title: hidden }
  switch (fact.kind) {
    case 'prescription':
    case 'injection':
      return { statusReason: undefined, instructions: withoutComments(fact.instructions, fact) }
    case 'laboratory':
      return {
        value: withoutSentence(fact, hidden).value,
        components: fact.components.map((each) => withoutSentence(each, hidden)),
      }
    case 'physiology':
      return { conclusion: undefined, measurements: fact.measurements.map((each) => withoutSentence(each, hidden)) }
    case 'report':
      return { narrative: undefined, conclusion: hiddenIf(fact.conclusion ?? fact.narrative, hidden), ...title }
    case 'file':
    case 'clinical-record':
      return { description: hiddenIf(fact.description, hidden), ...title }
    case 'stay':
    case 'visit':
      return { reasons: [], diagnoses: areNamesKnown ? fact.diagnoses : [] }
    case 'procedure':
      return {
        details: [],
        outcome: undefined,
        statusReason: undefined,
        ...(areNamesKnown ? {} : { name: { ...fact.name, text: hidden } }),
      }
    case 'immunization':
      return { statusReason: undefined }
    default:
      return {}
  }
}

function hiddenIf(text: string | undefined, hidden: string): string | undefined {
  return text === undefined ? undefined : hidden
}

/** Longer than any item of a list of results: 「陰性」, 「検出せず」, an organism, a pattern of cells. */
const LONGEST_VALUE = 40

/** A value that is a finding in sentences, as of pathology; numbers and words of a scale stay. */
function withoutSentence(measurement: Measurement, hidden: string): Measurement {
  const { value } = measurement
  if (value === undefined || value.magnitude !== undefined) return measurement
  const isSentence = /[。\n]/u.test(value.text) || value.text.length > LONGEST_VALUE
  return isSentence ? { ...measurement, value: { ...value, text: hidden } } : measurement
}
