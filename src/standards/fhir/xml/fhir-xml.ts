import { decimal } from '../exact-json.ts'
import { parseXml, type XmlElement } from './parse-xml.ts'
import { R4_ELEMENTS } from './r4-elements.ts'

/** How one element of a type stands in JSON (FHIR R4 §2.6.2). */
interface Form {
  readonly isList: boolean
  readonly kind: 'text' | 'number' | 'boolean' | 'narrative' | 'resource' | 'complex'
  readonly type: string
}

const EXTENSIONS: Form = { isList: true, kind: 'complex', type: 'Extension' }
const KINDS = { '#': 'number', '?': 'boolean', '<': 'narrative', '!': 'resource' } as const
const FORM = /^(\w+)(\*?)([#?<!]?)(?::(\w+))?$/

/**
 * A FHIR R4 resource in XML as the same resource in JSON form, decimals with their digits. Elements that R4 does not have
 * are kept. Throws SyntaxError for a text that is no FHIR resource in XML, RangeError for a number that is none.
 */
export function resourceOfXml(text: string): unknown {
  return resourceOf(parseXml(text))
}

function resourceOf(element: XmlElement): Record<string, unknown> {
  if (!/^[A-Z][A-Za-z]+$/.test(element.name)) throw new SyntaxError(`not a FHIR resource: ${element.name}`)
  return { resourceType: element.name, ...membersOf(element, formsOf(element.name)) }
}

function membersOf(element: XmlElement, forms: ReadonlyMap<string, Form>): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const name of ['id', 'url']) {
    const value = element.attributes.get(name)
    if (value !== undefined) members[name] = value
  }
  for (const [name, children] of Map.groupBy(element.children, (child) => child.name)) {
    Object.assign(members, memberOf(name, children, forms.get(name)))
  }
  return members
}

function memberOf(name: string, elements: readonly XmlElement[], form: Form | undefined): Record<string, unknown> {
  const isComplex =
    form === undefined
      ? !elements.some(hasValue) && elements.some(({ children }) => children.length > 0)
      : isObject(form)
  const isList = form?.isList ?? elements.length > 1
  const values = elements.map((each) => (isComplex ? complexOf(each, form) : primitiveOf(each, form)))
  if (isComplex) return { [name]: isList ? values : values[0] }
  // What a primitive says of itself (an extension, an id) stands beside it, under the name with an underscore.
  const beside = elements.map((each) => (form?.kind === 'narrative' ? undefined : besideOf(each)))
  const hasBeside = beside.some((each) => each !== undefined)
  const orNull = (each: unknown) => each ?? null
  return {
    ...(values.some((each) => each !== undefined) && { [name]: isList ? values.map(orNull) : values[0] }),
    ...(hasBeside && { [`_${name}`]: isList ? beside.map(orNull) : beside[0] }),
  }
}

function isObject({ kind }: Form): boolean {
  return kind === 'complex' || kind === 'resource'
}

function complexOf(element: XmlElement, form: Form | undefined): unknown {
  if (form?.kind !== 'resource') return membersOf(element, formsOf(form?.type ?? ''))
  const [resource] = element.children
  if (resource === undefined) throw new SyntaxError(`no resource in ${element.name}`)
  return resourceOf(resource)
}

function primitiveOf(element: XmlElement, form: Form | undefined): unknown {
  if (form?.kind === 'narrative') return element.source
  const value = element.attributes.get('value')
  if (value === undefined) return undefined
  if (form?.kind === 'number') return decimal(value)
  return form?.kind === 'boolean' ? value === 'true' : value
}

function besideOf(element: XmlElement): unknown {
  const members = membersOf(element, formsOf('Element'))
  return Object.keys(members).length === 0 ? undefined : members
}

function hasValue({ attributes }: XmlElement): boolean {
  return attributes.has('value')
}

const known = new Map<string, ReadonlyMap<string, Form>>()

/** The elements of a type that are not a single text; every other element is one. */
function formsOf(type: string): ReadonlyMap<string, Form> {
  const before = known.get(type)
  if (before !== undefined) return before
  const forms = new Map<string, Form>([
    ['extension', EXTENSIONS],
    ['modifierExtension', EXTENSIONS],
  ])
  for (const each of (R4_ELEMENTS[type] ?? '').split(' ')) {
    const match = FORM.exec(each)
    if (match === null) continue
    const [, name = '', star, mark = '', complex] = match
    const kind = complex === undefined ? KINDS[mark as keyof typeof KINDS] : 'complex'
    forms.set(name, { isList: star === '*', kind: kind ?? 'text', type: complex ?? '' })
  }
  known.set(type, forms)
  return forms
}
