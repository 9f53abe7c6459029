import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { drugRows } from '#clinical/medications/drug-rows.ts'
import { injectionCourses } from '#clinical/medications/injection-courses.ts'
import { samplePrescription, sampleTime } from '#testing/sample-facts.ts'
import { sampleInjection } from '#testing/sample-supplies.ts'
import { isMedicineIn, medicinesOf } from './medicine-bands.ts'
import { minuteOfDate } from './time-axis.ts'

const TODAY = '2026-11-20' as JstDate
const day = (text: string) => minuteOfDate(text as JstDate)
const WINDOW = { from: day('2026-06-01'), until: day('2026-11-21') }

function supply(from: string, until: string, dose: string, drug = 'アムロジピン錠5mg', facility = 'a') {
  return samplePrescription(facility, from, drug, {
    startsOn: sampleTime(from),
    endsOn: until as JstDate,
    dailyDose: { text: dose, unit: 'mg' },
    dose: undefined,
  })
}

type Given = Parameters<typeof medicinesOf>
const medicinesIn = (groups: Given[0], courses: Given[1]) =>
  medicinesOf(groups, courses, TODAY).filter((each) => isMedicineIn(each, WINDOW))
const medicines = (...lines: Parameters<typeof drugRows>[0]) => medicinesIn(drugRows(lines, TODAY), [])

describe('medicines under a graph', () => {
  it('GRAPH-8: supplies of one dose that follow each other are one band, a gap in between is kept', () => {
    const [medicine] = medicines(
      supply('2026-06-01', '2026-06-28', '5'),
      supply('2026-06-29', '2026-07-26', '5'),
      supply('2026-09-01', '2026-09-28', '5'),
    )
    expect(medicine?.bands.map(({ from, until }) => [from, until])).toEqual([
      [day('2026-06-01'), day('2026-07-27')],
      [day('2026-09-01'), day('2026-09-29')],
    ])
  })

  it('GRAPH-8, MED-8: a dose change begins a band of its own, with what changed', () => {
    const [medicine] = medicines(supply('2026-08-01', '2026-08-28', '2.5'), supply('2026-08-29', '2026-09-25', '5'))
    expect(medicine?.bands.map(({ dose, change }) => [dose?.amount.text, dose?.per, change?.direction])).toEqual([
      ['2.5', 'day', undefined],
      ['5', 'day', 'increase'],
    ])
  })

  const told = (...lines: Parameters<typeof drugRows>[0]) =>
    medicines(...lines)[0]?.bands.map(({ from, until, dose, dosesBeside, isMixed, change }) => [
      from,
      until,
      [dose, ...dosesBeside].map((each) => each?.amount.text),
      isMixed || change?.direction,
    ])

  it('GRAPH-8, MED-1: three tablets in the morning and one at noon are one band that tells both, never one over the other', () => {
    const both = (from: string, until: string) => [supply(from, until, '3'), supply(from, until, '1')]
    expect(told(...both('2026-08-01', '2026-08-28'), ...both('2026-08-29', '2026-09-25'))).toEqual([
      [day('2026-08-01'), day('2026-09-26'), ['3', '1'], undefined],
    ])
    expect(told(supply('2026-08-01', '2026-08-28', '1'), supply('2026-08-01', '2026-08-28', '1'))).toEqual([
      [day('2026-08-01'), day('2026-08-29'), ['1', '1'], undefined],
    ])
  })

  it('GRAPH-8, MED-1: the line that lasts longer goes on alone, and a line without a dose leaves the dose of the day untold', () => {
    expect(told(supply('2026-08-01', '2026-08-28', '3'), supply('2026-08-01', '2026-08-14', '1'))).toEqual([
      [day('2026-08-01'), day('2026-08-15'), ['3', '1'], undefined],
      [day('2026-08-15'), day('2026-08-29'), ['3'], undefined],
    ])
    const untold = { ...supply('2026-08-01', '2026-08-28', '1'), dailyDose: undefined }
    expect(told(supply('2026-08-01', '2026-08-28', '3'), untold)).toEqual([
      [day('2026-08-01'), day('2026-08-29'), [undefined], true],
    ])
  })

  it('GRAPH-8, MED-8, H-15: another dose that was added for weeks stands with the first, one that took its place ends it', () => {
    expect(told(supply('2026-06-01', '2026-08-31', '5'), supply('2026-06-15', '2026-07-12', '2.5'))).toEqual([
      [day('2026-06-01'), day('2026-06-15'), ['5'], undefined],
      [day('2026-06-15'), day('2026-07-13'), ['5', '2.5'], undefined],
      [day('2026-07-13'), day('2026-09-01'), ['5'], undefined],
    ])
    expect(told(supply('2026-08-01', '2026-08-28', '2.5'), supply('2026-08-25', '2026-09-21', '5'))).toEqual([
      [day('2026-08-01'), day('2026-08-25'), ['2.5'], undefined],
      [day('2026-08-25'), day('2026-09-22'), ['5'], 'increase'],
    ])
  })

  it('GRAPH-8: a supply of the same dose that was fetched early goes on, and is no second dose', () => {
    expect(told(supply('2026-08-01', '2026-08-28', '5'), supply('2026-08-24', '2026-09-20', '5'))).toEqual([
      [day('2026-08-01'), day('2026-09-21'), ['5'], undefined],
    ])
  })

  it('GRAPH-8, H-15: an open end gives way to the next supply, so that two doses of a weekly drug never run side by side', () => {
    const weekly = (from: string, dose: string) => ({ ...supply(from, from, dose), endsOn: undefined, usage: '週1回' })
    const bandsOf = (...lines: ReturnType<typeof weekly>[]) =>
      medicines(...lines)[0]?.bands.map(({ from, until, dose }) => [from, until, dose?.amount.text])
    expect(bandsOf(weekly('2026-09-01', '4'), weekly('2026-10-06', '6'))).toEqual([
      [day('2026-09-01'), day('2026-10-06'), '4'],
      [day('2026-10-06'), undefined, '6'],
    ])
    expect(bandsOf(weekly('2026-09-01', '4'), weekly('2026-10-06', '4'))).toEqual([[day('2026-09-01'), undefined, '4']])
  })

  it('GRAPH-8, MED-2: 製剤量 and 成分量 are never one band, and each says which it is', () => {
    const powder = (from: string, until: string, strengthType: 'preparation' | 'ingredient') => {
      const line = supply(from, until, '0.5', 'フェニトイン散10%')
      return { ...line, drugs: line.drugs.map((drug) => ({ ...drug, strengthType })) }
    }
    const [medicine] = medicines(
      powder('2026-08-01', '2026-08-28', 'preparation'),
      powder('2026-08-29', '2026-09-25', 'ingredient'),
    )
    expect(medicine?.bands.map(({ dose, change }) => [dose?.strengthType, change])).toEqual([
      ['preparation', undefined],
      ['ingredient', undefined],
    ])
  })

  it('GRAPH-8: drugs of two hospitals are never one band, and those outside the window are not offered', () => {
    const list = medicines(
      supply('2026-08-01', '2026-08-28', '5'),
      supply('2026-08-01', '2026-08-28', '5', 'アムロジピン錠5mg', 'b'),
      supply('2020-08-01', '2020-08-28', '5', 'ワルファリン錠1mg'),
    )
    expect(list.map(({ name, facility }) => [name.text, facility]).toSorted()).toEqual([
      ['アムロジピン錠5mg', 'a'],
      ['アムロジピン錠5mg', 'b'],
    ])
  })

  it('GRAPH-8: a band that began before the window is there, and a cancelled order is not', () => {
    const cancelled = { ...supply('2026-08-01', '2026-08-28', '5', 'ワルファリン錠1mg'), status: 'cancelled' as const }
    const list = medicines(supply('2026-05-01', '2026-06-10', '5'), cancelled)
    expect(list.map(({ bands }) => bands.map(({ from }) => from))).toEqual([[day('2026-05-01')]])
  })

  it('GRAPH-8: injections stand on the days on which they were ordered or given', () => {
    const { kind: _kind, ...line } = samplePrescription('b', '2026-10-24', 'フロセミド注20mg', {
      startsOn: sampleTime('2026-10-24'),
    })
    const courses = injectionCourses([{ ...line, kind: 'injection' }], TODAY)
    const [medicine] = medicinesIn([], courses)
    expect(medicine?.isInjection).toBe(true)
    expect(medicine?.bands.map(({ from, until }) => [from, until])).toEqual([[day('2026-10-24'), day('2026-10-25')]])
  })

  const FUROSEMIDE = 'フロセミド注20mg'
  const injected = (at: string, amount: string, more = {}) => {
    const group = { orderNumbers: [`b/urn:x:group|${at.slice(0, 10)}`] }
    return sampleInjection('b', at, [[FUROSEMIDE, amount]], { ...group, ...more })
  }
  const given = (at: string, amount: string, more = {}) => injected(at, amount, { act: 'administered', ...more })
  const bandsOf = (...lines: Parameters<typeof injectionCourses>[0]) =>
    medicinesIn([], injectionCourses(lines, TODAY)).flatMap(({ bands }) =>
      bands.map(({ act, from, until, dose }) => [act, from, until, dose?.amount.text]),
    )

  it('GRAPH-8, MED-8: every run of an injection stands with its own dose, and the change with it', () => {
    const lines = [given('2026-11-01T09:00', '4'), given('2026-11-15T09:00', '12')]
    expect(bandsOf(...lines)).toEqual([
      ['administered', day('2026-11-01'), day('2026-11-02'), '4'],
      ['administered', day('2026-11-15'), day('2026-11-16'), '12'],
    ])
    const [medicine] = medicinesIn([], injectionCourses(lines, TODAY))
    expect(medicine?.bands[1]?.change).toMatchObject({ direction: 'increase', from: '4', to: '12', unit: '本' })
  })

  it('GRAPH-8, MED-3: what was only ordered is never drawn as given', () => {
    expect(
      bandsOf(injected('2026-11-17T09:00', '4'), given('2026-11-17T09:10', '2'), injected('2026-11-18T09:00', '4')),
    ).toEqual([
      ['administered', day('2026-11-17'), day('2026-11-18'), '2'],
      ['ordered', day('2026-11-18'), day('2026-11-19'), '4'],
    ])
  })

  it('GRAPH-8, H-15: what was not given, stopped, suspended or cancelled is no band', () => {
    expect(
      bandsOf(
        injected('2026-11-16T09:00', '4'),
        given('2026-11-16T09:00', '0', { status: 'cancelled' }),
        injected('2026-11-17T09:00', '4', { status: 'stopped' }),
        injected('2026-11-18T09:00', '4', { status: 'on-hold' }),
        injected('2026-11-19T09:00', '4', { status: 'cancelled' }),
      ),
    ).toEqual([])
  })

  it('GRAPH-8: two doses on one day are told as such, never as one of them', () => {
    const lines = [given('2026-11-17T09:00', '4'), given('2026-11-17T18:00', '6'), given('2026-11-18T09:00', '4')]
    const [medicine] = medicinesIn([], injectionCourses(lines, TODAY))
    expect(medicine?.bands.map(({ isMixed, dose, from, until }) => [isMixed, dose?.amount.text, from, until])).toEqual([
      [true, undefined, day('2026-11-17'), day('2026-11-18')],
      [false, '4', day('2026-11-18'), day('2026-11-19')],
    ])
  })

  it('GRAPH-8, H-15: a stopped supply is told from the one before it', () => {
    const [medicine] = medicines(supply('2026-08-01', '2026-08-28', '5'), {
      ...supply('2026-08-29', '2026-09-25', '5'),
      status: 'stopped',
    })
    expect(medicine?.bands.map(({ heldBack }) => heldBack)).toEqual([undefined, 'stopped'])
  })

  it('GRAPH-8: an infusion that goes on is drawn until today', () => {
    const ongoing = sampleInjection('a', '2026-11-17T09:00', [['ヘパリンＮａ注', '1']], {
      act: 'administered',
      status: 'ongoing',
    })
    const [medicine] = medicinesIn([], injectionCourses([ongoing], TODAY))
    expect(medicine?.bands).toMatchObject([{ from: day('2026-11-17'), until: day('2026-11-21') }])
  })

  it('MED-3, H-15: an order whose administration has an unknown state is drawn as ordered, never as given', () => {
    const mixture = [['ヘパリンＮａ注', '1']] as const
    const order = sampleInjection('a', '2026-11-17T09:00', mixture, { orderNumbers: ['a/urn:x:order|1'] })
    const untold = { ...order, key: 'untold', act: 'administered', status: 'unknown' } as const
    const [medicine] = medicinesIn([], injectionCourses([order, untold], TODAY))
    expect(medicine?.bands.map(({ act }) => act)).toEqual(['ordered'])
  })
})
