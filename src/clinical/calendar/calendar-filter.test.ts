import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { filterChoices, filterOccurrences, isFiltering, NO_FILTER } from './calendar-filter.ts'

const [A, B] = ['a' as FacilityId, 'b' as FacilityId]

function record(facility: FacilityId, setting: Occurrence['setting'], department: string | undefined): Occurrence {
  return {
    key: `${facility}${setting}${department}`,
    facility,
    kind: setting === 'inpatient' ? 'stay' : 'laboratory',
    start: undefined,
    end: undefined,
    label: '',
    setting,
    department,
    status: 'final',
    refs: [],
  }
}

const all = [
  record(A, 'outpatient', '内科'),
  record(A, undefined, undefined),
  record(B, 'inpatient', '循環器内科'),
  record(B, 'outpatient', '内科'),
]

describe('filters', () => {
  it('CAL-7 SRC-7: says how many of how many are shown', () => {
    const { shown, total } = filterOccurrences(all, { ...NO_FILTER, facility: B })
    expect([shown.length, total]).toEqual([2, 4])
  })

  it('H-28: nothing is hidden without a filter', () => {
    expect(filterOccurrences(all, NO_FILTER).shown).toBe(all)
    expect(isFiltering(NO_FILTER)).toBe(false)
    expect(isFiltering({ ...NO_FILTER, department: '' })).toBe(true)
  })

  it('CAL-7: a record whose sender did not say 入外 is a choice of its own, never counted as outpatient', () => {
    expect(filterOccurrences(all, { ...NO_FILTER, setting: 'outpatient' }).shown).toHaveLength(2)
    expect(filterOccurrences(all, { ...NO_FILTER, setting: 'unrecorded' }).shown).toHaveLength(1)
  })

  it('CAL-7: filters combine', () => {
    expect(
      filterOccurrences(all, { facility: B, setting: 'outpatient', department: '内科' }).shown.map((each) => each.key),
    ).toEqual(['boutpatient内科'])
  })

  it('GRID-11: words are found whatever their script; blanks alone hide nothing', () => {
    const [first, ...rest] = all
    const named = [...(first === undefined ? [] : [{ ...first, label: 'ワルファリンK錠1mg' }]), ...rest]
    expect(filterOccurrences(named, { ...NO_FILTER, search: 'わるふぁりんｋ' }).shown).toHaveLength(1)
    expect(filterOccurrences(named, { ...NO_FILTER, facility: B, search: 'ワルファリン' }).shown).toHaveLength(0)
    expect(isFiltering({ ...NO_FILTER, search: 'K' })).toBe(true)
    expect(isFiltering({ ...NO_FILTER, search: ' ' })).toBe(false)
  })

  it('GRID-11: finds a record by what its label leaves out, and by no word that two texts make together', () => {
    const [first] = all
    const named = first === undefined ? [] : [{ ...first, label: 'AST、ALT ほか2', further: ['カリウム', '溶血あり'] }]
    const found = (search: string) => filterOccurrences(named, { ...NO_FILTER, search }).shown.length
    expect([found('カリウム'), found('溶血'), found('ALT'), found('ウム溶血'), found('クロール')]).toEqual([
      1, 1, 1, 0, 0,
    ])
  })

  it('CAL-7: offers what there is with its counts, hospitals by letter, no department last', () => {
    expect(filterChoices(all, [A, B])).toEqual({
      facilities: [
        { value: A, count: 2 },
        { value: B, count: 2 },
      ],
      settings: [
        { value: 'outpatient', count: 2 },
        { value: 'inpatient', count: 1 },
        { value: 'unrecorded', count: 1 },
      ],
      departments: [
        { value: '内科', count: 2 },
        { value: '循環器内科', count: 1 },
        { value: '', count: 1 },
      ],
    })
  })
})
