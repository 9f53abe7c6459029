import type { FactBase } from '../fact-base.ts'
import type { FormatLanguage } from '../format/date.ts'

/** A text that our words make in one language out of what a sender wrote: `発症：幼少時`, `Onset: 幼少時`. */
export function labelled(label: Readonly<Record<FormatLanguage, string>>, text: string, language: FormatLanguage) {
  return language === 'ja' ? `${label.ja}：${text}` : `${label.en}: ${text}`
}

/** What codes and structure of a record say stands in words before the remarks of its sender, in each language. */
export function remarks(
  notes: FactBase['notes'],
  own: (language: FormatLanguage) => readonly string[],
): Pick<FactBase, 'notes' | 'inEnglish'> {
  const japanese = own('ja')
  if (japanese.length === 0) return { notes }
  return { notes: [...japanese, ...notes], inEnglish: { notes: [...own('en'), ...notes] } }
}
