import type { DicomElement, DicomJson, DicomValue } from '../dicom/dicom-json.ts'

/** Deeper sequences than any standard object has: a server that nests further is not followed (D8). */
const MOST_DEPTH = 24

/**
 * The data sets of a DICOM JSON answer (PS3.18 Annex F), checked: what is not shaped like an element is left out. undefined
 * when the answer is not a list at all. `root` is the configured root (ending in `/`) to which every BulkDataURI is
 * brought, whatever host the server believes to have (real-servers.md §2); one that cannot be brought there is dropped,
 * and no token ever goes elsewhere (C8). `requested` is the address that was asked, for relative ones.
 */
export function readDicomJson(json: unknown, root: URL, requested: URL): readonly DicomJson[] | undefined {
  if (!Array.isArray(json)) return undefined
  const rebase = (uri: string) => addressBelow(root, requested, uri)
  return json.map((each: unknown) => dataSetOf(each, rebase, 0)).filter((each) => each !== undefined)
}

function dataSetOf(json: unknown, rebase: (uri: string) => string | undefined, depth: number): DicomJson | undefined {
  if (!isObject(json) || depth > MOST_DEPTH) return undefined
  const dataSet: Record<string, DicomElement> = {}
  for (const [tag, value] of Object.entries(json)) {
    if (!/^[0-9A-Fa-f]{8}$/.test(tag)) continue
    const element = elementOf(value, rebase, depth)
    if (element !== undefined) dataSet[tag.toUpperCase()] = element
  }
  return dataSet
}

function elementOf(
  json: unknown,
  rebase: (uri: string) => string | undefined,
  depth: number,
): DicomElement | undefined {
  if (!isObject(json)) return undefined
  const vr = typeof json.vr === 'string' ? json.vr : 'UN'
  const uri = typeof json.BulkDataURI === 'string' ? rebase(json.BulkDataURI) : undefined
  return {
    vr,
    ...(Array.isArray(json.Value) ? { Value: json.Value.flatMap((each) => valuesOf(each, vr, rebase, depth)) } : {}),
    ...(typeof json.InlineBinary === 'string' ? { InlineBinary: json.InlineBinary } : {}),
    ...(uri === undefined ? {} : { BulkDataURI: uri }),
  }
}

function valuesOf(
  value: unknown,
  vr: string,
  rebase: (uri: string) => string | undefined,
  depth: number,
): readonly DicomValue[] {
  if (value === null || typeof value === 'string' || typeof value === 'number') return [value]
  if (!isObject(value)) return []
  if (vr !== 'PN') {
    const item = dataSetOf(value, rebase, depth + 1)
    return item === undefined ? [] : [item]
  }
  const { Alphabetic, Ideographic, Phonetic } = value
  return [
    {
      ...(typeof Alphabetic === 'string' ? { Alphabetic } : {}),
      ...(typeof Ideographic === 'string' ? { Ideographic } : {}),
      ...(typeof Phonetic === 'string' ? { Phonetic } : {}),
    },
  ]
}

/**
 * An address of the server's, brought below the configured root by what follows `studies/`; undefined where it cannot be.
 * What was asked at a root below the configured one stays there.
 */
export function addressBelow(root: URL, requested: URL, uri: string): string | undefined {
  let url: URL
  try {
    url = new URL(uri, requested)
  } catch {
    return undefined
  }
  if (isBelow(root, url)) return url.href
  const studies = url.pathname.indexOf('/studies/')
  if (studies < 0) return undefined
  const asked = isBelow(root, requested) ? requested.pathname.indexOf('/studies', root.pathname.length - 1) : -1
  const own = asked < 0 ? root : new URL(requested.pathname.slice(0, asked + 1), root)
  const moved = new URL(url.pathname.slice(studies + 1) + url.search, own)
  return isBelow(root, moved) ? moved.href : undefined
}

function isBelow(root: URL, url: URL): boolean {
  return (
    url.origin === root.origin &&
    url.pathname.startsWith(root.pathname) &&
    url.username === '' &&
    !/%2f|%5c/i.test(url.pathname)
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
