import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithDomainText } from '#testing/public-samples.ts'
import { convertText, exampleOf, ownMessage } from '#testing/ssmix2-message.ts'
import { r4Issues } from '#testing/validate-r4.ts'

const EVENTS: Readonly<Record<string, string>> = {
  'OMP-01': 'RDE^O11^RDE_O11',
  'OMP-02': 'RDE^O11^RDE_O11',
  'OMP-11': 'RAS^O17^RAS_O17',
  'OMP-12': 'RAS^O17^RAS_O17',
  'OML-01': 'OML^O33^OML_O33',
  'OML-11': 'OUL^R22^OUL_R22',
  'OMG-01': 'OMG^O19^OMG_O19',
  'OMG-11': 'OMI^Z23^OMI_Z23',
  'OMG-12': 'OMI^Z23^OMI_Z23',
  'OMG-13': 'ORU^R01^ORU_R01',
  OMD: 'OMD^O03^OMD_O03',
}
const SEGMENTS = [
  'ORC',
  'RXE',
  'TQ1',
  'RXR',
  'RXC',
  'RXA',
  'SPM',
  'OBR',
  'OBX',
  'NTE',
  'ZE1',
  'ZE2',
  'IPC',
  'ODS',
  'CTI',
  'PV1',
]

const value = fc.oneof(
  fc.constantFrom(
    '',
    '""',
    '1',
    '-',
    '<0.5',
    '20240412',
    '202404',
    '2024041299',
    'NM',
    'ST',
    'CWE',
    'XCN',
    'ZRD',
    'CH',
    'W',
    '^',
    '&',
    '~',
    '\\',
    '\\F\\',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replace(/[\r\n|]/g, '')),
)
const field = fc.array(value, { maxLength: 5 }).map((parts) => parts.join('^'))
const segment = fc
  .tuple(fc.constantFrom(...SEGMENTS), fc.array(field, { maxLength: 30 }))
  .map(([id, fields]) => [id, ...fields].join('|'))

describe('converters of orders and results under fuzz', () => {
  it(
    'any segments with any fields in any order give valid resources or problems, and never throw',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...Object.keys(EVENTS)),
          fc.array(segment, { maxLength: 12 }),
          (dataType, segments) => {
            const scope = ownMessage(dataType, EVENTS[dataType] ?? '', segments)
            expect(scope.resources.flatMap(r4Issues)).toEqual([])
            expect(new Set(scope.resources.map((each) => each.id)).size).toBe(scope.resources.length)
          },
        ),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describeWithDomainText('the examples of ss-mix2.md §14 under fuzz', 'ss-mix2.md', (text) => {
  const examples = ['OMP-01', 'OMP-02', 'OMP-12', 'OML-11', 'OMG-11'].map((dataType) => exampleOf(text, dataType))

  it(
    'shuffled segments, cut messages and swapped characters never make a converter throw',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...examples),
          fc.infiniteStream(fc.nat()),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.constantFrom('|', '^', '&', '~', '\\', '"', '\u0000', '漢'),
          ({ path, message }, random, at, mark) => {
            const [header = '', ...rest] = message.trim().split('\n')
            const shuffled = rest
              .map((line) => ({ line, key: Number(random.next().value) }))
              .sort((a, b) => a.key - b.key)
              .map(({ line }) => line)
              .join('\r')
            const place = Math.floor(at * shuffled.length)
            for (const body of [
              shuffled,
              shuffled.slice(0, place),
              shuffled.slice(0, place) + mark + shuffled.slice(place + 1),
            ]) {
              convertText(path, `${header}\r${body}`)
            }
          },
        ),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
