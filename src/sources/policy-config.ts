import { PROFESSIONS, type Profession } from '#clinical/profession.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { ConfigReader } from './config-reader.ts'

/** By what is taken out: paper, files (CSV, documents, pictures), text for the clipboard. */
export interface ExportPolicy {
  readonly print: readonly Profession[]
  readonly csv: readonly Profession[]
  readonly copy: readonly Profession[]
  /** The list of patients, which names everybody at once: on paper or as a file, by whom `print` or `csv` names as well. */
  readonly patients: readonly Profession[]
}

/** What a network has decided about sessions and rights. The servers decide; this only spares what they would refuse (B1). */
export interface SessionPolicy {
  /** Without a hand on the keyboard for so long the screen locks: 3 to 15 (A5). */
  readonly idleMinutes: number
  /** A note is sent only by a person whose sign-in is younger than this: 5 to 480 (A10). */
  readonly signingMinutes: number
  /** How long an emergency access lasts (A9). */
  readonly emergencyMinutes: number
  /** A profession that is not named reads whatever its token lets it. */
  readonly professions: Readonly<Partial<Record<Profession, ProfessionPolicy>>>
}

interface ProfessionPolicy {
  /** undefined = every kind that a facility discloses. */
  readonly kinds: ReadonlySet<RecordKind> | undefined
  /** How far back, in months; undefined = without limit. */
  readonly months: number | undefined
}

export interface PolicyConfig extends SessionPolicy {
  /** DESIGN.md §8.3. */
  readonly imageTools: 'reference' | 'full'
  /** Deadline of the first byte of an answer. */
  readonly firstByteMs: number
  /** Which professions may take records out of the viewer, and how (DESIGN.md §8.13). */
  readonly export: ExportPolicy
}

const FIRST_BYTE_SECONDS = 30
const IDLE_MINUTES = 10
const SIGNING_MINUTES = 60
const EMERGENCY_MINUTES = 60
/** A hundred and fifty years: as far back as records of a living person can reach. */
const MOST_MONTHS = 1800

/**
 * Without a statement: print for physicians, nurses and pharmacists, files and copies for physicians and pharmacists, the
 * list of patients for physicians (B7: off by default for others).
 */
export const DEFAULT_EXPORT: ExportPolicy = {
  print: ['physician', 'nurse', 'pharmacist'],
  csv: ['physician', 'pharmacist'],
  copy: ['physician', 'pharmacist'],
  patients: ['physician'],
}

const POLICY_KEYS = [
  'imageTools',
  'firstByteSeconds',
  'idleMinutes',
  'signingMinutes',
  'emergencyMinutes',
  'professions',
  'export',
] as const

/** Reads `policy`; everything in it has a default. */
export function policyOf(reader: ConfigReader, json: unknown = {}): PolicyConfig {
  const {
    imageTools = 'reference',
    firstByteSeconds = FIRST_BYTE_SECONDS,
    idleMinutes = IDLE_MINUTES,
    signingMinutes = SIGNING_MINUTES,
    emergencyMinutes = EMERGENCY_MINUTES,
    professions = {},
    export: exports = {},
  } = reader.object(json, 'policy', POLICY_KEYS)
  return {
    imageTools: reader.oneOf(imageTools, ['reference', 'full'], 'policy.imageTools'),
    firstByteMs: reader.number(firstByteSeconds, 'policy.firstByteSeconds', 1, 600, 'seconds') * 1000,
    idleMinutes: reader.number(idleMinutes, 'policy.idleMinutes', 3, 15, 'minutes'),
    signingMinutes: reader.number(signingMinutes, 'policy.signingMinutes', 5, 480, 'minutes'),
    emergencyMinutes: reader.number(emergencyMinutes, 'policy.emergencyMinutes', 5, 240, 'minutes'),
    professions: professionsOf(reader, professions),
    export: exportOf(reader, exports),
  }
}

function professionsOf(reader: ConfigReader, json: unknown): SessionPolicy['professions'] {
  const given = reader.object(json, 'policy.professions', PROFESSIONS)
  const policies: Partial<Record<Profession, ProfessionPolicy>> = {}
  for (const profession of PROFESSIONS) {
    if (given[profession] === undefined) continue
    const at = `policy.professions.${profession}`
    const { kinds, months } = reader.object(given[profession], at, ['kinds', 'months'])
    policies[profession] = {
      kinds: kinds === undefined ? undefined : new Set(reader.words<RecordKind>(kinds, RECORD_KINDS, `${at}.kinds`)),
      months: months === undefined ? undefined : reader.number(months, `${at}.months`, 1, MOST_MONTHS, 'months'),
    }
  }
  return policies
}

function exportOf(reader: ConfigReader, json: unknown): ExportPolicy {
  const given = reader.object(json, 'policy.export', ['print', 'csv', 'copy', 'patients'])
  const of = (what: keyof ExportPolicy) =>
    given[what] === undefined
      ? DEFAULT_EXPORT[what]
      : reader.words<Profession>(given[what], PROFESSIONS, `policy.export.${what}`)
  return { print: of('print'), csv: of('csv'), copy: of('copy'), patients: of('patients') }
}
