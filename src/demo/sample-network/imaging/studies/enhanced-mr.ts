import { uidOf } from '../../study-uid.ts'
import { jpeg2000 } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { smallPicture, words } from '../pixels.ts'
import { type Examined, frameOfReferenceUid, type SampleSeries } from '../sample-study.ts'
import { type HeadStack, planeOf } from './head-planes.ts'

const ENHANCED_MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4.1'
const WINDOW = [480, 960] as const

const BRAIN: DataSet = { CodeValue: 'T-A0100', CodingSchemeDesignator: 'SRT', CodeMeaning: 'Brain' }

/** One Enhanced MR Image (PS3.3 A.36.2): all frames in one object, geometry in its functional groups. */
export async function enhancedMr(
  examined: Examined,
  number: number,
  stack: HeadStack,
  pictureOf: (stack: HeadStack, index: number) => Uint16Array,
): Promise<SampleSeries> {
  const pictures = Array.from({ length: stack.count }, (_, index) => pictureOf(stack, index))
  const frames: Uint8Array[] = []
  for (const pixels of pictures) {
    frames.push(await jpeg2000({ columns: stack.side, rows: stack.side, bits: 12, samples: 1, bytes: words(pixels) }))
  }
  const middle = pictures[Math.floor(stack.count / 2)] ?? new Uint16Array()
  const date = examined.day.replaceAll('-', '')
  const dimension = uidOf(`dimension:${examined.day}:${number}`)
  const frameType: DataSet = {
    PixelPresentation: 'MONOCHROME',
    VolumetricProperties: 'VOLUME',
    VolumeBasedCalculationTechnique: 'NONE',
    ComplexImageComponent: 'MAGNITUDE',
    AcquisitionContrast: 'T2',
  }
  const description = 'T2強調 冠状断（再構成）'
  return {
    number,
    modality: 'MR',
    description,
    after: 18,
    shared: {
      SOPClassUID: ENHANCED_MR_IMAGE,
      Manufacturer: 'EXAMPLE IMAGING',
      ManufacturerModelName: 'REIJI MR 3.0T',
      DeviceSerialNumber: '12045',
      SoftwareVersions: 'E11',
      BodyPartExamined: 'HEAD',
      ProtocolName: description,
      PatientPosition: 'HFS',
      FrameOfReferenceUID: frameOfReferenceUid(examined),
      PositionReferenceIndicator: '',
    },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.jpeg2000Lossless,
        dataSet: {
          ImageType: ['DERIVED', 'PRIMARY', 'T2', 'NONE'],
          ...frameType,
          AcquisitionDateTime: `${date}${examined.time.replace(':', '')}30`,
          AcquisitionNumber: 1,
          AcquisitionDuration: 121_000,
          ContentQualification: 'PRODUCT',
          ResonantNucleus: '1H',
          KSpaceFiltering: 'NONE',
          MagneticFieldStrength: 3,
          ApplicableSafetyStandardAgency: 'IEC',
          BurnedInAnnotation: 'NO',
          LossyImageCompression: '00',
          PresentationLUTShape: 'IDENTITY',
          SamplesPerPixel: 1,
          PhotometricInterpretation: 'MONOCHROME2',
          NumberOfFrames: stack.count,
          Rows: stack.side,
          Columns: stack.side,
          BitsAllocated: 16,
          BitsStored: 12,
          HighBit: 11,
          PixelRepresentation: 0,
          AcquisitionContextSequence: [],
          DimensionOrganizationSequence: [{ DimensionOrganizationUID: dimension }],
          DimensionIndexSequence: [
            {
              DimensionOrganizationUID: dimension,
              DimensionIndexPointer: '00209056',
              FunctionalGroupPointer: '00209111',
            },
            {
              DimensionOrganizationUID: dimension,
              DimensionIndexPointer: '00209057',
              FunctionalGroupPointer: '00209111',
            },
          ],
          SharedFunctionalGroupsSequence: [
            {
              PixelMeasuresSequence: [
                { PixelSpacing: [stack.spacing, stack.spacing], SliceThickness: 5, SpacingBetweenSlices: stack.step },
              ],
              PlaneOrientationSequence: [planeOf(stack, 0).orientation],
              PixelValueTransformationSequence: [{ RescaleIntercept: 0, RescaleSlope: 1, RescaleType: 'US' }],
              FrameVOILUTSequence: [{ WindowCenter: WINDOW[0], WindowWidth: WINDOW[1] }],
              MRImageFrameTypeSequence: [{ FrameType: ['DERIVED', 'PRIMARY', 'T2', 'NONE'], ...frameType }],
              FrameAnatomySequence: [{ FrameLaterality: 'U', AnatomicRegionSequence: [BRAIN] }],
              MREchoSequence: [{ EffectiveEchoTime: 98 }],
            },
          ],
          PerFrameFunctionalGroupsSequence: pictures.map((_, index) => ({
            FrameContentSequence: [
              {
                FrameAcquisitionDateTime: `${date}${examined.time.replace(':', '')}30`,
                FrameReferenceDateTime: `${date}${examined.time.replace(':', '')}30`,
                FrameAcquisitionDuration: 121_000,
                StackID: '1',
                InStackPositionNumber: index + 1,
                DimensionIndexValues: [1, index + 1],
              },
            ],
            PlanePositionSequence: [planeOf(stack, index).position],
          })),
        },
        pixels: { kind: 'encapsulated', frames },
        small: smallPicture(middle, stack.side, stack.side, WINDOW),
      },
    ],
  }
}
