import { encodeText } from '../character-encoder.ts'
import { type EcgSubject, ecgSignal, RECORDED_LEADS, type RecordedLead } from '../ecg-signal.ts'
import { MferWriter, mferItem } from './mfer-writer.ts'

/** Who is on a recording, as the electrocardiograph was told. */
export interface EcgPatient {
  readonly family: string
  readonly familyKana: string
  readonly given: string
  readonly givenKana: string
  readonly number: string
  /** `1948-04-12`. */
  readonly birth: string
  readonly sex: 'M' | 'F'
  readonly age: number
}

/** Lead codes of MFER (LDN) for the eight leads that a recorder stores. */
const LEAD_CODES: Readonly<Record<RecordedLead, number>> = { I: 1, II: 2, V1: 3, V2: 4, V3: 5, V4: 6, V5: 7, V6: 8 }

/** What a recorder stores for a lead that fell off. */
const NO_SAMPLE = -32_768

/** A resting ECG of eight leads, from which the viewer derives the other four: 500 Hz, 10 s, little endian, names in JIS. */
export function restingEcgFile(
  patient: EcgPatient,
  at: readonly number[],
  subject: EcgSubject,
  report: { readonly text: string; readonly values: readonly (readonly [code: number, value: string])[] },
): Uint8Array {
  const [seconds, rate, step] = [10, 500, 2] as const
  const writer = new MferWriter('Standard 12 leads ECG', true)
  writer.item(0x02, [1, 5, 0]).number(0x08, 1, 2).text(0x17, 'Sample Medical^ECG-EXAMPLE 8^1.20^000123')
  writer.text(0x03, 'RFC 1468')
  writer.item(0x81, encodeText(nameOf(patient), 'iso-2022-jp'))
  writer.text(0x03, 'ANSI X3.4')
  writePatient(writer, patient)
  writer.time(0x85, at).quantity(0x0b, 0, 0, rate).quantity(0x0c, 0, -6, step)
  for (const text of ['HPF=0.05', 'LPF=150', 'BEF=50']) writer.text(0x11, text)
  const count = seconds * rate
  writer.number(0x04, count, 2).number(0x05, RECORDED_LEADS.length, 1).number(0x06, 1, 1)
  for (const [index, lead] of RECORDED_LEADS.entries()) {
    writer.channel(index, mferItem(0x09, [LEAD_CODES[lead]]))
  }
  for (const [code, value] of report.values) writer.value(code, value)
  writer.text(0x03, 'RFC 1468').item(0x86, encodeText(report.text, 'iso-2022-jp'))
  const samples = new Int16Array(count * RECORDED_LEADS.length)
  for (const [index, lead] of RECORDED_LEADS.entries()) {
    samples.set(
      ecgSignal(subject, lead, seconds, rate).map((microvolts) => Math.round(microvolts / step)),
      index * count,
    )
  }
  return writer.samples(samples).end()
}

/** A long-term ECG of two channels, big endian, sample by sample, with a time when the electrodes were off. */
export function longTermEcgFile(
  patient: EcgPatient,
  at: readonly number[],
  subject: EcgSubject,
  { seconds, off, marks }: LongTermCourse,
): Uint8Array {
  const [rate, step] = [125, 10] as const
  const writer = new MferWriter('Long term ECG', false)
  writer.number(0x08, 2, 2).text(0x17, 'Example Devices^HOLTER-EXAMPLE 2^3.1').text(0x03, 'UTF-8')
  writer.item(0x81, new TextEncoder().encode(nameOf(patient)))
  writePatient(writer, patient)
  writer.time(0x85, at).quantity(0x0b, 1, -3, 8).quantity(0x0c, 0, -6, step)
  writer.item(0x12, writer.bytesOf(NO_SAMPLE + 65_536, 2))
  writer
    .number(0x04, 1, 1)
    .number(0x05, 2, 1)
    .number(0x06, seconds * rate, 4)
  writer.channel(0, mferItem(0x09, [...writer.bytesOf(20, 2)])).channel(1, mferItem(0x09, [...writer.bytesOf(31, 2)]))
  for (const [second, words] of marks) {
    writer.event(1, Math.round(second * rate), 0, new TextEncoder().encode(words))
  }
  const leads = [ecgSignal(subject, 'V5', seconds, rate), ecgSignal(subject, 'II', seconds, rate)]
  const samples = new Int16Array(seconds * rate * 2)
  for (let sample = 0; sample < seconds * rate; sample += 1) {
    const isOff = off.some(([from, until]) => sample >= from * rate && sample < until * rate)
    for (const [channel, signal] of leads.entries()) {
      samples[sample * 2 + channel] = isOff ? NO_SAMPLE : Math.round((signal[sample] ?? 0) / step)
    }
  }
  return writer.samples(samples).end()
}

export interface LongTermCourse {
  readonly seconds: number
  /** Seconds in which no electrode was on. */
  readonly off: readonly (readonly [from: number, until: number])[]
  readonly marks: readonly (readonly [second: number, words: string])[]
}

function nameOf({ family, familyKana, given, givenKana }: EcgPatient): string {
  return `${family}^${familyKana}^${given}^${givenKana}`
}

function writePatient(writer: MferWriter, { number, birth, sex, age }: EcgPatient): void {
  const [year = 0, month = 0, date = 0] = birth.split('-').map(Number)
  writer.text(0x82, `${number}^1`)
  writer.item(0x83, [age, ...writer.bytesOf(0xffff, 2), ...writer.bytesOf(year, 2), month, date])
  writer.item(0x84, [sex === 'M' ? 1 : 2])
}
