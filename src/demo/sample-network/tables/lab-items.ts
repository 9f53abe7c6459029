/**
 * Laboratory items: JLAC10 codes are those of the published 臨床検査43項目 and 感染症5項目 tables, of the samples of the
 * standard, or absent; an item without one is sent with the facility's own code only, as hospitals do.
 */
export interface LabItem {
  readonly name: string
  readonly jlac10?: string
  readonly unit: string
  /** Digits after the point, as reported. */
  readonly decimals: number
  /** Reference range of adults, by sex where it differs; undefined where none is printed. */
  readonly range?: Range | { readonly M: Range; readonly F: Range }
  /** Value of a healthy adult and its spread from day to day. */
  readonly usual: number
  readonly spread: number
  /** Beyond these the flag is LL or HH. */
  readonly panic?: { readonly low?: number; readonly high?: number }
  readonly section: LabSection
}

/** Printed limits: both, or one-sided. */
type Range = readonly [low: string, high: string]

export type LabSection = 'haematology' | 'coagulation' | 'chemistry' | 'immunology' | 'urine' | 'haemoglobin-a1c'

export const SECTIONS: Readonly<
  Record<LabSection, { readonly code: string; readonly name: string; readonly specimen: readonly [string, string] }>
> = {
  haematology: { code: 'E001', name: '血液学的検査', specimen: ['019', '全血(添加物入り)'] },
  coagulation: { code: 'E004', name: '凝固・線溶検査', specimen: ['022', '血漿'] },
  chemistry: { code: 'E002', name: '生化学的検査', specimen: ['023', '血清'] },
  immunology: { code: 'E003', name: '免疫学的検査', specimen: ['023', '血清'] },
  urine: { code: 'E005', name: '尿一般検査', specimen: ['001', '尿(含むその他)'] },
  'haemoglobin-a1c': { code: 'E002', name: '生化学的検査', specimen: ['019', '全血(添加物入り)'] },
}

function item(
  section: LabSection,
  name: string,
  jlac10: string | undefined,
  unit: string,
  decimals: number,
  usual: number,
  spread: number,
  range?: LabItem['range'],
  panic?: LabItem['panic'],
): LabItem {
  return {
    section,
    name,
    unit,
    decimals,
    usual,
    spread,
    ...(jlac10 && { jlac10 }),
    ...(range && { range }),
    ...(panic && { panic }),
  }
}

export const LAB_ITEMS = {
  // 血算 (共用基準範囲)
  WBC: item('haematology', '白血球数', '2A990000001930952', '10*3/uL', 1, 5.8, 0.9, ['3.3', '8.6'], {
    low: 1.5,
    high: 20,
  }),
  RBC: item('haematology', '赤血球数', '2A990000001930951', '10*6/uL', 2, 4.6, 0.12, {
    M: ['4.35', '5.55'],
    F: ['3.86', '4.92'],
  }),
  Hb: item(
    'haematology',
    'ヘモグロビン',
    '2A030000001930901',
    'g/dL',
    1,
    14.1,
    0.35,
    { M: ['13.7', '16.8'], F: ['11.6', '14.8'] },
    { low: 6 },
  ),
  Ht: item('haematology', 'ヘマトクリット', '2A040000001930102', '%', 1, 42, 1, {
    M: ['40.7', '50.1'],
    F: ['35.1', '44.4'],
  }),
  MCV: item('haematology', 'ＭＣＶ', undefined, 'fL', 1, 92, 1, ['83.6', '98.2']),
  MCHC: item('haematology', 'ＭＣＨＣ', undefined, 'g/dL', 1, 33.1, 0.3, ['31.7', '35.3']),
  PLT: item('haematology', '血小板数', '2A050000001930901', '10*3/uL', 0, 225, 18, ['158', '348'], { low: 30 }),
  NEUT: item('haematology', '好中球', undefined, '%', 1, 58, 4, ['40.0', '71.0']),
  LYMPH: item('haematology', 'リンパ球', undefined, '%', 1, 31, 3.5, ['26.6', '46.6']),
  MONO: item('haematology', '単球', undefined, '%', 1, 5.6, 0.8, ['2.3', '7.7']),
  EOS: item('haematology', '好酸球', undefined, '%', 1, 2.8, 0.8, ['0.2', '4.1']),
  BASO: item('haematology', '好塩基球', undefined, '%', 1, 0.6, 0.2, ['0.0', '1.5']),
  // 凝固
  PTINR: item('coagulation', 'ＰＴ－ＩＮＲ', '2B030000002231157', '', 2, 1.02, 0.03, ['0.90', '1.10']),
  PTsec: item('coagulation', 'ＰＴ（秒）', '2B030000002231151', 's', 1, 11.6, 0.3, ['10.0', '13.0']),
  APTT: item('coagulation', 'ＡＰＴＴ', '2B020000002231101', 's', 1, 29.5, 1.2, ['24.0', '39.0']),
  FIB: item('coagulation', 'フィブリノゲン', '2B100000002231101', 'mg/dL', 0, 285, 25, ['200', '400']),
  DD: item('coagulation', 'Ｄダイマー', '2B140000002206201', 'ug/mL', 1, 0.6, 0.15, ['', '1.0']),
  // 生化学
  TP: item('chemistry', '総蛋白', '3A010000002327101', 'g/dL', 1, 7.2, 0.15, ['6.6', '8.1']),
  ALB: item('chemistry', 'アルブミン', '3A015000002327101', 'g/dL', 1, 4.4, 0.1, ['4.1', '5.1']),
  AST: item('chemistry', 'ＡＳＴ', '3B035000002327201', 'U/L', 0, 22, 2.5, ['13', '30']),
  ALT: item('chemistry', 'ＡＬＴ', '3B045000002327201', 'U/L', 0, 19, 3, { M: ['10', '42'], F: ['7', '23'] }),
  LD: item('chemistry', 'ＬＤ（ＩＦＣＣ）', '3B050000002327901', 'U/L', 0, 178, 9, ['124', '222']),
  ALP: item('chemistry', 'ＡＬＰ（ＩＦＣＣ）', '3B070000002327101', 'U/L', 0, 72, 4, ['38', '113']),
  LDJSCC: item('chemistry', 'ＬＤ（ＪＳＣＣ）', '3B050000002327801', 'U/L', 0, 178, 9, ['119', '229']),
  ALPJSCC: item('chemistry', 'ＡＬＰ（ＪＳＣＣ）', '3B070000002327701', 'U/L', 0, 206, 11, ['106', '322']),
  GGT: item('chemistry', 'γ－ＧＴ', '3B090000002327101', 'U/L', 0, 26, 4, { M: ['13', '64'], F: ['9', '32'] }),
  CK: item('chemistry', 'ＣＫ', '3B010000002327201', 'U/L', 0, 98, 18, { M: ['59', '248'], F: ['41', '153'] }),
  AMY: item('chemistry', 'アミラーゼ', '3B160000002327101', 'U/L', 0, 78, 8, ['44', '132']),
  ChE: item('chemistry', 'コリンエステラーゼ', '3B110000002327101', 'U/L', 0, 320, 15, {
    M: ['240', '486'],
    F: ['201', '421'],
  }),
  TBIL: item('chemistry', '総ビリルビン', '3J010000002327101', 'mg/dL', 1, 0.7, 0.12, ['0.4', '1.5']),
  DBIL: item('chemistry', '直接ビリルビン', '3J015000002327101', 'mg/dL', 1, 0.1, 0.04, ['', '0.4']),
  BUN: item('chemistry', '尿素窒素', '3C025000002327101', 'mg/dL', 1, 14.5, 1.4, ['8.0', '20.0']),
  Cre: item('chemistry', 'クレアチニン', '3C015000002327101', 'mg/dL', 2, 0.78, 0.03, {
    M: ['0.65', '1.07'],
    F: ['0.46', '0.79'],
  }),
  eGFR: item('chemistry', '推算ＧＦＲ', '8A065000002391901', 'mL/min/1.73m2', 0, 78, 3, ['60', '']),
  CysC: item('chemistry', 'シスタチンＣ', '3C016000002306201', 'mg/L', 2, 0.86, 0.04, {
    M: ['0.63', '0.95'],
    F: ['0.56', '0.87'],
  }),
  UA: item('chemistry', '尿酸', '3C020000002327101', 'mg/dL', 1, 5.4, 0.35, { M: ['3.7', '7.8'], F: ['2.6', '5.5'] }),
  Na: item('chemistry', 'ナトリウム', '3H010000002326101', 'mmol/L', 0, 141, 1.1, ['138', '145'], {
    low: 120,
    high: 160,
  }),
  K: item('chemistry', 'カリウム', '3H015000002326101', 'mmol/L', 1, 4.2, 0.18, ['3.6', '4.8'], { low: 2.5, high: 6 }),
  Cl: item('chemistry', 'クロール', '3H020000002326101', 'mmol/L', 0, 104, 1.1, ['101', '108']),
  Ca: item('chemistry', 'カルシウム', '3H030000002327101', 'mg/dL', 1, 9.3, 0.15, ['8.8', '10.1']),
  IP: item('chemistry', '無機リン', '3H040000002327101', 'mg/dL', 1, 3.5, 0.25, ['2.7', '4.6']),
  Mg: item('chemistry', 'マグネシウム', '3H025000002327101', 'mg/dL', 1, 2.1, 0.1, ['1.8', '2.4']),
  Fe: item('chemistry', '血清鉄', '3I010000002327101', 'ug/dL', 0, 95, 14, ['40', '188']),
  TIBC: item('chemistry', '総鉄結合能', undefined, 'ug/dL', 0, 320, 12, ['250', '410']),
  TCHO: item('chemistry', '総コレステロール', '3F050000002327101', 'mg/dL', 0, 192, 9, ['142', '248']),
  HDL: item('chemistry', 'ＨＤＬコレステロール', '3F070000002327101', 'mg/dL', 0, 58, 3, {
    M: ['38', '90'],
    F: ['48', '103'],
  }),
  LDL: item('chemistry', 'ＬＤＬコレステロール', '3F077000002327101', 'mg/dL', 0, 108, 8, ['65', '163']),
  TG: item('chemistry', '中性脂肪', '3F015000002327101', 'mg/dL', 0, 110, 20, { M: ['40', '234'], F: ['30', '117'] }),
  GLU: item('chemistry', '血糖', '3D010000002327201', 'mg/dL', 0, 96, 6, ['73', '109'], { low: 50, high: 500 }),
  A1C: item('haemoglobin-a1c', 'ＨｂＡ１ｃ（ＮＧＳＰ）', '3D046000001906202', '%', 1, 5.5, 0.1, ['4.9', '6.0']),
  A1CJDS: item('haemoglobin-a1c', 'ＨｂＡ１ｃ（ＪＤＳ）', '3D045000001906202', '%', 1, 5.1, 0.1, ['4.3', '5.8']),
  // 免疫・腫瘍マーカー・内分泌
  CRP: item('immunology', 'ＣＲＰ', '5C070000002306201', 'mg/dL', 2, 0.05, 0.02, ['', '0.14']),
  BNP: item('immunology', 'ＢＮＰ', '4Z271000002205201', 'pg/mL', 1, 12, 3, ['', '18.4']),
  NTproBNP: item('immunology', 'ＮＴ－ｐｒｏＢＮＰ', '4Z272000002305301', 'pg/mL', 0, 80, 14, ['', '125']),
  TNT: item('immunology', '高感度トロポニンＴ', undefined, 'ng/mL', 3, 0.008, 0.001, ['', '0.014']),
  PCT: item('immunology', 'プロカルシトニン', undefined, 'ng/mL', 2, 0.03, 0.01, ['', '0.05']),
  FER: item('immunology', 'フェリチン', '5C095000002305101', 'ng/mL', 1, 88, 9, {
    M: ['39.9', '465.0'],
    F: ['6.2', '138.0'],
  }),
  TSH: item('immunology', 'ＴＳＨ', '4A055000002305101', 'uIU/mL', 2, 1.9, 0.25, ['0.50', '5.00']),
  FT4: item('immunology', '遊離Ｔ４', '4A035000002305101', 'ng/dL', 2, 1.2, 0.06, ['0.90', '1.70']),
  CEA: item('immunology', 'ＣＥＡ', '5D010000002305101', 'ng/mL', 1, 2.1, 0.25, ['', '5.0']),
  CA199: item('immunology', 'ＣＡ１９－９', '5D130000002305101', 'U/mL', 1, 11, 1.5, ['', '37.0']),
  CYFRA: item('immunology', 'ＣＹＦＲＡ', undefined, 'ng/mL', 1, 1.6, 0.2, ['', '3.5']),
  PSA: item('immunology', 'ＰＳＡ', '5D305000002305101', 'ng/mL', 3, 1.2, 0.12, ['', '4.000']),
  IGE: item('immunology', '総ＩｇＥ', undefined, 'IU/mL', 0, 90, 15, ['', '170']),
  RF: item('immunology', 'リウマトイド因子', undefined, 'IU/mL', 1, 6, 1, ['', '15.0']),
  KL6: item('immunology', 'ＫＬ－６', undefined, 'U/mL', 0, 260, 18, ['', '500']),
  PTHI: item('immunology', 'インタクトＰＴＨ', undefined, 'pg/mL', 0, 48, 6, ['15', '65']),
  VCM: item('immunology', 'バンコマイシン血中濃度', undefined, 'ug/mL', 1, 14, 2),
  // 尿
  USG: item('urine', '尿比重', '1A030000000190301', '', 3, 1.017, 0.004, ['1.005', '1.030']),
  UPH: item('urine', '尿ｐＨ', '1A035000000190301', '', 1, 6, 0.4, ['5.0', '7.5']),
  UPC: item('urine', '尿蛋白／Ｃｒ比', '1A990000000190183', 'g/g', 2, 0.06, 0.02, ['', '0.15']),
  UAC: item('urine', '尿アルブミン／Ｃｒ比', '3A015000000106151', 'mg/g', 1, 9, 2, ['', '30.0']),
} as const satisfies Readonly<Record<string, LabItem>>

export type LabKey = keyof typeof LAB_ITEMS

/** Sets that are ordered together. */
export const PANELS = {
  cbc: ['WBC', 'RBC', 'Hb', 'Ht', 'MCV', 'MCHC', 'PLT'],
  differential: ['NEUT', 'LYMPH', 'MONO', 'EOS', 'BASO'],
  basic: ['TP', 'ALB', 'AST', 'ALT', 'LD', 'ALP', 'GGT', 'BUN', 'Cre', 'eGFR', 'Na', 'K', 'Cl', 'CRP'],
  small: ['AST', 'ALT', 'GGT', 'BUN', 'Cre', 'eGFR', 'UA', 'K'],
  lipid: ['HDL', 'LDL', 'TG'],
  diabetes: ['GLU', 'A1C'],
  kidney: ['BUN', 'Cre', 'eGFR', 'Na', 'K', 'Cl', 'Ca', 'IP', 'UA', 'UPC'],
  heart: ['NTproBNP', 'BUN', 'Cre', 'eGFR', 'Na', 'K', 'Cl'],
  coagulation: ['PTINR', 'PTsec', 'APTT', 'DD'],
  iron: ['Fe', 'TIBC', 'FER'],
  thyroid: ['TSH', 'FT4'],
} as const satisfies Readonly<Record<string, readonly LabKey[]>>
