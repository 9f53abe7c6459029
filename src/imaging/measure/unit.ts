/** A unit on the screen and in a report (UCUM, PS3.16 CID 82). */
export interface Unit {
  /** As it is read: `mm²`. */
  readonly text: string
  readonly code: string
  readonly meaning: string
}

export const MILLIMETRE: Unit = { text: 'mm', code: 'mm', meaning: 'mm' }
export const SQUARE_MILLIMETRE: Unit = { text: 'mm²', code: 'mm2', meaning: 'square mm' }
export const PIXEL: Unit = { text: 'px', code: '{pixels}', meaning: 'pixels' }
/** An area in pixels is a count of them; the screen says so by its exponent. */
export const SQUARE_PIXEL: Unit = { text: 'px²', code: '{pixels}', meaning: 'pixels' }
export const DEGREE: Unit = { text: '°', code: 'deg', meaning: 'deg' }
export const PERCENT: Unit = { text: '%', code: '%', meaning: '%' }
const HOUNSFIELD: Unit = { text: 'HU', code: "[hnsf'U]", meaning: 'Hounsfield unit' }
/** A pixel value of which nothing says what it measures. */
export const NO_UNIT: Unit = { text: '', code: '1', meaning: 'no units' }

/** Units that the pixels of an image may have, by what DICOM calls them (PS3.3 C.11.1.1.2 and C.8.9.1.1.3). */
const OF_VALUES: Readonly<Record<string, Unit>> = {
  HU: HOUNSFIELD,
  BQML: { text: 'Bq/ml', code: 'Bq/ml', meaning: 'Becquerels/milliliter' },
  CNTS: { text: 'counts', code: '{counts}', meaning: 'counts' },
  CPS: { text: 'counts/s', code: '{counts}/s', meaning: 'counts per second' },
}

/** The unit of pixel values after the modality LUT; what is not understood is written as the file calls it. */
export function unitOfValues(told: string | undefined): Unit {
  if (told === undefined) return NO_UNIT
  return OF_VALUES[told] ?? { text: told, code: `[arb'U]{${told}}`, meaning: told }
}
