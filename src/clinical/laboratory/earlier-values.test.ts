import { describe, expect, it } from 'vitest'
import { LAB_CODE, sampleLab, sampleValue } from '#testing/sample-lab-results.ts'
import type { LabResult } from '../observation-facts.ts'
import { earlierValues } from './earlier-values.ts'
import { labRows } from './lab-rows.ts'

const K = { name: 'K', jlac10: LAB_CODE.k, value: '4.1', unit: 'mmol/L', range: '3.6-4.8' }
const NOW = sampleLab(K, { status: 'corrected' })
const version = (fact: LabResult) => ({ fact, storedAt: undefined })
const with_ = (more: Partial<LabResult>): LabResult => ({ ...NOW, ...more })

function cellOf(fact: LabResult, name?: string) {
  const cells = labRows([fact]).flatMap(({ cells: each }) => each)
  const cell = cells.find(({ measurement }) => name === undefined || measurement.item.text === name)
  if (cell === undefined) throw new Error('no cell')
  return cell
}

describe('what a result said before', () => {
  it.each<[string, Partial<LabResult>, readonly string[]]>([
    ['another value', { value: sampleValue('7.4', 'mmol/L') }, ['value']],
    ['VAL-1: a comparator', { value: sampleValue('<4.1', 'mmol/L') }, ['value']],
    ['VAL-2: other digits of the same number', { value: sampleValue('4.10', 'mmol/L') }, ['value']],
    ['H-06: another unit', { value: sampleValue('4.1', 'mg/dL') }, ['unit']],
    ['another flag', { flag: { code: 'H', text: 'H' } }, ['flag']],
    ['H-08: no range', { ranges: [] }, ['range']],
    [
      'H-07: another item',
      { item: { ...NOW.item, codings: [{ system: 's', code: 'Na', display: undefined }] } },
      ['item'],
    ],
    ['another time of collection', { at: { text: '2026-11-17T09:05', precision: 'minute' } }, ['time']],
    ['another method', { method: '電極法' }, ['method']],
    ['another remark', { notes: ['溶血'] }, ['note']],
    ['VAL-6: only a reason', { value: undefined, absentReason: '検査中' }, ['value', 'unit']],
    ['a withdrawal', { status: 'entered-in-error' }, ['withdrawal']],
  ])('VAL-4, E14: %s is told', (_name, before, changed) => {
    const { earlier, newer } = earlierValues(cellOf(NOW), [version(NOW), version(with_(before))])
    expect(earlier.map((each) => each.changed)).toEqual([changed])
    expect(newer).toBeUndefined()
  })

  it('leaves out versions that say the same, and counts them', () => {
    const same = with_({ status: 'preliminary', item: { ...NOW.item, text: 'カリウム' } })
    expect(earlierValues(cellOf(NOW), [version(NOW), version(same), version(same)])).toEqual({
      earlier: [],
      newer: undefined,
      versions: 3,
      unlike: 0,
    })
  })

  it('VAL-5, E14: counts a version of another kind instead of dropping it', () => {
    const physiology = {
      ...NOW,
      kind: 'physiology',
      title: NOW.item.text,
      measurements: [NOW],
      conclusion: undefined,
    } as const
    const { versions, unlike } = earlierValues(cellOf(NOW), [version(NOW), { fact: physiology, storedAt: undefined }])
    expect({ versions, unlike }).toEqual({ versions: 1, unlike: 1 })
  })

  it('tells of several corrections each what it changed', () => {
    const [second, first] = [
      with_({ value: sampleValue('5.0', 'mmol/L') }),
      with_({ value: sampleValue('50', 'mmol/L') }),
    ]
    const { earlier } = earlierValues(cellOf(NOW), [version(NOW), version(second), version(first)])
    expect(earlier.map(({ measurement }) => measurement.value?.text)).toEqual(['5.0', '50'])
  })

  it('H-04, H-14: what the hospital holds by now, where the screen shows something else', () => {
    const later = with_({ value: sampleValue('4.4', 'mmol/L') })
    const { earlier, newer } = earlierValues(cellOf(NOW), [version(later), version(NOW)])
    expect(newer?.measurement.value?.text).toBe('4.4')
    expect(earlier.map(({ measurement }) => measurement.value?.text)).toEqual(['4.1'])
  })

  it('H-07: of a record with components, the one of the same item and of no other', () => {
    const part = (name: string, value: string) => ({ ...sampleLab({ name, local: name, value, unit: 'mmHg' }) })
    const pressure = (systolic: string) =>
      with_({ value: undefined, components: [part('下', '80'), part('上', systolic)], isRevised: true })
    const cell = cellOf(pressure('128'), '上')
    const { earlier } = earlierValues(cell, [version(pressure('128')), version(pressure('182'))])
    expect(earlier.map(({ measurement }) => measurement.value?.text)).toEqual(['182'])
    expect(
      earlierValues(cellOf(pressure('128'), '下'), [version(pressure('128')), version(pressure('182'))]).earlier,
    ).toEqual([])
  })
})
