import { day, stamp } from '../../day.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { CHEST_GEOMETRY } from '../phantoms/chest-phantom.ts'
import { NODULE_AT } from '../phantoms/chest-shape.ts'
import { type Examined, instanceUid, type SampleSeries, seriesUid, studyUid } from '../sample-study.ts'

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2'
const DOSE_SR = '1.2.840.10008.5.1.4.1.1.88.67'
const KEY_OBJECTS = '1.2.840.10008.5.1.4.1.1.88.59'
const PRESENTATION_STATE = '1.2.840.10008.5.1.4.1.1.11.1'
const SOFT_SERIES = 2
/** The slice in which the nodule is largest: the first lies at +4 mm, they follow every 5 mm. */
const NODULE_SLICE = Math.round((4 - NODULE_AT[2]) / 5) + 1

function code(value: string, scheme: string, meaning: string): DataSet {
  return { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning }
}

function dcm(value: string, meaning: string): DataSet {
  return code(value, 'DCM', meaning)
}

/** Radiation dose (TID 10011, shortened): what the scanner reports of one examination. */
export function doseReport(dose: {
  readonly ctdi: number
  /** Of the examination with its scout, and of the helical scan alone. */
  readonly dlp: readonly [total: number, helical: number]
}): SampleSeries {
  const number = (concept: DataSet, value: number, unit: DataSet): DataSet => ({
    RelationshipType: 'CONTAINS',
    ValueType: 'NUM',
    ConceptNameCodeSequence: [concept],
    MeasuredValueSequence: [{ MeasurementUnitsCodeSequence: [unit], NumericValue: value }],
  })
  const ofDevice: DataSet = {
    RelationshipType: 'HAS OBS CONTEXT',
    ValueType: 'CODE',
    ConceptNameCodeSequence: [dcm('121005', 'Observer Type')],
    ConceptCodeSequence: [dcm('121007', 'Device')],
  }
  return {
    number: 501,
    modality: 'SR',
    description: '線量記録',
    after: 6,
    shared: {
      SOPClassUID: DOSE_SR,
      Manufacturer: 'SAMPLE MEDICAL',
      ManufacturerModelName: 'CT-EXAMPLE 80',
      DeviceSerialNumber: '80-1129',
      SoftwareVersions: 'V8.2',
    },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian,
        dataSet: {
          ...reportHead(dcm('113701', 'X-Ray Radiation Dose Report'), '10011'),
          ContentSequence: [
            {
              RelationshipType: 'HAS CONCEPT MOD',
              ValueType: 'CODE',
              ConceptNameCodeSequence: [dcm('121058', 'Procedure reported')],
              ConceptCodeSequence: [code('P5-08000', 'SRT', 'Computed Tomography X-Ray')],
            },
            ofDevice,
            {
              RelationshipType: 'CONTAINS',
              ValueType: 'CONTAINER',
              ConceptNameCodeSequence: [dcm('113811', 'CT Accumulated Dose Data')],
              ContinuityOfContent: 'SEPARATE',
              ContentSequence: [
                number(dcm('113812', 'Total Number of Irradiation Events'), 2, code('{events}', 'UCUM', 'events')),
                number(dcm('113813', 'CT Dose Length Product Total'), dose.dlp[0], code('mGy.cm', 'UCUM', 'mGy.cm')),
              ],
            },
            {
              RelationshipType: 'CONTAINS',
              ValueType: 'CONTAINER',
              ConceptNameCodeSequence: [dcm('113819', 'CT Acquisition')],
              ContinuityOfContent: 'SEPARATE',
              ContentSequence: [
                {
                  RelationshipType: 'CONTAINS',
                  ValueType: 'TEXT',
                  ConceptNameCodeSequence: [dcm('125203', 'Acquisition Protocol')],
                  TextValue: '胸部 単純 吸気',
                },
                {
                  RelationshipType: 'CONTAINS',
                  ValueType: 'CODE',
                  ConceptNameCodeSequence: [code('123014', 'DCM', 'Target Region')],
                  ConceptCodeSequence: [code('T-D3000', 'SRT', 'Chest')],
                },
                number(dcm('113830', 'Mean CTDIvol'), dose.ctdi, code('mGy', 'UCUM', 'mGy')),
                number(dcm('113838', 'DLP'), dose.dlp[1], code('mGy.cm', 'UCUM', 'mGy.cm')),
              ],
            },
          ],
        },
      },
    ],
  }
}

function reportHead(title: DataSet, template: string): DataSet {
  return {
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'UNVERIFIED',
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [title],
    ContinuityOfContent: 'SEPARATE',
    ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: template }],
  }
}

function referenced(examined: Examined, slice: number): DataSet {
  return { ReferencedSOPClassUID: CT_IMAGE, ReferencedSOPInstanceUID: instanceUid(examined, SOFT_SERIES, slice) }
}

/** Key images (TID 2010): the slices that a radiologist has marked, with a remark. */
export function keyImages(examined: Examined): SampleSeries {
  const slices = [NODULE_SLICE - 1, NODULE_SLICE, NODULE_SLICE + 1]
  return {
    number: 902,
    modality: 'KO',
    description: 'キー画像',
    after: 40,
    shared: { SOPClassUID: KEY_OBJECTS, Manufacturer: 'SAMPLE PACS' },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.implicitLittleEndian,
        dataSet: {
          ReferencedPerformedProcedureStepSequence: [],
          ValueType: 'CONTAINER',
          ConceptNameCodeSequence: [dcm('113000', 'Of Interest')],
          ContinuityOfContent: 'SEPARATE',
          ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '2010' }],
          CurrentRequestedProcedureEvidenceSequence: [
            {
              StudyInstanceUID: studyUid(examined),
              ReferencedSeriesSequence: [
                {
                  SeriesInstanceUID: seriesUid(examined, SOFT_SERIES),
                  ReferencedSOPSequence: slices.map((slice) => referenced(examined, slice)),
                },
              ],
            },
          ],
          ContentSequence: [
            {
              RelationshipType: 'CONTAINS',
              ValueType: 'TEXT',
              ConceptNameCodeSequence: [dcm('113012', 'Key Object Description')],
              TextValue: '右上葉S2の結節',
            },
            ...slices.map(
              (slice): DataSet => ({
                RelationshipType: 'CONTAINS',
                ValueType: 'IMAGE',
                ReferencedSOPSequence: [referenced(examined, slice)],
              }),
            ),
          ],
        },
      },
    ],
  }
}

/** A presentation state (PS3.3 A.33.1): the slice of the nodule in the window of the lungs, with a circle and a remark. */
export function presentationState(examined: Examined): SampleSeries {
  const { left, top, spacing, columns, rows } = CHEST_GEOMETRY
  // Graphics count from the upper left corner of the first pixel, whose centre is 0.5.
  const [x, y] = [(NODULE_AT[0] - left) / spacing + 0.5, (NODULE_AT[1] - top) / spacing + 0.5]
  const at = stamp(day(examined.day))
  return {
    number: 901,
    modality: 'PR',
    description: '読影時の表示',
    after: 38,
    shared: { SOPClassUID: PRESENTATION_STATE, Laterality: '', Manufacturer: 'SAMPLE PACS' },
    instances: [
      {
        transferSyntax: TRANSFER_SYNTAX.implicitLittleEndian,
        dataSet: {
          ContentLabel: 'NODULE',
          ContentDescription: '右上葉S2の結節',
          PresentationCreationDate: at,
          PresentationCreationTime: '155800',
          ContentCreatorName: 'KARI^FUTABA=仮^二葉=かり^ふたば',
          ReferencedSeriesSequence: [
            {
              SeriesInstanceUID: seriesUid(examined, SOFT_SERIES),
              ReferencedImageSequence: [referenced(examined, NODULE_SLICE)],
            },
          ],
          RescaleIntercept: -1024,
          RescaleSlope: 1,
          RescaleType: 'HU',
          SoftcopyVOILUTSequence: [{ WindowCenter: -600, WindowWidth: 1500, WindowCenterWidthExplanation: '肺野' }],
          PresentationLUTShape: 'IDENTITY',
          DisplayedAreaSelectionSequence: [
            {
              ReferencedImageSequence: [referenced(examined, NODULE_SLICE)],
              DisplayedAreaTopLeftHandCorner: [1, 1],
              DisplayedAreaBottomRightHandCorner: [columns, rows],
              PresentationSizeMode: 'SCALE TO FIT',
              PresentationPixelSpacing: [spacing, spacing],
            },
          ],
          GraphicLayerSequence: [{ GraphicLayer: 'FINDINGS', GraphicLayerOrder: 1 }],
          GraphicAnnotationSequence: [
            {
              ReferencedImageSequence: [referenced(examined, NODULE_SLICE)],
              GraphicLayer: 'FINDINGS',
              GraphicObjectSequence: [
                {
                  GraphicAnnotationUnits: 'PIXEL',
                  GraphicDimensions: 2,
                  NumberOfGraphicPoints: 2,
                  GraphicData: [x, y, x + 22, y],
                  GraphicType: 'CIRCLE',
                  GraphicFilled: 'N',
                },
              ],
              TextObjectSequence: [
                {
                  UnformattedTextValue: '右S2 結節 18 mm',
                  AnchorPointAnnotationUnits: 'PIXEL',
                  AnchorPoint: [x, y - 26],
                  AnchorPointVisibility: 'N',
                },
              ],
            },
          ],
        },
      },
    ],
  }
}
