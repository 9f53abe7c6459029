import { asArray, isObject, textAt } from './elements.ts'

/** One `[system|]code` of a token search; `system` is `''` for `|code`, `code` undefined for `system|`. */
export interface TokenCriterion {
  readonly system: string | undefined
  readonly code: string | undefined
}

interface Token {
  readonly system: string | undefined
  readonly code: string
}

export function parseToken(text: string): TokenCriterion {
  const bar = text.indexOf('|')
  if (bar < 0) return { system: undefined, code: text }
  const code = text.slice(bar + 1)
  return { system: text.slice(0, bar), code: code === '' ? undefined : code }
}

/** Token search (FHIR R4 §3.1.1.4.10) over code, boolean, Coding, CodeableConcept, Identifier and ContactPoint. */
export function meetsToken(element: unknown, criterion: TokenCriterion): boolean {
  return tokensOf(element).some(
    (token) =>
      (criterion.code === undefined || token.code === criterion.code) &&
      (criterion.system === undefined || (token.system ?? '') === criterion.system),
  )
}

/** What a token element sorts by. */
export function tokenSortKey(element: unknown): string | undefined {
  return tokensOf(element)[0]?.code
}

function tokensOf(element: unknown): readonly Token[] {
  if (typeof element === 'string') return [{ system: undefined, code: element }]
  if (typeof element === 'boolean') return [{ system: undefined, code: String(element) }]
  if (!isObject(element)) return []
  if ('coding' in element || (!('code' in element) && !('value' in element))) {
    return asArray(element.coding).flatMap(tokensOf)
  }
  const code = textAt(element, 'code') ?? textAt(element, 'value')
  return code === undefined ? [] : [{ system: textAt(element, 'system'), code }]
}
