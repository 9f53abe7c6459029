import DOMPurify from 'dompurify'
import { DROPPED, quietMarkup } from './quiet-markup.ts'

/** What was taken away from a text of another institution; told to the reader, never silent. */
export interface Sanitised {
  readonly content: DocumentFragment
  readonly hadStyles: boolean
  /** Scripts, forms, frames, handlers. */
  readonly active: number
  readonly remoteImages: number
  readonly links: number
}

/** FHIR's XHTML subset (R4 §2.4.0): text, tables, lists; no form, script, frame, object, style or foreign content. */
const TAGS =
  'a abbr acronym b bdi bdo big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby samp small span strong sub sup table tbody td tfoot th thead tr tt u ul var'.split(
    ' ',
  )
/** Neither `id`, `name` nor `class`: nothing can take the place or the looks of our own elements (clobbering, overlay). */
const ATTRIBUTES = [
  'abbr',
  'align',
  'alt',
  'colspan',
  'dir',
  'headers',
  'href',
  'lang',
  'rowspan',
  'scope',
  'span',
  'src',
  'start',
  'title',
  'valign',
]

const STYLE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'style',
  'bgcolor',
  'color',
  'face',
  'size',
  'background',
  'width',
  'height',
  'border',
  'class',
])
/** Dropped with everything inside, in the words of a browser. */
const HARMLESS: ReadonlySet<string> = new Set([
  '#comment',
  'html',
  'head',
  'body',
  'title',
  'meta',
  'link',
  'style',
  'font',
  'center',
  '?xml',
  DROPPED,
])

const INLINE_IMAGE = /^data:image\/(?:png|jpeg|gif);base64,/i

export interface NarrativeWords {
  /** In the place of a picture that is not loaded. */
  readonly image: (address: string) => string
}

/**
 * Narrative or HTML of another institution as inert content (D1, D6, D12): sanitised under the Trusted Types policy
 * `dompurify`, links as text with their address, pictures from elsewhere as text, styles dropped.
 */
export function sanitise(html: string, words: NarrativeWords): Sanitised {
  const quiet = quietMarkup(html)
  // One sanitiser for the page: each makes its own policy, and the name may be taken once.
  const content = DOMPurify.sanitize(quiet.html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Any scheme may stand in `href` here: it is turned into text below and never becomes a link.
    ALLOWED_URI_REGEXP: /^/,
    FORBID_CONTENTS: [DROPPED, 'script', 'style', 'template', 'svg', 'math', 'iframe', 'object', 'noscript', 'select'],
    SANITIZE_DOM: true,
    RETURN_DOM_FRAGMENT: true,
  })
  const removed = DOMPurify.removed.map((each) =>
    'attribute' in each
      ? { kind: 'attribute', name: each.attribute?.name.toLowerCase() ?? '' }
      : { kind: 'element', name: each.element.nodeName.toLowerCase() },
  )
  const styles = removed.filter(
    ({ kind, name }) => (kind === 'attribute' && STYLE_ATTRIBUTES.has(name)) || name === 'style' || name === 'font',
  )
  const active = removed.filter(
    ({ kind, name }) =>
      (kind === 'element' && !HARMLESS.has(name)) || (kind === 'attribute' && /^on|^formaction$/.test(name)),
  )
  const links = inertLinks(content)
  return {
    content,
    hadStyles: styles.length > 0,
    active: active.length,
    remoteImages: inertImages(content, words),
    links,
  }
}

/** A link becomes its words and, behind them, its address (D12). */
function inertLinks(content: DocumentFragment): number {
  let count = 0
  for (const link of [...content.querySelectorAll('a')]) {
    const address = link.getAttribute('href')?.trim() ?? ''
    const span = document.createElement('span')
    span.append(...link.childNodes)
    if (address !== '' && !address.startsWith('#')) {
      count += 1
      if (span.textContent?.trim() !== address) span.append(`（${address}）`)
    }
    link.replaceWith(span)
  }
  for (const element of content.querySelectorAll('[href]')) element.removeAttribute('href')
  return count
}

/** Only pictures that came inside the text itself are shown. */
function inertImages(content: DocumentFragment, words: NarrativeWords): number {
  let count = 0
  for (const image of [...content.querySelectorAll('img')]) {
    const address = image.getAttribute('src')?.trim() ?? ''
    if (INLINE_IMAGE.test(address)) continue
    count += 1
    const alternative = image.getAttribute('alt')?.trim() ?? ''
    image.replaceWith(`${alternative === '' ? '' : `${alternative} `}［${words.image(address)}］`)
  }
  for (const element of content.querySelectorAll('[src]:not(img)')) element.removeAttribute('src')
  return count
}
