import { describe, expect, it } from 'vitest'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleInjection } from '#testing/sample-supplies.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import { injectionCourses, leftOutInjections } from './injection-courses.ts'

const TODAY = '2026-11-20' as JstDate
const MIXTURE = [
  ['生理食塩液１００ｍＬ', '1'],
  ['セフトリアキソンＮａ静注用１ｇ', '1'],
] as const
const GROUP = 'b/urn:x:order-group'

const ordered = (at: string, number: string, more = {}) =>
  sampleInjection('b', at, MIXTURE, { orderNumbers: [`${GROUP}|${number}`, 'b/urn:x:order-number|338'], ...more })
const given = (at: string, number: string, more = {}) =>
  sampleInjection('b', at, MIXTURE, { act: 'administered', orderNumbers: [`${GROUP}|${number}`], ...more })

describe('injections', () => {
  it('MED-2: diluent and drug of an Rp stay one mixture, in the order of the sender', () => {
    const [course] = injectionCourses([ordered('2026-11-18T18:00', '338_01_1')], TODAY)
    expect(course?.newest.drugs.map(({ name }) => name.text)).toEqual(MIXTURE.map(([name]) => name))
  })

  it('MED-2: an order stands beside what was given on it, joined by its number', () => {
    const [course] = injectionCourses(
      [
        ordered('2026-11-17T18:00', '338_01_1'),
        ordered('2026-11-18T18:00', '338_01_2'),
        given('2026-11-18T18:09', '338_01_2'),
      ],
      TODAY,
    )
    expect(
      course?.runs.flatMap(({ events }) =>
        events.map((event) => [event.ordered?.at?.text, event.administered.map(({ at }) => at?.text)]),
      ),
    ).toEqual([
      ['2026-11-17T18:00', []],
      ['2026-11-18T18:00', ['2026-11-18T18:09']],
    ])
  })

  it('joins by the reference to the order first', () => {
    const order = ordered('2026-11-17T18:00', '1')
    const [course] = injectionCourses([order, given('2026-11-17T18:09', '999', { orderedBy: order.key })], TODAY)
    expect(course?.runs[0]?.events).toHaveLength(1)
  })

  it('never pairs by guess: a number that several orders share joins none of them', () => {
    const number = { orderNumbers: ['b/urn:x:order-number|338'] }
    const [course] = injectionCourses(
      [
        ordered('2026-11-17T18:00', '', number),
        ordered('2026-11-17T20:00', '', number),
        given('2026-11-17T18:09', '', number),
      ],
      TODAY,
    )
    expect(course?.runs[0]?.events.map((event) => [event.ordered !== undefined, event.administered.length])).toEqual([
      [true, 0],
      [false, 1],
      [true, 0],
    ])
  })

  it('H-15: what was not given is counted apart from what was', () => {
    const [course] = injectionCourses(
      [
        ordered('2026-11-17T18:00', '1'),
        given('2026-11-17T18:09', '1'),
        ordered('2026-11-18T18:00', '2'),
        given('2026-11-18T18:00', '2', { status: 'cancelled' }),
      ],
      TODAY,
    )
    expect(course?.runs).toMatchObject([{ orderedCount: 2, givenCount: 1, notGivenCount: 1 }])
  })

  it('days that follow each other are one run; a gap begins another', () => {
    const [course] = injectionCourses(
      [ordered('2026-11-01T09:00', '1'), ordered('2026-11-02T09:00', '2'), ordered('2026-11-05T09:00', '3')],
      TODAY,
    )
    expect(course?.runs.map(({ from, until }) => [from, until])).toEqual([
      ['2026-11-01', '2026-11-03'],
      ['2026-11-05', '2026-11-06'],
    ])
  })

  it('an infusion over days lasts until its end', () => {
    const [course] = injectionCourses(
      [given('2026-10-24T15:20', '1', { until: sampleTime('2026-10-27T10:00') })],
      TODAY,
    )
    expect(course?.runs).toMatchObject([{ from: '2026-10-24', until: '2026-10-28' }])
    expect([course?.isCurrent, course?.lastDay]).toEqual([false, '2026-10-27'])
  })

  it('H-16: mixtures of two hospitals are never one', () => {
    const other = sampleInjection('c', '2026-11-17T18:00', MIXTURE)
    expect(injectionCourses([ordered('2026-11-17T18:00', '1'), other], TODAY)).toHaveLength(2)
  })

  it('an injection without a day is told apart and not dropped', () => {
    const [course] = injectionCourses([ordered('2026-11', '1', { startsOn: sampleTime('2026-11') })], TODAY)
    expect([course?.runs.length, course?.undated.length, course?.isCurrent]).toEqual([0, 1, true])
  })

  it('VAL-4: an injection entered in error is left out', () => {
    expect(injectionCourses([ordered('2026-11-17T18:00', '1', { status: 'entered-in-error' })], TODAY)).toEqual([])
  })

  it('VAL-4: a cancelled order on which nothing is recorded is left out and counted, one that was given all the same is not', () => {
    const cancelled = ordered('2026-11-21T09:00', '1', { status: 'cancelled' })
    const givenAllTheSame = ordered('2026-11-20T09:00', '2', { status: 'cancelled' })
    const lines = [cancelled, givenAllTheSame, given('2026-11-20T09:10', '2')]
    expect(leftOutInjections(lines).map(({ key }) => key)).toEqual([cancelled.key])
    const [course, ...more] = injectionCourses(lines, TODAY)
    expect(more).toEqual([])
    expect(course?.runs).toMatchObject([
      { orderedCount: 0, givenCount: 1, heldBack: [{ state: 'cancelled', count: 1 }], until: '2026-11-21' },
    ])
  })

  it.each([
    ['stopped', 'stopped', true],
    ['on-hold', 'on-hold', true],
    ['planned', 'planned', true],
    ['final', 'continuing', true],
  ] as const)('MED-7, H-15: where the orders to come are %s the course is %s', (status, expected, isCurrent) => {
    const [course] = injectionCourses(
      [
        ordered('2026-11-20T09:00', '1'),
        given('2026-11-20T09:05', '1'),
        ordered('2026-11-20T18:00', '2', { status }),
        ordered('2026-11-21T09:00', '3', { status }),
      ],
      TODAY,
    )
    expect([course?.status, course?.isCurrent]).toEqual([expected, isCurrent])
  })

  it('MED-7: an order in force after a stopped one says that it goes on', () => {
    const [course] = injectionCourses(
      [ordered('2026-11-20T09:00', '1', { status: 'stopped' }), ordered('2026-11-21T09:00', '2')],
      TODAY,
    )
    expect(course?.status).toBe('continuing')
  })

  it('MED-7: what is ordered for later days only is planned, and what is over has ended or was stopped', () => {
    const statusOf = (...lines: Parameters<typeof injectionCourses>[0]) => injectionCourses(lines, TODAY)[0]?.status
    expect(statusOf(ordered('2026-11-21T09:00', '1'))).toBe('planned')
    expect(statusOf(ordered('2026-11-19T09:00', '1'))).toBe('ended')
    expect(statusOf(ordered('2026-11-19T09:00', '1', { status: 'stopped' }))).toBe('stopped')
  })

  it('H-15: what is recorded as not given is not current, whatever was ordered for the day', () => {
    const [course] = injectionCourses(
      [ordered('2026-11-20T09:00', '1'), given('2026-11-20T09:00', '1', { status: 'cancelled' })],
      TODAY,
    )
    expect([course?.status, course?.isCurrent]).toEqual(['not-given', false])
  })

  it('MED-8: another amount begins a run of its own, with what changed', () => {
    const twelve = MIXTURE.map(([name], place) => sampleDrugAmount(name, place === 1 ? '2' : '1'))
    const [course] = injectionCourses(
      [ordered('2026-11-17T09:00', '1'), ordered('2026-11-18T09:00', '2', { drugs: twelve })],
      TODAY,
    )
    expect(
      course?.runs.map(({ from, until, changes }) => [
        from,
        until,
        changes.map(({ what, drug, direction, from: old, to, unit }) => [what, drug?.text, direction, old, to, unit]),
      ]),
    ).toEqual([
      ['2026-11-17', '2026-11-18', []],
      ['2026-11-18', '2026-11-19', [['amount', MIXTURE[1][0], 'increase', '1', '2', '本']]],
    ])
  })

  it('MED-8: another rate is a change; one that cannot be compared is told as it was written', () => {
    const changesTo = (rate: string) =>
      injectionCourses([ordered('2026-11-10T09:00', '1'), ordered('2026-11-18T09:00', '2', { rate })], TODAY)[0]
        ?.runs[1]?.changes
    expect(changesTo('60 mL/h')).toMatchObject([
      { what: 'rate', direction: 'decrease', from: '100', to: '60', unit: 'mL/h' },
    ])
    expect(changesTo('2 mL/min')).toMatchObject([{ direction: 'change', from: '100 mL/h', to: '2 mL/min', unit: '' }])
    expect(changesTo('100.0 mL/h')).toEqual([])
  })

  it('MED-8: two dosings on one day stay one run, which says that they differ; no increase is claimed', () => {
    const [course] = injectionCourses(
      [
        ordered('2026-11-17T09:00', '1'),
        ordered('2026-11-17T18:00', '2', { rate: '60 mL/h' }),
        ordered('2026-11-18T09:00', '3'),
      ],
      TODAY,
    )
    expect(course?.runs).toMatchObject([{ isMixed: true, changes: [], orderedCount: 3 }])
  })

  it('MED-8: what was not given is recorded as 0 and is no decrease', () => {
    const none = MIXTURE.map(([name]) => sampleDrugAmount(name, '0'))
    const [course] = injectionCourses(
      [given('2026-11-17T09:00', '1'), given('2026-11-18T09:00', '2', { status: 'cancelled', drugs: none })],
      TODAY,
    )
    expect(course?.runs).toMatchObject([{ isMixed: false, changes: [], givenCount: 1, notGivenCount: 1 }])
  })

  it('MED-4, MED-7: an administration that goes on without an end lasts until today, its end unknown', () => {
    const ongoing = given('2026-11-17T09:00', '1', { status: 'ongoing' })
    const [course] = injectionCourses([ongoing], TODAY)
    expect(course).toMatchObject({ status: 'open-ended', isCurrent: true, lastDay: TODAY })
    expect(course?.runs).toMatchObject([{ from: '2026-11-17', until: '2026-11-21', givenCount: 1 }])
    const [onOrder] = injectionCourses([ordered('2026-11-17T08:00', '1'), ongoing], TODAY)
    expect(onOrder).toMatchObject({ status: 'open-ended', isCurrent: true })
  })

  it('MED-7: what goes on beside what is ordered for today continues; closed, or begun a year ago, it has ended', () => {
    const ongoing = given('2026-11-17T09:00', '1', { status: 'ongoing' })
    const [course] = injectionCourses([ongoing, ordered('2026-11-20T18:00', '2')], TODAY)
    expect(course?.status).toBe('continuing')
    const [closed] = injectionCourses([{ ...ongoing, until: sampleTime('2026-11-18T09:00') }], TODAY)
    expect(closed).toMatchObject({ status: 'ended', isCurrent: false, lastDay: '2026-11-18' })
    const [forgotten] = injectionCourses([given('2025-11-01T09:00', '1', { status: 'ongoing' })], TODAY)
    expect(forgotten).toMatchObject({ status: 'ended', isCurrent: false })
  })

  it('MED-8: three years of daily infusions are one run without a comparison of each with each', () => {
    let compared = 0
    const day = (place: number) => addDays('2023-11-01' as JstDate, place)
    const lines = Array.from({ length: 1000 }, (_, place) => {
      const line = ordered(`${day(place)}T09:00`, String(place))
      return Object.defineProperty({ ...line }, 'rate', {
        enumerable: true,
        get: () => {
          compared += 1
          return '100 mL/h'
        },
      })
    })
    const [course] = injectionCourses(lines, TODAY)
    expect(course?.runs).toMatchObject([{ orderedCount: 1000, isMixed: false }])
    expect(compared).toBeLessThan(10 * lines.length)
  })

  it('MED-8: a rate that differs among orders of one day is told, whatever the lines between them leave out', () => {
    const at = (time: string, rate: string | undefined) => ordered(`2026-11-17T${time}`, time, { rate })
    const mixed = (...rates: (string | undefined)[]) =>
      injectionCourses(
        rates.map((rate, place) => at(`0${place}:00`, rate)),
        TODAY,
      )[0]?.runs.map(({ isMixed }) => isMixed)
    expect(mixed('100 mL/h', undefined, '100.0 mL/h')).toEqual([false])
    expect(mixed('100 mL/h', undefined, '60 mL/h')).toEqual([true])
    expect(mixed(undefined, '100 mL/h', '60 mL/h')).toEqual([true])
  })

  it('H-15: an administration whose sender does not say what became of it is neither given nor not given', () => {
    const untold = given('2026-11-20T09:00', '1', { status: 'unknown' })
    const [alone] = injectionCourses([untold], TODAY)
    expect(alone).toMatchObject({ status: 'unknown', isCurrent: true })
    expect(alone?.runs).toMatchObject([{ givenCount: 0, notGivenCount: 0, unknownCount: 1 }])
    const [onOrder] = injectionCourses([ordered('2026-11-20T09:00', '1'), untold], TODAY)
    expect(onOrder).toMatchObject({ status: 'continuing', isCurrent: true })
    expect(onOrder?.runs).toMatchObject([{ orderedCount: 1, givenCount: 0, notGivenCount: 0, unknownCount: 1 }])
  })

  it('H-15: what was given in part, with the reason why not wholly, does not go on', () => {
    const partly = given('2026-11-17T09:00', '1', { status: 'ongoing', statusReason: '一部実施' })
    expect(injectionCourses([partly], TODAY)).toMatchObject([{ status: 'ended', isCurrent: false }])
  })
})

function sampleDrugAmount(name: string, amount: string) {
  return { name: sampleDrug(name), amount: { text: amount, unit: '本' }, strengthType: undefined }
}
