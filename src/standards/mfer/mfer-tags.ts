/** Tags of ISO 22077-1 by their three-letter names. */
export const TAG = {
  ZRO: 0x00,
  BLE: 0x01,
  VER: 0x02,
  TXC: 0x03,
  BLK: 0x04,
  CHN: 0x05,
  SEQ: 0x06,
  PNT: 0x07,
  WFM: 0x08,
  LDN: 0x09,
  DTP: 0x0a,
  IVL: 0x0b,
  SEN: 0x0c,
  OFF: 0x0d,
  CMP: 0x0e,
  IPD: 0x0f,
  FLT: 0x11,
  NUL: 0x12,
  INF: 0x15,
  NTE: 0x16,
  MAN: 0x17,
  WAV: 0x1e,
  ATT: 0x3f,
  PRE: 0x40,
  EVT: 0x41,
  VAL: 0x42,
  SKW: 0x43,
  CND: 0x44,
  RPT: 0x45,
  SIG: 0x46,
  SET: 0x67,
  END: 0x80,
  PNM: 0x81,
  PID: 0x82,
  AGE: 0x83,
  SEX: 0x84,
  TIM: 0x85,
  MSS: 0x86,
  UID: 0x87,
  MAP: 0x88,
} as const

/** Numbers of early (level 1) files. Nothing else bears them today, so they can be read in every file. */
const LEVEL_ONE: ReadonlyMap<number, number> = new Map([
  [0x10, TAG.SKW],
  [0x13, TAG.EVT],
  [0x14, TAG.VAL],
  [0x1a, TAG.PNM],
  [0x1b, TAG.PID],
  [0x1c, TAG.TIM],
  [0x1d, TAG.MSS],
])

const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(TAG).map(([name, tag]) => [tag, name]))

/** The present number of a tag, whichever generation of the standard the file is of. */
export function presentTag(tag: number): number {
  return LEVEL_ONE.get(tag) ?? tag
}

export function isDefined(tag: number): boolean {
  return NAMES.has(presentTag(tag))
}

/** `SEN (0x0C)`, or the number alone where nobody defines it. */
export function tagName(tag: number): string {
  const hex = `0x${tag.toString(16).toUpperCase().padStart(2, '0')}`
  const name = NAMES.get(presentTag(tag))
  return name === undefined ? hex : `${name} (${hex})`
}
