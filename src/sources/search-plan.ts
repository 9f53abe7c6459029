import type { Period } from '#clinical/occurrence.ts'
import { STORAGE_FACILITY_SYSTEM } from '#standards/fhir/canonical.ts'
import type { CapabilityStatement } from '#standards/fhir/r4.ts'
import type { SearchParameters } from './fhir-client.ts'
import { dateBounds, type TypedSearch } from './searches.ts'

/**
 * The parameters of a search as this server understands them; undefined when its CapabilityStatement says that it cannot
 * be asked at all. A list that is absent says nothing and is tried (DESIGN.md §8.15). A filter or date that a list lacks is
 * left out and done here instead: a lenient server would answer it with silence (real-servers.md §5).
 *
 * A period without beginning is asked without dates, so that undated records come, too; `undated` asks for these alone
 * (`:missing`, FHIR R4 Search, Modifiers). `tag` = the facility's records on
 * a server that it shares: asked for only where the list has it, for a server that does not know it may answer nothing.
 */
export function plannedSearch(
  search: TypedSearch,
  patientId: string,
  period: Period | 'undated',
  capabilities: CapabilityStatement | undefined,
  tag?: string,
): SearchParameters | undefined {
  const offer = searchOffer(capabilities, search.type)
  if (offer === undefined) return undefined
  const { names, isOffered, listed } = offer
  const owner = search.owner ?? ['patient', 'subject'].find(isOffered)
  if (owner === undefined) return undefined
  const includes = new Set(listed?.searchInclude ?? [])
  return [
    [owner, owner === '_id' ? patientId : `Patient/${patientId}`],
    ...(tag !== undefined && names.has('_tag') ? [['_tag', `${STORAGE_FACILITY_SYSTEM}|${tag}`] as const] : []),
    ...search.filters.filter(([name]) => isOffered(name)),
    ...datesOf(search, period).filter(() => isOffered(search.dateParameter ?? '')),
    ...search.includes.filter(([, value]) => includes.size === 0 || includes.has(value) || includes.has('*')),
  ]
}

/** What a statement says of searching one type; undefined = the server says that it cannot be searched. */
export function searchOffer(capabilities: CapabilityStatement | undefined, type: string) {
  const types = capabilities?.rest?.find(({ mode }) => mode === 'server')?.resource ?? []
  const listed = types.find((each) => each.type === type)
  if (types.length > 0 && listed === undefined) return undefined
  const interactions = listed?.interaction ?? []
  if (interactions.length > 0 && !interactions.some(({ code }) => code === 'search-type')) return undefined
  const names: ReadonlySet<string> = new Set((listed?.searchParam ?? []).map(({ name }) => name))
  return { listed, names, isOffered: (name: string) => names.size === 0 || names.has(name) }
}

/** Whether the newest part of a period brings all there is: then nothing is left for the history behind it. */
export function comesWhole({ dateParameter, isShort }: TypedSearch): boolean {
  return dateParameter === undefined || isShort === true
}

/** Whether a search by date leaves records out: one that sends no dates, because the server knows none, does not. */
export function leavesOut(
  { type, dateParameter }: TypedSearch,
  capabilities: CapabilityStatement | undefined,
): boolean {
  return dateParameter !== undefined && searchOffer(capabilities, type)?.isOffered(dateParameter) === true
}

function datesOf(search: TypedSearch, period: Period | 'undated'): SearchParameters {
  if (period === 'undated') return [[`${search.dateParameter}:missing`, 'true']]
  const isUnbounded = period.from === undefined || (comesWhole(search) && period.until === undefined)
  return isUnbounded || search.dateParameter === undefined ? [] : dateBounds(search.dateParameter, period)
}
