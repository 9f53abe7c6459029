import type { Chart } from '../chart.ts'
import { addDays, day } from '../day.ts'
import { cultureGroups, infectionGroup, urinalysisGroups } from '../lab-qualitative.ts'
import { writePdfReport } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeDiet, writeEcg, writeImaging } from '../writers/imaging.ts'
import { writeInjection } from '../writers/injection.ts'
import { writeResults } from '../writers/laboratory.ts'

/** A moment of the stay at B in October and November 2026. */
export function taroWard(date: string, time: string): Occasion {
  return { department: '08', setting: 'I', bed: { ward: '5E', room: '512', bed: '3' }, day: day(date), time }
}

/** Drips and shots of the stay; one of them was not given after all. */
export function taroInjections(b: Chart): void {
  writeInjection(b, taroWard('2026-10-24', '15:40'), {
    mixture: {
      parts: [
        ['glucose5', '1'],
        ['carperitide', '3'],
      ],
      route: 'drip',
      rateMlPerHour: '3',
      isContinuous: true,
      remark: '持続投与',
    },
    times: [0, 1, 2].map((n) => ({ day: addDays(day('2026-10-24'), n), time: '16:00' })),
  })
  writeInjection(b, taroWard('2026-10-24', '15:45'), {
    mixture: {
      parts: [
        ['saline50', '1'],
        ['furosemide20', '1'],
      ],
      route: 'drip',
      minutes: 30,
      rateMlPerHour: '100',
    },
    times: [0, 1, 2, 3, 4]
      .flatMap((n) => [
        { day: addDays(day('2026-10-24'), n), time: '09:00' },
        { day: addDays(day('2026-10-24'), n), time: '17:00' },
      ])
      .slice(1),
    refused: { 8: '内服へ変更のため中止' },
  })
  writeInjection(b, taroWard('2026-10-24', '17:30'), {
    mixture: {
      parts: [
        ['saline100', '1'],
        ['ceftriaxone1', '1'],
      ],
      route: 'drip',
      minutes: 60,
      rateMlPerHour: '100',
    },
    times: [0, 1, 2, 3, 4, 5, 6].map((n) => ({ day: addDays(day('2026-10-24'), n), time: '18:00' })),
  })
}

/** ECG, X-ray, CT, echo, diet, infection markers, urine and cultures of the stay. */
export function taroExaminations(b: Chart): void {
  writeEcg(b, taroWard('2026-10-24', '15:10'), '心房細動　心拍数 118／分　ＳＴ－Ｔ変化あり（Ｖ５，Ｖ６）', [
    ['32769', '心拍数', '118', '/min'],
    ['32772', 'ＱＲＳ時間', '104', 'ms'],
    ['32773', 'ＱＴｃ', '462', 'ms'],
    ['32777', 'ＱＲＳ軸', '-12', 'deg'],
  ])
  writeEcg(b, taroWard('2026-11-06', '10:30'), '心房細動　心拍数 76／分', [
    ['32769', '心拍数', '76', '/min'],
    ['32773', 'ＱＴｃ', '438', 'ms'],
    ['32777', 'ＱＲＳ軸', '-8', 'deg'],
  ])
  for (const [date, time] of [
    ['2026-10-24', '15:25'],
    ['2026-10-27', '10:10'],
    ['2026-11-02', '10:05'],
  ] as const)
    writeImaging(b, taroWard(date, time), 'chestXray')
  writeImaging(b, taroWard('2026-11-07', '11:15'), 'chestCt', { orderedOn: day('2026-11-05') })
  writePdfReport(
    b,
    { ...taroWard('2026-11-07', '16:20'), department: '30' },
    'radiologyReport',
    '胸部ＣＴ 読影報告書',
    [
      '所見：両側胸水は減少。右上葉Ｓ２に１８ｍｍの充実性結節、辺縁にスピキュラを伴う。',
      '　　　縦隔リンパ節の有意な腫大なし。心拡大あり。',
      '診断：右上葉結節（原発性肺癌の疑い）。精査を勧めます。',
      '比較：２０２６／１０／２４ 当院　胸水は両側に多量、右下葉に肺炎像。',
      '　　　２０２５／０６／１１ 架空大学病院　結節は８ｍｍ。今回までに増大。',
    ],
  )
  writePdfReport(b, taroWard('2026-11-06', '15:00'), 'echoReport', '心エコー報告書', [
    "左室駆出率 38％（入院時 32％）、左房径 48 mm、E/e' 16.2。",
    '中等度僧帽弁逆流。壁運動はびまん性に低下。',
    '結論：収縮能の低下した心不全、改善傾向。',
  ])
  writeDiet(b, taroWard('2026-10-24', '16:30'), {
    code: '010',
    name: '心臓病食　１４００ｋｃａｌ　塩分６ｇ',
    remark: '水分制限　１日１０００ｍＬ',
  })
  writeDiet(b, taroWard('2026-10-31', '11:30'), { code: '012', name: '糖尿病食　１６００ｋｃａｌ　塩分６ｇ' })
  writeResults(
    b,
    taroWard('2026-10-24', '15:20'),
    [infectionGroup(b, { hbsAntigen: 'negative', hcvAntibody: 'positive', syphilis: 'negative' })],
    { reported: { day: day('2026-10-24'), time: '17:05' } },
  )
  writeResults(
    b,
    taroWard('2026-10-24', '15:30'),
    urinalysisGroups(b, {
      protein: '2+',
      glucose: '3+',
      blood: '1+',
      specificGravity: '1.021',
      ph: '5.5',
      sediment: { red: '5-9/HPF', white: '1-4/HPF', squamous: '<1/HPF', casts: '硝子円柱 10-19/WF', bacteria: '-' },
    }),
  )
  const penicillins = [
    ['ＡＢＰＣ', '>=32', 'R'],
    ['ＣＴＲＸ', '<=1', 'S'],
    ['ＬＶＦＸ', '0.5', 'S'],
    ['ＴＡＺ／ＰＩＰＣ', '<=4', 'S'],
    ['ＭＩＮＯ', '2', 'I'],
  ] as const
  writeResults(
    b,
    taroWard('2026-10-24', '16:05'),
    cultureGroups(
      b,
      ['061', '喀痰'],
      [
        { code: '2351', name: 'Klebsiella pneumoniae', quantity: '(2+)', susceptibility: penicillins },
        { code: '7001', name: 'Candida albicans', quantity: '(1+)', susceptibility: [] },
      ],
    ),
    { reported: { day: day('2026-10-28'), time: '14:30' } },
  )
  writeResults(b, taroWard('2026-10-24', '16:10'), cultureGroups(b, ['017', '血液'], []), {
    reported: { day: day('2026-10-31'), time: '09:15' },
  })
}
