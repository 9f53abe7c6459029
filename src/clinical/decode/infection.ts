import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'

const INFECTION_SYSTEMS: ReadonlySet<string> = new Set([SYSTEM.clinsInfection10, SYSTEM.clinsInfection11])

/** JLAC10 分析物 (first five digits) of HBs抗原・抗体, HBV, HCV, HIV, 梅毒STS and 梅毒TP. */
const JLAC10_ANALYTES: ReadonlySet<string> = new Set([
  '5E071',
  '5E074',
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
const NAMES =
  /^(?:抗|anti[-\s]?)?(?:HBs|HBe|HBc|HBV|HCV|HIV|[BC]型肝炎|梅毒|STS|RPR|TP-?(?:HA|LA|PA)|TP-?(?:抗体|Ab\b)|FTA-?ABS|ガラス板法|ワッセルマン|WaR\b|トレポネーマ|Treponema|T\.?\s?pallidum)/i

/** True for results that stand among the infections (SUM-5; fhir-jp.md §4 F): by code, else by the name of the item. */
export function isInfectionItem(item: Concept): boolean {
  const isCoded = item.codings.some(
    ({ system, code }) =>
      INFECTION_SYSTEMS.has(system) || (system === SYSTEM.jlac10 && JLAC10_ANALYTES.has(code.slice(0, 5))),
  )
  return isCoded || NAMES.test(item.text.normalize('NFKC').trim())
}

/** 5F016 with the 識別 of the antibody: the antigen has the same 分析物 and 1410. */
const HBS_ANTIBODY = /^5F016143/
const HBS_ANTIBODY_NAME = /^(?:HBs-?(?:抗体|Ab|AB-)|抗HBs|anti[-\s]?HBs)/i

/** True for HBs抗体, which a vaccination makes positive: it is listed and told apart, never counted as an infection. */
export function isImmunityItem({ text, codings }: Concept): boolean {
  return (
    codings.some(({ system, code }) => isNational(system) && HBS_ANTIBODY.test(code)) ||
    HBS_ANTIBODY_NAME.test(text.normalize('NFKC').trim())
  )
}

function isNational(system: string): boolean {
  return system === SYSTEM.jlac10 || INFECTION_SYSTEMS.has(system)
}
