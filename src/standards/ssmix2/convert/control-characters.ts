// What FHIR's string cannot hold (R4 §2.24.0.1); HL7 text may, as damage or by its escape \Xhh\.
const CONTROL = /[^\P{Cc}\t\r\n]/u
const EVERY_CONTROL = /[^\P{Cc}\t\r\n]/gu

/** Whether the text of a segment holds control characters, or escapes that may become some. */
export function mayHoldControlCharacters(raw: string): boolean {
  return CONTROL.test(raw) || raw.includes('\\X')
}

/** Puts U+FFFD in the place of every control character in the strings of a value; true when there were any. */
export function replaceControlCharacters(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Record<string, unknown>
  let hasReplaced = false
  for (const [key, each] of Object.entries(record)) {
    if (typeof each === 'string') {
      if (!CONTROL.test(each)) continue
      record[key] = each.replace(EVERY_CONTROL, '\uFFFD')
      hasReplaced = true
    } else if (replaceControlCharacters(each)) hasReplaced = true
  }
  return hasReplaced
}
