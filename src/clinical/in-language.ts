import type { FactBase } from './fact-base.ts'
import type { FormatLanguage } from './format/date.ts'

/**
 * A fact as a reader of a language sees it: where a code or a structure had to be put into words, ours in that language.
 * For display; rules that read Japanese dosing texts (H-15) read the fact as it was decoded.
 */
export function inLanguage<Fact extends FactBase>(fact: Fact, language: FormatLanguage): Fact {
  return language === 'ja' || fact.inEnglish === undefined ? fact : { ...fact, ...fact.inEnglish, inEnglish: undefined }
}
