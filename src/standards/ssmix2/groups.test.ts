import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hl7Message, parseMessage } from '#standards/hl7v2/message.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { administrationsOf, ordersOf, problemsOf, proceduresOf, type SegmentGroup, specimensOf } from './groups.ts'

/** A message of bare segments, `ORC RXE`; a number after the name tells two of them apart. */
const messageOf = (shape: string): Hl7Message =>
  parseMessage(['MSH|^~\\&|', ...shape.split(' ').map((each) => `${each.slice(0, 3)}|${each.slice(3)}`)].join('\r'))
const shapeOf = ({ segments }: SegmentGroup) => segments.map((each) => each.id + each.text(1)).join(' ')
const shapes = (groups: readonly SegmentGroup[]) => groups.map(shapeOf)
const tests = (shape: string) =>
  specimensOf(messageOf(shape)).groups.map(({ spm, own, tests: each }) => [spm?.text(1), shapeOf(own), shapes(each)])

describe('orders (ss-mix2.md §4)', () => {
  it.each([
    [
      'one ORC group is one drug',
      'PID PV1 ORC1 RXE TQ1 RXR ORC2 RXE TQ1 RXR',
      ['ORC1 RXE TQ1 RXR', 'ORC2 RXE TQ1 RXR'],
    ],
    ['OMD: an order has several meals', 'PID ORC TQ1 ODS1 ODS2', ['ORC TQ1 ODS1 ODS2']],
    ['OMG-13 without ORC', 'PID PV1 OBR1 OBX OBX OBR2 OBX', ['OBR1 OBX OBX', 'OBR2 OBX']],
    [
      'OMG-11: header, parent, child',
      'PID ORC1 TQ1 OBR IPC ORC2 TQ1 OBR OBX IPC',
      ['ORC1 TQ1 OBR IPC', 'ORC2 TQ1 OBR OBX IPC'],
    ],
    ['RXE without ORC', 'PID RXE1 TQ1 RXE2 TQ1', ['RXE1 TQ1', 'RXE2 TQ1']],
    ['comments stay with what they follow', 'PID NTE1 ORC NTE2 RXE NTE3', ['ORC NTE2 RXE NTE3']],
    ['unknown segments stay in place', 'PID ZZZ1 ORC RXE ZZZ2', ['ORC RXE ZZZ2']],
    ['none', 'PID PV1 OBX AL1', []],
  ])('%s', (_what, shape, expected) => {
    expect(shapes(ordersOf(messageOf(shape)).groups)).toEqual(expected)
  })

  it('what stands before the first order is the header, OBX of the patient included', () => {
    expect(shapeOf(ordersOf(messageOf('PID NTE PV1 OBX AL1 IN1 ORC RXE')).header)).toBe('MSH| PID NTE PV1 OBX AL1 IN1')
  })

  it('comments on a segment are those that follow it directly', () => {
    const [order] = ordersOf(messageOf('PID ORC NTE1 NTE2 RXE TQ1 NTE3')).groups
    const orc = order?.first('ORC')
    const rxe = order?.first('RXE')
    expect(orc && order?.notesOn(orc).map((each) => each.text(1))).toEqual(['1', '2'])
    expect(rxe && order?.notesOn(rxe)).toEqual([])
    expect(order?.all('NTE')).toHaveLength(3)
  })
})

describe('administrations of one order', () => {
  const administrations = (shape: string) => {
    const [order] = ordersOf(messageOf(shape)).groups
    if (order === undefined) throw new Error('no order')
    const { header, groups } = administrationsOf(order)
    return [shapeOf(header), shapes(groups)]
  }

  it('RXA that stand together are one administration and share the RXR after them', () => {
    expect(administrations('PID ORC RXA1 RXA2 RXR')).toEqual(['ORC', ['RXA1 RXA2 RXR']])
    expect(administrations('PID ORC RXA1 NTE RXA2 RXR OBX RXA3 RXR')).toEqual([
      'ORC',
      ['RXA1 NTE RXA2 RXR OBX', 'RXA3 RXR'],
    ])
  })

  it('the RXR and RXC before the first RXA belong to what was ordered; so does CTI at the end', () => {
    expect(administrations('PID ORC RXE TQ1 RXR1 RXC RXC RXA RXR2 OBX CTI')).toEqual([
      'ORC RXE TQ1 RXR1 RXC RXC CTI',
      ['RXA RXR2 OBX'],
    ])
  })
})

describe('procedures of one order', () => {
  it('OBX and ZE2 after a ZE1 belong to it; IPC to the order', () => {
    const [order] = ordersOf(messageOf('PID ORC TQ1 OBR OBX1 ZE11 OBX2 ZE21 ZE12 OBX3 IPC1 IPC2')).groups
    if (order === undefined) throw new Error('no order')
    const { header, groups } = proceduresOf(order)
    expect(shapeOf(header)).toBe('ORC TQ1 OBR OBX1 IPC1 IPC2')
    expect(shapes(groups)).toEqual(['ZE11 OBX2 ZE21', 'ZE12 OBX3'])
  })
})

describe('problems', () => {
  it('a PRB starts a problem', () => {
    const { header, groups } = problemsOf(messageOf('PID PV1 PRB1 ZPR ZPD ZI1 OBX ORC PRB2 ORC'))
    expect(header.all('PV1')).toHaveLength(1)
    expect(shapes(groups)).toEqual(['PRB1 ZPR ZPD ZI1 OBX ORC', 'PRB2 ORC'])
  })
})

describe('specimens and tests', () => {
  it('SPM → OBR ORC OBX, as OML-11 has it', () => {
    expect(tests('PID PV1 SPM1 OBR1 ORC OBX NTE OBX SPM2 OBR2 ORC OBX OBR3 ORC OBX')).toEqual([
      ['1', 'SPM1', ['OBR1 ORC OBX NTE OBX']],
      ['2', 'SPM2', ['OBR2 ORC OBX', 'OBR3 ORC OBX']],
    ])
  })

  it('SPM → ORC OBR OBX, as OML-01 and some exporters of results have it', () => {
    expect(tests('PID SPM1 ORC1 TQ1 OBR OBX ORC2 OBR OBX SPM2 ORC3 OBR OBX')).toEqual([
      ['1', 'SPM1', ['ORC1 TQ1 OBR OBX', 'ORC2 OBR OBX']],
      ['2', 'SPM2', ['ORC3 OBR OBX']],
    ])
  })

  it('ORC before its SPM, also from the second specimen on', () => {
    expect(tests('PID ORC1 SPM1 OBR OBX ORC2 SPM2 OBR OBX')).toEqual([
      ['1', 'SPM1', ['ORC1 OBR OBX']],
      ['2', 'SPM2', ['ORC2 OBR OBX']],
    ])
  })

  it('ORC and OBR before the SPM', () => {
    expect(tests('PID ORC OBR SPM1 OBX OBX')).toEqual([['1', 'SPM1', ['ORC OBR OBX OBX']]])
  })

  it('no SPM at all', () => {
    expect(tests('PID ORC1 OBR OBX ORC2 OBR OBX')).toEqual([[undefined, '', ['ORC1 OBR OBX', 'ORC2 OBR OBX']]])
  })

  it('a test without results is never moved to the next specimen', () => {
    expect(tests('PID SPM1 OBR1 SPM2 OBR2 OBX')).toEqual([
      ['1', 'SPM1', ['OBR1']],
      ['2', 'SPM2', ['OBR2 OBX']],
    ])
  })

  it('comments stay with what they follow', () => {
    const { header, groups } = specimensOf(messageOf('PID NTE1 SPM NTE2 OBR ORC NTE3 OBX NTE4'))
    expect(shapeOf(header)).toBe('MSH| PID NTE1')
    expect(groups.map(({ own }) => shapeOf(own))).toEqual(['SPM NTE2'])
    expect(groups.flatMap((each) => shapes(each.tests))).toEqual(['OBR ORC NTE3 OBX NTE4'])
  })
})

describe('whatever the order of the segments', () => {
  const id = fc.constantFrom(
    ...'PID PV1 NTE ORC OBR RXE RXA RXR RXC TQ1 SPM OBX PRB ZPR ZE1 ZE2 IPC CTI ODS ZZZ'.split(' '),
  )

  it(
    'every segment is in exactly one group',
    () => {
      fc.assert(
        fc.property(fc.array(id, { minLength: 1, maxLength: 30 }), (shape) => {
          const message = messageOf(shape.join(' '))
          const all = message.segments.map(({ index }) => index)
          const indices = (groups: readonly SegmentGroup[]) =>
            groups.flatMap(({ segments }) => segments.map(({ index }) => index)).sort((a, b) => a - b)
          const orders = ordersOf(message)
          expect(indices([orders.header, ...orders.groups])).toEqual(all)
          for (const order of orders.groups) {
            const own = order.segments.map(({ index }) => index)
            for (const { header, groups } of [administrationsOf(order), proceduresOf(order)]) {
              expect(indices([header, ...groups])).toEqual(own)
            }
          }
          const problems = problemsOf(message)
          expect(indices([problems.header, ...problems.groups])).toEqual(all)
          const specimens = specimensOf(message)
          const parts = specimens.groups.flatMap(({ own, tests: each }) => [own, ...each])
          expect(indices([specimens.header, ...parts])).toEqual(all)
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
