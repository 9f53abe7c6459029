import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import { decodeMfer, isMfer } from './decode-mfer.ts'

const PATH = 'ssmix2-samples/mfer'

describeWithSamples('the published MFER sample longterm-ecg-2ch.mwf', `${PATH}/longterm-ecg-2ch.mwf`, () => {
  const bytes = readSample(PATH, 'longterm-ecg-2ch.mwf')

  it('decodes exactly as its EXPECTED.md says', () => {
    expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe('0ab9ef4b3c0f6b32')
    expect(isMfer(bytes)).toBe(true)
    const recording = decodeMfer(bytes)
    expect(recording.preamble).toBe('Standard 12leads ECG')
    expect(recording.manufacturer).toEqual(['Suzuken Co. Ltd', 'CVS-01', '1.21'])
    expect(recording.comments).toEqual(['Atternate Mode Test Version.'])
    expect(recording.problems).toEqual([])
    expect(recording.segments).toHaveLength(1)
    const [segment] = recording.segments
    expect(segment?.waveformClass).toBe(2)
    expect(segment?.channels.map(({ lead }) => lead)).toEqual([1, 2])
    for (const channel of segment?.channels ?? []) {
      expect(channel.interval).toEqual({ axis: 'time', seconds: 0.008 })
      expect(channel.resolution).toEqual({ unit: 0, exponent: -6, mantissa: 20 })
      expect(channel.dataType).toBe(0)
      expect(channel.samples).toBeInstanceOf(Int16Array)
      expect(channel.samples).toHaveLength(225_000)
    }
    const [first, second] = (segment?.channels ?? []).map(({ samples }) => samples)
    expect(summary(first)).toEqual({ min: -74, max: 108, sum: 65_131 })
    expect(summary(second)).toEqual({ min: -51, max: 79, sum: 65_747 })
    expect([...(first?.slice(0, 8) ?? [])]).toEqual([-6, -6, -6, -6, -6, -6, -6, -6])
    expect([...(first?.slice(-4) ?? [])]).toEqual([2, 3, 3, 3])
    expect([...(second?.slice(-4) ?? [])]).toEqual([-2, -3, -3, -2])
  })

  it('H-05: cut at any place gives what is before the cut and says that it ends there', () => {
    const half = decodeMfer(bytes.subarray(0, 450_001))
    expect(half.problems[0]).toMatchObject({ what: 'cut-off', detail: 'WAV (0x1E)' })
    const samples = half.segments[0]?.channels[0]?.samples
    expect(samples?.length).toBeGreaterThan(110_000)
    expect([...(samples?.slice(0, 2) ?? [])]).toEqual([-6, -6])
  })
})

function summary(samples: ArrayLike<number> | undefined) {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (let index = 0; index < (samples?.length ?? 0); index += 1) {
    const value = samples?.[index] ?? 0
    min = Math.min(min, value)
    max = Math.max(max, value)
    sum += value
  }
  return { min, max, sum }
}
