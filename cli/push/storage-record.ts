import { createHash } from 'node:crypto'
import {
  RECORDED_VALUE,
  STORAGE_DIGEST_SYSTEM,
  STORAGE_FACILITY_SYSTEM,
  STORAGE_RECORD_SYSTEM,
} from '#standards/fhir/canonical.ts'
import { Decimal, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Identifier, Meta, Resource } from '#standards/fhir/r4.ts'
import type { DocumentFile } from './document-files.ts'

/** A converted resource, ready to be written to a server. */
export interface StorageRecord {
  /** `Type/id` as converted: the name by which other records of the storage refer to it. */
  readonly key: string
  readonly resource: StoredResource
  /** Tells whether a server holds it as it is now. */
  readonly digest: string
  /** About how many characters its JSON has, its files aside. */
  readonly characters: number
  /** Keys of the records that it refers to. */
  readonly refersTo: ReadonlySet<string>
  /** Of a document, one for each attachment. */
  readonly files: readonly (DocumentFile | undefined)[]
}

/** Every type that a storage becomes has `identifier` as a list (R4). */
export type StoredResource = Resource & { readonly identifier?: readonly Identifier[]; readonly meta?: Meta }

/** A change of what is written for the same record renews everything once. */
const FORM = '1'
const REFERENCE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/

/**
 * The record as it is written: named by STORAGE_RECORD_SYSTEM, its numbers with their recorded text beside them, because
 * servers drop trailing zeros (DESIGN.md §8.5), and tagged with its facility and the digest of all that.
 */
export function storageRecord(
  converted: Resource,
  patientIdSystem: string,
  files: StorageRecord['files'] = [],
): StorageRecord {
  const { id, ...body } = withRecordedValues(converted) as StoredResource
  const text = stringifyExact(body)
  const digest = createHash('sha256').update(FORM).update(text).digest('base64url').slice(0, 27)
  const resource = {
    ...body,
    meta: {
      ...body.meta,
      tag: [
        ...(body.meta?.tag ?? []),
        { system: STORAGE_FACILITY_SYSTEM, code: patientIdSystem },
        { system: STORAGE_DIGEST_SYSTEM, code: digest },
      ],
    },
    identifier: [...(body.identifier ?? []), { system: STORAGE_RECORD_SYSTEM, value: id ?? '' }],
  } as StoredResource
  const refersTo = new Set<string>()
  eachReference(body, (reference) => {
    if (REFERENCE.test(reference)) refersTo.add(reference)
  })
  return { key: `${converted.resourceType}/${id}`, resource, digest, characters: text.length, refersTo, files }
}

/** The same resource with other references: `translate` gives what stands in place of a `Type/id`. */
export function withReferences(
  resource: StoredResource,
  translate: (reference: string) => Readonly<Record<string, unknown>> | undefined,
): StoredResource {
  return mapped(resource, (holder) => {
    const { reference, ...rest } = holder
    if (typeof reference !== 'string' || !REFERENCE.test(reference)) return holder
    const other = translate(reference)
    return other === undefined ? holder : { ...rest, ...other }
  }) as StoredResource
}

/** The value of the identifier by which `push` finds a resource again; undefined for what it did not write. */
export function recordIdOf(resource: StoredResource): string | undefined {
  return resource.identifier?.find(({ system }) => system === STORAGE_RECORD_SYSTEM)?.value
}

/** True for what `push` wrote for this facility; only such may it change or take away. */
export function isOfFacility(resource: StoredResource, patientIdSystem: string): boolean {
  return (resource.meta?.tag ?? []).some(
    ({ system, code }) => system === STORAGE_FACILITY_SYSTEM && code === patientIdSystem,
  )
}

export function digestOf(resource: StoredResource): string | undefined {
  return resource.meta?.tag?.find(({ system }) => system === STORAGE_DIGEST_SYSTEM)?.code
}

function withRecordedValues(resource: Resource): unknown {
  return mapped(resource, (holder) => {
    const { value } = holder
    if (!(value instanceof Decimal)) return holder
    const extension = Array.isArray(holder.extension) ? holder.extension : []
    // A converter that recorded more than the digits (`< 0.02`) has said it better.
    if (extension.some((each) => each?.url === RECORDED_VALUE)) return holder
    return { ...holder, extension: [...extension, { url: RECORDED_VALUE, valueString: value.text }] }
  })
}

function eachReference(value: unknown, found: (reference: string) => void): void {
  if (Array.isArray(value)) for (const each of value) eachReference(each, found)
  else if (isHolder(value)) {
    if (typeof value.reference === 'string') found(value.reference)
    for (const each of Object.values(value)) eachReference(each, found)
  }
}

/** A copy in which every object has been replaced, from the innermost outwards. */
function mapped(value: unknown, replace: (holder: Readonly<Record<string, unknown>>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, replace))
  if (!isHolder(value)) return value
  const inner = Object.entries(value).map(([name, each]) => [name, mapped(each, replace)] as const)
  return replace(Object.fromEntries(inner))
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Decimal)
}
