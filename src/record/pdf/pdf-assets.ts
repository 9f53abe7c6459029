import { readOwnAsset } from '#sources/files/own-asset.ts'

/**
 * What pdf.js needs beside its code, from the package and from our own origin: the Japanese character maps, the standard
 * fonts and the image decoders. No file of a PDF names any of these addresses (D4).
 */
const CMAPS = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/cmaps/{78,83,90,Add,Ext,NWP,RKSJ,UniJIS,EUC-}*.bcmap',
    '/node_modules/pdfjs-dist/cmaps/{Adobe-Japan1-*,H,V,Hankaku,Hiragana,Katakana,Roman,WP-Symbol}.bcmap',
  ],
  { query: '?url', import: 'default', eager: true },
)
const FONTS = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
})
const DECODERS = import.meta.glob<string>('/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
})

const ADDRESSES: ReadonlyMap<string, string> = new Map(
  [CMAPS, FONTS, DECODERS].flatMap((files) =>
    Object.entries(files).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address] as const),
  ),
)

/** Gives pdf.js the data files that it asks for by name, in the form of its `BinaryDataFactory`. */
export class ShippedFiles {
  async fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const address = ADDRESSES.get(filename)
    if (address === undefined) throw new Error(`not shipped: ${filename}`)
    return readOwnAsset(address)
  }
}
