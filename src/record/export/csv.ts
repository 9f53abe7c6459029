/** A table for a file: identity, period, filters and sources in its head, then the columns and all rows (GRID-11). */
export interface CsvTable {
  readonly head: readonly (readonly [label: string, value: string])[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Said in the place of rows where there is none: an empty file would read as 「なし」 (SRC-1). */
  readonly nothing?: string
}

const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would take for a formula, also behind blanks and in full width (security-safety.md D9). */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠\t\r]/

/** UTF-8 with byte-order mark and CRLF, so that spreadsheets of Japan open it; RFC 4180 quoting; injection-safe (D9). */
export function csvText({ head, columns, rows, nothing }: CsvTable): string {
  const body = rows.length === 0 && nothing !== undefined ? [[nothing]] : rows
  const lines = [...head, ...(head.length === 0 ? [] : [[]]), columns, ...body]
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A plain number with its sign is a value, not a formula: `-1.5`, `+3`. */
function isFormula(text: string): boolean {
  return FORMULA.test(text) && !/^[+-]\d+(\.\d+)?$/.test(text)
}
