import { describe, expect, it } from 'vitest'
import { mferItem } from '#demo/sample-network/documents/mfer-writer.ts'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import type { Waveform } from './waveform.ts'
import { valueAt } from './waveform-channel.ts'
import { waveformOfMfer } from './waveform-of-mfer.ts'

function file(...items: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(items.flatMap((item) => [...item]))
}
const item = (tag: number, ...value: readonly number[]) => mferItem(tag, value)
const text = (tag: number, words: string) => mferItem(tag, new TextEncoder().encode(words))
const VOLT = item(0x0c, 0, 0xfa, 20)

function read(bytes: Uint8Array): Waveform {
  const result = waveformOfMfer(bytes)
  if (!('groups' in result)) throw new Error(`${result.reason} ${result.detail}`)
  return result
}

describeWithSamples('the published MFER file as a reader sees it', 'ssmix2-samples/mfer/longterm-ecg-2ch.mwf', () => {
  it('is half an hour of a long-term ECG whatever its label says, in millivolts', () => {
    const waveform = read(readSample('ssmix2-samples/mfer', 'longterm-ecg-2ch.mwf'))
    expect(waveform.kind).toBe('ecg-ambulatory')
    expect(waveform.groups).toHaveLength(1)
    const [group] = waveform.groups
    expect(group?.durationMs).toBe(1_800_000)
    // I and II of two electrodes on the chest: no limb leads are derived.
    expect(group?.channels.map(({ label, unit, samplesPerSecond }) => [label, unit, samplesPerSecond])).toEqual([
      ['I', 'mV', 125],
      ['II', 'mV', 125],
    ])
    const [first] = group?.channels ?? []
    const largest = first?.samples.indexOf(108) ?? -1
    expect(first === undefined ? undefined : valueAt(first, largest)).toBeCloseTo(2.16, 9)
    expect(waveform.remarks).toEqual(['Atternate Mode Test Version.'])
    expect(waveform.notices).toEqual([])
  })
})

describe('an MFER recording', () => {
  it('value = (raw + offset) × resolution; NUL is a gap', () => {
    const [group] = read(
      file(VOLT, item(0x09, 2), item(0x0d, 0, 10), item(0x12, 0x80, 0), item(0x1e, 0, 40, 0x80, 0)),
    ).groups
    const [channel] = group?.channels ?? []
    expect(channel === undefined ? [] : [valueAt(channel, 0), valueAt(channel, 1)]).toEqual([1, undefined])
  })

  it('eight leads become twelve, the four derived ones marked, a gap in I or II a gap in them', () => {
    const codes = [1, 2, 3, 4, 5, 6, 7, 8]
    const leads = codes.flatMap((code, index) => [0x3f, index, 3, ...item(0x09, code)])
    const wave = [
      0,
      100,
      0,
      150,
      ...Array.from({ length: 12 }, () => 0),
      0x80,
      0,
      0,
      150,
      ...Array.from({ length: 12 }, () => 0),
    ]
    const [group] = read(
      file(item(0x08, 1), VOLT, item(0x12, 0x80, 0), item(0x05, 8), leads, item(0x1e, ...wave)),
    ).groups
    const derived = group?.channels.filter(({ isDerived }) => isDerived) ?? []
    expect(derived.map(({ label }) => label)).toEqual(['III', 'aVR', 'aVL', 'aVF'])
    // I = 2 mV, II = 3 mV.
    expect(derived.map((each) => valueAt(each, 0))).toEqual([1, -2.5, 0.5, 2])
    expect(derived.map((each) => valueAt(each, 1))).toEqual([undefined, undefined, undefined, undefined])
  })

  it('status words are not scaled and are no ECG; other signals keep unit and name', () => {
    const [group] = read(
      file(
        item(0x05, 2),
        item(0x0c, 1, 0xff, 5),
        [0x3f, 0, 7, ...item(0x0a, 4), ...item(0x09, 0x10, 0x40)],
        [0x3f, 1, 3, ...item(0x09, 143)],
        item(0x1e, 0x80, 1, 0, 200),
      ),
    ).groups
    const [status, pressure] = group?.channels ?? []
    expect(status).toMatchObject({ label: 'Status', kind: 'status', unit: '', scale: 1 })
    expect(pressure).toMatchObject({ label: 'BP', kind: 'pressure', unit: 'mmHg', scale: 0.5 })
  })

  it('private leads show the words of the maker, else their number', () => {
    const labelOf = (lead: Uint8Array) => read(file(VOLT, lead, item(0x1e, 0, 1))).groups[0]?.channels[0]?.label
    expect(labelOf(item(0x09, 0xc0, 0x0a, 0x50, 0x61, 0x63, 0x65))).toBe('Pace')
    expect(labelOf(item(0x09, 0xc0, 0x0a))).toBe('0xC00A')
  })

  it('a pause stands where pointer or time put it', () => {
    const waveform = read(
      file(
        item(0x85, 0x07, 0xea, 11, 12, 21, 30, 0),
        VOLT,
        item(0x1e, 0, 1, 0, 2),
        item(0x85, 0x07, 0xea, 11, 12, 21, 30, 9),
        item(0x1e, 0, 3),
        item(0x07, 0x27, 0x10),
        item(0x1e, 0, 4),
      ),
    )
    expect(waveform.groups.map(({ startMs }) => startMs)).toEqual([0, 9000, 9000])
    expect(waveform.recordedAt?.text).toBe('2026-11-12T21:30:00')
  })

  it('names in parts and plain ones, measurements of the device, events in time', () => {
    const waveform = read(
      file(
        text(0x03, 'UTF-8'),
        text(0x81, '見本^ミホン^太郎^タロウ'),
        text(0x82, '00012345'),
        mferItem(0x42, [0x80, 0x01, 0, 0, 0, 0, ...new TextEncoder().encode('68^/min')]),
        mferItem(0x42, [0x12, 0x34, 0, 0, 0, 0, ...new TextEncoder().encode('5')]),
        mferItem(0x41, [0, 1, 0, 0, 0x01, 0xf4, 0, 0, 0, 10, ...new TextEncoder().encode('動悸')]),
        text(0x86, '正常範囲内'),
        VOLT,
        item(0x1e, 0, 1),
      ),
    )
    expect(waveform.patient).toMatchObject({
      name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ' },
      numbers: [{ system: undefined, value: '00012345' }],
    })
    expect(waveform.measurements).toEqual([
      { measure: 'heart-rate', name: 'HR', text: '68', unit: '/min' },
      { measure: 'other', name: '#4660', text: '5', unit: '' },
    ])
    expect(waveform.events).toEqual([{ atMs: 500, durationMs: 10, text: '動悸' }])
    expect(waveform.statements).toEqual(['正常範囲内'])
    const plain = (name: string) =>
      read(file(text(0x03, 'UTF-8'), text(0x81, name), VOLT, item(0x1e, 0, 1))).patient?.name
    expect(plain('YAMADA TARO')?.alphabetic).toBe('YAMADA TARO')
    expect(plain('ヤマダ タロウ')?.phonetic).toBe('ヤマダ タロウ')
    expect(plain('山田 太郎')?.ideographic).toBe('山田 太郎')
  })

  it('says what it could not read, and that counts are no measurements', () => {
    const waveform = read(file(item(0x5e, 1), item(0x0a, 9), item(0x1e, 1), item(0x0a), item(0x1e, 0, 1)))
    expect(waveform.notices).toEqual([
      { what: 'unknown-items', detail: '0x5E' },
      { what: 'unsupported', detail: 'DTP 9 (AHA)' },
      { what: 'uncalibrated', detail: 'CH1' },
    ])
  })

  it('E34: without samples it is a failure with its reason', () => {
    expect(waveformOfMfer(file(item(0x0a, 9), item(0x1e, 1)))).toMatchObject({ reason: 'unsupported' })
    expect(waveformOfMfer(file(VOLT))).toMatchObject({ reason: 'no-samples' })
    expect(waveformOfMfer(file([0x1e, 0x84, 0, 0]))).toMatchObject({ reason: 'broken' })
  })
})
