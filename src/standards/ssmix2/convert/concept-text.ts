import type { CodeableConcept } from '#standards/fhir/r4.ts'

/** A concept as one text: what the sender wrote, else its code. */
export function conceptText(concept: CodeableConcept | undefined): string {
  const coding = concept?.coding?.[0]
  return concept?.text ?? coding?.display ?? coding?.code ?? ''
}

/** Each concept once: two drugs of a mixture that are both marked 劇薬 make one mark. */
export function distinctConcepts(concepts: readonly CodeableConcept[]): CodeableConcept[] {
  const seen = new Set<string>()
  return concepts.filter((concept) => {
    const key = JSON.stringify(concept)
    return seen.has(key) ? false : seen.add(key)
  })
}
