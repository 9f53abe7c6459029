import type { RecordKind } from '#clinical/record-kind.ts'
import type { CapabilityStatement } from '#standards/fhir/r4.ts'
import { searchOffer } from '../search-plan.ts'
import { SEARCHES, type TypedSearch } from '../searches.ts'
import { type CheckTarget, type Finding, note, right, wrong } from './finding.ts'
import { clockFinding, jsonObject, type Prober, tokenFinding } from './prober.ts'

const FHIR_JSON = 'application/fhir+json'
const DICOM_JSON = 'application/dicom+json'
const R4 = /^4\.0(?:\.|$)/

/** A FHIR base: reachable, readable for us, R4, protected, and able to search what the facility discloses. */
export async function checkFhir(
  prober: Prober,
  { address, facility }: CheckTarget,
  isSignInConfigured: boolean,
): Promise<readonly Finding[]> {
  const metadata = await prober.plain(new URL('metadata', address), FHIR_JSON)
  if (metadata.kind === 'failed') return [metadata.finding]
  const findings: Finding[] = []
  const json = jsonObject(metadata.text)
  if (metadata.status === 401 || metadata.status === 403) {
    findings.push(note('metadata-withheld', String(metadata.status)))
  } else if (metadata.status !== 200) {
    return [wrong('status', String(metadata.status))]
  } else if (json?.resourceType !== 'CapabilityStatement') {
    return [wrong('not-fhir')]
  } else {
    const { fhirVersion } = json
    const version = typeof fhirVersion === 'string' ? fhirVersion : '?'
    findings.push(R4.test(version) ? right('fhir-version', version) : wrong('not-r4', version))
    const unsearchable = facility === undefined ? [] : unsearchableKinds(json, facility.disclosedKinds)
    if (unsearchable.length > 0) findings.push(note('kinds-unsearchable', unsearchable.join(' ')))
  }
  // A count, and of nobody: nothing of a patient is asked for.
  const search = await prober.withToken(new URL('Patient?_summary=count', address), FHIR_JSON)
  findings.push(search.kind === 'failed' ? search.finding : tokenFinding(search.status, isSignInConfigured))
  return [...findings, clockFinding(metadata)]
}

/** Kinds that a facility discloses and its server says it cannot search at all; such a kind reads 未対応 on screen. */
function unsearchableKinds(json: object, disclosed: ReadonlySet<RecordKind>): readonly RecordKind[] {
  const statement = json as CapabilityStatement
  const searches: readonly TypedSearch[] = Object.values(SEARCHES)
  return [...disclosed].filter((kind) => {
    const behind = searches.filter(({ kinds, addsTo }) => kinds.includes(kind) && addsTo?.includes(kind) !== true)
    return behind.length > 0 && behind.every(({ type }) => searchOffer(statement, type) === undefined)
  })
}

/** A DICOMweb root: reachable, readable for us, protected. */
export async function checkDicomweb(
  prober: Prober,
  { address }: CheckTarget,
  isSignInConfigured: boolean,
): Promise<readonly Finding[]> {
  // A study that cannot exist: whatever is answered, it is nothing of a patient.
  const studies = new URL('studies?StudyInstanceUID=0.0&limit=1', address)
  const plain = await prober.plain(studies, DICOM_JSON)
  if (plain.kind === 'failed') return [plain.finding]
  const asked = await prober.withToken(studies, DICOM_JSON)
  if (asked.kind === 'failed') return [asked.finding, clockFinding(plain)]
  if (asked.status === 404) return [wrong('not-dicomweb')]
  const isHtml = /html/.test(asked.headers.get('content-type') ?? '')
  if (asked.status < 300 && isHtml) return [wrong('not-dicomweb')]
  return [right('answers'), tokenFinding(asked.status, isSignInConfigured), clockFinding(asked)]
}
