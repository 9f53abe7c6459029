import type { DicomElement, DicomJson, DicomValue } from '#standards/dicom/dicom-json.ts'

/** One attribute of a data set, as a row of a table. */
export interface HeaderRow {
  /** Path of tags and items, unique within the data set. */
  readonly key: string
  /** 0 at the top, 1 within an item of a sequence … */
  readonly depth: number
  /** `(0010,0010)`. */
  readonly tag: string
  /** Keyword of PS3.6; undefined for private and unknown attributes. */
  readonly keyword: string | undefined
  readonly isPrivate: boolean
  readonly vr: string
  /** Values as recorded, apart by `\`; undefined for a sequence or data that are kept elsewhere. */
  readonly text: string | undefined
  readonly holds: 'values' | 'nothing' | 'items' | 'bulk' | 'binary'
  /** Bytes of `binary`. */
  readonly bytes?: number
}

/** Longer values are cut: nobody reads a lookup table, and a page must not hang on one (D8). */
const LONGEST_TEXT = 2000
/** Deeper nesting than any real object has. */
const DEEPEST = 12

/** Every attribute in the order of the tags, items of sequences beneath them. */
export function headerRows(dataSet: DicomJson, keywordOf: (tag: string) => string | undefined): readonly HeaderRow[] {
  return rowsOf(dataSet, keywordOf, '', 0)
}

function rowsOf(
  dataSet: DicomJson,
  keywordOf: (tag: string) => string | undefined,
  path: string,
  depth: number,
): readonly HeaderRow[] {
  return Object.entries(dataSet)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([code, element]) => {
      const tag = `(${code.slice(0, 4)},${code.slice(4)})`
      const key = `${path}${code}`
      const row: HeaderRow = {
        key,
        depth,
        tag,
        keyword: keywordOf(tag),
        // Odd group numbers are private (PS3.5 7.8).
        isPrivate: Number.parseInt(code.slice(3, 4), 16) % 2 === 1,
        vr: element.vr,
        ...contentOf(element),
      }
      if (row.holds !== 'items' || depth >= DEEPEST) return [row]
      const items = (element.Value ?? []).filter(isItem)
      return [row, ...items.flatMap((item, at) => rowsOf(item, keywordOf, `${key}[${at}].`, depth + 1))]
    })
}

function contentOf({
  vr,
  Value,
  InlineBinary,
  BulkDataURI,
}: DicomElement): Pick<HeaderRow, 'text' | 'holds' | 'bytes'> {
  if (BulkDataURI !== undefined) return { text: undefined, holds: 'bulk' }
  if (InlineBinary !== undefined)
    return { text: undefined, holds: 'binary', bytes: Math.floor(InlineBinary.length * 0.75) }
  if (Value === undefined || Value.length === 0) return { text: undefined, holds: vr === 'SQ' ? 'items' : 'nothing' }
  if (vr === 'SQ') return { text: undefined, holds: 'items' }
  const text = Value.map(textOfValue).join('\\')
  return { text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text, holds: 'values' }
}

function isItem(value: DicomValue): value is DicomJson {
  return typeof value === 'object' && value !== null
}

/** A name in its three groups as the file has them: alphabetic = ideographic = phonetic (PS3.5 6.2.1). */
function textOfValue(value: DicomValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  const { Alphabetic = '', Ideographic = '', Phonetic = '' } = value
  return [Alphabetic, Ideographic, Phonetic]
    .map((group) => (typeof group === 'string' ? group : ''))
    .join('=')
    .replace(/=+$/, '')
}

/** Rows that hold every word somewhere in tag, keyword or value, upper and lower case alike. */
export function findRows(rows: readonly HeaderRow[], words: string): readonly HeaderRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (wanted.length === 0) return rows
  return rows.filter(({ tag, keyword, text }) => {
    const all = `${tag} ${tag.replace(/[(),]/g, '')} ${keyword ?? ''} ${text ?? ''}`.toLowerCase()
    return wanted.every((word) => all.includes(word))
  })
}
