import type { Facility, FacilityId, FacilityType, LocalizedName } from '#clinical/facility.ts'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import { PROFESSIONS, type Profession } from '#clinical/profession.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { institutionOfPatientSystem } from '#standards/fhir/identifier-systems.ts'
import { type ExportPolicy, HUB_FACILITY_ID } from './record-source.ts'

/** One deployment of the viewer, as `config.json` beside `index.html` tells it (C8: from our own origin only). */
export interface NetworkConfig {
  readonly name: LocalizedName
  readonly hub: HubConfig
  /** In the order of their letters. */
  readonly facilities: readonly FacilityConfig[]
  readonly policy: PolicyConfig
  /** Where measurements and key images are stored (DESIGN.md §8.4); undefined = saving is off. */
  readonly annotations: { readonly base: URL } | undefined
}

interface HubConfig {
  readonly base: URL
  /** The hub assures that its Patient ids say nothing about a person: they may stand in addresses (DESIGN.md §8.8). */
  readonly arePatientIdsOpaque: boolean
  /** Whether the patient numbers come from `Patient.link` or from PIXm `$ihe-pix` (fhir-jp.md §7.3). */
  readonly crossReference: 'link' | 'pix'
  /** Whom the hub keeps from reading a note that is not for them; without any, no note can be written (DESIGN.md §8.11). */
  readonly noteAudiences: readonly NoteAudience['kind'][]
}

interface FacilityConfig {
  readonly facility: Facility
  readonly base: URL
  /** Root of its DICOMweb services, ending in `/`; undefined = it gives out no images (画像は公開されていません). */
  readonly dicomweb: URL | undefined
  /** Its own viewer, opened by IHE Invoke Image Display (RAD-106). */
  readonly imageDisplay: URL | undefined
}

interface PolicyConfig {
  /** DESIGN.md §8.3. */
  readonly imageTools: 'reference' | 'full'
  /** Deadline of the first byte of an answer. */
  readonly firstByteMs: number
  /** Which professions may take records out of the viewer, and how (DESIGN.md §8.13). */
  readonly export: ExportPolicy
}

/** A fault of the configuration, told to whoever set it up: where, and what is expected there (E39). */
interface ConfigProblem {
  /** For instance `facilities[2].letter`. */
  readonly at: string
  readonly expected: string
}

export type ConfigReading =
  | { readonly config: NetworkConfig }
  | { readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] }

const TYPES: readonly FacilityType[] = ['hospital', 'clinic', 'pharmacy', 'nursing-station']
const AUDIENCES: readonly NoteAudience['kind'][] = ['network', 'facility', 'profession']
const FIRST_BYTE_SECONDS = 30
/** Without a statement: print for physicians, nurses and pharmacists, files and copies for physicians and pharmacists. */
export const DEFAULT_EXPORT: ExportPolicy = {
  print: ['physician', 'nurse', 'pharmacist'],
  csv: ['physician', 'pharmacist'],
  copy: ['physician', 'pharmacist'],
}

/**
 * Checks parsed JSON. Every problem is found, not only the first; a configuration with one is not used at all, because a
 * facility that is silently missing would look like a facility without records (E39, H-05). Bases are relative to
 * `documentBase`.
 */
export function readNetworkConfig(json: unknown, documentBase: string): ConfigReading {
  const reader = new ConfigReader(documentBase)
  const root = reader.object(json, '')
  const hub = reader.object(root.hub, 'hub')
  const policy = reader.object(root.policy ?? {}, 'policy')
  const facilities = reader
    .list(root.facilities, 'facilities')
    .map((each, i) => facilityOf(reader, each, `facilities[${i}]`))
  reader.unique(facilities, 'id', ({ facility }) => facility.id)
  reader.unique(facilities, 'letter', ({ facility }) => facility.letter)
  reader.unique(facilities, 'patientIdSystem', ({ facility }) => facility.patientIdSystem)
  reader.unique(facilities, 'base', ({ base }) => base.href)
  reader.unique(facilities, 'dicomweb', ({ dicomweb }) => dicomweb?.href ?? '')
  const annotations = root.annotations === undefined ? undefined : reader.object(root.annotations, 'annotations')
  if (facilities.filter(({ facility }) => facility.isOwn).length !== 1) {
    reader.problem('facilities', 'exactly one facility with "isOwn": true')
  }
  const config: NetworkConfig = {
    name: reader.name(root.name, 'name'),
    hub: {
      base: reader.base(hub.base, 'hub.base'),
      arePatientIdsOpaque: hub.arePatientIdsOpaque === true,
      crossReference: reader.oneOf(hub.crossReference ?? 'link', ['link', 'pix'], 'hub.crossReference'),
      noteAudiences:
        hub.noteAudiences === undefined
          ? []
          : reader
              .list(hub.noteAudiences, 'hub.noteAudiences')
              .map((each, i) => reader.oneOf(each, AUDIENCES, `hub.noteAudiences[${i}]`)),
    },
    facilities: facilities.sort((one, other) => (one.facility.letter < other.facility.letter ? -1 : 1)),
    policy: {
      imageTools: reader.oneOf(policy.imageTools ?? 'reference', ['reference', 'full'], 'policy.imageTools'),
      firstByteMs: reader.seconds(policy.firstByteSeconds ?? FIRST_BYTE_SECONDS, 'policy.firstByteSeconds') * 1000,
      export: exportPolicyOf(reader, policy.export),
    },
    annotations:
      annotations === undefined ? undefined : { base: reader.base(annotations.base, 'annotations.base', 'DICOMweb') },
  }
  const [first, ...more] = reader.problems
  return first === undefined ? { config } : { problems: [first, ...more] }
}

function exportPolicyOf(reader: ConfigReader, json: unknown): ExportPolicy {
  if (json === undefined) return DEFAULT_EXPORT
  const given = reader.object(json, 'policy.export')
  const of = (what: keyof ExportPolicy) =>
    given[what] === undefined ? DEFAULT_EXPORT[what] : reader.professions(given[what], `policy.export.${what}`)
  return { print: of('print'), csv: of('csv'), copy: of('copy') }
}

function facilityOf(reader: ConfigReader, json: unknown, at: string): FacilityConfig {
  const given = reader.object(json, at)
  const id = reader.text(given.id, `${at}.id`, /^[A-Za-z0-9-]{1,64}$/, 'letters, digits and hyphens') as FacilityId
  if (id === HUB_FACILITY_ID) reader.problem(`${at}.id`, `another id than "${HUB_FACILITY_ID}", which is the hub's`)
  const patientIdSystem = reader.text(given.patientIdSystem, `${at}.patientIdSystem`, /^urn:oid:[\d.]+$/, 'urn:oid:…')
  if (patientIdSystem !== '' && institutionOfPatientSystem(patientIdSystem) === undefined) {
    const expected = 'urn:oid:1.2.392.100495.20.3.51.1 and the ten digits of the 医療機関番号'
    reader.problem(`${at}.patientIdSystem`, expected)
  }
  const kinds = reader.list(given.disclosedKinds, `${at}.disclosedKinds`)
  return {
    facility: {
      id,
      letter: reader.text(given.letter, `${at}.letter`, /^[A-Z]{1,2}$/, 'one or two capital letters'),
      type: reader.oneOf(given.type, TYPES, `${at}.type`),
      name: reader.name(given.name, `${at}.name`),
      shortName: reader.name(given.shortName, `${at}.shortName`),
      patientIdSystem,
      disclosedKinds: new Set(
        kinds.map((kind, i) => reader.oneOf<RecordKind>(kind, RECORD_KINDS, `${at}.disclosedKinds[${i}]`)),
      ),
      isOwn: given.isOwn === true,
    },
    base: reader.base(given.base, `${at}.base`),
    dicomweb: given.dicomweb === undefined ? undefined : reader.base(given.dicomweb, `${at}.dicomweb`, 'DICOMweb'),
    imageDisplay:
      given.imageDisplay === undefined ? undefined : reader.address(given.imageDisplay, `${at}.imageDisplay`),
  }
}

/** Reads values that may be anything, noting what is wrong and going on with a stand-in that is never used. */
class ConfigReader {
  readonly problems: ConfigProblem[] = []
  readonly #documentBase: string

  constructor(documentBase: string) {
    this.#documentBase = documentBase
  }

  problem(at: string, expected: string): void {
    this.problems.push({ at, expected })
  }

  object(value: unknown, at: string): Readonly<Record<string, unknown>> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    this.problem(at, 'an object')
    return {}
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0) return value
    this.problem(at, 'a list that is not empty')
    return []
  }

  text(value: unknown, at: string, shape: RegExp, expected: string): string {
    if (typeof value === 'string' && shape.test(value)) return value
    this.problem(at, expected)
    return ''
  }

  name(value: unknown, at: string): LocalizedName {
    const { ja, en } = this.object(value, at)
    return {
      ja: this.text(ja, `${at}.ja`, /\S/, 'a Japanese name'),
      en: this.text(en, `${at}.en`, /\S/, 'an English name'),
    }
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[], at: string): T {
    const known = allowed.find((each) => each === value)
    if (known === undefined) this.problem(at, `one of ${allowed.join(', ')}`)
    return known ?? (allowed[0] as T)
  }

  /** An empty list is allowed: nobody. */
  professions(value: unknown, at: string): readonly Profession[] {
    if (!Array.isArray(value)) {
      this.problem(at, 'a list of professions, empty for nobody')
      return []
    }
    return value.map((each, i) => this.oneOf<Profession>(each, PROFESSIONS, `${at}[${i}]`))
  }

  seconds(value: unknown, at: string): number {
    if (typeof value === 'number' && value > 0 && value <= 600) return value
    this.problem(at, 'seconds, above 0 and at most 600')
    return FIRST_BYTE_SECONDS
  }

  /** An http(s) address, ending in a slash so that what is below it can be told. */
  base(value: unknown, at: string, service = 'FHIR'): URL {
    try {
      const url = new URL(typeof value === 'string' ? value : '', this.#documentBase)
      const isPlain = url.search === '' && url.hash === '' && url.username === ''
      if (typeof value === 'string' && value.endsWith('/') && /^https?:$/.test(url.protocol) && isPlain) return url
    } catch {
      // Told below, like every other address that is none.
    }
    this.problem(at, `an http(s) address of a ${service} server, ending in /`)
    return new URL('http://invalid.example/')
  }

  /** A page that a reader is sent to: http(s), without a query of its own keys or a fragment. */
  address(value: unknown, at: string): URL {
    try {
      const url = new URL(typeof value === 'string' ? value : '', this.#documentBase)
      if (value !== '' && /^https?:$/.test(url.protocol) && url.hash === '' && url.username === '') return url
    } catch {
      // Told below, like every other address that is none.
    }
    this.problem(at, 'an http(s) address of a viewer, without a fragment')
    return new URL('http://invalid.example/')
  }

  unique(facilities: readonly FacilityConfig[], what: string, pick: (each: FacilityConfig) => string): void {
    const values = facilities.map(pick)
    values.forEach((value, i) => {
      const first = values.indexOf(value)
      if (first < i && value !== '')
        this.problem(`facilities[${i}].${what}`, `another ${what} than facilities[${first}]`)
    })
  }
}
