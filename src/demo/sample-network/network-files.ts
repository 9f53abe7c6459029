/**
 * What the generator of the sample network writes, and everything a reader of it may rely on.
 *
 * `.cache/sample-network/current`        `{"folder":"<hash>"}`: the folder beside it that holds the newest build
 * `.cache/sample-network/<hash>/network.json`            one {@link NetworkFile}
 * `.cache/sample-network/<hash>/hub.json`                one {@link HubFile}
 * `.cache/sample-network/<hash>/patients/<handle>.zip`   the storages of one person. Its entries are
 *     `<facilityId>/standard/<path inside a root of the standardised storage>` and
 *     `<facilityId>/extended/<path inside a root of the extended storage>`, byte for byte as the hospital writes them.
 *     Where a facility splits its storage over several roots (ss-mix2.md §1) the zip holds them merged, for a path is
 *     unique within the facility; `--folders` writes the roots apart. Everyone has a zip; it may hold no entry.
 *
 * "Today" of the network is {@link NetworkFile.today}; nothing in it depends on a clock.
 *
 * The hub (`hub.json`) is FHIR R4, with the addresses of `#standards/fhir/canonical.ts`:
 * - `Organization/<facilityId>`: `identifier` the 10-digit institution number, `name`, `alias` the letter and the short name
 * - `Patient/<handle>`: one per person. `name` IDE and (where the sender has one) SYL, told apart by the extension
 *   `iso21090-EN-representation`; `identifier` of every facility that knows the person, system `urn:oid:…20.3.51.1` and the
 *   10-digit institution number, `assigner` → Organization; one `link` of type `seealso` per facility, with
 *   `other.identifier` (without `value` while the facility's number is not known) and `other.display`, and the extensions
 *   `LINK_STATE` (valueCode: linked | importing | requested | stopped | withdrawn), `LINK_SINCE`
 *   (valueDate), `LINK_FACILITY` (valueString: facility id) and, while importing, `LINK_PENDING`
 *   (valueInteger: records still to come). A facility without a link does not know the person (「未連携」).
 *   `meta.tag` `PERSON_MARKER_SYSTEM`|`merged` marks a merged record (LIST-7), with a further `link` of type
 *   `replaces` to the number that was given up.
 * - `Consent`: one per person; `provision.period.end` is the day to which consent reaches.
 * - `Communication`: notes. `subject` → Patient, `sender` {identifier: staff id at the facility, display: author's name},
 *   `category` `NOTE_CATEGORY_SYSTEM`|note and `PROFESSION_SYSTEM`|physician… , `extension`
 *   `NOTE_FACILITY` (valueReference Organization), `sent`, `payload.contentString`, `inResponseTo` for replies.
 * - `DocumentReference`: 重要メモ, `category` `NOTE_CATEGORY_SYSTEM`|important-memo, `type` LOINC 34109-9,
 *   `description` the text, `content.attachment` the same text as text/plain (base64), `author`, `custodian`, `date`.
 * - Who may read a note or memo, files of notes (`DocumentReference` with their content, category attachment) and who has
 *   read a note (`Basic`): as canonical.ts says. `Basic` of the code `user-state`: what a user has looked at.
 * - `Flag`: contraindications kept at the hub, `category` flag-category|drug, `code.text`, `period`, `author`.
 */

import type { FacilityType, LocalizedName } from '#clinical/facility.ts'
import type { LinkState } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type {
  Basic,
  Communication,
  Consent,
  DocumentReference,
  Flag,
  Organization,
  Patient,
} from '#standards/fhir/r4.ts'

/** States that a `Patient.link` of the hub carries; a facility without a link is `not-linked`. */
export type HubLinkState = Exclude<LinkState, 'not-linked'>

export interface NetworkFile {
  readonly name: LocalizedName
  /** The day it is in the network, `YYYY-MM-DD`. */
  readonly today: string
  /** The minute it is, with offset: the 「情報の時刻」 of a first look. */
  readonly now: string
  /** In the order of their letters. */
  readonly facilities: readonly NetworkFacility[]
  /** For the chooser of the demo's session; the first is the default. */
  readonly users: readonly NetworkUser[]
  /** One per person, in no order that means anything. */
  readonly patients: readonly NetworkPatient[]
  /** Entries that a facility lists without their content, because the patient has not agreed to it yet (DOC-7). */
  readonly awaitingConsent: readonly {
    readonly handle: string
    readonly facility: string
    readonly document: DocumentReference
  }[]
}

export interface NetworkFacility {
  readonly id: string
  /** A … H. */
  readonly letter: string
  readonly type: FacilityType
  readonly name: LocalizedName
  readonly shortName: LocalizedName
  /** 医療機関番号, ten digits: 都道府県 2, 点数表 1, 医療機関コード 7. */
  readonly institutionNumber: string
  /** `urn:oid:1.2.392.100495.20.3.51.1` and the ten digits. */
  readonly patientIdSystem: string
  readonly disclosedKinds: readonly RecordKind[]
  readonly isOwn: boolean
  /** How it discloses: an appliance on site, a push to a shared store, or an export of files. */
  readonly disclosure: 'gateway' | 'store' | 'export'
  /** Character set its exporter writes. */
  readonly charset: 'iso-2022-jp' | 'utf-8' | 'cp932'
  /** Who may look at its pictures from outside: a DICOMweb server, its own viewer only, or nobody. */
  readonly images?: 'dicomweb' | 'own-viewer'
  /** Names of its storage roots, as `--folders` writes them. */
  readonly roots: { readonly standard: readonly string[]; readonly extended: readonly string[] }
}

export type Profession = 'physician' | 'nurse' | 'pharmacist' | 'care-manager' | 'clerk'

export interface NetworkUser {
  readonly id: string
  readonly name: string
  readonly kana: string
  readonly profession: Profession
  /** Id of the facility where the user works. */
  readonly facility: string
}

export interface NetworkPatient {
  readonly handle: string
  /** Number of files in the zip, and size of the zip in bytes: for progress and for budgets. */
  readonly files: number
  readonly zipBytes: number
  /** Patient number at each facility that has a folder for the person. */
  readonly folders: readonly { readonly facility: string; readonly patientId: string }[]
}

export type HubResource = Organization | Patient | Consent | Communication | DocumentReference | Flag | Basic

export interface HubFile {
  readonly resourceType: 'Bundle'
  readonly type: 'collection'
  readonly entry: readonly { readonly resource: HubResource }[]
}
