import { isObject, textAt } from './elements.ts'
import { meetsToken, parseToken } from './token-search.ts'

const ID = /^[A-Za-z0-9\-.]{1,64}$/

export interface ReferenceTarget {
  readonly type: string | undefined
  readonly id: string
}

/** The target of `Patient/x`, `https://server/fhir/Patient/x` or a bare `x`; undefined for a contained or logical one. */
export function parseReference(text: string): ReferenceTarget | undefined {
  const parts = text.split('/')
  const id = parts.at(-1) ?? ''
  return ID.test(id) ? { type: parts.at(-2), id } : undefined
}

export function meetsReference(element: unknown, asked: ReferenceTarget): boolean {
  const text = textAt(element, 'reference')
  // Nearly every element is compared and few are equal: taken apart only when they may be.
  if (!text?.endsWith(asked.id)) return false
  const target = parseReference(text)
  return target !== undefined && target.id === asked.id && (asked.type === undefined || target.type === asked.type)
}

/** `subject:identifier=system|value`: by the identifier that the reference itself carries. */
export function meetsReferenceIdentifier(element: unknown, text: string): boolean {
  return isObject(element) && meetsToken(element.identifier, parseToken(text))
}
