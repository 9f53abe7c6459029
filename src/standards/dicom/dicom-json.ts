/**
 * A data set in the DICOM JSON model (PS3.18 Annex F): the one shape of data sets in the viewer, whether they came from a
 * DICOMweb server or out of a file. Keys are tags of eight upper-case hexadecimal digits.
 */
export interface DicomJson {
  readonly [tag: string]: DicomElement
}

export interface DicomElement {
  readonly vr: string
  readonly Value?: readonly DicomValue[]
  /** Base64, little endian (PS3.18 F.2.7). */
  readonly InlineBinary?: string
  readonly BulkDataURI?: string
}

/** `null` stands for an empty value among several (PS3.18 F.2.5). */
export type DicomValue = string | number | DicomPersonName | DicomJson | null

/** The three component groups of PN (PS3.18 F.2.2), verbatim with their `^`. */
export interface DicomPersonName {
  readonly Alphabetic?: string
  readonly Ideographic?: string
  readonly Phonetic?: string
}

const NO_VALUES: readonly DicomValue[] = []

function valuesOf(dataSet: DicomJson, tag: string): readonly DicomValue[] {
  return dataSet[tag]?.Value ?? NO_VALUES
}

/** The text of one value; undefined where it is empty or no text. Numbers that a server sent as such become text. */
function textOfValue(value: DicomValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.replace(/^[ \0]+|[ \0]+$/g, '')
  return text === '' ? undefined : text
}

/** The first value as text, without padding; undefined where the attribute is missing or empty. */
export function textOf(dataSet: DicomJson, tag: string): string | undefined {
  return textOfValue(valuesOf(dataSet, tag)[0])
}

/** Every value that is text and not empty. */
export function textsOf(dataSet: DicomJson, tag: string): readonly string[] {
  return valuesOf(dataSet, tag).flatMap((each) => textOfValue(each) ?? [])
}

/**
 * Every value as a number. DS and IS may come as numbers or as text (PS3.18 F.2.3); one value that is no number makes the
 * whole list empty, because the places of the others mean something (a position has three).
 */
export function numbersOf(dataSet: DicomJson, tag: string): readonly number[] {
  const numbers = valuesOf(dataSet, tag).map((each) => {
    const text = textOfValue(each)
    return text === undefined ? Number.NaN : Number(text)
  })
  return numbers.every(Number.isFinite) ? numbers : []
}

/** The first value as a number; undefined where it is missing or none. */
export function numberOf(dataSet: DicomJson, tag: string): number | undefined {
  const text = textOf(dataSet, tag)
  const number = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : undefined
}

/** The items of a sequence; values that are no items are left out. */
export function itemsOf(dataSet: DicomJson, tag: string): readonly DicomJson[] {
  if (dataSet[tag]?.vr !== 'SQ') return []
  return valuesOf(dataSet, tag).filter((each): each is DicomJson => typeof each === 'object' && each !== null)
}

/** The first name of a PN attribute, in its groups; servers that send plain text send the alphabetic group. */
export function personNameOf(dataSet: DicomJson, tag: string): DicomPersonName | undefined {
  const element = dataSet[tag]
  const value = element?.Value?.[0]
  if (typeof value === 'string') return { Alphabetic: value }
  if (element?.vr !== 'PN' || typeof value !== 'object' || value === null) return undefined
  const name: Record<string, string> = {}
  for (const [group, text] of Object.entries(value)) if (typeof text === 'string') name[group] = text
  return name
}
