import { encodeText } from '../character-encoder.ts'
import type { Chart } from '../chart.ts'
import { type Day, day } from '../day.ts'
import { DRUGS } from '../tables/drugs.ts'
import { USAGES } from '../tables/usages.ts'
import { writeContent, writeFhirDocument } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import {
  allergy,
  attachedDocument,
  attachedFile,
  carePlan,
  checkUpItem,
  condition,
  encounter,
  medication,
  prescribedDrug,
  toDispenser,
} from './coded-entries.ts'
import {
  CHECK_UP,
  CHECK_UP_SECTIONS,
  DISCHARGE_SUMMARY,
  type DocumentSection,
  fhirDocument,
  OLD_SUMMARY_SECTIONS,
  PATIENT_SUMMARY,
  PRESCRIPTION_FORM,
  PRESCRIPTION_SECTIONS,
  REFERRAL,
} from './fhir-document.ts'
import { pdfOfPages } from './pdf.ts'
import { RECEIVED_GIF, RECEIVED_HTML, RECEIVED_RTF, RECEIVED_SVG } from './received-files.ts'

const occasion = (date: Day, time: string, department: Occasion['department']): Occasion => ({
  day: date,
  time,
  department,
  setting: 'O',
})

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Documents of every form that 見本 太郎 has, beside those of his histories. To be written last: keys follow one another. */
export function taroDocuments(a: Chart, b: Chart, c: Chart): void {
  patientSummary(a)
  checkUp(a)
  receivedFiles(a)
  oldDischargeSummary(c)
  referralWithAttachments(b)
  laboratoryPdf(b)
}

/** 患者サマリー（療養計画書）: one section without a narrative (fhir-jp.md §5.6). */
function patientSummary(a: Chart): void {
  writeFhirDocument(a, occasion(day('2026-11-20'), '09:10', '01'), PATIENT_SUMMARY, [
    {
      code: '422',
      title: '療養計画',
      entries: [
        encounter('AMB', '2026-11-20T08:35:00+09:00', undefined, '慢性心不全の継続診療'),
        carePlan(
          '心不全の療養計画',
          '体重と血圧を毎日記録し、増悪を早く見つける。',
          ['体重 64 kg を超えたら受診する', '塩分は１日６ｇまで', '訪問看護 週２〜３回'],
          '2026-11-20',
        ),
        condition('慢性心不全', 'I500', { since: '2026-10-24' }),
        condition('２型糖尿病', 'E119'),
      ],
    },
  ])
}

/** 健診結果報告書: flat sections, items with the range and the judgement of that check-up (fhir-jp.md §5.5). */
function checkUp(a: Chart): void {
  const on = '2026-06-03'
  const item = (...[given]: [Parameters<typeof checkUpItem>[0]]) => checkUpItem(given, on)
  const sections: readonly DocumentSection[] = [
    {
      code: '01011',
      title: '特定健診検査結果',
      text: '血圧、脂質、血糖、肝機能の結果は下の項目のとおり。',
      entries: [
        item({ code: '9N001000000000001', name: '身長', value: '165.2', unit: 'cm' }),
        item({ code: '9N006000000000001', name: '体重', value: '66.10', unit: 'kg' }),
        item({
          code: '9A751000000000001',
          name: '収縮期血圧',
          value: '142',
          unit: 'mmHg',
          range: ['90', '129'],
          flag: 'H',
        }),
        item({
          code: '3F070000002327101',
          name: 'HDLコレステロール',
          value: '38',
          unit: 'mg/dL',
          range: ['40', '119'],
          flag: 'L',
        }),
        item({
          code: '3D046000001906202',
          name: 'HbA1c（NGSP）',
          value: '7.2',
          unit: '%',
          range: ['4.6', '5.5'],
          flag: 'H',
        }),
        item({ code: '1A010000000190111', name: '尿糖', value: '3+' }),
      ],
    },
    { code: '01012', title: '特定健診問診結果', text: '喫煙なし。服薬：血圧、血糖、脂質のいずれもあり。' },
    { code: '01995', title: '添付', text: '特になし', emptyReason: 'nilknown' },
  ]
  writeFhirDocument(a, occasion(day(on), '15:00', '01'), CHECK_UP, sections, { sectionSystem: CHECK_UP_SECTIONS })
}

/** What other institutions sent by other ways and the clinic filed: texts of three character sets, HTML, pictures, RTF. */
function receivedFiles(a: Chart): void {
  const sent = occasion(day('2026-11-12'), '16:20', '01')
  const note =
    '訪問歯科より：義歯の調整を行いました。抗凝固薬を内服中のため、抜歯は主治医と相談します。\n次回 2026/12/03。\n'
  writeContent(a, sent, 'attachment', {
    'main_document.txt': encodeText(note, 'cp932'),
    '連絡票.txt': encodeText('連絡票：髙橋薬局より、残薬７日分あり。\n', 'iso-2022-jp'),
    '通所リハビリ報告.html': utf8(RECEIVED_HTML),
    '褥瘡図.svg': utf8(RECEIVED_SVG),
    '印.gif': RECEIVED_GIF,
    '依頼状.rtf': utf8(RECEIVED_RTF),
  })
}

/** 退院時サマリー of an edition before JP-CLINS 1.5.4: the sections 362, 372, 642 and 552 (fhir-jp.md §5.4). */
function oldDischargeSummary(c: Chart): void {
  const sections: readonly DocumentSection[] = [
    {
      code: '322',
      title: '入院時詳細',
      text: '2019年9月2日 腎生検目的に予定入院。',
      entries: [encounter('IMP', '2019-09-02', '2019-09-06', '腎生検')],
    },
    { code: '312', title: '入院理由', text: '蛋白尿の精査。' },
    {
      code: '342',
      title: '入院時診断',
      text: '慢性腎臓病',
      entries: [condition('慢性腎臓病', 'N183', { since: '2018' })],
    },
    { code: '352', title: '主訴', text: 'なし' },
    { code: '362', title: '現病歴', text: '2016年から蛋白尿。2019年に 1.2 g/gCr となり、生検を勧めた。' },
    { code: '372', title: '既往歴', text: '２型糖尿病、心房細動' },
    { code: '642', title: '社会歴・生活習慣', text: '喫煙歴なし。飲酒は機会飲酒。' },
    { code: '552', title: '家族歴', text: '聴取せず', emptyReason: 'notasked' },
    { code: '333', title: '入院中経過', text: '9月3日 経皮的腎生検。出血なく経過した。' },
    { code: '324', title: '退院時詳細', text: '2019年9月6日 自宅へ退院。' },
    { code: '344', title: '退院時診断', text: '糖尿病性腎症', entries: [condition('糖尿病性腎症', 'E112')] },
    { code: '444', title: '退院時投薬指示', text: '特になし', emptyReason: 'nilknown' },
    { code: '424', title: '退院時方針指示', text: '3か月ごとに腎臓内科外来。' },
  ]
  writeFhirDocument(c, occasion(day('2019-09-06'), '14:00', '48'), DISCHARGE_SUMMARY, sections, {
    sectionSystem: OLD_SUMMARY_SECTIONS,
  })
}

/** 診療情報提供書 with tables, coded entries, an attached 退院時サマリー (210), a PDF (230) and a section of no standard. */
function referralWithAttachments(b: Chart): void {
  const at = occasion(day('2026-11-19'), '11:30', '08')
  const summary = fhirDocument(b, { ...at, time: '11:00' }, DISCHARGE_SUMMARY, [
    { code: '333', title: '入院中経過', text: '利尿薬で改善し、体重は 62.1 kg となった。' },
    { code: '344', title: '退院時診断', text: 'うっ血性心不全', entries: [condition('うっ血性心不全', 'I500')] },
  ])
  const pdf = pdfOfPages([
    { title: '心臓リハビリテーション計画', lines: ['運動：週３回 30分', '目標心拍：安静時＋20'] },
  ])
  writeFhirDocument(b, at, REFERRAL, [
    { code: '920', title: '紹介元情報', text: '見本総合病院　循環器内科' },
    { code: '910', title: '紹介先情報', text: '例示中央クリニック　内科' },
    { code: '950', title: '紹介目的', text: '心臓リハビリテーションの継続のお願い。' },
    {
      code: '340',
      title: '傷病名・主訴',
      text: 'うっ血性心不全、心房細動',
      entries: [condition('うっ血性心不全', 'I500', { since: '2026-10-24' }), condition('心房細動', 'I489')],
    },
    {
      code: '510',
      title: 'アレルギー・不耐性反応',
      text: 'アモキシシリンで全身発疹',
      entries: [allergy('アモキシシリン', '全身発疹')],
    },
    {
      code: '430',
      title: '投薬指示',
      markup:
        '<table><thead><tr><th>薬剤</th><th>用法</th></tr></thead><tbody><tr><td>フロセミド錠20mg 2錠</td><td>1日1回 朝食後</td></tr><tr><td>エリキュース錠2.5mg 2錠</td><td>1日2回 朝夕食後</td></tr></tbody></table>',
      entries: [
        medication('フロセミド錠20mg', '2', '錠', '1日1回朝食後', 28, '2026-11-18'),
        medication('エリキュース錠2.5mg', '1', '錠', '1日2回朝夕食後', 28, '2026-11-18'),
      ],
    },
    { code: '550', title: '家族歴', text: '聴取せず', emptyReason: 'notasked' },
    { code: '999', title: '院内独自の連絡事項', text: '次回外来は 2026年12月4日。CT を予定しています。' },
    { code: '210', title: '添付情報', entries: [attachedDocument(summary)] },
    { code: '230', title: 'PDF', entries: [attachedFile('心臓リハビリテーション計画', 'application/pdf', pdf)] },
  ])
}

/** 処方箋 of today's visit: one section without a narrative, as the guide's own example has it. To be written after all else. */
export function taroPrescriptionForm(a: Chart): void {
  const at = '2026-11-20T08:55:00+09:00'
  const { code, text } = USAGES.morning
  const usage = { code, text }
  const drug = (rp: number, key: 'norvasc25' | 'linagliptin5' | 'bisoprolol25', dose: string, days: number) =>
    prescribedDrug(
      { rp, name: DRUGS[key].name, yj: `${DRUGS[key].yj}990`, dose, usage, days, total: Number(dose) * days },
      at,
    )
  writeFhirDocument(
    a,
    occasion(day('2026-11-20'), '08:55', '01'),
    PRESCRIPTION_FORM,
    [
      {
        code: '01',
        title: '処方情報',
        entries: [
          drug(1, 'norvasc25', '1', 35),
          drug(1, 'linagliptin5', '1', 35),
          drug(2, 'bisoprolol25', '0.5', 28),
          toDispenser('ビソプロロールは半錠に分割し、一包化してください。'),
        ],
      },
    ],
    { sectionSystem: PRESCRIPTION_SECTIONS },
  )
}

/** A PDF of several pages, with a link. */
function laboratoryPdf(b: Chart): void {
  const page = (title: string, lines: readonly string[]) => ({
    title,
    lines: ['患者番号 44710092　見本 太郎 様', '', ...lines],
  })
  const pdf = pdfOfPages([
    page('検査結果報告書（1）血液検査', ['白血球数 6.3　ヘモグロビン 10.8 L　血小板 181', '採取 2026/11/08 06:30']),
    page('検査結果報告書（2）生化学検査', [
      'クレアチニン 1.58 H　eGFR 33 L　カリウム 4.7',
      'ＮＴ－ｐｒｏＢＮＰ 1402 H',
    ]),
    page('検査結果報告書（3）凝固検査', ['ＰＴ－ＩＮＲ 1.12　Ｄダイマー 0.8']),
    {
      ...page('検査結果報告書（4）備考', ['カリウムは溶血なし。次回は２週間後。']),
      link: 'https://lab.example/report/4',
    },
  ])
  writeContent(b, occasion(day('2026-11-08'), '10:10', '08'), 'laboratoryReport', { 'report.pdf': pdf })
}
