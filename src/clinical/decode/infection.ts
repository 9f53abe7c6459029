import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'

const INFECTION_SYSTEMS: ReadonlySet<string> = new Set([SYSTEM.clinsInfection10, SYSTEM.clinsInfection11])

/** JLAC10 分析物 (first five digits) of HBs抗原・抗体, HBV, HCV, HIV, 梅毒STS and 梅毒TP. */
const JLAC10_ANALYTES: ReadonlySet<string> = new Set([
  '5E071',
  '5E075',
  '5F015',
  '5F016',
  '5F017',
  '5F018',
  '5F022',
  '5F360',
  '5F500',
  '5F510',
  '5F550',
  '5F560',
])

/** Names of the same items, for results without a national code (VAL-5); 梅毒 is written in several ways. */
const NAMES = /^(?:HBs|HBe|HBc|HBV|HCV|HIV|梅毒|STS|RPR|TPHA|TPLA|TP抗体)/i

/** True for results that stand among the infections (SUM-5; fhir-jp.md §4 F): by code, else by the name of the item. */
export function isInfectionItem(item: Concept): boolean {
  const isCoded = item.codings.some(
    ({ system, code }) =>
      INFECTION_SYSTEMS.has(system) || (system === SYSTEM.jlac10 && JLAC10_ANALYTES.has(code.slice(0, 5))),
  )
  return isCoded || NAMES.test(item.text.normalize('NFKC').trim())
}
