/** What the bytes of a file were taken for. */
export type Hl7Charset = 'ascii' | 'iso-2022-jp' | 'utf-8' | 'cp932'

/** Something the decoder had to put right; `offset` counts bytes of the file. */
export interface DecodeRepair {
  readonly offset: number
  readonly what: string
}

export interface DecodedHl7 {
  readonly text: string
  readonly charset: Hl7Charset
  readonly repairs: readonly DecodeRepair[]
}

/** Decodes a file of an SS-MIX2 storage before anything is split (ss-mix2.md §2). Never throws. */
export function decodeHl7Bytes(bytes: Uint8Array): DecodedHl7 {
  const isEscaped = bytes.includes(0x1b)
  if (isEscaped) return { text: new TextDecoder('iso-2022-jp').decode(bytes), charset: 'iso-2022-jp', repairs: [] }
  if (!bytes.some((byte) => byte >= 0x80))
    return { text: new TextDecoder().decode(bytes), charset: 'ascii', repairs: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), charset: 'utf-8', repairs: [] }
  } catch {
    return { text: new TextDecoder('shift_jis').decode(bytes), charset: 'cp932', repairs: [] }
  }
}
