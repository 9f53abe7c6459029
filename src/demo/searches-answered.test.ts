import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { dateBounds, SEARCHES, type TypedSearch } from '#sources/searches.ts'
import { parseSearchRequest } from './fhir-engine/search-request.ts'

describe('the searches of the client', () => {
  it.each(Object.entries<TypedSearch>(SEARCHES))('%s is understood by the servers of the demo', (_name, search) => {
    const period = { from: '2026-09-01' as JstDate, until: '2026-10-01' as JstDate }
    const bounds = search.dateParameter === undefined ? [] : dateBounds(search.dateParameter, period)
    const parameters = [
      [search.owner ?? 'patient', 'x'],
      ...search.filters,
      ...search.includes,
      ...bounds,
      ['_count', '1000'],
    ] as const
    const request = parseSearchRequest(
      search.type,
      new URLSearchParams(parameters.map(([name, value]) => [name ?? '', value ?? ''])),
    )
    expect(request.filters).toHaveLength(1 + search.filters.length + bounds.length)
    expect(request.includes).toHaveLength(search.includes.length)
  })
})
