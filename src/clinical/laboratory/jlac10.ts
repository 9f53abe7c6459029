import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'
import { isNamingCode } from '../naming-code.ts'

/** The parts of a JLAC10 code (ss-mix2.md §9; fhir-jp.md §2.5). */
export interface Jlac10 {
  /** 分析物, 5 places: `3B070`. */
  readonly analyte: string
  /** 識別, 4 places. */
  readonly identification: string
  /** 材料, 3 places: `023` serum. */
  readonly material: string
  /** 測定法, 3 places. */
  readonly method: string
  /** 結果識別, 2 places; empty in the 15 places of an order code. */
  readonly result: string
}

const SHAPE = /^(\d[0-9A-Z]\d{3})(\d{4})(\d{3})(\d{3})(\d{2})?$/

/** Reads a code of 17 or 15 places, with or without hyphens; undefined for anything else. */
export function parseJlac10(code: string): Jlac10 | undefined {
  if (parsedCodes.has(code)) return parsedCodes.get(code)
  const parsed = parse(code)
  if (parsedCodes.size < MOST_CODES) parsedCodes.set(code, parsed)
  return parsed
}

/** A patient of ten years has thousands of results and a hundred codes. */
const parsedCodes = new Map<string, Jlac10 | undefined>()
const MOST_CODES = 5_000

function parse(code: string): Jlac10 | undefined {
  const plain = code.normalize('NFKC').replaceAll('-', '').toUpperCase()
  const [, analyte, identification, material, method, result = ''] = SHAPE.exec(plain) ?? []
  if (!isNamingCode({ system: SYSTEM.jlac10, code: plain })) return undefined
  if (analyte === undefined || identification === undefined || material === undefined || method === undefined) {
    return undefined
  }
  return { analyte, identification, material, method, result }
}

const JLAC10_SYSTEMS: ReadonlySet<string> = new Set([SYSTEM.jlac10, SYSTEM.clinsCoreLab, SYSTEM.clinsInfection10])

/** The JLAC10 code of an item, where the sender gave one. */
export function jlac10Of(item: Concept): Jlac10 | undefined {
  for (const { system, code } of item.codings) {
    const parsed = JLAC10_SYSTEMS.has(system) ? parseJlac10(code) : undefined
    if (parsed !== undefined) return parsed
  }
  return undefined
}
