/** Markup in which a browser finds nothing to apply or to run even while it only parses it. */
export interface QuietMarkup {
  readonly html: string
  /** Style elements and attributes taken out. */
  readonly styles: number
  /** Event handlers taken out. */
  readonly handlers: number
}

const TAG = /<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g
const ATTRIBUTE = /[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g
const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr', 'input', 'meta', 'link'])

/**
 * Takes `style`, `<style>` and `on…` out of the text of a page before it is parsed. It protects from nothing, the
 * sanitiser does; but a browser reports each of them as a breach of the policy, and real breaches would drown in that.
 * `<td/>` of XHTML, an open tag to a parser of HTML, is closed.
 */
export function quietMarkup(html: string): QuietMarkup {
  let [styles, handlers] = [0, 0]
  const quiet = html.replace(/^\s*<\?xml[^>]*\?>/, '').replace(TAG, (_whole, name: string, rest: string) => {
    const kept = (rest.match(ATTRIBUTE) ?? []).filter((attribute) => {
      const isStyle = /^style(?:$|[\s=])/i.test(attribute)
      const isHandler = /^on[\w-]*(?:$|[\s=])/i.test(attribute)
      if (isStyle) styles += 1
      if (isHandler) handlers += 1
      return !isStyle && !isHandler
    })
    const element = name.toLowerCase()
    if (element === 'style') styles += 1
    const attributes = kept.map((attribute) => ` ${attribute}`).join('')
    const isEmpty = /\/\s*$/.test(rest) && !VOID_ELEMENTS.has(element)
    const tag = element === 'style' ? DROPPED : name
    return `<${tag}${attributes}>${isEmpty ? `</${tag}>` : ''}`
  })
  return { html: quiet.replace(/<\/style(?=[\s>])/gi, `</${DROPPED}`), styles, handlers }
}

/** An element that does not exist: the sanitiser removes it with everything inside. */
export const DROPPED = 'x-dropped'
