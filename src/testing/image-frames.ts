import { framesOf } from '#clinical/imaging/frame-order.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'

/** A grey frame of 2 × 2 pixels with 16 bits, position `index` in its series; `over` replaces or adds attributes. */
export function imageFrame(index: number, over: DicomJson = {}): ImageFrame {
  const dataSet: DicomJson = {
    '0020000E': { vr: 'UI', Value: ['1.2.3.4'] },
    '00200032': { vr: 'DS', Value: [0, 0, -index * 2] },
    '00200037': { vr: 'DS', Value: [1, 0, 0, 0, 1, 0] },
    '00200052': { vr: 'UI', Value: ['1.9'] },
    '00080060': { vr: 'CS', Value: ['CT'] },
    '00280002': { vr: 'US', Value: [1] },
    '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
    '00280010': { vr: 'US', Value: [2] },
    '00280011': { vr: 'US', Value: [2] },
    '00280030': { vr: 'DS', Value: [1, 1] },
    '00280100': { vr: 'US', Value: [16] },
    '00280101': { vr: 'US', Value: [16] },
    '00280102': { vr: 'US', Value: [15] },
    '00280103': { vr: 'US', Value: [0] },
    ...over,
  }
  const instance = {
    sopInstanceUid: `1.2.3.4.${index}`,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    instanceNumber: index + 1,
    frames: 1,
    dataSet,
    transferSyntaxUid: undefined,
  }
  const [frame] = framesOf(instance)
  if (frame === undefined) throw new Error('an instance without frames')
  return frame
}
