import type { DicomElement, DicomJson, DicomPersonName, DicomValue } from '#standards/dicom/dicom-json.ts'
import { type DataSet, isGarbled, isItems, LARGEST_INLINE } from './data-set.ts'
import { DICTIONARY, type Keyword } from './dictionary.ts'
import { keywordsOf } from './part10-file.ts'

/** Stands in a BulkDataURI for the address of the instance, which the server puts there. */
const INSTANCE_ADDRESS = '{instance}'

const GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'] as const

/** A data set in the DICOM JSON model (PS3.18 Annex F), large values as bulk data. */
export function metadataOf(dataSet: DataSet, path = ''): DicomJson {
  return Object.fromEntries(
    keywordsOf(dataSet).map((keyword) => {
      const [tag, vr] = DICTIONARY[keyword]
      return [tag, elementOf(vr, dataSet[keyword], `${path}${tag}`)]
    }),
  )
}

function elementOf(vr: string, value: DataSet[Keyword], path: string): DicomElement {
  if (value instanceof Uint8Array) {
    return value.length > LARGEST_INLINE
      ? { vr, BulkDataURI: `${INSTANCE_ADDRESS}/bulkdata/${path}` }
      : { vr, InlineBinary: base64(value) }
  }
  if (isGarbled(value)) return { vr, Value: valuesOf(vr, value.shown) }
  if (vr === 'SQ') return { vr, Value: isItems(value) ? value.map((item, i) => metadataOf(item, `${path}/${i}/`)) : [] }
  const values = (Array.isArray(value) ? value : [value]).flatMap((each) => valuesOf(vr, each))
  return values.length === 0 ? { vr } : { vr, Value: values }
}

function valuesOf(vr: string, value: unknown): DicomValue[] {
  if (value === '' || value === undefined) return []
  if (typeof value === 'number') return [value]
  if (typeof value !== 'string') return []
  if (vr === 'PN') return [nameOf(value)]
  if (vr === 'UT' || vr === 'ST' || vr === 'LT' || vr === 'UR') return [value]
  const parts = value.split('\\')
  if (vr === 'DS' || vr === 'IS') return parts.map(Number)
  // An empty value among others is null (PS3.18 §F.2.5).
  return parts.map((part) => (part === '' ? null : part))
}

function nameOf(value: string): DicomPersonName {
  const groups = value.split('=')
  return Object.fromEntries(
    GROUPS.flatMap((name, index) => {
      const group = groups[index] ?? ''
      return group === '' ? [] : [[name, group]]
    }),
  )
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
