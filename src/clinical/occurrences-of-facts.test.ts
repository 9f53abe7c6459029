import { describe, expect, it } from 'vitest'
import { samplePrescription } from '#testing/sample-facts.ts'
import { sampleLab } from '#testing/sample-lab-results.ts'
import type { FactStatus } from './fact-base.ts'
import type { LabResult } from './observation-facts.ts'
import { joinedOccurrences, occurrenceParts, occurrencesOfFacts } from './occurrences-of-facts.ts'

const AT = '2026-11-17'
const drug = (name: string, status: FactStatus) => samplePrescription('b', AT, name, { status })

describe('an order that was stopped', () => {
  it('H-14, MED-3: is 中止, never 確定', () => {
    expect(occurrencesOfFacts([drug('ワルファリン錠', 'stopped')])).toMatchObject([{ status: 'stopped' }])
    expect(occurrencesOfFacts([drug('ワルファリン錠', 'stopped'), drug('誤り錠', 'cancelled')])).toMatchObject([
      { label: 'ワルファリン錠', status: 'stopped' },
    ])
  })

  it.each(['final', 'ongoing', 'unknown'] as const)(
    'H-14: of which other drugs are %s is 一部中止, not 中止',
    (status) => {
      const lines = [drug('ワルファリン錠', 'stopped'), drug('アムロジピン錠', status)]
      expect(occurrencesOfFacts(lines)).toMatchObject([{ status: 'partly-stopped' }])
      const inTwoWindows = lines.flatMap((line) => occurrenceParts([line]))
      expect(joinedOccurrences(inTwoWindows)).toMatchObject([{ status: 'partly-stopped' }])
    },
  )
})

describe('an order that is held back', () => {
  it('H-15: is 休止, and 一部休止 where only some of its drugs are', () => {
    const held = drug('ワルファリン錠', 'on-hold')
    expect(occurrencesOfFacts([held])).toMatchObject([{ status: 'on-hold' }])
    expect(occurrencesOfFacts([held, drug('アムロジピン錠', 'final')])).toMatchObject([{ status: 'partly-on-hold' }])
  })
})

describe('an order of which the patient has not been told', () => {
  const sensitivity = [{ mark: 'undisclosed', asOf: undefined }] as const
  const hidden = samplePrescription('b', AT, 'カペシタビン錠', { sensitivity })

  it('PRV-1: is marked, and says what of it may be seen', () => {
    expect(occurrencesOfFacts([hidden])).toMatchObject([{ undisclosed: { restLabel: undefined } }])
    expect(occurrencesOfFacts([hidden, drug('アムロジピン錠', 'final')])).toMatchObject([
      { label: 'カペシタビン錠、アムロジピン錠', undisclosed: { restLabel: 'アムロジピン錠' } },
    ])
    expect(occurrencesOfFacts([drug('アムロジピン錠', 'final')])[0]).not.toHaveProperty('undisclosed')
  })

  it('PRV-1: tells the newest day as of which that was so, whichever page it came with', () => {
    const on = (day: string) => ({ mark: 'undisclosed', asOf: { text: day, precision: 'day' } }) as const
    const lines = [on('2026-10-05'), on('2026-11-07')].map((mark, at) =>
      samplePrescription('b', AT, at === 0 ? 'カペシタビン錠' : 'オキサリプラチン', { sensitivity: [mark] }),
    )
    for (const order of [lines, lines.toReversed()]) {
      expect(occurrencesOfFacts(order)[0]?.undisclosed?.asOf?.text).toBe('2026-11-07')
    }
  })
})

describe('words by which a record is found', () => {
  const result = (name: string, value: string, more: Partial<LabResult> = {}) =>
    sampleLab({ facility: 'b', at: '2026-11-17T09:05', name, value }, more)

  it('GRID-11: items that the label only counts, and results that are words; no number', () => {
    const items = ['AST', 'ALT', 'LD', 'ALP', 'Cr', 'UN', 'カリウム']
    const [blood] = occurrencesOfFacts(items.map((name) => result(name, '152')))
    expect(blood?.label).toBe('AST、ALT、LD、ALP、Cr、UN ほか1')
    expect(blood?.further).toEqual(['カリウム'])
    const text = { text: '溶血あり', comparator: undefined, magnitude: undefined, unit: undefined }
    expect(occurrencesOfFacts([result('検体', '', { value: text })])[0]?.further).toEqual(['溶血あり'])
  })

  it('GRID-11: what a label says is not kept again', () => {
    expect(occurrencesOfFacts([result('AST', '20')])[0]).not.toHaveProperty('further')
  })

  it('PRV-1: of an order with a drug that the patient has not been told only the words of the others remain', () => {
    const sensitivity = [{ mark: 'undisclosed', asOf: undefined }] as const
    const [order] = occurrencesOfFacts([
      samplePrescription('b', AT, 'カペシタビン錠', { sensitivity, usage: '化学療法の日' }),
      samplePrescription('b', AT, 'アムロジピン錠', { usage: '朝食後' }),
    ])
    expect(order?.further).toContain('化学療法の日')
    expect(order?.undisclosed?.restFurther).toContain('朝食後')
    expect(order?.undisclosed?.restFurther).not.toContain('化学療法の日')
  })
})
