import { TRANSFER_SYNTAX } from '#demo/sample-network/imaging/dicom/data-set.ts'
import { part10File } from '#demo/sample-network/imaging/dicom/part10-file.ts'
import { CHEST_GEOMETRY, chestSlice } from '#demo/sample-network/imaging/phantoms/chest-phantom.ts'
import type { ChestState } from '#demo/sample-network/imaging/phantoms/chest-shape.ts'
import { uidOf } from '#demo/sample-network/study-uid.ts'

/** A study of one series as it is put into the PACS: CT, 512 × 512, 16 bit, not compressed. */
export const CT_STUDY = { uid: uidOf('bench:study'), patientId: '44710092', day: '20261115', time: '101500' }

const SERIES_UID = uidOf('bench:series')
const FRAME_OF_REFERENCE = uidOf('bench:frame of reference')
const INTERCEPT = -1024
const SPACING_MM = 3
const STATE: ChestState = { nodule: 9, effusion: [14, 0], hasPneumonia: false, heartSize: 1 }

/** Files of the series, slice by slice, so that a thousand of them never lie in memory together. */
export function* ctFiles(slices: number): Generator<Uint8Array> {
  const { rows, columns, spacing, left, top } = CHEST_GEOMETRY
  for (let index = 0; index < slices; index++) {
    // Longer series repeat the body: what is drawn differs from slice to slice either way.
    const { values } = chestSlice(4 - (index % 100) * SPACING_MM, STATE, 1)
    const stored = Uint16Array.from(values, (value) => Math.max(0, Math.min(4095, Math.round(value) - INTERCEPT)))
    const dataSet = {
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: uidOf(`bench:instance:${index}`),
      StudyInstanceUID: CT_STUDY.uid,
      SeriesInstanceUID: SERIES_UID,
      StudyDate: CT_STUDY.day,
      StudyTime: CT_STUDY.time,
      AccessionNumber: 'BENCH1',
      StudyDescription: '胸部CT',
      SeriesDescription: '軸位',
      Modality: 'CT',
      PatientName: 'MIHON^TARO=見本^太郎=みほん^たろう',
      PatientID: CT_STUDY.patientId,
      PatientBirthDate: '19480412',
      PatientSex: 'M',
      SeriesNumber: 1,
      InstanceNumber: index + 1,
      FrameOfReferenceUID: FRAME_OF_REFERENCE,
      ImagePositionPatient: [left, top, -index * SPACING_MM],
      ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
      PixelSpacing: [spacing, spacing],
      SliceThickness: SPACING_MM,
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: rows,
      Columns: columns,
      BitsAllocated: 16,
      BitsStored: 12,
      HighBit: 11,
      PixelRepresentation: 0,
      RescaleIntercept: INTERCEPT,
      RescaleSlope: 1,
      RescaleType: 'HU',
      WindowCenter: 40,
      WindowWidth: 400,
    }
    const pixels = { kind: 'native', bytes: new Uint8Array(stored.buffer), frames: 1 } as const
    yield part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet, pixels }).bytes
  }
}
