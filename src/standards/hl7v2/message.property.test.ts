import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { decodeHl7Bytes } from './decode.ts'
import { type Hl7Message, parseMessage } from './message.ts'

const OWN = [
  'MSH|^~\\&|HIS01|1319999999|GW|1319999999|20240412093015.3330||OUL^R22^OUL_R22|1|P|2.5||||||~ISO IR87||ISO 2022-1994',
  'PID|0001||0000123456^^^^PI||見本^花子^^^^^L^I~ミホン^ハナコ^^^^^L^P||19580312|F',
  'NTE|1||採血時\\.br\\溶血\\T\\乳び',
  'SPM|1|S1||023^血清^JC10|||||||||||||202404120640',
  'OBR|1|000000000099001|L1|E002^生化学的検査^99O03',
  'ORC|SC|000000000099001',
  'OBX|1|ST|5C070000002306201^ＣＲＰ^JC10||< 0.02|mg/dL^mg/dL^ISO+|\\<15|||""|F',
]
const own = Uint8Array.from(Encoding.convert(Encoding.stringToCode(`${OWN.join('\r')}\r`), 'JIS', 'UNICODE'))

/** Reads everything that can be read, as a converter would. */
function readEverything(message: Hl7Message): number {
  let read = 0
  message.type()
  for (const segment of message.segments) {
    for (let field = 0; field <= segment.fieldCount + 1; field++) {
      segment.isNull(field)
      read += segment.text(field).length + segment.literal(field).length
      for (const repetition of segment.repetitions(field)) {
        for (let component = 1; component <= repetition.componentCount; component++) {
          read += repetition.text(component, 2).length + repetition.subcomponents(component).length
        }
      }
    }
  }
  return read
}

function survives(bytes: Uint8Array): void {
  const { text } = decodeHl7Bytes(bytes)
  const message = parseMessage(text)
  const whole = message.preamble + message.segments.map(({ raw, terminator }) => raw + terminator).join('')
  expect(whole + message.following).toBe(text)
  message.segments.forEach((segment, index) => {
    expect(segment.index).toBe(index)
  })
  expect(readEverything(message)).toBeGreaterThanOrEqual(0)
}

/** Bytes that change the state of a decoder or the shape of a message. */
const evil = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0x1b, 0x0d, 0x0a, 0x1c, 0x0b, 0x7c, 0x5e, 0x7e, 0x5c, 0x26, 0x22, 0x24, 0x28, 0x42, 0x4d),
)
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('change', 'insert', 'remove', 'cut'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.array(evil, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 8 },
)

function edited(source: Uint8Array, changes: ReadonlyArray<{ kind: string; at: number; bytes: number[] }>): Uint8Array {
  let bytes = [...source]
  for (const change of changes) {
    const at = Math.floor(change.at * bytes.length)
    if (change.kind === 'cut') bytes = bytes.slice(0, at)
    else {
      const removed = change.kind === 'insert' ? 0 : change.bytes.length
      bytes.splice(at, removed, ...(change.kind === 'remove' ? [] : change.bytes))
    }
  }
  return Uint8Array.from(bytes)
}

describe('whatever happens to a message on its way', () => {
  it(
    'changed, inserted, missing bytes and cut files neither throw nor lose a character',
    () => {
      fc.assert(
        fc.property(edits, (changes) => survives(edited(own, changes))),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'random text after a header neither throws nor loses a character',
    () => {
      const unit = fc.constantFrom(...'MSHPIDOBX|^~\\&"\r\n\v\x1c ¥1見F.br')
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 200 }), (text) =>
          survives(new TextEncoder().encode(`MSH|^~\\&|\r${text}`)),
        ),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'shuffled segments are all there',
    () => {
      fc.assert(
        fc.property(fc.shuffledSubarray(OWN.slice(1), { minLength: OWN.length - 1 }), (rest) => {
          const message = parseMessage([OWN[0], ...rest].join('\r'))
          expect(message.segments.map(({ raw }) => raw)).toEqual([OWN[0], ...rest])
          expect(message.problems).toEqual([])
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it.each([
    ['escape characters', '\\'.repeat(200_000)],
    ['FS', `${'\x1c'.repeat(200_000)}x`],
    ['line ends', `${'\r\n'.repeat(100_000)}x`],
    ['headers', 'MSH'.repeat(100_000)],
    ['components', '^'.repeat(200_000)],
  ])('200,000 %s in a row are read in linear time', (_what, text) => {
    survives(new TextEncoder().encode(`MSH|^~\\&|HIS\rNTE|1||${text}`))
    survives(new TextEncoder().encode(text))
  })
})

describeWithSamples('public samples, damaged', 'ssmix2-samples/twins-1p', () => {
  const folders = ['standard-storage-guideline-1.2c', 'nho-ncda', 'twins-1p/storage']
  const samples = folders.flatMap((folder) =>
    sampleFiles(`ssmix2-samples/${folder}`).map((path) => readSample('ssmix2-samples', folder, path)),
  )

  it(
    'neither throw nor lose a character',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...samples), edits, (bytes, changes) => survives(edited(bytes, changes))),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
