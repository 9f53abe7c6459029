import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { plannedSearch } from '#sources/search-plan.ts'
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

  it.each(Object.values<TypedSearch>(SEARCHES).filter(({ mayLackDate }) => mayLackDate === true))(
    'H-05: what of $type lacks its date is found by the servers of the demo, and nothing else',
    (search) => {
      const parameters = plannedSearch(search, 'x', 'undated', undefined) ?? []
      const { filters } = parseSearchRequest(search.type, new URLSearchParams(parameters.map((each) => [...each])))
      const isFound = (more: object) =>
        filters.every((meets) => meets({ resourceType: search.type, subject: { reference: 'Patient/x' }, ...more }))
      expect(isFound({ issued: '2026-11-20T08:00:00+09:00' })).toBe(true)
      expect(isFound({ effectiveDateTime: '2026-11-20', authoredOn: '2026-11-20' })).toBe(false)
    },
  )
})
