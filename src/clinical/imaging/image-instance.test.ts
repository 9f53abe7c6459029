import { describe, expect, it } from 'vitest'
import { dicomJson, type FixtureAttributes, fixtureInstance } from '#testing/dicom-objects.ts'
import { imageInstanceOf, kindOfInstance, kindOfModality } from './image-instance.ts'

const NO_PIXELS: FixtureAttributes = { '00280010': [], '00280011': [] }

describe('what an object is', () => {
  it.each<[string, FixtureAttributes, string]>([
    ['a CT image', {}, 'images'],
    [
      'an encapsulated PDF, whatever its modality',
      { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.104.1', '00080060': 'CT' },
      'document',
    ],
    ['a structured report', { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.88.33' }, 'report'],
    ['a list of key images', { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.88.59' }, 'key-objects'],
    ['a presentation state', { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.11.1' }, 'presentation-state'],
    ['a 12-lead ECG', { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.9.1.1' }, 'waveform'],
    [
      'a film of an endoscopy',
      { '00080016': '1.2.840.10008.5.1.4.1.1.77.1.1.1', '00083002': '1.2.840.10008.1.2.4.102' },
      'video',
    ],
    [
      'the same kept as single pictures',
      { '00080016': '1.2.840.10008.5.1.4.1.1.77.1.1.1', '00083002': '1.2.840.10008.1.2.4.50' },
      'images',
    ],
    ['structures of a plan', { ...NO_PIXELS, '00080016': '1.2.840.10008.5.1.4.1.1.481.3' }, 'other'],
  ])('IMG-6: %s', (_what, attributes, kind) => {
    expect(kindOfInstance(fixtureInstance(attributes))).toBe(kind)
  })

  it('IMG-6: before its metadata has come the modality of a series tells', () => {
    expect(['CT', 'ECG', 'SR', 'KO', 'PR', 'DOC', 'RTSTRUCT', undefined].map(kindOfModality)).toEqual([
      'images',
      'waveform',
      'report',
      'key-objects',
      'presentation-state',
      'document',
      'other',
      'images',
    ])
  })

  it('D8: a number of frames that nobody can have is cut, and a negative one is one', () => {
    expect(fixtureInstance({ '00280008': 2 ** 40 }).frames).toBe(100_000)
    expect(fixtureInstance({ '00280008': -3 }).frames).toBe(1)
  })

  it('an object that does not name itself is none', () => {
    expect(imageInstanceOf(dicomJson({ '00080016': '1.2' }))).toBeUndefined()
  })
})
