import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import { clinicalTime } from '../decode/time.ts'
import type { StatedPatient } from './identity-check.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const BLOCK = /<\/(?:\w+:)?(?:paragraph|title|tr|item|section|caption|component|list|table)>|<(?:\w+:)?br\s*\/?>/gi

/**
 * The text of a CDA document, its markup taken away: no XML parser, no stylesheet and no entity but the five of XML is
 * involved, so that nothing in it can act (D2, D3). The header stays apart; `title` is the document's own.
 */
export function cdaText(xml: string): { readonly title: string | undefined; readonly text: string } {
  const body = /<(?:\w+:)?(?:structuredBody|nonXMLBody)[\s>][\s\S]*$/.exec(xml)?.[0] ?? xml
  const title = /<(?:\w+:)?title[^>]*>([\s\S]*?)<\//.exec(xml)?.[1]
  return { title: title === undefined ? undefined : plain(title), text: plain(body.replace(BLOCK, '\n')) }
}

/** The patient that a CDA document names (recordTarget), for the check of PID-6; undefined when it names none. */
export function cdaPatient(xml: string): StatedPatient | undefined {
  const role = /<(?:\w+:)?patientRole[\s>][\s\S]*?<\/(?:\w+:)?patientRole>/.exec(xml)?.[0]
  if (role === undefined) return undefined
  const birth = attribute(role, 'birthTime', 'value')
  const gender = attribute(role, 'administrativeGenderCode', 'code')
  const names = [...role.matchAll(/<(?:\w+:)?name([^>]*)>([\s\S]*?)<\/(?:\w+:)?name>/g)]
  const nameOf = (use: string) => names.find(([, attributes]) => attributes?.includes(`"${use}"`))?.[2]
  const ideographic = nameOf('IDE') ?? names.find(([, attributes]) => !/use=/.test(attributes ?? ''))?.[2]
  const written = (name: string | undefined) => (name === undefined ? undefined : plain(name.replace(/></g, '> <')))
  return {
    name: { ideographic: written(ideographic), phonetic: written(nameOf('SYL')), alphabetic: written(nameOf('ABC')) },
    birthDate: birth === undefined ? undefined : clinicalTime(birth.replace(/^(\d{4})(\d{2})?(\d{2})?.*/, dashed)),
    sex: gender === 'M' ? 'male' : gender === 'F' ? 'female' : 'unknown',
    numbers: [...role.matchAll(/<(?:\w+:)?id\s[^>]*>/g)].flatMap(([id]) => {
      const [root, extension] = [attribute(id, 'id', 'root'), attribute(id, 'id', 'extension')]
      if (root === undefined || extension === undefined) return []
      return [{ system: canonicalSystem(`urn:oid:${root}`), value: extension }]
    }),
  }
}

function dashed(_whole: string, year: string, month: string | undefined, day: string | undefined): string {
  return [year, month, day].filter((part) => part !== undefined).join('-')
}

function attribute(xml: string, element: string, name: string): string | undefined {
  return new RegExp(`<(?:\\w+:)?${element}\\s[^>]*?\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(xml)?.[1]
}

function plain(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>|<[^>]*>/g, '')
    .replace(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => character(name) ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n\s*/g, '\n')
    .trim()
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
