import { jpeg } from '../codecs.ts'
import { TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { type ColonView, colonPicture } from '../phantoms/colon.ts'
import { smallColourPicture } from '../pixels.ts'
import type { SampleInstance, SampleSeries } from '../sample-study.ts'
import { colourPixels, lossyColour } from './colour-attributes.ts'

const VL_ENDOSCOPIC_IMAGE = '1.2.840.10008.5.1.4.1.1.77.1.1'
const QUALITY = 82

const VIEWS: readonly (ColonView & { readonly comment: string })[] = [
  { key: 'ascending', lumen: [0.12, -0.08], comment: '上行結腸' },
  { key: 'sigmoid', lumen: [-0.3, -0.24], tumour: [0.32, 0.16, 0.46], comment: 'Ｓ状結腸 ２型腫瘍' },
  { key: 'sigmoid', lumen: [-0.62, -0.44], tumour: [0.08, 0.1, 0.68], comment: 'Ｓ状結腸 ２型腫瘍 近接' },
  { key: 'rectum', lumen: [0.02, 0.16], comment: '直腸' },
]

/** Pictures of a colonoscopy: a tumour of type 2 in the sigmoid colon. */
export async function colonoscopySeries(): Promise<readonly SampleSeries[]> {
  const instances: SampleInstance[] = []
  for (const view of VIEWS) {
    const { columns, rows, bytes } = colonPicture(view)
    const frame = await jpeg({ columns, rows, bits: 8, samples: 3, bytes }, QUALITY)
    instances.push({
      transferSyntax: TRANSFER_SYNTAX.jpegBaseline,
      dataSet: {
        ImageType: ['ORIGINAL', 'PRIMARY'],
        ImageComments: view.comment,
        PatientOrientation: '',
        AcquisitionContextSequence: [],
        ...colourPixels(columns, rows, 'YBR_FULL_422'),
        ...lossyColour(bytes.length, [frame]),
      },
      pixels: { kind: 'encapsulated', frames: [frame] },
      small: smallColourPicture(bytes, columns, rows),
    })
  }
  return [
    {
      number: 1,
      modality: 'ES',
      description: '下部消化管内視鏡 静止画',
      shared: {
        SOPClassUID: VL_ENDOSCOPIC_IMAGE,
        Manufacturer: 'EXAMPLE OPTICS',
        ManufacturerModelName: 'VIDEO SCOPE 290',
        BodyPartExamined: 'COLON',
      },
      instances,
    },
  ]
}
