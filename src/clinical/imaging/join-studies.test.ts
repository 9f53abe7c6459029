import { describe, expect, it } from 'vitest'
import { FACILITIES } from '#testing/fake-network.ts'
import type { ImagingStudy } from '../event-facts.ts'
import type { Facility } from '../facility.ts'
import type { ImageStudy } from './image-study.ts'
import { joinStudies, type StudiesOfFacility } from './join-studies.ts'
import type { ListedStudy } from './listed-study.ts'
import { priorOf } from './prior.ts'

const [, B] = FACILITIES as readonly [Facility, Facility]

function fact(key: string, more: Partial<ImagingStudy>): ImagingStudy {
  return {
    kind: 'imaging',
    key,
    facility: B.id,
    refs: [],
    at: undefined,
    recordedAt: undefined,
    status: 'final',
    setting: undefined,
    department: undefined,
    author: undefined,
    sensitivity: [],
    notes: [],
    title: '',
    modalities: [],
    bodySite: undefined,
    studyUid: undefined,
    accession: undefined,
    seriesCount: undefined,
    instanceCount: undefined,
    ...more,
  }
}

function listed(studyUid: string, more: Partial<ListedStudy> = {}): ListedStudy {
  return {
    studyUid,
    at: undefined,
    title: undefined,
    modalities: [],
    accession: undefined,
    seriesCount: undefined,
    instanceCount: undefined,
    patient: {
      name: { ideographic: undefined, phonetic: undefined, alphabetic: undefined },
      birthDate: undefined,
      sex: 'unknown',
      numbers: [],
      isNameGarbled: false,
    },
    ...more,
  }
}

function join(of: Partial<StudiesOfFacility>): readonly ImageStudy[] {
  return joinStudies({ facility: B, facts: [], listed: [], hasPictureServer: true, imageDisplay: undefined, ...of })
}

describe('the studies of one hospital', () => {
  it('one study told by the record and by the picture server is one, with what each of them knows', () => {
    const studies = join({
      facts: [fact('f1', { studyUid: '1.2', title: '胸部CT', modalities: ['CT'], bodySite: '胸部' })],
      listed: [listed('1.2', { title: 'CHEST ROUTINE', seriesCount: 3, instanceCount: 240, modalities: ['CT', 'SR'] })],
    })
    expect(studies).toHaveLength(1)
    expect(studies[0]).toMatchObject({
      title: '胸部CT',
      bodyPart: '胸部',
      modalities: ['CT', 'SR'],
      seriesCount: 3,
      toldBy: ['ImagingStudy', 'DICOMweb'],
      factKeys: ['f1'],
      images: 'available',
    })
  })

  it('H-19: an order without a UID joins by accession number, and never by name or date', () => {
    const at = { text: '2026-11-20', precision: 'day' } as const
    const studies = join({
      facts: [
        fact('o1', { accession: 'A1', title: '頭部MRI' }),
        fact('o2', { at, title: '腹部CT', status: 'planned' }),
      ],
      listed: [listed('1.2', { accession: 'A1' }), listed('1.3', { at, title: '腹部CT' })],
    })
    expect(studies.map(({ studyUid, toldBy }) => [studyUid, toldBy])).toEqual([
      ['1.3', ['DICOMweb']],
      [undefined, ['order']],
      ['1.2', ['DICOMweb', 'order']],
    ])
    expect(studies[1]?.images).toBe('none-yet')
  })

  it('what was done for an order stands with the pictures of that order, not as a second examination', () => {
    const done = fact('p1', { orders: ['sys|16373', 'sys|16372'], title: '胸部.ＣＴ検査' })
    const of = {
      facts: [fact('f1', { studyUid: '1.2', orders: ['sys|16372'] }), done, fact('p2', { orders: ['sys|9'] })],
    }
    expect(join({ ...of, listed: [listed('1.2')] }).map(({ factKeys, images }) => [factKeys, images])).toEqual([
      [['f1', 'p1'], 'available'],
      [['p2'], 'not-listed'],
    ])
  })

  it.each<[string, Partial<StudiesOfFacility>, string]>([
    ['of a hospital that gives out no images', { hasPictureServer: false, listed: undefined }, 'not-published'],
    ['while the picture server has not answered', { listed: undefined }, 'not-known'],
    ['that the picture server does not list', { listed: [] }, 'not-listed'],
  ])('a study %s says why its images are not here', (_what, of, images) => {
    expect(join({ facts: [fact('f', { studyUid: '1.2' })], ...of })[0]?.images).toBe(images)
  })

  it.each([
    ['https://b.example/dicom-web', 'available'],
    ['https://b.example/dicom-web/studies/1.2', 'available'],
    ['https://elsewhere.example/dicom-web/', 'elsewhere'],
    ['https://b.example/dicom-web.evil/', 'elsewhere'],
    ['not an address at all:', 'elsewhere'],
  ])(
    'C8: a record that states %s as the place of the images makes them %s: only the configured server is asked',
    (address, images) => {
      const facts = [fact('f', { studyUid: '1.2', endpoints: [{ kind: 'dicomweb', address }] })]
      for (const listed of [[], undefined]) {
        expect(join({ facts, listed, pictureRoot: new URL('https://b.example/dicom-web/') })[0]?.images).toBe(images)
      }
    },
  )

  it.each([
    ['https://b.example/dicom-web/archive', 'archive/'],
    ['https://b.example/dicom-web/aets/SITE2/rs/studies/1.2', 'aets/SITE2/rs/'],
    ['https://b.example/dicom-web', undefined],
  ])('of a record that states %s the images are asked for below %s of the configured root', (address, below) => {
    const facts = [fact('f', { studyUid: '1.2', endpoints: [{ kind: 'dicomweb', address }] })]
    const [study] = join({ facts, listed: [], pictureRoot: new URL('https://b.example/dicom-web/') })
    expect(study).toMatchObject({ images: 'available' })
    expect(study?.below).toBe(below)
  })

  it('H-05: a study that the picture server lists is asked for where it lists it, whatever old place a record states', () => {
    const endpoints = [{ kind: 'dicomweb', address: 'https://b.example/dicom-web/moved-away/' }] as const
    const of = {
      facts: [fact('f', { studyUid: '1.2', endpoints })],
      pictureRoot: new URL('https://b.example/dicom-web/'),
    }
    expect(join({ ...of, listed: [listed('1.2')] })[0]).not.toHaveProperty('below')
    expect(join({ ...of, listed: undefined })[0]).toHaveProperty('below', 'moved-away/')
  })

  it('C8: a path that a server might read as leading out of its root is no root below it', () => {
    const address = 'https://b.example/dicom-web/..%2Fother/'
    const facts = [fact('f', { studyUid: '1.2', endpoints: [{ kind: 'dicomweb', address }] })]
    const [study] = join({ facts, listed: [], pictureRoot: new URL('https://b.example/dicom-web/') })
    expect(study).toMatchObject({ images: 'elsewhere' })
    expect(study?.below).toBeUndefined()
  })

  it.each([
    ['https://b.example/viewer/archive?site=2', 'https://b.example/viewer/archive'],
    ['https://elsewhere.example/viewer/archive', 'https://b.example/viewer/open'],
    ['javascript:alert(1)', 'https://b.example/viewer/open'],
    ['https://b.example/other/', 'https://b.example/viewer/open'],
  ])('C8: of a record that states the viewer %s the viewer %s is opened', (address, opened) => {
    const facts = [fact('f', { studyUid: '1.2', endpoints: [{ kind: 'viewer', address }] })]
    const url = join({ facts, imageDisplay: new URL('https://b.example/viewer/open') })[0]?.externalViewer
    expect(`${url?.origin}${url?.pathname}`).toBe(opened)
    expect(url?.searchParams.get('studyUID')).toBe('1.2')
  })

  it('C8: without a configured viewer none that a record states is opened', () => {
    const endpoints = [{ kind: 'viewer', address: 'https://b.example/viewer/' }] as const
    expect(join({ facts: [fact('f', { studyUid: '1.2', endpoints })] })[0]?.externalViewer).toBeUndefined()
  })

  it('a withdrawn record makes no study of its own', () => {
    expect(join({ facts: [fact('f', { studyUid: '1.2', status: 'entered-in-error' })] })).toEqual([])
  })

  it('the hospital’s own viewer is offered at the very study', () => {
    const [study] = join({ facts: [fact('f', { studyUid: '1.2' })], imageDisplay: new URL('https://b.example/view') })
    expect(study?.externalViewer?.searchParams.get('studyUID')).toBe('1.2')
  })

  it('the newest comes first, and one without a date last', () => {
    const day = (text: string) => ({ text, precision: 'day' }) as const
    const studies = join({
      listed: [listed('1.1', { at: day('2024-01-01') }), listed('1.2'), listed('1.3', { at: day('2026-01-01') })],
    })
    expect(studies.map(({ studyUid }) => studyUid)).toEqual(['1.3', '1.1', '1.2'])
  })
})

describe('the study to compare with', () => {
  const study = (key: string, text: string | undefined, more: Partial<ImageStudy> = {}): ImageStudy => ({
    key,
    facility: B.id,
    studyUid: key,
    at: text === undefined ? undefined : { text, precision: 'day' },
    title: '胸部CT',
    modalities: ['CT'],
    bodyPart: undefined,
    accession: undefined,
    seriesCount: undefined,
    instanceCount: undefined,
    patient: undefined,
    toldBy: ['DICOMweb'],
    factKeys: [],
    externalViewer: undefined,
    images: 'available',
    ...more,
  })
  const current = study('now', '2026-11-20')

  it('IMG-4, H-21: is the nearest before of the same modality and body part', () => {
    const studies = [
      current,
      study('later', '2026-11-21'),
      study('older', '2024-05-01'),
      study('nearest', '2026-05-01', { title: 'CHEST PLAIN', modalities: ['CT', 'SR'] }),
      study('head', '2026-11-01', { title: '頭部CT' }),
      study('radiograph', '2026-11-10', { modalities: ['CR'] }),
      study('undated', undefined),
      study('no images', '2026-11-15', { images: 'not-published' }),
    ]
    expect(priorOf(current, studies)?.key).toBe('nearest')
  })

  it('IMG-4: a plate and a flat panel are read as one; a report beside images makes no two studies alike', () => {
    const plate = study('cr', '2025-01-01', { modalities: ['CR'], title: '胸部X線' })
    const panel = study('dx', '2026-01-01', { modalities: ['DX', 'SR'], title: '胸部正面' })
    expect(priorOf(panel, [plate])?.key).toBe('cr')
    expect(priorOf(panel, [study('sr', '2025-06-01', { modalities: ['MR', 'SR'], title: '胸部' })])).toBeUndefined()
  })

  it('IMG-4: an undated study has no prior', () => {
    expect(priorOf(study('x', undefined), [study('y', '2020-01-01')])).toBeUndefined()
  })
})
