import { describe, expect, it } from 'vitest'
import { parseMessage } from '#standards/hl7v2/message.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { clinicalTimeOf, DATA_TYPES, dateFieldOf, isCancel } from './data-types.ts'

const messageOf = (event: string, ...segments: readonly string[]) =>
  parseMessage([`MSH|^~\\&|HIS||||20240401||${event}|1|P|2.5`, ...segments].join('\r'))
const dataType = (code: string) => {
  const found = DATA_TYPES.get(code)
  if (found === undefined) throw new Error(`no data type ${code}`)
  return found
}

it('there are 26 data types with 36 message uses', () => {
  expect(DATA_TYPES.size).toBe(26)
  expect([...DATA_TYPES.values()].flatMap(({ messages }) => messages)).toHaveLength(36)
})

describeWithDomainText('table of ss-mix2.md §3', 'ss-mix2.md', (reference) => {
  const section = reference.slice(reference.indexOf('\n## 3.'), reference.indexOf('\n## 4.'))
  const rows = [...section.matchAll(/^\| ((?:ADT|PPR|OM.)[-0-9]*) \|(.*)\|$/gm)].map(([, code = '', rest = '']) => ({
    code,
    cells: rest.split('|').map((cell) => cell.trim()),
  }))

  it('every type has the messages, the cancel events and the kind of folder that the table gives', () => {
    expect(rows.map(({ code }) => code)).toEqual([...DATA_TYPES.keys()])
    for (const { code, cells } of rows) {
      const [, event, structure, cancel, folder] = cells
      const expected = [{ event, structure, isCancel: false }]
      const [, cancelEvent, cancelStructure] = /^(ADT\^A\d+) \((\w+)\)$/.exec(cancel ?? '') ?? []
      if (cancelEvent !== undefined) expected.push({ event: cancelEvent, structure: cancelStructure, isCancel: true })
      expect([code, dataType(code).messages]).toEqual([code, expected])
      expect([code, dataType(code).dateField === undefined]).toEqual([code, folder === '`-`'])
    }
  })
})

describe('cancel events are honoured whatever the flag says (ss-mix2.md §1.3 c)', () => {
  it.each(['A11', 'A12', 'A13', 'A23', 'A25', 'A26', 'A27', 'A52', 'A53', 'A55'])('ADT^%s cancels', (event) => {
    expect(isCancel(messageOf(`ADT^${event}`))).toBe(true)
  })

  it.each(['ADT^A01^ADT_A01', 'ADT^A08', 'PPR^ZD1', 'RDE^O11', 'XXX^A11', ''])('%s does not', (type) => {
    expect(isCancel(messageOf(type))).toBe(false)
  })
})

describe('診療日 (ss-mix2.md §1.4)', () => {
  it.each([
    ['ADT-12', 'ADT^A04', `PV1|1|O${'|'.repeat(42)}202404011000`, '202404011000'],
    ['ADT-21', 'ADT^A14', 'PV2||||||||20240410', '20240410'],
    ['ADT-31', 'ADT^A21', 'EVN||20240402||||20240401', '20240401'],
    ['ADT-32', 'ADT^A53', `PV2${'|'.repeat(47)}20240403`, '20240403'],
    ['ADT-51', 'ADT^A16', 'PV2|||||||||20240424', '20240424'],
    ['ADT-52', 'ADT^A03', `PV1|1|I${'|'.repeat(43)}202404231000`, '202404231000'],
    ['OMP-01', 'RDE^O11', 'ORC|NW|1|||||||20240401100000', '20240401100000'],
    ['OMP-12', 'RAS^O17', 'RXA|0|1|20240411100310', '20240411100310'],
    ['OML-11', 'OUL^R22', 'SPM|1|S1|||||||||||||||202404120640^202404120650', '202404120640'],
    ['OMG-11', 'OMI^Z23', 'OBR||1||x|||20240412', '20240412'],
  ])('%s (%s) has it where the rule says', (code, event, segment, time) => {
    const message = messageOf(event, 'PID|1', segment)
    expect(clinicalTimeOf(dataType(code), message)).toBe(time)
  })

  it('the first segment that has it counts; none is none', () => {
    const message = messageOf('OUL^R22', 'SPM|1|S1', 'SPM|2|S2|||||||||||||||202404120700')
    expect(clinicalTimeOf(dataType('OML-11'), message)).toBe('202404120700')
    expect(clinicalTimeOf(dataType('OML-11'), messageOf('OUL^R22', 'SPM|1'))).toBe('')
    expect(clinicalTimeOf(dataType('ADT-00'), message)).toBe('')
    expect(dateFieldOf(dataType('ADT-32'), messageOf('ADT^A22'))).toEqual({ segment: 'EVN', field: 6 })
  })
})
