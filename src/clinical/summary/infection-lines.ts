import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { isCurrentFact } from '../facts.ts'
import { jlac10Of, parseJlac10 } from '../laboratory/jlac10.ts'
import { judgementOf } from '../laboratory/lab-flag.ts'
import type { Infection } from '../observation-facts.ts'
import { newestFirst } from './recorded-time.ts'

/** One item of 感染症 with its results, newest first: HBs抗原 and HBs抗体 are two items for ever (SUM-5). */
export interface InfectionLine {
  readonly key: string
  /** Stands in the line: the newest result, with whatever else was collected at that very time and place. */
  readonly newest: Infection
  readonly earlier: readonly Infection[]
  /** An earlier result reads differently from the newest one: never hidden behind it (H-05). */
  readonly hasOtherResult: boolean
}

export interface InfectionLines {
  readonly lines: readonly InfectionLine[]
  /** 誤入力, 取消: out of the list, with a count (VAL-4). */
  readonly withdrawn: readonly Infection[]
}

/**
 * Results by item: what is not plainly negative first, then in the order HBV, HCV, HIV, 梅毒, others. Items of different
 * hospitals are one only by code, and only in one unit (NUM-2, H-07).
 */
export function infectionLines(all: readonly Infection[]): InfectionLines {
  const byItem = Map.groupBy(all.filter(isCurrentFact), itemKey)
  const lines = [...byItem].flatMap(([key, results]) => {
    const inOrder = results.toSorted((one, other) => newestFirst(one.at, other.at) || (one.key < other.key ? -1 : 1))
    const [newest, ...earlier] = inOrder
    if (newest === undefined) return []
    const hasOtherResult = earlier.some((each) => readingOf(each) !== readingOf(newest))
    return [{ key, newest, earlier, hasOtherResult }]
  })
  return { lines: lines.toSorted(byWeight), withdrawn: all.filter((each) => !isCurrentFact(each)) }
}

const PLAIN_NEGATIVE =
  /^(?:陰性|[(]?\s*[-−–ー]\s*[)]?|NEG(?:ATIVE)?|検出(?:せず|されず|しない|しません|なし)|不検出|(?:target )?not detected|undetected|non-?reactive)$/i

/** `陰性 (0.1)`, `(-) 0.1 COI`, `0.1 (-)`: the number beside the word of the sender, whose word counts. */
const NUMBER_BEHIND = /(?<=\D)\s*(?:\(\s*<?\d+(?:\.\d+)?\s*[A-Z./]*\s*\)|(?<=[\s)])<?\d+(?:\.\d+)?\s*[A-Z./]*)$/i
const NUMBER_BEFORE = /^<?\d+(?:\.\d+)?\s*(?=陰性$|\([-−–ー]\)$)/
/** What SNOMED CT writes behind the name of a concept. */
const SEMANTIC_TAG = /\s*\(qualifier value\)$/i

/** Of a virus itself every amount is for the reader: under treatment it is followed, not judged. */
const NUCLEIC_ACID = /DNA|RNA|PCR|核酸/i
const NUMBER = /^[<≤]?\s*\d+(?:\.\d+)?$/

/**
 * Only a plain negative is one, 「検出せず」 of a nucleic acid too, and a number of a test for antigen or antibody that its own
 * hospital, or the range that came with it, calls normal (`0.1 COI`, N): whatever else stands there is for the reader to
 * judge (H-05, H-25).
 */
export function isPlainNegative(infection: Infection): boolean {
  const { value, absentReason, item } = infection
  const text = (value?.text ?? absentReason ?? '').normalize('NFKC').trim().replace(SEMANTIC_TAG, '')
  if (PLAIN_NEGATIVE.test(text.replace(NUMBER_BEHIND, '').replace(NUMBER_BEFORE, '').trim())) return true
  const isAmount = value !== undefined && NUMBER.test(text) && !NUCLEIC_ACID.test(item.text.normalize('NFKC'))
  return isAmount && judgementOf(infection) === 'within'
}

/** For comparing two results: `(－)`, `－` and 陰性 read alike, everything else is compared as recorded. */
function readingOf(result: Infection): string {
  if (isPlainNegative(result)) return '-'
  return (result.value?.text ?? result.absentReason ?? '').normalize('NFKC').replace(/[\s()]/g, '')
}

function itemKey({ item, value, facility }: Infection): string {
  const unit = (value?.unit ?? '').normalize('NFKC').toLowerCase()
  const code =
    jlac10Of(item) ?? parseJlac10(item.codings.find(({ system }) => system === SYSTEM.clinsInfection11)?.code ?? '')
  if (code !== undefined) return [code.analyte, code.identification, code.result, unit].join('|')
  const national = item.codings.find(({ system }) => system === SYSTEM.clinsInfection11)
  if (national !== undefined) return `${national.code}|${unit}`
  // Without a code that means the same everywhere, an item is one only within its hospital (H-07).
  return [facility, item.text.normalize('NFKC').replace(/\s/g, ''), unit].join('|')
}

const FAMILIES: readonly RegExp[] = [
  /HBs-?(?:抗原|Ag)/i,
  /HBs/i,
  /HBe|HBc|HBV|B型/i,
  /HCV|C型/i,
  /HIV/i,
  /梅毒|STS|RPR|TP|FTA|ガラス板|ワッセルマン|WaR\b|トレポネーマ|Treponema|pallidum/i,
]

function familyOf({ item }: Infection): number {
  const text = item.text.normalize('NFKC')
  const found = FAMILIES.findIndex((each) => each.test(text))
  return found === -1 ? FAMILIES.length : found
}

/** An antibody that a vaccination gives is no finding to be put first (SUM-5). */
function isFinding({ newest }: InfectionLine): boolean {
  return !newest.isImmunity && !isPlainNegative(newest)
}

function byWeight(one: InfectionLine, other: InfectionLine): number {
  return (
    Number(isFinding(other)) - Number(isFinding(one)) ||
    familyOf(one.newest) - familyOf(other.newest) ||
    (one.newest.item.text === other.newest.item.text
      ? newestFirst(one.newest.at, other.newest.at)
      : one.newest.item.text < other.newest.item.text
        ? -1
        : 1)
  )
}
