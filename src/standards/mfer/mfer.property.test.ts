import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mferItem } from '#demo/sample-network/documents/mfer-writer.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { decodeMfer } from './decode-mfer.ts'

interface WrittenChannel {
  readonly block: number
  readonly type: number
  readonly samples: readonly number[]
}

/** Bytes of a sample and its range, by data type. */
const TYPES: Readonly<Record<number, { readonly size: number; readonly least: number; readonly most: number }>> = {
  0: { size: 2, least: -32_768, most: 32_767 },
  1: { size: 2, least: 0, most: 65_535 },
  2: { size: 4, least: -2_147_483_648, most: 2_147_483_647 },
  3: { size: 1, least: 0, most: 255 },
  5: { size: 1, least: -128, most: 127 },
  6: { size: 4, least: 0, most: 4_294_967_295 },
}

const frames = fc
  .record({ sequences: fc.integer({ min: 1, max: 4 }), isLittle: fc.boolean() })
  .chain(({ sequences, isLittle }) =>
    fc
      .array(
        fc
          .record({ block: fc.integer({ min: 1, max: 5 }), type: fc.constantFrom(0, 1, 2, 3, 5, 6) })
          .chain(({ block, type }) =>
            fc.record({
              block: fc.constant(block),
              type: fc.constant(type),
              samples: fc.array(fc.integer({ min: TYPES[type]?.least ?? 0, max: TYPES[type]?.most ?? 0 }), {
                minLength: block * sequences,
                maxLength: block * sequences,
              }),
            }),
          ),
        { minLength: 1, maxLength: 4 },
      )
      .map((channels) => ({ sequences, isLittle, channels })),
  )

function written({
  sequences,
  isLittle,
  channels,
}: {
  readonly sequences: number
  readonly isLittle: boolean
  readonly channels: readonly WrittenChannel[]
}): Uint8Array {
  const ordered = (bytes: readonly number[]) => (isLittle ? bytes : [...bytes].reverse())
  const bytesOf = (value: number, size: number) =>
    ordered(
      Array.from({ length: size }, (_, at) => Math.floor((value < 0 ? value + 256 ** size : value) / 256 ** at) % 256),
    )
  const wave: number[] = []
  for (let sequence = 0; sequence < sequences; sequence += 1) {
    for (const { block, type, samples } of channels) {
      const size = TYPES[type]?.size ?? 1
      for (const sample of samples.slice(sequence * block, (sequence + 1) * block)) wave.push(...bytesOf(sample, size))
    }
  }
  const attributes = channels.flatMap(({ block, type }, index) => {
    const inside = [...mferItem(0x04, bytesOf(block, 2)), ...mferItem(0x0a, [type])]
    return [0x3f, index, inside.length, ...inside]
  })
  return Uint8Array.from([
    ...mferItem(0x01, [isLittle ? 1 : 0]),
    ...mferItem(0x05, [channels.length]),
    ...mferItem(0x06, bytesOf(sequences, 2)),
    ...attributes,
    ...mferItem(0x1e, wave),
    0x80,
  ])
}

describe('MFER, whatever is written or damaged', () => {
  it('gives back every sample of every channel as it was written', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const recording = decodeMfer(written(frame))
        expect(recording.problems).toEqual([])
        expect(recording.segments[0]?.channels.map(({ samples }) => [...samples])).toEqual(
          frame.channels.map(({ samples }) => samples),
        )
      }),
      { numRuns: Math.min(FUZZ_RUNS, 2000) },
    )
  })

  it(
    'D8: damaged bytes never throw, never hang, and never give more samples than there are bytes',
    () => {
      fc.assert(
        fc.property(
          frames,
          fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 }),
          fc.nat(200),
          (frame, changes, length) => {
            const bytes = written(frame)
            for (const [at, value] of changes) bytes[at % bytes.length] = value
            const cut = bytes.subarray(0, length % 2 === 0 ? bytes.length : length)
            const recording = decodeMfer(cut)
            const size = recording.segments
              .flatMap(({ channels }) => channels)
              .reduce((sum, { samples }) => sum + samples.byteLength, 0)
            expect(size).toBeLessThanOrEqual(cut.length)
          },
        ),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'D8: neither do bytes that were never a file',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          const size = decodeMfer(bytes)
            .segments.flatMap(({ channels }) => channels)
            .reduce((sum, { samples }) => sum + samples.byteLength, 0)
          expect(size).toBeLessThanOrEqual(bytes.length)
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
