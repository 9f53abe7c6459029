import type { CodeableConcept } from '#standards/fhir/r4.ts'
import type { FormatLanguage } from '../format/date.ts'
import { textOf } from './elements.ts'

type Names = Readonly<Record<string, Readonly<Record<FormatLanguage, string>>>>

/** Names of the national code systems of 転帰 (fhir-jp.md §2.2), by the end of their address. */
const NAMES: readonly (readonly [system: RegExp, names: Names])[] = [
  [
    /HL70241$/,
    {
      D: { ja: '死亡', en: 'Died' },
      R: { ja: '回復', en: 'Recovering' },
      N: { ja: '不変', en: 'Unchanged' },
      W: { ja: '悪化', en: 'Worsening' },
      S: { ja: '後遺症', en: 'Sequelae' },
      F: { ja: '完全回復', en: 'Fully recovered' },
      U: { ja: '未知', en: 'Unknown' },
    },
  ],
  [
    /JHSD0006$/,
    {
      I: { ja: '中止', en: 'Discontinued' },
      M: { ja: '寛解', en: 'In remission' },
      C: { ja: '継続', en: 'Continuing' },
      O: { ja: 'その他', en: 'Other' },
    },
  ],
  [
    /DiseaseOutcomeReceipt_CS$/,
    {
      1: { ja: '治ゆ・死亡・中止以外', en: 'Other than cured, died or discontinued' },
      2: { ja: '治ゆ', en: 'Cured' },
      3: { ja: '死亡', en: 'Died' },
      4: { ja: '中止（転医）', en: 'Discontinued (transferred)' },
    },
  ],
]

/** 転帰 in the words of the sender; where only a national code was sent, by the name of that code, never by its bare letter. */
export function outcomeText(outcome: CodeableConcept | undefined, language: FormatLanguage): string | undefined {
  const text = textOf(outcome)
  const bare = outcome?.coding?.find(({ code }) => code === text)
  const named = NAMES.find(([system]) => system.test(bare?.system ?? ''))?.[1]
  return named?.[text ?? '']?.[language] ?? text
}
