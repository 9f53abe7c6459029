import { describe, expect, it } from 'vitest'
import { describeWithDomainText, describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { decodeHl7Bytes } from './decode.ts'
import { parseMessage } from './message.ts'

const HEADER =
  'MSH|^~\\&|HIS01|1319999999|GW|1319999999|20240401090512.1230||ADT^A08^ADT_A01|20240401000012|P|2.5||||||~ISO IR87||ISO 2022-1994'
const segment = (raw: string, header = HEADER) => {
  const found = parseMessage(`${header}\r${raw}\r`).segments[1]
  if (found === undefined) throw new Error('no second segment')
  return found
}
const ids = (text: string) => parseMessage(text).segments.map(({ id }) => id)
const rebuilt = (text: string) => {
  const { preamble, segments, following } = parseMessage(text)
  return preamble + segments.map(({ raw, terminator }) => raw + terminator).join('') + following
}

describe('segments', () => {
  it.each([
    ['CR', `${HEADER}\rPID|1\rZXX|local\r`],
    ['LF', `${HEADER}\nPID|1\nZXX|local\n`],
    ['CRLF', `${HEADER}\r\nPID|1\r\nZXX|local\r\n`],
    ['CR, then FS at the end', `${HEADER}\rPID|1\rZXX|local\r\x1c`],
    ['VT before, FS CR after (MLLP)', `\v${HEADER}\rPID|1\rZXX|local\r\x1c\r`],
    ['no terminator after the last', `${HEADER}\rPID|1\rZXX|local`],
    ['FS straight after the last', `${HEADER}\rPID|1\rZXX|local\x1c`],
    ['blank lines between', `${HEADER}\r\rPID|1\r\n\r\nZXX|local\r\r`],
    ['a BOM before', `\uFEFF${HEADER}\rPID|1\rZXX|local\r`],
  ])('end with %s', (_what, text) => {
    const message = parseMessage(text)
    expect(message.segments.map(({ id, index }) => [id, index])).toEqual([
      ['MSH', 0],
      ['PID', 1],
      ['ZXX', 2],
    ])
    expect(message.segments[2]?.text(1)).toBe('local')
    expect(message.segments[0]?.text(20)).toBe('ISO 2022-1994')
    expect(message.problems).toEqual([])
    expect(rebuilt(text)).toBe(text)
  })

  it('a line feed inside a field of a message with CR stays in the field', () => {
    const text = `${HEADER}\rNTE|1||食後に\n半錠|RE\rOBX|1\r`
    const message = parseMessage(text)
    expect(message.segments.map(({ id }) => id)).toEqual(['MSH', 'NTE', 'OBX'])
    expect(message.segments[1]?.text(3)).toBe('食後に\n半錠')
    expect(message.segments[1]?.text(4)).toBe('RE')
    expect(message.problems).toEqual([{ segment: 1, what: 'a line feed inside a field' }])
    expect(rebuilt(text)).toBe(text)
  })

  it('a message with CR may still have an LF between two segments', () => {
    expect(ids(`${HEADER}\rPID|1\nPV1|1\r`)).toEqual(['MSH', 'PID', 'PV1'])
  })

  it('junk before MSH is kept apart and told', () => {
    const text = `#SSMIX,2.00,1319999999,0000123456,-,ADT-00\r${HEADER}\rPID|1\r`
    const message = parseMessage(text)
    expect(message.preamble).toBe('#SSMIX,2.00,1319999999,0000123456,-,ADT-00\r')
    expect(message.segments.map(({ id }) => id)).toEqual(['MSH', 'PID'])
    expect(message.problems).toEqual([{ segment: 0, what: 'text before MSH' }])
    expect(rebuilt(text)).toBe(text)
  })

  it('a second message in the file is told and not mixed with the first', () => {
    const text = `${HEADER}\rPID|1||111\r${HEADER}\rPID|1||222\r`
    const message = parseMessage(text)
    expect(message.segments).toHaveLength(2)
    expect(message.following).toBe(`${HEADER}\rPID|1||222\r`)
    expect(message.problems).toEqual([{ segment: 2, what: 'a second MSH: the file holds more than one message' }])
    expect(rebuilt(text)).toBe(text)
  })

  it('a line that is no segment is kept and told', () => {
    const message = parseMessage(`${HEADER}\r患者|1\rOBX|1\r`)
    expect(message.segments[1]?.raw).toBe('患者|1')
    expect(message.problems).toEqual([{ segment: 1, what: 'a line that is not a segment' }])
  })

  it.each(['', '\r', '\x1c', 'PID|1||x', 'MSH', 'MSH|', 'MSH|^~', '\r\nPID|1', 'MSHX|^~\\&|A\rMSH|^~\\&|B'])(
    'nothing of %j is lost, and it is told where there is no usable MSH',
    (text) => {
      expect(rebuilt(text)).toBe(text)
      expect(parseMessage(text).problems).not.toEqual([])
    },
  )

  it('the type is MSH-9, and empty where there is none', () => {
    expect(parseMessage(HEADER).type()).toEqual({ code: 'ADT', event: 'A08', structure: 'ADT_A01' })
    expect(parseMessage('PID|1').type()).toEqual({ code: '', event: '', structure: '' })
  })
})

describe('fields', () => {
  it('MSH counts from its separator', () => {
    const [msh] = parseMessage(HEADER).segments
    expect([1, 2, 3, 7, 9, 12].map((field) => msh?.text(field))).toEqual([
      '|',
      '^~\\&',
      'HIS01',
      '20240401090512.1230',
      'ADT',
      '2.5',
    ])
    expect([msh?.text(18), msh?.text(18, 1, 2), msh?.fieldCount]).toEqual(['', 'ISO IR87', 20])
    expect(msh?.repetitions(2).map(({ raw }) => raw)).toEqual(['^~\\&'])
  })

  it('component, repetition and subcomponent are found, and absent ones are empty', () => {
    const pid = segment('PID|1||0000123456^^^^PI||見本^花子^^^^^L^I~ミホン^ハナコ^^^^^L^P||19580312|F')
    expect([pid.text(5), pid.text(5, 2), pid.text(5, 1, 2), pid.text(5, 8, 2)]).toEqual(['見本', '花子', 'ミホン', 'P'])
    expect([pid.text(5, 1, 3), pid.text(5, 9), pid.text(99), pid.text(0), pid.text(-1), pid.text(4)]).toEqual(
      Array(6).fill(''),
    )
    const tq1 = segment('TQ1|1||1013044400000000&内服&JAMISDP01~I1100000&１日おき&JAMISDP01|||7^D&日&ISO+|20240401')
    expect(tq1.text(3, 1, 1, 2)).toBe('内服')
    expect(tq1.text(3, 1, 2, 3)).toBe('JAMISDP01')
    expect(tq1.repetitions(3).map((each) => each.subcomponents(1))).toEqual([
      ['1013044400000000', '内服', 'JAMISDP01'],
      ['I1100000', '１日おき', 'JAMISDP01'],
    ])
    expect([tq1.text(6), tq1.text(6, 2), tq1.text(6, 2, 1, 2), tq1.text(6, 2, 1, 4)]).toEqual(['7', 'D', '日', ''])
    expect(tq1.text(7, 1, 1, 2)).toBe('')
  })

  it('repetitions keep their position, also empty ones', () => {
    const zxx = segment('ZXX||~a^b~~')
    expect(zxx.repetitions(1)).toEqual([])
    expect(zxx.repetitions(2).map(({ raw, isEmpty, componentCount }) => [raw, isEmpty, componentCount])).toEqual([
      ['', true, 1],
      ['a^b', false, 2],
      ['', true, 1],
      ['', true, 1],
    ])
    expect(zxx.repetitions(2)[1]?.text(2)).toBe('b')
    expect(zxx.repetitions(2)[1]?.subcomponents(3)).toEqual([])
  })

  it('HL7 null is told from absence', () => {
    const rxe = segment('RXE||106238001^ジフラール軟膏^HOT9|""||""|')
    expect([rxe.isNull(3), rxe.text(3), rxe.literal(3)]).toEqual([true, '', ''])
    expect([rxe.isNull(4), rxe.isNull(2), rxe.isNull(60)]).toEqual([false, false, false])
    expect(rxe.repetitions(3)[0]?.isNull).toBe(true)
    expect(segment('ZXX|a^""^c').text(1, 2)).toBe('')
    expect(segment('ZXX|"a"').text(1)).toBe('"a"')
  })

  it.each([
    ['\\F\\\\S\\\\T\\\\R\\\\E\\', '|^&~\\'],
    ['一行目\\.br\\二行目', '一行目\n二行目'],
    ['\\X41\\\\X0D0A\\\\X0d\\B', 'A\n\nB'],
    ['\\X1B2442382B1B2842\\', '見'],
    ['\\H\\重要\\N\\', '重要'],
    ['a\\.sp2\\b\\.in+3\\c', 'a\nbc'],
    ['\\<15', '\\<15'],
    ['\\<15\\', '\\<15\\'],
    ['\\<15 \\T\\ x', '\\<15 & x'],
    ['\\X4\\', '\\X4\\'],
    ['\\Zlocal\\', '\\Zlocal\\'],
    ['\\', '\\'],
    ['\\\\', '\\\\'],
    ['\\Q\\F\\', '\\Q|'],
  ])('the escape sequences of %j are read, and what is none is kept (VAL-1: \\<15)', (raw, text) => {
    expect(segment(`OBX|7|${raw}|x`).text(2)).toBe(text)
    expect(segment(`OBX|7|${raw}|x`).repetitions(2)[0]?.text()).toBe(text)
  })

  it('a text with unescaped separators can be read whole', () => {
    const obx = segment('OBX|1|ST|||Na&K^1~2|""')
    expect(obx.text(5)).toBe('Na')
    expect(obx.literal(5)).toBe('Na&K^1~2')
    expect(obx.repetitions(5)[0]?.literal()).toBe('Na&K^1')
    expect(obx.literal(6)).toBe('')
    expect(obx.literal(99)).toBe('')
  })
})

describe('delimiters', () => {
  it('MSH-2 that arrives as ^~¥& is ^~\\&, and both spellings of an escape are read', () => {
    const header = HEADER.replace('\\', '¥')
    expect(parseMessage(header).segments[0]?.text(2)).toBe('^~\\&')
    expect(parseMessage(header).segments[0]?.literal(2)).toBe('^~\\&')
    expect(parseMessage(header).problems).toEqual([])
    expect(segment('OBX|a¥T¥b\\T\\c', header).text(1)).toBe('a&b&c')
  })

  it('a message may declare others', () => {
    const message = parseMessage('MSH#*@!%#HIS\rPID#1##1*2@3*4%5!T!6')
    expect(message.problems).toEqual([])
    expect(message.segments[1]?.text(3, 2, 2)).toBe('4')
    expect(message.segments[1]?.text(3, 2, 2, 2)).toBe('5%6')
  })

  it.each(['MSH|||||', 'MSH|ABCD|', 'MSH|^^^^|', 'MSH|^~', 'MSH|^~｜&|'])('%j is not believed', (header) => {
    const message = parseMessage(`${header}\rPID|1||a^b\r`)
    expect(message.problems.map(({ what }) => what)).toContain(
      'MSH-1/MSH-2 do not give usable delimiters: read with |^~\\&',
    )
    expect(message.segments[1]?.text(3, 2)).toBe('b')
  })
})

describeWithSamples('public samples', 'ssmix2-samples/standard-storage-guideline-1.2c', () => {
  it('parse without a problem and can be put together again', () => {
    for (const folder of ['standard-storage-guideline-1.2c', 'nho-ncda', 'twins-1p/storage']) {
      for (const path of sampleFiles(`ssmix2-samples/${folder}`)) {
        const { text } = decodeHl7Bytes(readSample('ssmix2-samples', folder, path))
        expect([path, parseMessage(text).problems]).toEqual([path, []])
        expect(rebuilt(text)).toBe(text)
      }
    }
  })
})

describeWithDomainText('example messages of ss-mix2.md §14', 'ss-mix2.md', (reference) => {
  const section = reference.slice(reference.indexOf('\n## 14.'), reference.indexOf('\n## 15.'))
  const examples = new Map(
    [...section.matchAll(/^### (\S+)\n[\s\S]*?^```\n([\s\S]*?)^```$/gm)].map(([, name = '', body = '']) => [
      name,
      parseMessage(body.replaceAll('\n', '\r')),
    ]),
  )

  it('all ten parse without a problem', () => {
    expect([...examples.keys()]).toEqual([
      ...['ADT-00', 'ADT-22', 'ADT-52', 'ADT-61', 'PPR-01', 'OMP-01', 'OMP-02', 'OMP-12', 'OML-11', 'OMG-11'],
    ])
    for (const message of examples.values()) expect(message.problems).toEqual([])
  })

  it('every component of every field is what stands between its separators', () => {
    for (const message of examples.values()) {
      for (const { id, raw, text, repetitions } of message.segments.map((each) => ({
        id: each.id,
        raw: each.raw,
        text: each.text.bind(each),
        repetitions: each.repetitions.bind(each),
      }))) {
        const fields = raw.split('|')
        fields.slice(1).forEach((field, i) => {
          const number = id === 'MSH' ? i + 2 : i + 1
          if (id === 'MSH' && number === 2) return
          const expected = field.split('~').map((part) => part.split('^').map((component) => component.split('&')))
          if (field !== '') expect(repetitions(number)).toHaveLength(expected.length)
          expected.forEach((components, r) => {
            components.forEach((subcomponents, c) => {
              subcomponents.forEach((value, s) => {
                expect(text(number, c + 1, r + 1, s + 1)).toBe(value === '""' ? '' : value)
              })
            })
          })
        })
      }
    }
  })

  it.each([
    ['ADT-00', 2, 5, 1, 2, 'ミホン'],
    ['ADT-22', 3, 44, 1, 1, '202404101000'],
    ['ADT-52', 3, 36, 1, 1, '01'],
    ['ADT-61', 3, 3, 2, 1, 'ボルタレン錠２５ｍｇ'],
    ['PPR-01', 2, 10, 7, 1, '2013'],
    ['OMP-01', 4, 19, 1, 1, '6'],
    ['OMP-02', 4, 23, 1, 1, '102'],
    ['OMP-12', 4, 12, 1, 1, '102ml/hr'],
    ['OML-11', 6, 5, 1, 1, '6.1'],
    ['OMG-11', 6, 3, 1, 1, '1.2.392.200036.9999.1.2.3.20240412.1'],
  ])(
    '%s: segment %i, field %i, component %i, repetition %i is %s',
    (name, index, field, component, repetition, text) => {
      expect(examples.get(name)?.segments[index]?.text(field, component, repetition)).toBe(text)
    },
  )
})
