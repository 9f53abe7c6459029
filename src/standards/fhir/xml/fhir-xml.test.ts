import { describe, expect, it } from 'vitest'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { decimalText, parseExact } from '../exact-json.ts'
import { resourceOfXml } from './fhir-xml.ts'
import { parseXml } from './parse-xml.ts'

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<!-- sent by a system of 2019 -->
<Bundle xmlns="http://hl7.org/fhir">
  <type value="document"/>
  <entry>
    <fullUrl value="urn:uuid:1"/>
    <resource>
      <Composition>
        <title value="診療情報提供書 &amp; 返書"/>
        <section>
          <title value="検査結果"/>
          <text><status value="additional"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Hb &lt; 10</p></div></text>
        </section>
      </Composition>
    </resource>
  </entry>
  <entry>
    <resource>
      <f:Observation xmlns:f="http://hl7.org/fhir">
        <f:id value="o1"/>
        <f:valueQuantity><f:value value="1.10"/><f:unit value="mg/dL"/></f:valueQuantity>
      </f:Observation>
    </resource>
  </entry>
  <entry>
    <resource>
      <Patient>
        <active value="true"/>
        <name>
          <extension url="http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"><valueCode value="IDE"/></extension>
          <given value="太郎"/>
          <given><extension url="http://hl7.org/fhir/StructureDefinition/data-absent-reason"><valueCode value="unknown"/></extension></given>
        </name>
        <birthDate value="1948-04-12"><extension url="urn:x"><valueString value="届出"/></extension></birthDate>
        <somethingNew value="kept"/>
      </Patient>
    </resource>
  </entry>
</Bundle>`

describe('FHIR in XML', () => {
  it('becomes the same resource as in JSON: lists where R4 has lists, narrative as it stood, extensions beside primitives', () => {
    const bundle = resourceOfXml(DOCUMENT)
    expect(bundle).toMatchObject({
      resourceType: 'Bundle',
      type: 'document',
      entry: [
        {
          fullUrl: 'urn:uuid:1',
          resource: {
            resourceType: 'Composition',
            title: '診療情報提供書 & 返書',
            section: [
              {
                title: '検査結果',
                text: { div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Hb &lt; 10</p></div>' },
              },
            ],
          },
        },
        { resource: { resourceType: 'Observation', id: 'o1', valueQuantity: { unit: 'mg/dL' } } },
        {
          resource: {
            active: true,
            name: [
              {
                extension: [{ valueCode: 'IDE' }],
                given: ['太郎', null],
                _given: [null, { extension: [{ valueCode: 'unknown' }] }],
              },
            ],
            birthDate: '1948-04-12',
            _birthDate: { extension: [{ url: 'urn:x', valueString: '届出' }] },
            somethingNew: 'kept',
          },
        },
      ],
    })
  })

  it('VAL-2: keeps the digits of a decimal', () => {
    const bundle = resourceOfXml(DOCUMENT) as { entry: { resource: { valueQuantity?: { value: unknown } } }[] }
    expect(bundle.entry.map(({ resource }) => decimalText(resource.valueQuantity?.value))).toContain('1.10')
  })

  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Bundle><type value="&a;"/></Bundle>'],
    ['an entity of its own', '<Bundle><type value="&a;"/></Bundle>'],
    ['an end without a beginning', '<Bundle></Patient></Bundle>'],
    ['no end', '<Bundle><type value="document">'],
    ['an attribute without a value', '<Bundle><type value/></Bundle>'],
    ['elements nested without end', '<a>'.repeat(5000)],
    ['no element', 'plain words'],
  ])('D2: refuses %s', (_what, text) => {
    expect(() => parseXml(text)).toThrow(SyntaxError)
  })

  it('is no resource when its root is none', () => {
    expect(() => resourceOfXml('<html><body/></html>')).toThrow(SyntaxError)
  })
})

describeWithSamples('published examples of Bundles', 'fhir-jp-examples', () => {
  const files = sampleFiles('fhir-jp-examples').filter((file) => /Bundle[^/]*\.json$/.test(file))

  it.each(files)('%s, written as XML and read again, is what it was', (file) => {
    const resource = parseExact(new TextDecoder().decode(readSample('fhir-jp-examples', file)))
    expect(resourceOfXml(xmlOf(resource))).toEqual(resource)
  })
})

type Json = Readonly<Record<string, unknown>>

/** A resource as XML, without knowing any type: lists are repeated, primitives stand in `value`. */
function xmlOf(resource: unknown): string {
  const { resourceType, ...rest } = resource as Json
  return `<${resourceType} xmlns="http://hl7.org/fhir">${inner(rest, true)}</${resourceType}>`
}

function inner(members: Json, isResource: boolean): string {
  const names = new Set(Object.keys(members).map((name) => name.replace(/^_/, '')))
  return [...names]
    .filter((name) => isResource || (name !== 'id' && name !== 'url'))
    .map((name) => {
      const [values, besides] = [listOf(members[name]), listOf(members[`_${name}`])]
      const length = Math.max(values.length, besides.length)
      return Array.from({ length }, (_, at) => element(name, values[at], besides[at] as Json | undefined)).join('')
    })
    .join('')
}

function element(name: string, value: unknown, beside: Json | undefined): string {
  if (name === 'div') return String(value)
  if (isJson(value)) {
    if ('resourceType' in value) return `<${name}>${xmlOf(value)}</${name}>`
    return `<${name}${attributes(value)}>${inner(value, false)}</${name}>`
  }
  const text = value === undefined || value === null ? '' : ` value="${escaped(decimalText(value) ?? String(value))}"`
  return `<${name}${text}>${beside === undefined || beside === null ? '' : inner(beside, false)}</${name}>`
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && decimalText(value) === undefined
}

function attributes({ id, url }: Json): string {
  return [id === undefined ? '' : ` id="${id}"`, url === undefined ? '' : ` url="${escaped(String(url))}"`].join('')
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n\t\r]/g, (character) => `&#${character.codePointAt(0)};`)
}
