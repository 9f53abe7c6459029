import type { LocalizedName } from '#clinical/facility.ts'

/** A fault of the configuration, told to whoever set it up: where, and what is expected there (E39). */
export interface ConfigProblem {
  /** For instance `facilities[2].letter`. */
  readonly at: string
  readonly expected: string
}

/** Reads values that may be anything, noting what is wrong and going on with a stand-in that is never used. */
export class ConfigReader {
  readonly problems: ConfigProblem[] = []
  readonly #documentBase: string

  /** @param documentBase - what relative addresses are relative to. */
  constructor(documentBase: string) {
    this.#documentBase = documentBase
  }

  problem(at: string, expected: string): void {
    this.problems.push({ at, expected })
  }

  /** An object of these keys. Any other key is a problem: a misspelt one would be ignored in silence (E39). */
  object<K extends string>(value: unknown, at: string, keys: readonly K[]): Readonly<Partial<Record<K, unknown>>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problem(at, 'an object')
      return {} as Partial<Record<K, unknown>>
    }
    const known: readonly string[] = keys
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.problem(under(at, key), `no such key; known are ${keys.join(', ')}`)
    }
    return value as Partial<Record<K, unknown>>
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0) return value
    this.problem(at, 'a list that is not empty')
    return []
  }

  /** A list of words; an empty list is allowed: nothing, or nobody. */
  words<T extends string>(value: unknown, allowed: readonly T[], at: string): readonly T[] {
    if (Array.isArray(value)) return value.map((each, i) => this.oneOf<T>(each, allowed, `${at}[${i}]`))
    this.problem(at, `a list of ${allowed.join(', ')}`)
    return []
  }

  text(value: unknown, at: string, shape: RegExp, expected: string): string {
    if (typeof value === 'string' && shape.test(value)) return value
    this.problem(at, expected)
    return ''
  }

  name(value: unknown, at: string): LocalizedName {
    const { ja, en } = this.object(value, at, ['ja', 'en'])
    return {
      ja: this.text(ja, `${at}.ja`, /\S/, 'a Japanese name'),
      en: this.text(en, `${at}.en`, /\S/, 'an English name'),
    }
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[], at: string): T {
    const known = allowed.find((each) => each === value)
    if (known === undefined) this.problem(at, `one of ${allowed.join(', ')}`)
    return known ?? (allowed[0] as T)
  }

  /** `true` or `false`, and false where nothing is said: `"yes"` must not count as no. */
  flag(value: unknown, at: string): boolean {
    if (value === undefined || typeof value === 'boolean') return value === true
    this.problem(at, 'true or false')
    return false
  }

  /** A number of at least `from` and at most `to`. */
  number(value: unknown, at: string, from: number, to: number, unit: string): number {
    if (typeof value === 'number' && value >= from && value <= to) return value
    this.problem(at, `${unit}, ${from} to ${to}`)
    return from
  }

  /** An http(s) address, ending in a slash so that what is below it can be told. */
  base(value: unknown, at: string, service = 'FHIR'): URL {
    return this.#url(value, BASE, at, `an http(s) address of a ${service} server, ending in /`)
  }

  /** A page that a reader is sent to: http(s), without a fragment. */
  address(value: unknown, at: string): URL {
    return this.#url(value, PAGE, at, 'an http(s) address of a viewer, without a fragment')
  }

  #url(value: unknown, shape: RegExp, at: string, expected: string): URL {
    if (typeof value === 'string' && shape.test(value) && URL.canParse(value, this.#documentBase)) {
      return new URL(value, this.#documentBase)
    }
    this.problem(at, expected)
    return NOWHERE
  }
}

/** With a scheme and a host, or relative: no other scheme, no user, nothing after the path. */
const BASE = /^(?:https?:\/\/[^/?#@\s\\]+(?:\/[^?#@\s\\]*)?|(?!\/\/|[A-Za-z][A-Za-z0-9+.-]*:)[^?#@\s\\]*)\/$/
const PAGE = /^(?:https?:\/\/[^/?#@\s\\]+(?:[/?][^#\s]*)?|(?!\/\/|[A-Za-z][A-Za-z0-9+.-]*:)[^#\s\\]+)$/
/** Stands for an address that cannot be used, and has been told. */
export const NOWHERE = new URL('http://invalid.example/')

function under(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`
}
