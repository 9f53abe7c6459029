import type { PDFDocumentProxy } from 'pdfjs-dist'
import { foldForSearch } from '#clinical/format/name-search.ts'

/** One place where a text stands: a piece of text of a page, as pdf.js gives them. */
export interface PdfHit {
  readonly page: number
  /** Index among the text pieces of the page, which are the elements of its text layer. */
  readonly piece: number
}

export interface PdfText {
  readonly pages: readonly (readonly string[])[]
  /** Some page has no text: a picture of one, which a search cannot read (DOC-5). */
  readonly hasPicturePages: boolean
}

/** The text of every page, piece by piece. */
export async function readPdfText(document: PDFDocumentProxy, pages: number): Promise<PdfText> {
  const texts: (readonly string[])[] = []
  for (let number = 1; number <= pages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.flatMap((item) => ('str' in item ? [item.str] : [])))
  }
  return { pages: texts, hasPicturePages: texts.some((pieces) => pieces.every((piece) => piece.trim() === '')) }
}

/**
 * Where a text is found, in the order of reading. Widths, kana and old forms of kanji are one, and a word that a PDF cuts
 * into pieces is found at the piece where it begins.
 */
export function searchPdf({ pages }: PdfText, words: string): readonly PdfHit[] {
  const wanted = foldForSearch(words)
  if (wanted === '') return []
  return pages.flatMap((pieces, index) => {
    const folded = pieces.map(foldForSearch)
    const starts: number[] = []
    let text = ''
    for (const piece of folded) {
      starts.push(text.length)
      text += piece
    }
    const found = new Set<number>()
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      found.add(lastAtOrBefore(starts, at, folded))
    }
    return [...found].map((piece) => ({ page: index + 1, piece }))
  })
}

/** The piece in which a place of the joined text lies; empty pieces hold nothing. */
function lastAtOrBefore(starts: readonly number[], at: number, pieces: readonly string[]): number {
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    if ((starts[index] ?? 0) <= at && pieces[index] !== '') return index
  }
  return 0
}
