import { describe, expect, it } from 'vitest'
import { FACILITIES, fakePerson } from '#testing/fake-network.ts'
import type { ImagePatient } from './image-study.ts'
import { checkWaveformIdentity } from './waveform-identity.ts'

const TARO = fakePerson('taro', { numbers: { b: '44710092' } })
const KEEPER = FACILITIES.find(({ id }) => id === 'b')
const PATIENT: ImagePatient = {
  name: { ideographic: '見本 太郎', phonetic: undefined, alphabetic: undefined },
  isNameGarbled: false,
  birthDate: { text: '1948-04-12', precision: 'day' },
  sex: 'male',
  numbers: [{ system: undefined, value: '44710092' }],
}
const verdict = (patient: ImagePatient | undefined, format: 'MFER' | 'DICOM' = 'MFER') =>
  checkWaveformIdentity({ format, patient }, TARO, FACILITIES, KEEPER).verdict

describe('the patient of a recording', () => {
  it('PID-6: agrees by the number of the hospital that keeps the file', () => {
    expect(verdict(PATIENT)).toBe('match')
  })

  it('PID-6 H-19: another birth date or sex is somebody else, whatever the number', () => {
    expect(verdict({ ...PATIENT, birthDate: { text: '1950-01-01', precision: 'day' } })).toBe('blocked')
    expect(verdict({ ...PATIENT, sex: 'female' })).toBe('blocked')
  })

  it('PID-6: a number of no issuer that alone differs is decided by the reader; with anything else it blocks', () => {
    const other = { ...PATIENT, numbers: [{ system: undefined, value: '99' }] }
    expect(verdict(other)).toBe('acknowledge')
    expect(verdict({ ...other, birthDate: undefined })).toBe('blocked')
    expect(verdict({ ...other, name: { ...PATIENT.name, ideographic: '例示 花子' } })).toBe('blocked')
  })

  it('PID-6: a file that names nobody is acknowledged before it is drawn', () => {
    expect(verdict(undefined)).toBe('acknowledge')
    expect(verdict(undefined, 'DICOM')).toBe('acknowledge')
  })
})
