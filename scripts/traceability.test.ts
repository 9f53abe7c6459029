import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The rules of the screens that exist (clinical-ux.md §1, §2.1–2.3) and the hazards they touch (security-safety.md §F). */
const RULES: Readonly<Record<string, number>> = {
  PID: 12,
  SRC: 11,
  VAL: 7,
  DT: 7,
  NUM: 7,
  FLAG: 7,
  GRID: 13,
  ALRT: 5,
  ACC: 9,
  SPD: 4,
  PRV: 3,
  LIST: 7,
  HDR: 4,
  CAL: 8,
  SUM: 6,
  FACE: 4,
  MED: 12,
  DOC: 7,
  LAB: 9,
  GRAPH: 9,
  NOTE: 6,
  IMG: 9,
}
const HAZARDS = range(1, 28).map((number) => `H-${String(number).padStart(2, '0')}`)

/** Rows of the fault matrix (security-safety.md §E). */
const FAULTS = range(1, 40).map((number) => `E${number}`)

/** Requirements of sign-in, rights and the browser's platform (security-safety.md §A–C) that an issue has asked for. */
const REQUIREMENTS = [
  ...numbered('A', [...range(1, 8), 10]),
  ...numbered('B', [1, 2, 3, 6]),
  ...numbered('C', [...range(1, 6), ...range(8, 10)]),
]

/** What no screen reaches yet. Whoever builds it takes its line out of here. */
const LATER: Readonly<Record<string, string>> = {
  'NUM-3': 'nothing is converted',
  'PRV-3': 'access events come with sign-in',
  'HDR-3': 'emergency access is an issue of its own',
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function numbered(family: string, numbers: readonly number[]): readonly string[] {
  return numbers.map((number) => `${family}${number}`)
}

const tests = globSync(['src/**/*.test.{ts,tsx}', '{cli,deploy,scripts}/**/*.test.ts', 'e2e/specs/*.spec.ts'])
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const isQuoted = (id: string) => new RegExp(`\\b${id}\\b(?!\\d)`).test(tests)
const rules = Object.entries(RULES).flatMap(([area, last]) => range(1, last).map((number) => `${area}-${number}`))

describe('every rule, hazard and fault is quoted by a test that proves it', () => {
  it('of the screens that exist', () => {
    expect([...rules, ...HAZARDS].filter((id) => !(id in LATER) && !isQuoted(id))).toEqual([])
  })

  it('of the fault matrix', () => {
    expect(FAULTS.filter((id) => !isQuoted(id))).toEqual([])
  })

  it('of sign-in, rights and the browser', () => {
    expect(REQUIREMENTS.filter((id) => !isQuoted(id))).toEqual([])
  })

  it('and nothing is put off that is there already', () => {
    expect(Object.keys(LATER).filter((id) => !rules.includes(id))).toEqual([])
  })
})
