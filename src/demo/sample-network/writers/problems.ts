import { addMessage, type Chart, NO_ORDER } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import { coded, escapeText, segment } from '../segment.ts'
import type { Department } from '../staff.ts'
import { departmentCwe, doctor, msh, pid } from './header-segments.ts'

/** One diagnosis as PPR-01 holds it. */
export interface Diagnosis {
  readonly name: string
  /** ICD-10 without its dot. */
  readonly icd10: string
  /** 病名管理番号 where it is known; a local code stands in its place otherwise. */
  readonly keyNumber?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly isSuspected?: boolean
  readonly isMain?: boolean
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a date may be known in part only. */
  readonly since: string
  readonly recorded: Day
  readonly ended?: { readonly day: Day; readonly outcome: 'F' | 'R' | 'N' | 'D' | 'S' | 'W' }
  readonly department: Department
  /** Not told to the patient (未告知): PRB-25 V and the comment. */
  readonly isUndisclosed?: boolean
  readonly setting?: 'I' | 'O'
}

const OUTCOMES = { F: '治癒', R: '軽快', N: '不変', D: '死亡', S: '後遺症', W: '悪化' } as const

/** PPR-01: all diagnoses of the person at this facility, in one file. */
export function writeDiagnoses(chart: Chart, diagnoses: readonly Diagnosis[]): void {
  const [day] = diagnoses.map(({ recorded, ended }) => ended?.day ?? recorded).sort((a, b) => (a > b ? -1 : 1))
  if (day === undefined) return
  const at = { day, time: '17:20' }
  addMessage(chart, { date: undefined, dataType: 'PPR-01', key: NO_ORDER, sent: at, department: undefined }, [
    msh(chart, 'PPR^ZD1^PPR_ZD1', at),
    pid(chart),
    ...diagnoses.flatMap((diagnosis) => problem(chart, diagnosis)),
  ])
}

function problem(chart: Chart, d: Diagnosis): string[] {
  const instance = chart.nextKey()
  const disease =
    d.keyNumber === undefined ? coded(localCode(d.name), d.name, '99BYO') : coded(d.keyNumber, d.name, 'MDCDX2')
  const suspected = d.isSuspected ? 'の疑い' : ''
  const text = `${d.prefix ?? ''}${d.name}${d.suffix ?? ''}${suspected}`
  const modifiers = [d.prefix, d.suffix, suspected].flatMap((modifier) =>
    modifier ? [coded(localCode(modifier), modifier, '99BYO')] : [],
  )
  const when = d.setting === 'I' ? 'H^入院時' : 'O^外来時'
  return [
    segment('PRB', {
      1: 'AD',
      2: `${stamp(d.recorded)}100000`,
      3: disease,
      4: instance,
      7: stamp(d.recorded),
      9: d.ended && stamp(d.ended.day),
      10: `${d.icd10}^^I10^${when}^JHSD0004^2013`,
      13: d.isSuspected ? '1^疑いあり^JHSD0005' : '',
      14: d.ended && coded(d.ended.outcome, OUTCOMES[d.ended.outcome], 'HL70241'),
      15: d.ended && stamp(d.ended.day),
      16: d.since.replaceAll('-', ''),
      17: escapeText(text),
      18: d.isMain ? '1^主診断^JHSD0007' : '2^副診断^JHSD0007',
      25: d.isUndisclosed ? 'V^非常に限定^HL70177' : '',
    }),
    ...(modifiers.length > 0 || d.isUndisclosed
      ? [segment('ZPR', { 1: modifiers.join('~'), 2: disease, 7: d.isUndisclosed ? '本人未告知' : '' })]
      : []),
    segment('ORC', {
      1: 'NW',
      2: instance,
      12: doctor(chart, d.department),
      17: departmentCwe(chart, d.department),
      29: d.setting === 'I' ? 'I^入院患者オーダ^HL70482' : 'O^外来患者オーダ^HL70482',
    }),
  ]
}

function localCode(name: string): string {
  let sum = 7
  for (const c of name) sum = (sum * 31 + c.charCodeAt(0)) % 9_999_991
  return String(sum).padStart(7, '0')
}

/** One entry of ADT-61. */
export interface Allergy {
  readonly type: 'DA' | 'FA' | 'MA' | 'MC' | 'EA'
  readonly code?: { readonly code: string; readonly system: string }
  readonly name: string
  readonly severity?: 'SV' | 'MO' | 'MI'
  readonly reaction?: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly onset?: string
  readonly onsetText?: string
  readonly reported: Day
  readonly action?: 'A' | 'D' | 'U'
  readonly status?: 'U' | 'S' | 'C' | 'E'
  readonly sensitivity?: 'AL' | 'AD' | 'IN' | 'CT' | 'SE'
  /** Why the entry was changed: IAM-8. */
  readonly reason?: string
}

const TYPES = {
  DA: '薬物アレルギー',
  FA: '食物アレルギー',
  MA: 'その他アレルギー',
  MC: '禁忌',
  EA: '環境アレルギー',
} as const
const SEVERITIES = { SV: '重度', MO: '中等度', MI: '軽度' } as const
const ACTIONS = { A: '追加', D: '削除', U: '更新' } as const
const STATES = { U: '未確認', S: '疑い', C: '確定', E: '誤り' } as const
const SENSITIVITIES = { AL: 'アレルギー', AD: '副作用', IN: '不耐性', CT: '禁忌', SE: '副作用' } as const

/** ADT-61: all allergies of the person at this facility; an empty list is written too, for it says something else than no file. */
export function writeAllergies(chart: Chart, day: Day, allergies: readonly Allergy[]): void {
  const at = { day, time: '09:10' }
  addMessage(chart, { date: undefined, dataType: 'ADT-61', key: NO_ORDER, sent: at, department: undefined }, [
    msh(chart, 'ADT^A60^ADT_A60', at),
    segment('EVN', { 2: `${stamp(day)}0910` }),
    pid(chart),
    ...allergies.map((a, i) =>
      segment('IAM', {
        1: String(i + 1),
        2: coded(a.type, TYPES[a.type], 'HL70127'),
        3: a.code === undefined ? `^${escapeText(a.name)}` : coded(a.code.code, a.name, a.code.system),
        4: a.severity && coded(a.severity, SEVERITIES[a.severity], 'HL70128'),
        5: a.reaction && escapeText(a.reaction),
        6: coded(a.action ?? 'A', ACTIONS[a.action ?? 'A'], 'HL70323'),
        8: a.reason && escapeText(a.reason),
        9: a.sensitivity && coded(a.sensitivity, SENSITIVITIES[a.sensitivity], 'HL70436'),
        11: a.onset?.replaceAll('-', ''),
        12: a.onsetText && escapeText(a.onsetText),
        13: `${stamp(a.reported)}0900`,
        17: a.status && coded(a.status, STATES[a.status], 'HL70438'),
      }),
    ),
  ])
}
