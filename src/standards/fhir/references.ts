import type { Reference, Resource } from './r4.ts'

/** What a reference says, in one of the five forms of fhir-jp.md §0.4. */
export type ParsedReference =
  | { readonly form: 'relative'; readonly type: string; readonly id: string }
  | { readonly form: 'absolute'; readonly base: string; readonly type: string; readonly id: string }
  | { readonly form: 'contained'; readonly id: string }
  | { readonly form: 'bundle'; readonly fullUrl: string }
  | {
      readonly form: 'logical'
      readonly type: string | undefined
      readonly system: string | undefined
      readonly value: string | undefined
      readonly display: string | undefined
    }

const LITERAL = /^(?:(https?:\/\/.+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/

/** Reads a reference in any of its forms; undefined for one that says nothing. */
export function parseReference(reference: Reference | undefined): ParsedReference | undefined {
  if (reference === undefined) return undefined
  const literal = reference.reference
  if (typeof literal === 'string' && literal !== '') {
    if (literal.startsWith('#')) return { form: 'contained', id: literal.slice(1) }
    if (literal.startsWith('urn:')) return { form: 'bundle', fullUrl: literal }
    const [, base, type, id] = LITERAL.exec(literal) ?? []
    if (type !== undefined && id !== undefined) {
      return base === undefined ? { form: 'relative', type, id } : { form: 'absolute', base, type, id }
    }
  }
  const { identifier, display, type } = reference
  if (identifier?.value === undefined && display === undefined && type === undefined) return undefined
  return { form: 'logical', type, system: identifier?.system, value: identifier?.value, display }
}

/** Finds what references of one resource point to, among its own contained resources and its neighbours in a Bundle. */
export class ReferenceResolver {
  readonly #byFullUrl = new Map<string, Resource>()
  readonly #byTypeAndId = new Map<string, Resource>()

  add(resource: Resource, fullUrl?: string): void {
    if (fullUrl !== undefined) this.#byFullUrl.set(fullUrl, resource)
    if (resource.id !== undefined) this.#byTypeAndId.set(`${resource.resourceType}/${resource.id}`, resource)
  }

  /** The resource that `reference`, standing in `holder`, points to; undefined when it was not delivered. */
  resolve(reference: Reference | undefined, holder: Resource): Resource | undefined {
    const parsed = parseReference(reference)
    switch (parsed?.form) {
      case 'contained':
        return containedOf(holder).find((each) => each.id === parsed.id)
      case 'bundle':
        return this.#byFullUrl.get(parsed.fullUrl)
      case 'relative':
        return this.#byTypeAndId.get(`${parsed.type}/${parsed.id}`)
      case 'absolute': {
        const url = `${parsed.base}/${parsed.type}/${parsed.id}`
        return this.#byFullUrl.get(url)
      }
      default:
        return undefined
    }
  }
}

function containedOf(resource: Resource): readonly Resource[] {
  const contained = (resource as { contained?: unknown }).contained
  return Array.isArray(contained) ? (contained as Resource[]) : []
}
