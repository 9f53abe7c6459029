import type { ImagingStudy } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageInstance, ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'

/** A chest CT of 見本 太郎 whose images can be opened, unless told otherwise. */
export function fakeStudy(facility: string, studyUid: string, at: string, more: Partial<ImageStudy> = {}): ImageStudy {
  return {
    key: `${facility}/${studyUid}`,
    facility: facility as FacilityId,
    studyUid,
    at: { text: at, precision: at.length > 10 ? 'minute' : 'day' },
    title: '胸部CT 単純',
    modalities: ['CT'],
    bodyPart: 'CHEST',
    accession: undefined,
    seriesCount: 1,
    instanceCount: 3,
    patient: {
      name: { ideographic: '見本 太郎', phonetic: 'ミホン タロウ', alphabetic: 'MIHON TARO' },
      birthDate: { text: '1948-04-12', precision: 'day' },
      sex: 'male',
      numbers: [],
      isNameGarbled: false,
    },
    toldBy: ['DICOMweb'],
    factKeys: [],
    externalViewer: undefined,
    images: 'available',
    ...more,
  }
}

/** The record by which a hospital tells of such a CT (FHIR ImagingStudy), from 見本総合病院. */
export function fakeImagingFact(studyUid: string): ImagingStudy {
  return {
    kind: 'imaging',
    key: 'b/ImagingStudy/1',
    facility: 'b' as FacilityId,
    refs: [],
    at: { text: '2026-11-07T11:15', precision: 'minute' },
    recordedAt: undefined,
    status: 'final',
    setting: undefined,
    department: undefined,
    author: undefined,
    sensitivity: [],
    notes: [],
    title: '胸部CT',
    modalities: ['CT'],
    bodySite: '胸部',
    studyUid,
    accession: undefined,
    seriesCount: undefined,
    instanceCount: undefined,
  }
}

export function fakeSeries(study: ImageStudy, number: number, more: Partial<ImageSeries> = {}): ImageSeries {
  const studyUid = study.studyUid ?? ''
  const seriesUid = `${studyUid}.${number}`
  return {
    key: `${study.facility}/${studyUid}/${seriesUid}`,
    facility: study.facility,
    studyUid,
    seriesUid,
    number,
    modality: study.modalities[0],
    description: `軸位 ${number}`,
    bodyPart: study.bodyPart,
    laterality: undefined,
    instanceCount: 3,
    kind: 'images',
    ...more,
  }
}

/** The name of 見本 太郎 in its three groups, his birth date and sex. */
const TARO_ON_IMAGES: DicomJson = {
  '00100010': {
    vr: 'PN',
    Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^太郎', Phonetic: 'ミホン^タロウ' }],
  },
  '00100020': { vr: 'LO', Value: ['B-0001'] },
  '00100030': { vr: 'DA', Value: ['19480412'] },
  '00100040': { vr: 'CS', Value: ['M'] },
}

/** One axial CT slice, `position` mm towards the head. */
export function fakeSlice(series: ImageSeries, number: number, position: number, more: DicomJson = {}): ImageInstance {
  const sopInstanceUid = `${series.seriesUid}.${number}`
  return {
    sopInstanceUid,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    instanceNumber: number,
    frames: 1,
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    dataSet: {
      ...TARO_ON_IMAGES,
      '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] },
      '00080018': { vr: 'UI', Value: [sopInstanceUid] },
      '00080020': { vr: 'DA', Value: ['20261107'] },
      '00080030': { vr: 'TM', Value: ['094100'] },
      '00080060': { vr: 'CS', Value: ['CT'] },
      '0008103E': { vr: 'LO', Value: [series.description ?? ''] },
      '00180050': { vr: 'DS', Value: [5] },
      '0020000D': { vr: 'UI', Value: [series.studyUid] },
      '0020000E': { vr: 'UI', Value: [series.seriesUid] },
      '00200011': { vr: 'IS', Value: [series.number ?? 0] },
      '00200013': { vr: 'IS', Value: [number] },
      '00200032': { vr: 'DS', Value: [-150, -150, position] },
      '00200037': { vr: 'DS', Value: [1, 0, 0, 0, 1, 0] },
      '00200052': { vr: 'UI', Value: [`${series.studyUid}.9`] },
      '00280002': { vr: 'US', Value: [1] },
      '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
      '00280010': { vr: 'US', Value: [512] },
      '00280011': { vr: 'US', Value: [512] },
      '00280030': { vr: 'DS', Value: [0.6, 0.6] },
      '00281050': { vr: 'DS', Value: [40] },
      '00281051': { vr: 'DS', Value: [400] },
      ...more,
    },
  }
}
