import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { labRows } from '../laboratory/lab-rows.ts'
import type { LabResult } from '../observation-facts.ts'
import { keyResults } from './key-analytes.ts'

function result(facility: string, at: string, code: string, value: string, unit = 'mg/dL'): LabResult {
  const codings = [{ system: SYSTEM.jlac10, code, display: undefined }]
  return sampleResult(facility, at, ['項目', value, unit], { item: { text: '項目', codings, isStandard: true } })
}
const CREATININE = '3C015000002327101'
const URINE_CREATININE = '3C015000000127101'
const POTASSIUM = '3H015000002326101'

describe('主要検査', () => {
  it('FACE-1: the newest result of each by code, with the one before it, in a fixed order', () => {
    const { lines: found } = keyResults(
      labRows([
        result('b', '2026-11-18', POTASSIUM, '5.1', 'mmol/L'),
        result('a', '2026-11-01', CREATININE, '1.58'),
        result('b', '2026-11-18', CREATININE, '1.62'),
      ]),
    )
    expect(
      found.map(({ latest, previous }) => [latest.measurement.value?.text, previous?.measurement.value?.text]),
    ).toEqual([
      ['1.62', '1.58'],
      ['5.1', undefined],
    ])
  })

  it('LAB-1: a creatinine of urine is not the creatinine of the sheet', () => {
    expect(keyResults(labRows([result('a', '2026-11-18', URINE_CREATININE, '80')])).lines).toEqual([])
  })

  it('LAB-1: of one analyte in two units the newest row stands, and its own previous result beside it', () => {
    const { lines: found } = keyResults(
      labRows([result('a', '2026-10-01', CREATININE, '140', 'µmol/L'), result('b', '2026-11-18', CREATININE, '1.62')]),
    )
    expect(found).toMatchObject([{ latest: { facility: 'b' }, previous: undefined }])
  })

  it('VAL-6: a missing value stands as its reason, and the result before it stays in sight', () => {
    const haemolysed = { ...result('b', '2026-11-18', POTASSIUM, '', 'mmol/L'), value: undefined, absentReason: '溶血' }
    const { lines: found } = keyResults(labRows([result('b', '2026-11-01', POTASSIUM, '4.7', 'mmol/L'), haemolysed]))
    expect(found).toMatchObject([
      { latest: { measurement: { absentReason: '溶血' } }, previous: { measurement: { value: { text: '4.7' } } } },
    ])
  })

  it('VAL-6, H-05: behind two results without a number the last number is found, in whichever row it stands', () => {
    const without = (facility: string, at: string) => ({
      ...result(facility, at, POTASSIUM, '', 'mmol/L'),
      value: undefined,
      absentReason: '溶血',
    })
    const [line] = keyResults(
      labRows([
        result('a', '2026-11-18T09:05', POTASSIUM, '5.1', 'mmol/L'),
        result('a', '2026-10-18T09:05', POTASSIUM, '200', 'mg/L'),
        without('b', '2026-11-18T09:30'),
        without('c', '2026-11-18T10:00'),
      ]),
    ).lines
    expect(line).toMatchObject({ latest: { facility: 'c' }, measured: { cell: { facility: 'a' } } })
    expect(line?.measured?.cell.measurement.value?.text).toBe('5.1')
    const [number] = keyResults(labRows([result('a', '2026-11-18', POTASSIUM, '5.1', 'mmol/L')])).lines
    expect(number?.measured).toBeUndefined()
  })

  it('LAB-1, H-05: a newer BNP does not hide an NT-proBNP: they are two lines', () => {
    const { lines: found } = keyResults(
      labRows([
        result('a', '2026-10-01', '4Z272000002305301', '4000', 'pg/mL'),
        result('b', '2026-11-10', '4Z271000002205201', '40', 'pg/mL'),
      ]),
    )
    expect(found.map(({ latest }) => [latest.measurement.value?.text, latest.facility])).toEqual([
      ['4000', 'a'],
      ['40', 'b'],
    ])
  })

  const uncoded = (facility: string, at: string, name: string, value: string) =>
    sampleResult(facility, at, [name, value, 'mmol/L'], { item: { text: name, codings: [], isStandard: false } })
  const told = ({ lines }: ReturnType<typeof keyResults>) =>
    lines.map(({ latest, isByName }) => [latest.measurement.value?.text, latest.facility, isByName])

  it('H-04, H-05: a newer potassium without a code is not silently left out: it stands apart behind the coded one', () => {
    const found = keyResults(
      labRows([
        result('a', '2026-08-01', POTASSIUM, '4.1', 'mmol/L'),
        uncoded('b', '2026-11-19', 'カリウム（K）', '6.9'),
      ]),
    )
    expect(told(found)).toEqual([
      ['4.1', 'a', false],
      ['6.9', 'b', true],
    ])
    expect(found.unread).toEqual({ count: 0, facilities: [] })
  })

  it('H-05: where a hospital sends no codes at all, its results of familiar names are the lines', () => {
    expect(told(keyResults(labRows([uncoded('b', '2026-11-19', 'Na', '128')])))).toEqual([['128', 'b', true]])
  })

  it('H-04: what is older, of another material or of an unknown name is no line, and is counted with its hospital', () => {
    const found = keyResults(
      labRows([
        result('a', '2026-08-01', POTASSIUM, '4.1', 'mmol/L'),
        uncoded('b', '2026-07-01', 'K', '3.9'),
        uncoded('c', '2026-11-19', 'K（尿）', '40'),
        uncoded('c', '2026-11-19', 'KL-6', '300'),
      ]),
    )
    expect(told(found)).toEqual([['4.1', 'a', false]])
    expect(found.unread.count).toBe(3)
    expect([...found.unread.facilities].toSorted()).toEqual(['b', 'c'])
  })
})
