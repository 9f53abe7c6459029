import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quietMarkup } from './quiet-markup.ts'

describe('markup that only parses', () => {
  it('D1: has no style and no handler, however they are written, and keeps its words and other attributes', () => {
    const { html, styles, handlers } = quietMarkup(
      `<p STYLE='x' OnClick = "a()" colspan=2 title="style=x onclick=y">本文 style=x</p><style>b{}</style>`,
    )
    expect(html).toBe('<p colspan=2 title="style=x onclick=y">本文 style=x</p><x-dropped>b{}</x-dropped>')
    expect({ styles, handlers }).toEqual({ styles: 2, handlers: 1 })
  })

  it('closes the empty elements of XHTML, but none that HTML leaves open', () => {
    expect(quietMarkup('<tr><td/><td>2</td></tr><br/><img src="a"/>').html).toBe(
      '<tr><td></td><td>2</td></tr><br><img src="a">',
    )
  })

  it('changes no text that has no tag in it', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('<')),
        (text) => {
          expect(quietMarkup(text).html).toBe(text)
        },
      ),
    )
  })
})
