/**
 * The facility whose storage is read, as far as ids and code systems need it. `id` is what the user or the folder calls
 * it: a ten-digit institution number, an OID, or any name.
 */
export interface FacilityIdentity {
  readonly id: string
  /** 医療機関番号, ten digits (fhir-jp.md §1), when `id` tells it. */
  readonly institutionNumber: string | undefined
  /** System of its patient numbers. */
  readonly patientIdSystem: string
}

const PATIENT_NUMBER_ROOT = '1.2.392.100495.20.3.51.1'
const INSTITUTION_NUMBER = /^\d{10}$/
const OID = /^[0-2](?:\.(?:0|[1-9]\d*))+$/

/**
 * Reads what names a facility: ten digits, the OID of its patient numbers (with or without `urn:oid:`), another OID, or
 * a name. A name gives systems of our own, which never equal those of another facility.
 */
export function facilityIdentity(name: string): FacilityIdentity {
  const id = name.trim().replace(/^urn:oid:/, '')
  const digits = id.startsWith(PATIENT_NUMBER_ROOT) ? id.slice(PATIENT_NUMBER_ROOT.length) : id
  if (INSTITUTION_NUMBER.test(digits)) {
    return { id: digits, institutionNumber: digits, patientIdSystem: `urn:oid:${PATIENT_NUMBER_ROOT}${digits}` }
  }
  if (OID.test(id)) return { id, institutionNumber: undefined, patientIdSystem: `urn:oid:${id}` }
  return { id, institutionNumber: undefined, patientIdSystem: localSystem({ id }, 'patient-number') }
}

/** Systems made so far, by facility and name: the same few are named by nearly every resource. */
const systems = new Map<string, string>()
/** Damaged files could name any number of them. */
const MOST_SYSTEMS = 2000

/** A system that only this facility gives meaning to: local code tables, staff numbers, wards (ss-mix2.md §11.1). */
export function localSystem(facility: Pick<FacilityIdentity, 'id'>, name: string): string {
  const key = `${facility.id}\u001f${name}`
  const known = systems.get(key)
  if (known !== undefined) return known
  const system = `urn:ss-mix2:facility:${uriPart(facility.id)}:${uriPart(name)}`
  if (systems.size >= MOST_SYSTEMS) systems.clear()
  systems.set(key, system)
  return system
}

export function uriPart(text: string): string {
  // A lone surrogate cannot be written in a URI.
  return encodeURIComponent(text.toWellFormed()).replaceAll("'", '%27')
}
