import type { Facility, FacilityId, FacilityType, LocalizedName } from '#clinical/facility.ts'
import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { institutionOfPatientSystem } from '#standards/fhir/identifier-systems.ts'
import { type ConfigProblem, ConfigReader, NOWHERE } from './config-reader.ts'
import { type PolicyConfig, policyOf } from './policy-config.ts'
import { HUB_FACILITY_ID } from './record-source.ts'
import { type SignInConfig, signInOf } from './sign-in-config.ts'

/** One deployment of the viewer, as `config.json` beside `index.html` tells it (C8: from our own origin only). */
export interface NetworkConfig {
  readonly name: LocalizedName
  readonly hub: HubConfig
  /** In the order of their letters. */
  readonly facilities: readonly FacilityConfig[]
  readonly policy: PolicyConfig
  /** undefined = nobody can sign in, and nothing of a patient is shown. */
  readonly signIn: SignInConfig | undefined
  /** Where measurements and key images are stored (DESIGN.md §8.4); undefined = saving is off. */
  readonly annotations: ServerConfig | undefined
}

interface ServerConfig {
  readonly base: URL
  /** Audience of the tokens for this server, where it wants some of its own (C9). */
  readonly tokenAudience: string | undefined
}

interface HubConfig extends ServerConfig {
  /** The hub assures that its Patient ids say nothing about a person: they may stand in addresses (DESIGN.md §8.8). */
  readonly arePatientIdsOpaque: boolean
  /**
   * Where the patient numbers come from: `Patient.link`, PIXm `$ihe-pix`, or the identifiers of the Patient that PDQm
   * finds (fhir-jp.md §7.2, §7.3).
   */
  readonly crossReference: 'link' | 'pix' | 'pdqm'
  /** Another server than the hub for PDQm and PIXm; undefined = the hub. */
  readonly patientIndex: ServerConfig | undefined
  /** `list` = every linked patient is listed; `pdqm` = nobody is, until a search has been typed (ITI-78). */
  readonly patientSearch: 'list' | 'pdqm'
  /** Whom the hub keeps from reading a note that is not for them; without any, no note can be written (DESIGN.md §8.11). */
  readonly noteAudiences: readonly NoteAudience['kind'][]
}

/** `base` is its FHIR server; its other servers take the same tokens. */
interface FacilityConfig extends ServerConfig {
  readonly facility: Facility
  /**
   * Every record of it bears the tag that `push` writes (STORAGE_FACILITY_SYSTEM and its `patientIdSystem`): on a server
   * that several facilities share, that is what tells whose a record is.
   */
  readonly isTagged: boolean
  /** Root of its DICOMweb services, ending in `/`; undefined = it gives out no images (画像は公開されていません). */
  readonly dicomweb: URL | undefined
  /** Its own viewer, opened by IHE Invoke Image Display (RAD-106). */
  readonly imageDisplay: URL | undefined
}

export type ConfigReading =
  | { readonly config: NetworkConfig }
  | { readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] }

const TYPES: readonly FacilityType[] = ['hospital', 'clinic', 'pharmacy', 'nursing-station']
const AUDIENCES: readonly NoteAudience['kind'][] = ['network', 'facility', 'profession']
// `$schema` is for editors.
const ROOT_KEYS = ['$schema', 'name', 'hub', 'annotations', 'facilities', 'signIn', 'policy'] as const
const HUB_KEYS = [
  'base',
  'token',
  'arePatientIdsOpaque',
  'crossReference',
  'patientIndex',
  'patientSearch',
  'noteAudiences',
] as const
const FACILITY_KEYS = [
  'id',
  'letter',
  'type',
  'name',
  'shortName',
  'patientIdSystem',
  'disclosedKinds',
  'isOwn',
  'base',
  'isTagged',
  'token',
  'dicomweb',
  'imageDisplay',
] as const

/**
 * Checks parsed JSON. Every problem is found, not only the first; a configuration with one is not used at all, because a
 * facility that is silently missing would look like a facility without records (E39, H-05). Bases are relative to
 * `documentBase`. `public/config.schema.json` tells administrators the same.
 */
export function readNetworkConfig(json: unknown, documentBase: string): ConfigReading {
  const reader = new ConfigReader(documentBase)
  const root = reader.object(json, '', ROOT_KEYS)
  const facilities = reader
    .list(root.facilities, 'facilities')
    .map((each, i) => facilityOf(reader, each, `facilities[${i}]`))
  checkTogether(reader, facilities)
  const hub = hubOf(reader, root.hub)
  const signIn = root.signIn === undefined ? undefined : signInOf(reader, root.signIn)
  checkLaunches(reader, signIn, [hub, ...facilities])
  const config: NetworkConfig = {
    name: reader.name(root.name, 'name'),
    hub,
    facilities: facilities.sort((one, other) => (one.facility.letter < other.facility.letter ? -1 : 1)),
    policy: policyOf(reader, root.policy),
    signIn,
    annotations:
      root.annotations === undefined ? undefined : serverOf(reader, root.annotations, 'annotations', 'DICOMweb'),
  }
  const [first, ...more] = reader.problems
  return first === undefined ? { config } : { problems: [first, ...more] }
}

function hubOf(reader: ConfigReader, json: unknown): HubConfig {
  const given = reader.object(json, 'hub', HUB_KEYS)
  const { crossReference = 'link', patientSearch = 'list', noteAudiences = [] } = given
  return {
    base: reader.base(given.base, 'hub.base'),
    tokenAudience: audienceOf(reader, given.token, 'hub.token'),
    arePatientIdsOpaque: reader.flag(given.arePatientIdsOpaque, 'hub.arePatientIdsOpaque'),
    crossReference: reader.oneOf(crossReference, ['link', 'pix', 'pdqm'], 'hub.crossReference'),
    patientIndex:
      given.patientIndex === undefined ? undefined : serverOf(reader, given.patientIndex, 'hub.patientIndex', 'FHIR'),
    patientSearch: reader.oneOf(patientSearch, ['list', 'pdqm'], 'hub.patientSearch'),
    noteAudiences: reader.words<NoteAudience['kind']>(noteAudiences, AUDIENCES, 'hub.noteAudiences'),
  }
}

function serverOf(reader: ConfigReader, json: unknown, at: string, service: 'FHIR' | 'DICOMweb'): ServerConfig {
  const { base, token } = reader.object(json, at, ['base', 'token'])
  return {
    base: reader.base(base, `${at}.base`, service),
    tokenAudience: audienceOf(reader, token, `${at}.token`),
  }
}

function facilityOf(reader: ConfigReader, json: unknown, at: string): FacilityConfig {
  const given = reader.object(json, at, FACILITY_KEYS)
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
      disclosedKinds: new Set(reader.words<RecordKind>(kinds, RECORD_KINDS, `${at}.disclosedKinds`)),
      isOwn: reader.flag(given.isOwn, `${at}.isOwn`),
    },
    base: reader.base(given.base, `${at}.base`),
    isTagged: reader.flag(given.isTagged, `${at}.isTagged`),
    tokenAudience: audienceOf(reader, given.token, `${at}.token`),
    dicomweb: given.dicomweb === undefined ? undefined : reader.base(given.dicomweb, `${at}.dicomweb`, 'DICOMweb'),
    imageDisplay:
      given.imageDisplay === undefined ? undefined : reader.address(given.imageDisplay, `${at}.imageDisplay`),
  }
}

function audienceOf(reader: ConfigReader, json: unknown, at: string): string | undefined {
  if (json === undefined) return undefined
  const { audience } = reader.object(json, at, ['audience'])
  return reader.text(audience, `${at}.audience`, /^\S+$/, 'what its authorization server calls it')
}

/** What no facility shows by itself, and no schema says. */
function checkTogether(reader: ConfigReader, facilities: readonly FacilityConfig[]): void {
  const unique = (what: string, pick: (each: FacilityConfig) => string | undefined) => {
    const values = facilities.map(pick)
    values.forEach((value, i) => {
      const first = values.indexOf(value)
      // What could not be read has been told already.
      if (first === i || value === undefined || value === '' || value === NOWHERE.href) return
      reader.problem(`facilities[${i}].${what}`, `another ${what} than facilities[${first}]`)
    })
  }
  unique('id', ({ facility }) => facility.id)
  unique('letter', ({ facility }) => facility.letter)
  unique('patientIdSystem', ({ facility }) => facility.patientIdSystem)
  unique('dicomweb', ({ dicomweb }) => dicomweb?.href)
  facilities.forEach(({ base, isTagged }, i) => {
    const isShared = facilities.some((other, at) => at !== i && other.base.href === base.href)
    if (!isShared || isTagged || base === NOWHERE) return
    reader.problem(
      `facilities[${i}].isTagged`,
      'true: its base is another facility’s too, and only tags tell whose a record is',
    )
  })
  if (facilities.filter(({ facility }) => facility.isOwn).length !== 1) {
    reader.problem('facilities', 'exactly one facility with "isOwn": true')
  }
}

/** An EHR launches from a server that the viewer reads; any other could say what it likes (C8). */
function checkLaunches(reader: ConfigReader, signIn: SignInConfig | undefined, servers: readonly ServerConfig[]): void {
  signIn?.launchIssuers.forEach((issuer, i) => {
    if (issuer === NOWHERE.href || servers.some(({ base }) => base.href === issuer)) return
    reader.problem(`signIn.launchIssuers[${i}]`, 'the base of the hub or of a facility')
  })
}
