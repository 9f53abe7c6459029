import type { Code } from '#standards/dicom/sr-content.ts'
import type { Quantity } from './measurement-result.ts'
import type { SpacingBasis } from './scale.ts'
import { DEGREE, MILLIMETRE, NO_UNIT, PERCENT, PIXEL, SQUARE_MILLIMETRE, type Unit, unitOfValues } from './unit.ts'

/** Our own codes, told in Coding Scheme Identification Sequence: only for what DICOM has no code for. */
export const OWN_SCHEME = '99RENKEI'

const dcm = (value: string, meaning: string): Code => ({ value, scheme: 'DCM', meaning })
const sct = (value: string, meaning: string): Code => ({ value, scheme: 'SCT', meaning })
const own = (value: string, meaning: string): Code => ({ value, scheme: OWN_SCHEME, meaning })

/** Concepts of TID 1500 and the templates that it includes (PS3.16). */
export const CONCEPT = {
  report: dcm('126000', 'Imaging Measurement Report'),
  language: dcm('121049', 'Language of Content Item and Descendants'),
  observerType: dcm('121005', 'Observer Type'),
  person: dcm('121006', 'Person'),
  observerName: dcm('121008', 'Person Observer Name'),
  observerOrganization: dcm('121009', "Person Observer's Organization Name"),
  procedure: dcm('121058', 'Procedure reported'),
  imagingProcedure: sct('363679005', 'Imaging procedure'),
  imageLibrary: dcm('111028', 'Image Library'),
  imageLibraryGroup: dcm('126200', 'Image Library Group'),
  measurements: dcm('126010', 'Imaging Measurements'),
  group: dcm('125007', 'Measurement Group'),
  trackingIdentifier: dcm('112039', 'Tracking Identifier'),
  trackingUid: dcm('112040', 'Tracking Unique Identifier'),
  imageRegion: dcm('111030', 'Image Region'),
  derivation: dcm('121401', 'Derivation'),
  comment: dcm('121106', 'Comment'),
  spacingBasis: own('spacing-basis', 'Basis of lengths'),
  ofInterest: dcm('113000', 'Of Interest'),
  keyObjectDescription: dcm('113012', 'Key Object Description'),
} as const

export const JAPANESE: Code = { value: 'ja', scheme: 'RFC5646', meaning: 'Japanese' }

const ATTENUATION = dcm('112031', 'Attenuation Coefficient')
const PIXEL_VALUE = own('pixel-value', 'Pixel value')

const DERIVATION: Partial<Record<Quantity, Code>> = {
  mean: sct('373098007', 'Mean'),
  'standard-deviation': sct('386136009', 'Standard Deviation'),
  minimum: sct('255605001', 'Minimum'),
  maximum: sct('56851009', 'Maximum'),
}

const NAMES: Partial<Record<Quantity, Code>> = {
  length: sct('410668003', 'Length'),
  angle: sct('1483009', 'Angle'),
  'cobb-angle': sct('285285000', 'Cobb angle'),
  'long-axis': sct('103339001', 'Long Axis'),
  'short-axis': sct('103340004', 'Short Axis'),
  area: sct('42798000', 'Area'),
  'heart-ratio': own('cardiothoracic-ratio', 'Cardiothoracic ratio'),
  'heart-width': own('heart-width', 'Transverse diameter of heart'),
  'thorax-width': own('thorax-width', 'Transverse diameter of thorax'),
  red: own('red', 'Red'),
  green: own('green', 'Green'),
  blue: own('blue', 'Blue'),
}

/** Concept name of a number, and how it was derived from many pixels (TID 300, TID 1419). */
export function conceptOf(
  quantity: Quantity,
  unit: Unit,
): { readonly name: Code; readonly derivation: Code | undefined } {
  const ofPixels = unit.text === 'HU' ? ATTENUATION : PIXEL_VALUE
  return { name: NAMES[quantity] ?? ofPixels, derivation: DERIVATION[quantity] }
}

/** The quantity of a number in a report: ours, or one of elsewhere that uses the same codes. */
export function quantityOf(name: Code | undefined, derivation: Code | undefined): Quantity | undefined {
  const isSame = (one: Code | undefined, other: Code | undefined) =>
    one !== undefined && one.value === other?.value && one.scheme === other.scheme
  const derived = QUANTITIES.find((each) => isSame(DERIVATION[each], derivation ?? name))
  if (derived !== undefined) return derived
  const named = QUANTITIES.find((each) => isSame(NAMES[each], name))
  if (named !== undefined) return named
  return isSame(ATTENUATION, name) || isSame(PIXEL_VALUE, name) ? 'value' : undefined
}

const QUANTITIES: readonly Quantity[] = [
  'length',
  'angle',
  'cobb-angle',
  'long-axis',
  'short-axis',
  'heart-width',
  'thorax-width',
  'heart-ratio',
  'area',
  'mean',
  'standard-deviation',
  'minimum',
  'maximum',
  'red',
  'green',
  'blue',
]

export function unitCode({ code, meaning }: Unit): Code {
  return { value: code, scheme: 'UCUM', meaning }
}

const KNOWN_UNITS: readonly Unit[] = [
  MILLIMETRE,
  SQUARE_MILLIMETRE,
  PIXEL,
  DEGREE,
  PERCENT,
  NO_UNIT,
  ...['HU', 'BQML', 'CNTS', 'CPS'].map(unitOfValues),
]

/** How a unit of a report is written on the screen: as we write it where we know it, else as the report does. */
export function unitText(code: Code | undefined): string {
  if (code === undefined) return ''
  const known = KNOWN_UNITS.find((unit) => code.scheme === 'UCUM' && unit.code === code.value)
  return known?.text ?? (code.value === '' ? code.meaning : code.value)
}

const BASIS_MEANING: Readonly<Record<SpacingBasis, string>> = {
  calibrated: 'Calibrated',
  detector: 'At the detector, not corrected for magnification',
  estimated: 'Estimated',
  pixels: 'Pixels, no spacing known',
}

export function basisCode(basis: SpacingBasis): Code {
  return own(basis, BASIS_MEANING[basis])
}

export function basisOf(code: Code): SpacingBasis | undefined {
  const bases: readonly SpacingBasis[] = ['calibrated', 'detector', 'estimated', 'pixels']
  return code.scheme === OWN_SCHEME ? bases.find((basis) => basis === code.value) : undefined
}
