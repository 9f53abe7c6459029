import { pdfOf } from '../../documents/pdf.ts'
import { rle } from '../codecs.ts'
import { TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { softPartPicture } from '../phantoms/heart-ultrasound.ts'
import { smallColourPicture } from '../pixels.ts'
import type { SampleSeries } from '../sample-study.ts'
import { colourPixels } from './colour-attributes.ts'

const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7'
const ENCAPSULATED_PDF = '1.2.840.10008.5.1.4.1.1.104.1'

/** A screen of the ultrasound machine as a clinic archives it: RGB in RLE, without any size of its pixels. */
export function capturedScreen(key: string, number: number): SampleSeries {
  const [columns, rows] = [320, 240]
  const picture = softPartPicture(key, columns, rows)
  // The marks of two calipers, burnt in.
  for (const [x, y] of [
    [232, 118],
    [268, 132],
  ] as const) {
    picture.line(x - 5, y, x + 5, y, [240, 220, 60])
    picture.line(x, y - 5, x, y + 5, [240, 220, 60])
  }
  const frame = rle({ columns, rows, bits: 8, samples: 3, bytes: picture.bytes })
  return {
    number,
    modality: 'OT',
    description: '画面キャプチャ',
    shared: {
      SOPClassUID: SECONDARY_CAPTURE,
      ConversionType: 'WSD',
      Manufacturer: '',
      Laterality: '',
      SecondaryCaptureDeviceManufacturer: 'EXAMPLE ARCHIVE',
    },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.rle,
        dataSet: {
          ImageType: ['DERIVED', 'SECONDARY'],
          PatientOrientation: '',
          BurnedInAnnotation: 'YES',
          ...colourPixels(columns, rows, 'RGB'),
        },
        pixels: { kind: 'encapsulated', frames: [frame] },
        small: smallColourPicture(picture.bytes, columns, rows),
      },
    ],
  }
}

/** A report as encapsulated PDF (PS3.3 A.45.1). */
export function pdfDocument(number: number, title: string, lines: readonly string[]): SampleSeries {
  return {
    number,
    modality: 'DOC',
    description: title,
    after: 25,
    shared: {
      SOPClassUID: ENCAPSULATED_PDF,
      ConversionType: 'WSD',
      Manufacturer: '',
      Laterality: '',
      SecondaryCaptureDeviceManufacturer: 'EXAMPLE ARCHIVE',
    },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian,
        dataSet: {
          BurnedInAnnotation: 'YES',
          AcquisitionDateTime: '',
          DocumentTitle: title,
          ConceptNameCodeSequence: [],
          MIMETypeOfEncapsulatedDocument: 'application/pdf',
          EncapsulatedDocument: pdfOf(title, lines),
        },
      },
    ],
  }
}
