import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import { SAMPLE_MESSAGES } from '#testing/sample-messages.ts'
import { convertFiles } from '#testing/storage-fixture.ts'
import { r4Issues } from '#testing/validate-r4.ts'
import { DATA_TYPES } from '../data-types.ts'

const RUNS = Number(process.env.FUZZ_RUNS ?? 2000)
const TIMEOUT_MS = 60_000 + RUNS * 50

type Damage = (bytes: Uint8Array) => Uint8Array

const CR = 0x0d

/** Bytes that mean something to HL7, to ISO-2022-JP or to nobody. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(...[...'|^~\\&"\r\n\x1b$B(J0159-.TDW'].map((c) => c.charCodeAt(0))),
)

const mutated: fc.Arbitrary<Damage> = fc
  .array(fc.tuple(fc.nat(), byte), { minLength: 1, maxLength: 12 })
  .map((changes) => (bytes) => {
    const copy = bytes.slice()
    for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value
    return copy
  })

const cut: fc.Arbitrary<Damage> = fc.nat().map((at) => (bytes) => bytes.subarray(0, at % (bytes.length + 1)))

const shuffled: fc.Arbitrary<Damage> = fc.array(fc.nat(), { maxLength: 20 }).map((order) => (bytes) => {
  const segments = segmentsOf(bytes)
  const mixed = order.map((n) => segments[n % segments.length] ?? new Uint8Array())
  // With the header and the patient in their place now and then, so that the damage reaches the converters.
  return joined(order.length % 2 === 0 ? mixed : [...segments.slice(0, 2), ...mixed])
})

const emptied: fc.Arbitrary<Damage> = fc.array(fc.nat(), { minLength: 1, maxLength: 6 }).map((places) => (bytes) => {
  const text = [...bytes]
  const pipes = text.flatMap((value, i) => (value === 0x7c && i > 80 ? [i] : []))
  // Removes what stands between two separators: missing fields are the commonest damage of all.
  for (const place of places.map((n) => pipes[n % Math.max(1, pipes.length)] ?? 0).sort((a, b) => b - a)) {
    const end = text.findIndex((value, i) => i > place && (value === 0x7c || value === CR))
    if (place > 0 && end > place) text.splice(place + 1, end - place - 1)
  }
  return Uint8Array.from(text)
})

const damaged = fc.tuple(
  fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  fc.array(fc.oneof(mutated, cut, shuffled, emptied), { minLength: 1, maxLength: 2 }),
  fc.option(fc.constantFrom(...DATA_TYPES.keys())),
)

/** A storage of some damaged messages, some in the folder of another data type. */
function storageOf([places, damages, dataType]: typeof damaged extends fc.Arbitrary<infer T> ? T : never) {
  const files = new Map<string, Uint8Array>()
  for (const [i, place] of places.entries()) {
    const [path, bytes] = SAMPLE_MESSAGES[place % SAMPLE_MESSAGES.length] ?? ['', new Uint8Array()]
    const own = path.split('/').at(-2) ?? ''
    const where =
      dataType === null || i > 0
        ? path
        : path.replaceAll(`/${own}/`, `/${dataType}/`).replace(`_${own}_`, `_${dataType}_`)
    files.set(
      where,
      damages.reduce((damagedBytes, damage) => damage(damagedBytes), bytes),
    )
  }
  return files
}

describe('damaged files through the whole conversion', () => {
  it('neither throw nor hang; each gives resources or says why not', { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (damage) => {
        const files = storageOf(damage)
        const converted = await convertFiles(files)
        for (const path of files.keys()) {
          const results = converted.filter((each) => each.path === path)
          expect(
            results.some((each) => each.resources.length + each.problems.length > 0 || each.partOf !== undefined),
          ).toBe(true)
        }
        for (const { resources } of converted) for (const resource of resources) stringifyExact(resource)
      }),
      { numRuns: RUNS },
    )
  })

  it('whatever they still give is valid FHIR R4', { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (damage) => {
        const resources = (await convertFiles(storageOf(damage))).flatMap((each) => each.resources)
        expect(
          resources.flatMap((resource) => r4Issues(resource).map((issue) => `${resource.resourceType} ${issue}`)),
        ).toEqual([])
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    )
  })
})

describe('the undamaged messages', () => {
  it('of all 26 data types give resources, without a problem', async () => {
    expect(SAMPLE_MESSAGES).toHaveLength(DATA_TYPES.size)
    const converted = await convertFiles(new Map(SAMPLE_MESSAGES))
    expect(converted.flatMap(({ problems }) => problems.map(({ file, what }) => `${file}: ${what}`))).toEqual([])
    for (const [path] of SAMPLE_MESSAGES) {
      const result = converted.find((each) => each.path === path)
      expect([path, (result?.resources.length ?? 0) > 0 || result?.partOf !== undefined]).toEqual([path, true])
    }
  })
})

function segmentsOf(bytes: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = []
  let start = 0
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, start)) {
    segments.push(bytes.subarray(start, at + 1))
    start = at + 1
  }
  return start < bytes.length ? [...segments, bytes.subarray(start)] : segments
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
