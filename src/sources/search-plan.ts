import type { Period } from '#clinical/occurrence.ts'
import type { CapabilityStatement } from '#standards/fhir/r4.ts'
import type { SearchParameters } from './fhir-client.ts'
import { dateBounds, type TypedSearch } from './searches.ts'

/**
 * The parameters of a search as this server understands them; undefined when its CapabilityStatement says that it cannot
 * be asked at all. A list that is absent says nothing and is tried (DESIGN.md §8.15). A filter or date that a list lacks is
 * left out and done here instead: a lenient server would answer it with silence (real-servers.md §5).
 *
 * A period without beginning is asked without dates, so that undated records come, too.
 */
export function plannedSearch(
  search: TypedSearch,
  patientId: string,
  period: Period,
  capabilities: CapabilityStatement | undefined,
): SearchParameters | undefined {
  const types = capabilities?.rest?.find(({ mode }) => mode === 'server')?.resource ?? []
  const listed = types.find(({ type }) => type === search.type)
  if (types.length > 0 && listed === undefined) return undefined
  const names = new Set((listed?.searchParam ?? []).map(({ name }) => name))
  const isOffered = (name: string) => names.size === 0 || names.has(name)
  const owner = search.owner ?? ['patient', 'subject'].find(isOffered)
  if (owner === undefined) return undefined
  const includes = new Set(listed?.searchInclude ?? [])
  return [
    [owner, owner === '_id' ? patientId : `Patient/${patientId}`],
    ...search.filters.filter(([name]) => isOffered(name)),
    ...datesOf(search, period).filter(([name]) => isOffered(name)),
    ...search.includes.filter(([, value]) => includes.size === 0 || includes.has(value) || includes.has('*')),
  ]
}

/** Whether the newest part of a period brings all there is: then nothing is left for the history behind it. */
export function comesWhole({ dateParameter, isShort }: TypedSearch): boolean {
  return dateParameter === undefined || isShort === true
}

function datesOf(search: TypedSearch, period: Period): SearchParameters {
  const isUnbounded = period.from === undefined || (comesWhole(search) && period.until === undefined)
  return isUnbounded || search.dateParameter === undefined ? [] : dateBounds(search.dateParameter, period)
}
