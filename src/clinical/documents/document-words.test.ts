import { describe, expect, it } from 'vitest'
import type { FacilityId } from '../facility.ts'
import { documentWords } from './document-words.ts'
import { readFhirDocument } from './fhir-document.ts'
import { wordsOfMarkup } from './markup-words.ts'

describe('the words of a marked-up text', () => {
  it.each([
    '胃<b>癌</b>',
    '胃&#x764C;',
    '胃&#30284;',
    '胃<!-- x -->癌',
    '<ruby>胃<rt>い</rt>癌</ruby>',
    '<p title="a>b">胃癌</p>',
  ])('PRV-1: %s is read as 胃癌', (markup) => {
    expect(wordsOfMarkup(markup)).toBe('胃癌')
  })

  it('leaves what only looks like an entity', () => {
    expect(wordsOfMarkup('A&B &unknown; &#x7fffffff;')).toBe('A&B &unknown; &#x7fffffff;')
  })
})

describe('the words of a document', () => {
  const composition = (section: object) => ({
    resourceType: 'Bundle',
    type: 'document',
    entry: [{ resource: { resourceType: 'Composition', title: '紹介状', section: [section] } }],
  })
  const wordsOf = (section: object) => documentWords(readFhirDocument(composition(section), 'b' as FacilityId))

  it('PRV-1: hold its title, its headings and its narrative as it is read', () => {
    const words = wordsOf({ title: '経過', text: { div: '<div><p>胃<i>癌</i></p></div>' } })
    for (const each of ['紹介状', '経過', '胃癌']) expect(words).toContain(each)
  })

  it('PRV-1: lose nothing to a sign that only looks like markup', () => {
    expect(wordsOf({ title: 'CRP <a、胃癌、値 >3' })).toContain('胃癌')
  })
})
