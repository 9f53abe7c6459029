import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText } from './csv.ts'

/** Cells of a file as a spreadsheet reads them: RFC 4180. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/y
  const body = text.slice(1)
  for (let match = cell.exec(body); match !== null; match = cell.exec(body)) {
    rows.at(-1)?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === '\r\n') rows.push([])
    if (cell.lastIndex === body.length) break
  }
  return rows.slice(0, -1)
}

describe('a CSV file', () => {
  it('opens in spreadsheets of Japan: byte-order mark, CRLF, head, columns, rows', () => {
    const text = csvText({ head: [['患者', '見本 太郎']], columns: ['項目', '結果'], rows: [['K', '5.1']] })
    expect(text).toBe('\uFEFF患者,見本 太郎\r\n\r\n項目,結果\r\nK,5.1\r\n')
  })

  it('SRC-1, H-05: without a row it says why there is none below its columns', () => {
    const table = { head: [], columns: ['項目', '結果'], nothing: '該当なし　A 例示中央クリニック 照会済み（09:31）' }
    expect(csvText({ ...table, rows: [] })).toBe(
      '\uFEFF項目,結果\r\n該当なし　A 例示中央クリニック 照会済み（09:31）\r\n',
    )
    expect(csvText({ ...table, rows: [['K', '5.1']] })).toBe('\uFEFF項目,結果\r\nK,5.1\r\n')
  })

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '＠SUM', '\r=1', '\u3000=1'])(
    'D9: %j is no formula',
    (hostile) => {
      const [, [cell]] = [null, cellsOf(csvText({ head: [], columns: [hostile], rows: [] }))[0] ?? []]
      expect(cell).toBe(`'${hostile}`)
    },
  )

  it('VAL-2: a signed number stays the number that was recorded', () => {
    expect(csvText({ head: [], columns: ['-1.50', '+3', '<0.02'], rows: [] })).toBe('\uFEFF-1.50,+3,<0.02\r\n')
  })

  it('D9: whatever a hospital sends comes back as the same cells, none of which begins a formula', () => {
    const cell = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', '1', 'あ') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 }), (rows) => {
        const read = cellsOf(csvText({ head: [], columns: rows[0] ?? [], rows: rows.slice(1) }))
        expect(read.map((row) => row.map((each) => each.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((each) => each.replace(/^'/, ''))),
        )
        for (const each of read.flat()) expect(each).not.toMatch(/^\s*(=|@|[+-](?!\d+(\.\d+)?$))/)
      }),
    )
  })
})
