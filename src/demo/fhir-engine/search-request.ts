import { type DateCriterion, elementSpan, meetsDate, parseDateCriterion } from './date-search.ts'
import { valuesAt } from './elements.ts'
import { FhirProblem } from './operation-outcome.ts'
import { meetsReference, meetsReferenceIdentifier, parseReference } from './reference-search.ts'
import { type SearchParameter, searchParameter, searchParametersOf } from './search-parameters.ts'
import { meetsExactText, meetsText } from './text-search.ts'
import { meetsToken, parseToken } from './token-search.ts'

const DEFAULT_PAGE = 20
/** As much as large servers give at once. */
const LARGEST_PAGE = 1000
/** Asked for and answered as if they had not been: the answer is the same with and without. */
const WITHOUT_EFFECT = new Set(['_total', '_format', '_pretty'])

type Filter = (resource: unknown) => boolean

export interface SortKey {
  readonly parameter: SearchParameter
  readonly isDescending: boolean
}

export interface Include {
  readonly sourceType: string
  readonly parameter: SearchParameter
  readonly targetType: string | undefined
  /** `_include:iterate`: follows references of included resources, too. */
  readonly isIterative: boolean
}

/** A search as it was asked, understood. */
export interface SearchRequest {
  readonly type: string
  readonly filters: readonly Filter[]
  readonly sort: readonly SortKey[]
  readonly includes: readonly Include[]
  readonly elements: ReadonlySet<string> | undefined
  readonly isCount: boolean
  readonly count: number
}

/**
 * Reads the parameters of a search. Throws FhirProblem 404 for a type that the server does not keep and 400 for a
 * parameter, modifier or value that it does not understand: never fewer filters than asked.
 */
export function parseSearchRequest(type: string, parameters: URLSearchParams): SearchRequest {
  if (searchParametersOf(type) === undefined) throw new FhirProblem(404, 'not-supported', `resource type ${type}`)
  const filters: Filter[] = []
  const includes: Include[] = []
  let sort: readonly SortKey[] = []
  let elements: ReadonlySet<string> | undefined
  let isCount = false
  let count = DEFAULT_PAGE
  for (const [name, value] of parameters) {
    if (WITHOUT_EFFECT.has(name)) continue
    if (name === '_count') count = parseCount(value)
    else if (name === '_sort') sort = value.split(',').map((key) => parseSortKey(type, key))
    else if (name === '_elements') elements = new Set(value.split(','))
    else if (name === '_summary') isCount = parseSummary(value)
    else if (name === '_include') includes.push(parseInclude(value, false))
    else if (name === '_include:iterate') includes.push(parseInclude(value, true))
    else filters.push(parseFilter(type, name, value))
  }
  return { type, filters, sort, includes, elements, isCount: isCount || count === 0, count }
}

function parseFilter(type: string, name: string, value: string): Filter {
  const [withoutModifier = '', modifier] = splitModifier(name)
  const parameter = searchParameter(type, withoutModifier)
  if (parameter === undefined) throw new FhirProblem(400, 'not-supported', `unknown search parameter ${type}.${name}`)
  if (modifier === 'missing') return missingFilter(parameter, value)
  const tests = splitValues(value).map((each) => valueTest(parameter, modifier, each))
  const anyMeets = (resource: unknown) =>
    parameter.paths.some((path) => valuesAt(resource, path).some((element) => tests.some((test) => test(element))))
  return modifier === 'not' ? (resource) => !anyMeets(resource) : anyMeets
}

function valueTest(parameter: SearchParameter, modifier: string | undefined, value: string): Filter {
  const kind = `${parameter.type}${modifier === undefined ? '' : `:${modifier}`}`
  switch (kind) {
    case 'date':
      return dateTest(parameter, value)
    case 'token':
    case 'token:not': {
      const token = parseToken(value)
      return (element) => meetsToken(element, token)
    }
    case 'reference': {
      const target = parseReference(value)
      if (target === undefined) throw new FhirProblem(400, 'invalid', `not a reference: ${parameter.name}`)
      return (element) => meetsReference(element, target)
    }
    case 'reference:identifier':
      return (element) => meetsReferenceIdentifier(element, value)
    case 'string':
      return (element) => meetsText(element, value)
    case 'string:exact':
      return (element) => meetsExactText(element, value)
    default:
      throw new FhirProblem(400, 'not-supported', `unknown modifier ${parameter.name}:${modifier}`)
  }
}

function dateTest(parameter: SearchParameter, value: string): Filter {
  const criterion: DateCriterion | undefined = parseDateCriterion(value)
  if (criterion === undefined) throw new FhirProblem(400, 'invalid', `not a date: ${parameter.name}=${value}`)
  return (element) => {
    const span = elementSpan(element)
    return span !== undefined && meetsDate(span, criterion)
  }
}

function missingFilter(parameter: SearchParameter, value: string): Filter {
  if (value !== 'true' && value !== 'false') throw new FhirProblem(400, 'invalid', `${parameter.name}:missing=${value}`)
  return (resource) => parameter.paths.every((path) => valuesAt(resource, path).length === 0) === (value === 'true')
}

function parseSortKey(type: string, key: string): SortKey {
  const isDescending = key.startsWith('-')
  const parameter = searchParameter(type, isDescending ? key.slice(1) : key)
  if (parameter === undefined) throw new FhirProblem(400, 'not-supported', `cannot sort ${type} by ${key}`)
  return { parameter, isDescending }
}

function parseInclude(value: string, isIterative: boolean): Include {
  const [sourceType = '', name = '', targetType] = value.split(':')
  const parameter = searchParameter(sourceType, name)
  if (parameter?.type !== 'reference') throw new FhirProblem(400, 'not-supported', `cannot include ${value}`)
  return { sourceType, parameter, targetType, isIterative }
}

function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new FhirProblem(400, 'invalid', `not a count: ${value}`)
  return Math.min(Number(value), LARGEST_PAGE)
}

function parseSummary(value: string): boolean {
  if (value === 'count') return true
  if (value === 'false') return false
  throw new FhirProblem(400, 'not-supported', `_summary=${value}`)
}

function splitModifier(name: string): readonly string[] {
  const colon = name.indexOf(':')
  return colon < 0 ? [name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** Values joined by comma are alternatives; `\,` is a comma within one. */
function splitValues(value: string): readonly string[] {
  return value.split(/(?<!\\),/).map((each) => each.replace(/\\([,|$\\])/g, '$1'))
}
