import type { CodeableConcept, Coding } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { type Components, codeableConcept, codingAt, componentsOf } from './coding.ts'
import type { FacilityIdentity } from './facility-identity.ts'

/** A disease as the sender names it, taken apart into its base and modifiers (MEDIS 標準病名マスタ). */
export interface DiseaseName {
  /** Prefixes, base and suffixes joined: what a clinician reads. */
  readonly text: string
  /** By 管理番号 (PRB-3 or ZPR-2) and by 交換用コード (ZPR-5). */
  readonly codings: readonly Coding[]
  readonly prefixes: readonly CodeableConcept[]
  readonly suffixes: readonly CodeableConcept[]
}

interface Modifier {
  readonly text: string
  readonly concept: CodeableConcept
}

/**
 * The name of a diagnosis from PRB-3 and ZPR: prefixes (ZPR-1, codes of ZPR-4) + disease (ZPR-2, ZPR-5) + suffixes (ZPR-3,
 * ZPR-6); PRB-17 where nothing else names it. Undefined when nothing does.
 */
export function diseaseNameOf(
  facility: FacilityIdentity,
  prb: Hl7Segment,
  zpr: Hl7Segment | undefined,
): DiseaseName | undefined {
  const written = prb.literal(17).trim()
  const base = (zpr?.text(2, 2) || prb.text(3, 2) || zpr?.text(5, 2) || '').trim()
  const before = zpr === undefined ? [] : modifiersOf(facility, zpr, 1, 4)
  const after = zpr === undefined ? [] : modifiersOf(facility, zpr, 3, 6)
  // Exporters put suffixes into ZPR-1 too: 「の…」 never begins a name, and the written name (PRB-17) tells.
  const isSuffix = (modifier: Modifier): boolean =>
    modifier.text.startsWith('の') || (modifier.text !== '' && written === base + modifier.text)
  const prefixes = before.filter((modifier) => !isSuffix(modifier))
  const suffixes = [...before.filter(isSuffix), ...after]
  const joined = [...prefixes, { text: base }, ...suffixes].map((part) => part.text).join('')
  const codings = codingsOf(facility, prb, zpr)
  const text = joined || written
  if (text === '' && codings.length === 0) return undefined
  return {
    text,
    codings,
    prefixes: prefixes.map((modifier) => modifier.concept),
    suffixes: suffixes.map((modifier) => modifier.concept),
  }
}

function codingsOf(facility: FacilityIdentity, prb: Hl7Segment, zpr: Hl7Segment | undefined): Coding[] {
  const fields: Components[] = [componentsOf(prb, 3)]
  if (zpr !== undefined) fields.push(componentsOf(zpr, 2), componentsOf(zpr, 5))
  const codings: Coding[] = []
  for (const field of fields) {
    for (const first of [1, 4] as const) {
      const coding = codingAt(facility, field, first, { use: 'disease' })
      const isKnown = codings.some((other) => other.system === coding?.system && other.code === coding?.code)
      if (coding !== undefined && !isKnown) codings.push(coding)
    }
  }
  return codings
}

/** Modifiers by 管理番号 in one field and by 交換用コード in another, joined by their order. */
function modifiersOf(facility: FacilityIdentity, zpr: Hl7Segment, byKey: number, byExchange: number): Modifier[] {
  const keys = zpr.repetitions(byKey)
  const exchanges = zpr.repetitions(byExchange)
  const modifiers: Modifier[] = []
  for (let i = 0; i < Math.max(keys.length, exchanges.length); i++) {
    const concepts = [keys[i], exchanges[i]]
      .map((cwe) => (cwe === undefined ? undefined : codeableConcept(facility, cwe, { use: 'diseaseModifier' })))
      .filter((concept) => concept !== undefined)
    const text = concepts.map((concept) => concept.text ?? '').find((each) => each !== '') ?? ''
    const coding = concepts.flatMap((concept) => concept.coding ?? [])
    if (text === '' && coding.length === 0) continue
    modifiers.push({
      text,
      concept: { ...(coding.length === 0 ? {} : { coding }), ...(text === '' ? {} : { text }) },
    })
  }
  return modifiers
}
