/** Text with the delimiters of HL7 v2 written as escapes (ss-mix2.md §2). */
export function escapeText(text: string): string {
  return text.replace(/[\\|^&~\n]/g, (c) => ESCAPES[c] ?? c)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
  '\n': '\\.br\\',
}

/** One segment with its fields by HL7 number; fields that are not given are empty. Values are written as they are. */
export function segment(id: string, fields: Readonly<Record<number, string | undefined>>): string {
  const last = Math.max(0, ...Object.entries(fields).flatMap(([n, value]) => (value ? [Number(n)] : [])))
  const parts = Array.from({ length: last }, (_, i) => fields[i + 1] ?? '')
  return [id, ...parts].join('|')
}

/** CWE or CE: code, text, coding system, and the local triplet where one is given. */
export function coded(code: string, text: string, system: string, local?: readonly [string, string, string]): string {
  const main = `${code}^${escapeText(text)}^${system}`
  return local === undefined ? main : `${main}^${local[0]}^${escapeText(local[1])}^${local[2]}`
}
