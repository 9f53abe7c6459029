import type { CodeableConcept } from '#standards/fhir/r4.ts'
import { textOf } from './elements.ts'

/** Names of the national code systems of 転帰 (fhir-jp.md §2.2), by the end of their address. */
const NAMES: readonly (readonly [system: RegExp, names: Readonly<Record<string, string>>])[] = [
  [/HL70241$/, { D: '死亡', R: '回復', N: '不変', W: '悪化', S: '後遺症', F: '完全回復', U: '未知' }],
  [/JHSD0006$/, { I: '中止', M: '寛解', C: '継続', O: 'その他' }],
  [/DiseaseOutcomeReceipt_CS$/, { 1: '治ゆ・死亡・中止以外', 2: '治ゆ', 3: '死亡', 4: '中止（転医）' }],
]

/** 転帰 in the words of the sender; where only a national code was sent, by the name of that code, never by its bare letter. */
export function outcomeText(outcome: CodeableConcept | undefined): string | undefined {
  const text = textOf(outcome)
  const bare = outcome?.coding?.find(({ code }) => code === text)
  const named = NAMES.find(([system]) => system.test(bare?.system ?? ''))?.[1]
  return named?.[text ?? ''] ?? text
}
