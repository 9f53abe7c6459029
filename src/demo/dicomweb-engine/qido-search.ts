import { type DicomJson, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { DicomwebProblem } from './dicomweb-exchange.ts'

const LARGEST_PAGE = 500
const TAG = /^[0-9A-Fa-f]{8}$/

/** Attributes that can be asked by their keyword (PS3.18 §10.6.1.2, tables 10.6.1-5). */
const KEYWORDS: Readonly<Record<string, string>> = {
  StudyDate: '00080020',
  StudyTime: '00080030',
  AccessionNumber: '00080050',
  Modality: '00080060',
  ModalitiesInStudy: '00080061',
  PatientName: '00100010',
  PatientID: '00100020',
  PatientBirthDate: '00100030',
  StudyInstanceUID: '0020000D',
  SeriesInstanceUID: '0020000E',
  SeriesNumber: '00200011',
  InstanceNumber: '00200013',
  SOPClassUID: '00080016',
  SOPInstanceUID: '00080018',
  StudyDescription: '00081030',
  SeriesDescription: '0008103E',
  BodyPartExamined: '00180015',
  PatientSex: '00100040',
  NumberOfFrames: '00280008',
}
const DATES: ReadonlySet<string> = new Set(['00080020', '00100030'])

interface Search {
  readonly matches: (dataSet: DicomJson) => boolean
  readonly included: ReadonlySet<string> | 'all'
  readonly offset: number
  readonly limit: number
}

/**
 * Reads the parameters of a search. Throws DicomwebProblem 400 for one that the server does not understand: never fewer
 * conditions than were asked.
 */
export function parseSearch(query: string): Search {
  const tests: ((dataSet: DicomJson) => boolean)[] = []
  const included = new Set<string>()
  let [offset, limit, isAll] = [0, LARGEST_PAGE, false]
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'limit') limit = Math.min(wholeNumber(name, value), LARGEST_PAGE)
    else if (name === 'offset') offset = wholeNumber(name, value)
    else if (name === 'fuzzymatching') {
      if (value === 'true') throw new DicomwebProblem(400, 'fuzzymatching is not supported')
    } else if (name === 'includefield') {
      if (value === 'all') isAll = true
      else for (const each of value.split(',')) included.add(tagOf(each))
    } else tests.push(testOf(tagOf(name), value))
  }
  return {
    matches: (dataSet) => tests.every((test) => test(dataSet)),
    included: isAll ? 'all' : included,
    offset,
    limit,
  }
}

/** The page of a search: data sets with what is asked for, and whether more match. */
export function pageOf(
  search: Search,
  found: readonly { readonly attributes: DicomJson; readonly all: DicomJson }[],
): { readonly page: readonly DicomJson[]; readonly hasMore: boolean } {
  const matching = found.filter(({ all }) => search.matches(all))
  const page = matching.slice(search.offset, search.offset + search.limit).map(({ attributes, all }) => {
    if (search.included === 'all') return { ...all, ...attributes }
    const more = Object.entries(all).filter(([tag]) => search.included !== 'all' && search.included.has(tag))
    return { ...Object.fromEntries(more), ...attributes }
  })
  return { page, hasMore: search.offset + page.length < matching.length }
}

function tagOf(name: string): string {
  const tag = KEYWORDS[name] ?? (TAG.test(name) ? name.toUpperCase() : undefined)
  if (tag === undefined) throw new DicomwebProblem(400, `unknown attribute: ${name}`)
  return tag
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new DicomwebProblem(400, `${name} is no number: ${value}`)
  return Number(value)
}

function testOf(tag: string, value: string): (dataSet: DicomJson) => boolean {
  if (value === '') return () => true
  if (DATES.has(tag)) return dateTest(tag, value)
  if (tag === KEYWORDS.PatientName) {
    const pattern = wildcard(value)
    return (dataSet) => namesOf(dataSet, tag).some((name) => pattern.test(name))
  }
  // A list of UIDs is joined by comma or backslash (PS3.18 §8.3.4.1); other texts may hold wildcards.
  const patterns = value.split(/[,\\]/).map(wildcard)
  return (dataSet) => textsOf(dataSet, tag).some((text) => patterns.some((pattern) => pattern.test(text)))
}

function dateTest(tag: string, value: string): (dataSet: DicomJson) => boolean {
  const [, single, from = '', until = ''] = /^(?:(\d{8})|(\d{8})?-(\d{8})?)$/.exec(value) ?? []
  if (single === undefined && from === '' && until === '') throw new DicomwebProblem(400, `no date: ${value}`)
  return (dataSet) => {
    const date = textOf(dataSet, tag)
    if (date === undefined) return false
    return single !== undefined ? date === single : date >= from && (until === '' || date <= until)
  }
}

function namesOf(dataSet: DicomJson, tag: string): readonly string[] {
  return (dataSet[tag]?.Value ?? []).flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).filter((each) => typeof each === 'string') : [],
  )
}

/** `*` any text, `?` one character (PS3.4 C.2.2.2.4). */
function wildcard(value: string): RegExp {
  const source = value
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'i')
}
