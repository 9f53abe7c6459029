import { describe, expect, it } from 'vitest'
import { mferItem } from '#demo/sample-network/documents/mfer-writer.ts'
import { decodeMfer, isMfer } from './decode-mfer.ts'

/** A file of items; numbers are bytes. */
function file(...items: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(items.flatMap((item) => [...item]))
}

const item = (tag: number, ...value: readonly number[]) => mferItem(tag, value)
const text = (tag: number, words: string) => mferItem(tag, new TextEncoder().encode(words))
const LITTLE = item(0x01, 1)
const WAV = 0x1e
const samplesOf = (bytes: Uint8Array) =>
  decodeMfer(bytes).segments.flatMap(({ channels }) => channels.map(({ samples }) => [...samples]))

describe('MFER items', () => {
  it('are big-endian, signed 16 bit, one channel, 1 ms, unless the file says otherwise', () => {
    const recording = decodeMfer(file(item(WAV, 0x00, 0x01, 0xff, 0xfe)))
    expect(recording.problems).toEqual([])
    expect(recording.segments[0]?.channels).toMatchObject([
      { dataType: 0, interval: { axis: 'time', seconds: 0.001 }, resolution: undefined, nullValue: undefined },
    ])
    expect([...(recording.segments[0]?.channels[0]?.samples ?? [])]).toEqual([1, -2])
  })

  it('have lengths that are big-endian even in a little-endian file, of one to four bytes', () => {
    for (const length of [
      [0x04],
      [0x81, 0x04],
      [0x82, 0x00, 0x04],
      [0x83, 0x00, 0x00, 0x04],
      [0x84, 0x00, 0x00, 0x00, 0x04],
    ]) {
      expect(samplesOf(file(LITTLE, [WAV, ...length, 0x01, 0x00, 0xfe, 0xff]))).toEqual([[1, -2]])
    }
    const broken = decodeMfer(file(item(WAV, 0, 1), [0x16, 0x85, 0, 0, 0, 0, 0]))
    expect(broken.problems).toMatchObject([{ what: 'broken-item' }])
    expect(broken.segments).toHaveLength(1)
  })

  it('may be padded with zeros, and end with 0x80 or with the file', () => {
    expect(samplesOf(file([0, 0], item(WAV, 0, 7), [0]))).toEqual([[7]])
    expect(samplesOf(file(item(WAV, 0, 7), [0x80], item(WAV, 0, 9)))).toEqual([[7]])
  })

  it('of indefinite length run to 00 00; samples only where their number is told', () => {
    const attribute = [0x3f, 0x00, 0x80, ...item(0x09, 2), 0x00, 0x00]
    const known = file(item(0x06, 2), attribute, [WAV, 0x80, 0, 0, 0, 5, 0, 0], item(WAV, 0, 9))
    expect(decodeMfer(known).segments.map(({ channels }) => channels[0]?.lead)).toEqual([2])
    expect(samplesOf(known)[0]?.slice(0, 2)).toEqual([0, 5])
    expect(decodeMfer(file([0x16, 0x80, 0x41, 0x42, 0, 0])).comments).toEqual(['AB'])
    const unknown = decodeMfer(file([WAV, 0x80, 0, 0, 0, 5, 0, 0]))
    expect(unknown.segments).toEqual([])
    expect(unknown.problems).toMatchObject([{ what: 'unsupported', detail: 'WAV (0x1E) 0x80' }])
  })

  it('VAL-5: that nobody defines are passed over by their length and told', () => {
    const recording = decodeMfer(file(item(0x5e, 1, 2, 3), item(WAV, 0, 7)))
    expect([...(recording.segments[0]?.channels[0]?.samples ?? [])]).toEqual([7])
    expect(recording.problems).toEqual([{ at: 0, what: 'unknown-tag', detail: '0x5E' }])
  })

  it('of early files have numbers of their own', () => {
    const recording = decodeMfer(
      file(
        text(0x1a, 'YAMADA TARO'),
        text(0x1b, '42'),
        item(0x1c, 0x07, 0xd0, 2, 29, 13, 20, 5),
        item(0x13, 0, 1, 0, 0, 0, 10, 0, 0, 0, 0, 0x41),
        text(0x1d, 'ok'),
        item(WAV, 0, 7),
      ),
    )
    expect(recording.patient).toMatchObject({ name: ['YAMADA TARO'], number: '42' })
    expect(recording.segments[0]?.startedAt).toMatchObject({ year: 2000, month: 2, day: 29, hour: 13, second: 5 })
    expect(recording.events).toMatchObject([{ code: 1, start: 10, sampleSeconds: 0.001, text: 'A' }])
    expect(recording.messages).toEqual(['ok'])
    expect(recording.problems).toEqual([])
  })

  it('that are only named by the standard are told, not guessed', () => {
    for (const tag of [0x44, 0x45, 0x46, 0x88]) {
      expect(decodeMfer(file(item(tag, 1), item(WAV, 0, 7))).problems).toMatchObject([{ what: 'unsupported' }])
    }
  })
})

describe('the definitions in force', () => {
  it.each<[number, readonly number[], readonly number[]]>([
    [0, [0xff, 0xff], [-1]],
    [1, [0xff, 0xff], [65_535]],
    [2, [0xff, 0xff, 0xff, 0xfe], [-2]],
    [3, [0xff], [255]],
    [4, [0x80, 0x01], [32_769]],
    [5, [0xff], [-1]],
    [6, [0xff, 0xff, 0xff, 0xfe], [4_294_967_294]],
    [7, [0x3f, 0x80, 0, 0], [1]],
    [8, [0xbf, 0xf0, 0, 0, 0, 0, 0, 0], [-1]],
  ])('samples of type %i', (type, bytes, expected) => {
    expect(samplesOf(file(item(0x0a, type), item(WAV, ...bytes)))).toEqual([expected])
    const isWide = type !== 3 && type !== 5
    const turned = isWide ? [...bytes].reverse() : bytes
    expect(samplesOf(file(LITTLE, item(0x0a, type), item(WAV, ...turned)))).toEqual([expected])
  })

  it('AHA difference compression, other types and compressed content are refused by name, and the rest is read', () => {
    const recording = decodeMfer(
      file(item(0x0a, 9), item(WAV, 1, 2), item(0x0a, 12), item(WAV, 1, 2), item(0x0a), item(WAV, 0, 7)),
    )
    expect(recording.problems.map(({ what, detail }) => `${what} ${detail}`)).toEqual([
      'unsupported DTP 9 (AHA)',
      'unsupported DTP 12',
    ])
    expect(recording.segments).toHaveLength(1)
    const compressed = decodeMfer(file(item(0x0e, 0, 3, 0, 0, 0, 2), item(WAV, 0, 7)))
    expect(compressed.problems).toMatchObject([{ detail: 'CMP 3' }])
    expect(decodeMfer(file(item(0x0e, 0, 0), item(WAV, 0, 7))).segments).toHaveLength(1)
  })

  it('deal the samples in blocks of each channel, sequence by sequence', () => {
    // Two channels: three bytes, then one word, twice.
    const bytes = file(
      item(0x05, 2),
      item(0x06, 2),
      [0x3f, 0, ...[6], ...item(0x04, 3), ...item(0x0a, 3)],
      [0x3f, 1, ...[3], ...item(0x04, 1)],
      item(WAV, 1, 2, 3, 0xff, 0xff, 4, 5, 6, 0, 9),
    )
    expect(samplesOf(bytes)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [-1, 9],
    ])
  })

  it('a channel with fewer sequences than the others leaves the frame earlier', () => {
    const bytes = file(
      item(0x05, 2),
      item(0x0a, 3),
      item(0x06, 3),
      [0x3f, 1, 3, ...item(0x06, 1)],
      item(WAV, 1, 101, 2, 3),
    )
    expect(samplesOf(bytes)).toEqual([[1, 2, 3], [101]])
  })

  it('of a channel go before those of all; an empty one gives them back; a new number of channels clears them', () => {
    const sensitivity = (value: number) => item(0x0c, 0, 0xfa, value)
    const all = [sensitivity(5), item(0x05, 1), item(0x0a, 3)]
    const own = [0x3f, 0, 5, ...sensitivity(20)]
    const mantissaOf = (bytes: Uint8Array) => decodeMfer(bytes).segments[0]?.channels[0]?.resolution?.mantissa
    expect(mantissaOf(file(...all, own, item(WAV, 1)))).toBe(20)
    expect(mantissaOf(file(...all, own, [0x3f, 0, 2, ...item(0x0c)], item(WAV, 1)))).toBe(5)
    expect(mantissaOf(file(...all, own, item(0x05, 1), item(WAV, 1)))).toBe(5)
  })

  it('attributes of a channel that is not there, or nested ones, are told', () => {
    const recording = decodeMfer(
      file([0x3f, 0x81, 0x00, 3, ...item(0x09, 1)], [0x3f, 0, 5, 0x3f, 0, 2, ...item(0x09)], item(WAV, 0, 7)),
    )
    expect(recording.problems.map(({ detail }) => detail)).toEqual(['ATT 128', 'ATT (0x3F) in ATT'])
  })

  it('a lead that is told once for several channels would name all of them the same, so it is told', () => {
    const recording = decodeMfer(file(item(0x05, 2), item(0x09, 2), item(WAV, 0, 7, 0, 8)))
    expect(recording.problems).toMatchObject([{ what: 'inconsistent', detail: 'LDN × 2' }])
  })

  it.each<[string, readonly number[], object]>([
    ['a period', [1, 0xfd, 8], { axis: 'time', seconds: 0.008 }],
    ['a period in two bytes', [1, 0xfa, 0x07, 0xd0], { axis: 'time', seconds: 0.002 }],
    ['a rate', [0, 0, 0x01, 0xf4], { axis: 'time', seconds: 0.002 }],
    ['a distance', [2, 0xfd, 5], { axis: 'distance', metres: 0.005 }],
  ])('the interval is %s', (_, value, expected) => {
    const recording = decodeMfer(file(item(0x0b, ...value), item(WAV, 0, 7)))
    expect(recording.segments[0]?.channels[0]?.interval).toEqual(expected)
  })

  it('an interval that cannot be is refused: a wrong time axis would be a wrong rate', () => {
    for (const value of [
      [1, 0, 0],
      [1, 0, 0xff],
      [9, 0, 1],
      [1, 0],
    ]) {
      expect(decodeMfer(file(item(0x0b, ...value), item(WAV, 0, 7))).problems).toMatchObject([{ detail: 'IVL' }])
    }
  })

  it('offset and "no sample" are read as the samples are, even where their type comes later', () => {
    const recording = decodeMfer(
      file(item(0x12, 0x80, 0x00), item(0x0d, 0xff), item(0x0a, 1), item(WAV, 0x80, 0x00, 0, 5)),
    )
    expect(recording.segments[0]?.channels[0]).toMatchObject({ nullValue: 32_768, offset: 255 })
    const signed = decodeMfer(file(item(0x12, 0x80, 0x00), item(0x0d, 0xff), item(WAV, 0, 5)))
    expect(signed.segments[0]?.channels[0]).toMatchObject({ nullValue: -32_768, offset: -1 })
  })

  it('frames go on with one another until something is defined anew; a pointer tells where a later one stands', () => {
    const frame = (value: number) => item(WAV, 0, value)
    expect(samplesOf(file(frame(1), frame(2), item(0x0c, 0, 0, 5), frame(3)))).toEqual([[1, 2], [3]])
    const pointed = decodeMfer(file(item(0x07, 0), frame(1), item(0x07, 1), frame(2), item(0x07, 9), frame(3)))
    expect(pointed.segments.map(({ pointer }) => pointer)).toEqual([0, 9])
  })

  it('H-05: a frame that is not whole gives its whole samples and says so', () => {
    const short = decodeMfer(file(item(0x06, 4), item(WAV, 0, 1, 0, 2, 0)))
    expect([...(short.segments[0]?.channels[0]?.samples ?? [])]).toEqual([1, 2])
    expect(short.problems).toMatchObject([{ what: 'inconsistent', detail: 'WAV (0x1E): 5 / 8' }])
    const uneven = decodeMfer(file(item(0x05, 2), item(WAV, 0, 1, 0, 2, 0, 3)))
    expect(uneven.segments[0]?.channels.map(({ samples }) => [...samples])).toEqual([[1, 3], [2]])
    expect(uneven.problems).toMatchObject([{ what: 'inconsistent' }])
  })

  it('filters, skew and groups are kept', () => {
    const recording = decodeMfer(
      file(
        text(0x11, 'HPF=0.05'),
        text(0x11, 'LPF=150'),
        mferItem(0x67, item(0x0c, 0, 0xfa, 20)),
        [0x3f, 0, 8, ...text(0x11, 'BEF=50')],
        item(0x43, 0x07, 0xd0),
        item(WAV, 0, 7),
      ),
    )
    const [segment] = recording.segments
    expect(segment?.filters).toEqual(['HPF=0.05', 'LPF=150'])
    expect(segment?.channels[0]).toMatchObject({ filters: ['BEF=50'], skewNs: 2000, resolution: { mantissa: 20 } })
    expect(recording.problems).toEqual([])
  })
})

describe('texts and people', () => {
  it('change their character code inside one file and are padded with NUL', () => {
    const wide = Uint8Array.from(
      '見本 太郎\0\0'.split('').flatMap((each) => [each.charCodeAt(0) & 0xff, each.charCodeAt(0) >> 8]),
    )
    const recording = decodeMfer(
      file(
        text(0x03, 'UTF-16LE\0'),
        mferItem(0x81, wide),
        text(0x03, 'ANSI X3.4'),
        text(0x17, 'Maker^Model^1.0\0\0'),
        item(WAV, 0, 7),
      ),
    )
    expect(recording.patient.name).toEqual(['見本 太郎'])
    expect(recording.manufacturer).toEqual(['Maker', 'Model', '1.0'])
    expect(recording.problems).toEqual([])
  })

  it('without a code are ASCII; other bytes are guessed, and the guess is told', () => {
    const sjis = mferItem(0x16, [0x90, 0x53, 0x93, 0x64]) // 心電
    expect(decodeMfer(file(sjis)).comments).toEqual(['心電'])
    expect(decodeMfer(file(sjis)).problems).toMatchObject([{ what: 'text' }])
    expect(decodeMfer(file(text(0x16, '心電'))).comments).toEqual(['心電'])
    expect(decodeMfer(file(text(0x03, 'EBCDIC'), text(0x16, 'a'))).problems).toMatchObject([{ detail: 'TXC EBCDIC' }])
  })

  it.each(['RFC 1468', 'ISO-2022-JP', 'jis x 0208'])('in %s are read with their escapes', (code) => {
    const jis = mferItem(0x16, [0x1b, 0x24, 0x42, 0x3f, 0x34, 0x45, 0x45, 0x1b, 0x28, 0x42]) // 心電
    expect(decodeMfer(file(text(0x03, code), jis))).toMatchObject({ comments: ['心電'], problems: [] })
  })

  it('VAL-7: a birth date is as precise as it was recorded; ones stand for nothing recorded', () => {
    const birthOf = (...value: readonly number[]) => decodeMfer(file(item(0x83, ...value))).patient
    expect(birthOf(70, 0xff, 0xff, 0x07, 0x9c, 4, 12)).toMatchObject({
      ageYears: 70,
      birth: { year: 1948, month: 4, day: 12 },
    })
    expect(birthOf(0xff, 0xff, 0xff, 0x07, 0x9c, 0xff, 0xff)).toMatchObject({
      ageYears: undefined,
      birth: { year: 1948, month: undefined, day: undefined },
    })
    expect(birthOf(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff).birth).toBeUndefined()
    expect(birthOf(0, 0, 0, 0x07, 0x9c, 2, 30).birth).toMatchObject({ month: 2, day: undefined })
  })

  it('a time that cannot be is told and not used', () => {
    const recording = decodeMfer(file(item(0x85, 0x07, 0xe2, 13, 1, 0, 0, 0), item(WAV, 0, 7)))
    expect(recording.segments[0]?.startedAt).toBeUndefined()
    expect(recording.problems).toMatchObject([{ what: 'out-of-range' }])
  })

  it('numbers, sex, examination, uid and values are kept', () => {
    const recording = decodeMfer(
      file(
        text(0x82, '00012345^E7^T1'),
        item(0x84, 2),
        text(0x87, '1.2.3'),
        mferItem(0x42, [0x80, 0x01, 0, 0, 0, 0, ...new TextEncoder().encode('68^/min')]),
      ),
    )
    expect(recording).toMatchObject({
      patient: { number: '00012345', sex: 'female' },
      examinationNumbers: ['E7', 'T1'],
      uid: '1.2.3',
      values: [{ code: 32_769, point: 0, text: '68^/min' }],
    })
  })
})

describe('what is no MFER file', () => {
  it('is told from one by its first items', () => {
    expect(isMfer(file(text(0x40, 'MFR '), item(0x08, 1)))).toBe(true)
    expect(isMfer(file(item(0x0b, 1, 0xfd, 2), item(WAV, 0, 1)))).toBe(true)
    for (const words of ['%PDF-1.4 and more', '<?xml version="1.0"?>', 'MSH|^~\\&|', '']) {
      expect(isMfer(new TextEncoder().encode(words))).toBe(false)
    }
    expect(isMfer(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0))).toBe(false)
  })

  it('D8: a header asks for no memory that its bytes do not fill', () => {
    const greedy = decodeMfer(
      file(item(0x04, 0x7f, 0xff, 0xff, 0xff), item(0x05, 4, 0), item(0x06, 0x7f, 0xff, 0xff, 0xff), item(WAV, 0, 1)),
    )
    expect(greedy.segments[0]?.channels).toHaveLength(1024)
    expect(greedy.segments[0]?.channels.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(1)
    expect(decodeMfer(file(item(0x05, 0xff, 0xff), item(WAV, 0, 1))).problems).toMatchObject([{ what: 'out-of-range' }])
    const many = decodeMfer(
      file(item(0x05, 4, 0), ...Array.from({ length: 200 }, (_, at) => [...item(0x0c, 0, 0, at + 1), ...item(WAV, 1)])),
    )
    expect(many.problems.at(-1)).toMatchObject({ what: 'limit' })
  })
})
