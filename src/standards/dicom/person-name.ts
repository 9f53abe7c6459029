import type { DicomPersonName } from './dicom-json.ts'

/** A PN value as people read it, its groups told by what is written in them (PS3.5 6.2.1.2). */
export interface NameGroups {
  readonly ideographic: string | undefined
  readonly phonetic: string | undefined
  readonly alphabetic: string | undefined
  /** A group holds what is no name in any language: characters were lost or read in the wrong set (文字化け). */
  readonly isGarbled: boolean
}

const KANJI = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The name of a patient, family name before given name. Many devices write kanji or half-width kana into the first group:
 * a group is what its letters say, not where it stands. A garbled group is left out and never compared (H-19).
 */
export function nameGroups(name: DicomPersonName | undefined): NameGroups {
  const groups: Record<'ideographic' | 'phonetic' | 'alphabetic', string | undefined> = {
    ideographic: undefined,
    phonetic: undefined,
    alphabetic: undefined,
  }
  let isGarbled = false
  // The groups that say where they stand go before the first one, in which anything may be written.
  for (const raw of [name?.Ideographic, name?.Phonetic, name?.Alphabetic]) {
    if (raw === undefined) continue
    if (isMojibake(raw)) {
      isGarbled = true
      continue
    }
    const text = readable(raw)
    if (text === undefined) continue
    groups[kindOf(text)] ??= text
  }
  return { ...groups, isGarbled }
}

/** `山田^太郎` is 山田 太郎; the components after the given name (middle, prefix, suffix) follow where there are any. */
function readable(raw: string): string | undefined {
  const text = raw
    .split('^')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join(' ')
  return text === '' ? undefined : text
}

function kindOf(text: string): 'ideographic' | 'phonetic' | 'alphabetic' {
  if (KANJI.test(text)) return 'ideographic'
  return KANA.test(text) ? 'phonetic' : 'alphabetic'
}

/**
 * Signs of a wrong character set: the replacement character, control characters, the escape sequences of ISO 2022 as text
 * (`$B;3ED(B`), UTF-8 or Shift JIS read as Latin-1 (runs of `Ã`, `å`, C1 controls), question marks in the place of
 * letters, or separators whose names are gone.
 */
function isMojibake(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[�\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text)) return true
  if (/\$[B@)(][!-~]{2,}|\([BJ](?=\^|$| )/.test(text)) return true
  // A UTF-8 lead byte followed by a continuation byte, both as Latin-1 or Windows-1252.
  if (
    /[\u00c2-\u00ef][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/.test(
      text,
    )
  )
    return true
  const names = text.replace(/[\^=\s]/g, '')
  return names === '' ? /\^/.test(text) : /^[?？]+$/.test(names)
}
