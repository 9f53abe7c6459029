import { framesOf } from '#clinical/imaging/frame-order.ts'
import { imageInstanceOf } from '#clinical/imaging/image-instance.ts'
import type { ImageFrame, ImageInstance } from '#clinical/imaging/image-study.ts'
import type { DicomElement, DicomJson, DicomValue } from '#standards/dicom/dicom-json.ts'

/** Attributes of a fixture: numbers and texts by tag; sequences by lists of such. */
export interface FixtureAttributes {
  readonly [tag: string]:
    | string
    | number
    | readonly (string | number | null)[]
    | { readonly items: readonly FixtureAttributes[] }
}

/** A data set in the DICOM JSON model from tags and plain values; the representation is told from the value. */
export function dicomJson(attributes: FixtureAttributes): DicomJson {
  const dataSet: Record<string, DicomElement> = {}
  for (const [tag, value] of Object.entries(attributes)) {
    if (typeof value === 'object' && 'items' in value) {
      dataSet[tag] = { vr: 'SQ', Value: value.items.map(dicomJson) }
    } else {
      const values: readonly DicomValue[] = Array.isArray(value) ? value : [value as DicomValue]
      dataSet[tag] = { vr: typeof values[0] === 'number' ? 'DS' : 'LO', Value: values }
    }
  }
  return dataSet
}

let made = 0

/** An image with whatever matters to the test; one of 512 × 512 in grey unless told otherwise. */
export function fixtureInstance(attributes: FixtureAttributes): ImageInstance {
  made += 1
  const instance = imageInstanceOf(
    dicomJson({
      '00080016': '1.2.840.10008.5.1.4.1.1.2',
      '00080018': `1.2.3.${made}`,
      '00280010': 512,
      '00280011': 512,
      ...attributes,
    }),
  )
  if (instance === undefined) throw new Error('the fixture names no SOP instance')
  return instance
}

export function fixtureFrame(attributes: FixtureAttributes): ImageFrame {
  const [frame] = framesOf(fixtureInstance(attributes))
  if (frame === undefined) throw new Error('the fixture has no frame')
  return frame
}
