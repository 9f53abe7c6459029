/**
 * Drugs of the sample network. Brand names, ingredients and strengths are real; where a name ends in 「例示」「見本」「架空」
 * its maker is not. `yj` is the first nine places of the YJ code (成分・投与経路・剤形・規格), public facts; the three places
 * of the brand are made up (`990`), so that no code stands for a product of a real maker. `hot` is a HOT number where the
 * published samples of the standards use one.
 */
export interface Drug {
  readonly name: string
  readonly yj?: string
  readonly hot?: string
  /** MERIT-9 unit and its text. */
  readonly unit: DrugUnit
  readonly form: DrugForm
}

const UNITS = {
  TAB: '錠',
  CAP: 'カプセル',
  PCK: '包',
  HON: '本',
  AMP: 'アンプル',
  VIL: 'バイアル',
  BAG: '袋',
  SHT: '枚',
  KO: '個',
  BTL: '瓶',
  KIT: 'キット',
  UNT: '単位',
  G: 'ｇ',
  ML: 'ｍＬ',
  DROP: '滴',
} as const
export type DrugUnit = keyof typeof UNITS

const FORMS = {
  TAB: '錠剤',
  CAP: 'カプセル',
  PWD: '散剤',
  SYR: 'シロップ',
  SUP: '坐剤',
  LQD: '液剤',
  OIT: '軟膏',
  CRM: 'クリーム',
  TPE: '貼付剤',
  INJ: '注射剤',
} as const
export type DrugForm = keyof typeof FORMS

export function unitText(unit: DrugUnit): string {
  return UNITS[unit]
}

export function formText(form: DrugForm): string {
  return FORMS[form]
}

function tablet(name: string, yj?: string, hot?: string): Drug {
  return { name, unit: 'TAB', form: 'TAB', ...(yj && { yj }), ...(hot && { hot }) }
}

function drug(name: string, unit: DrugUnit, form: DrugForm, yj?: string, hot?: string): Drug {
  return { name, unit, form, ...(yj && { yj }), ...(hot && { hot }) }
}

export const DRUGS = {
  // 循環器
  norvasc25: tablet('ノルバスク錠２．５ｍｇ', '2171022F1'),
  amlodipineOd25: tablet('アムロジピンＯＤ錠２．５ｍｇ「例示」', '2171022F3'),
  amlodipineOd5: tablet('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4'),
  amlodipine5D: tablet('アムロジピンＯＤ錠５ｍｇ「トーワ」', '2171022F4', '118589001'),
  azilva20: tablet('アジルバ錠２０ｍｇ', '2149048F2'),
  olmesartan20: tablet('オルメサルタンＯＤ錠２０ｍｇ「例示」', '2149044F6'),
  candesartan8: tablet('カンデサルタン錠８ｍｇ「見本」', '2149040F3'),
  enalapril25: tablet('エナラプリルマレイン酸塩錠２．５ｍｇ「例示」', '2144002F1'),
  entresto50: tablet('エンレスト錠５０ｍｇ', '2190041F1'),
  bisoprolol25: tablet('【般】ビソプロロールフマル酸塩錠２．５ｍｇ', '2123016F2'),
  carvedilol25: tablet('カルベジロール錠２．５ｍｇ「見本」', '2149032F3'),
  furosemide20: tablet('フロセミド錠２０ｍｇ「見本」', '2139005F1', '108797001'),
  furosemide40: tablet('フロセミド錠４０ｍｇ「見本」', '2139005F2'),
  azosemide30: tablet('アゾセミド錠３０ｍｇ「例示」', '2139008F1'),
  spironolactone25: tablet('スピロノラクトン錠２５ｍｇ「例示」', '2133001F1'),
  tolvaptan75: tablet('サムスカＯＤ錠７．５ｍｇ', '2139011F4'),
  eliquis25: tablet('エリキュース錠２．５ｍｇ', '3339004F1'),
  lixiana30: tablet('リクシアナＯＤ錠３０ｍｇ', '3339002F5', '125375401'),
  warfarin1: tablet('ワーファリン錠１ｍｇ', '3332001F2'),
  aspirin100: tablet('バイアスピリン錠１００ｍｇ', '3399007H1'),
  clopidogrel75: tablet('クロピドグレル錠７５ｍｇ「見本」', '3399008F2'),
  nicorandil5: tablet('ニコランジル錠５ｍｇ「例示」', '2171017F2'),
  nitroglycerin: tablet('ニトロペン舌下錠０．３ｍｇ', '2171018K1'),
  digoxin0125: tablet('ジゴキシン錠０．１２５ｍｇ「例示」', '2113003F2'),
  amiodarone100: tablet('アミオダロン塩酸塩錠１００ｍｇ「見本」', '2129010F1'),
  // 代謝
  metformin250: tablet('メトホルミン塩酸塩錠２５０ｍｇＭＴ「例示」', '3962002F2', '119012201'),
  sitagliptin50: tablet('ジャヌビア錠５０ｍｇ', '3969010F2'),
  linagliptin5: tablet('トラゼンタ錠５ｍｇ', '3969014F1'),
  glimepiride1: tablet('グリメピリド錠１ｍｇ「例示」', '3961008F1'),
  empagliflozin10: tablet('ジャディアンス錠１０ｍｇ', '3969023F1'),
  rosuvastatin25: tablet('ロスバスタチン錠２．５ｍｇ「見本」', '2189017F1'),
  atorvastatin10: tablet('アトルバスタチン錠１０ｍｇ「例示」', '2189015F2'),
  febuxostat20: tablet('フェブキソスタット錠２０ｍｇ「見本」', '3949003F2'),
  allopurinol100: tablet('アロプリノール錠１００ｍｇ「例示」', '3943001F1'),
  levothyroxine50: tablet('チラーヂンＳ錠５０μｇ', '2431004F2'),
  insulinGlargine: drug('ランタスＸＲ注ソロスター', 'KIT', 'INJ', '2492416G7'),
  insulinLispro: drug('ヒューマログ注ミリオペン', 'KIT', 'INJ', '2492415G5'),
  // 消化器
  takecab10: tablet('タケキャブ錠１０ｍｇ', '2329030F1'),
  lansoprazoleOd15: tablet('ランソプラゾールＯＤ錠１５ｍｇ「例示」', '2329023F1'),
  rebamipide100: tablet('レバミピド錠１００ｍｇ「例示」', '2329021F1'),
  magnesiumOxide330: tablet('酸化マグネシウム錠３３０ｍｇ「見本」', '2344009F2'),
  sennoside12: tablet('センノシド錠１２ｍｇ「例示」', '2354003F2'),
  miyaBm: tablet('ミヤＢＭ錠', '2316009F1', '104195801'),
  camostat100: tablet('カモスタット錠１００ｍｇ（院内約束処方）'),
  ursodiol100: tablet('ウルソデオキシコール酸錠１００ｍｇ「見本」', '2362001F2'),
  // 呼吸器・抗菌・その他
  carbocisteine500: tablet('カルボシステイン錠５００ｍｇ「例示」', '2233002F2'),
  mucodyne250: tablet('ムコダイン錠２５０ｍｇ', '2233002F1', '103835401'),
  montelukast10: tablet('モンテルカスト錠１０ｍｇ「見本」', '4490026F2'),
  symbicort: drug('シムビコートタービュヘイラー６０吸入', 'KIT', 'LQD', '2290800G1'),
  spiriva: drug('スピリーバ２．５μｇレスピマット６０吸入', 'KIT', 'LQD', '2259710G1'),
  clarithromycin200: tablet('クラリスロマイシン錠２００ｍｇ「例示」', '6149003F2'),
  levofloxacin500: tablet('レボフロキサシン錠５００ｍｇ「例示」', '6241013F3'),
  cefcapene100: tablet('セフカペンピボキシル塩酸塩錠１００ｍｇ「見本」', '6132016F2'),
  amoxicillin250: drug('アモキシシリンカプセル２５０ｍｇ「例示」', 'CAP', 'CAP', '6131001M2'),
  prednisolone5: tablet('プレドニン錠５ｍｇ', '2456001F1', '105271807'),
  methotrexate2: drug('メトトレキサートカプセル２ｍｇ「例示」', 'CAP', 'CAP', '3999016M1'),
  folicAcid5: tablet('フォリアミン錠（５ｍｇ）', '3133001F1'),
  acetaminophen500: tablet('カロナール錠５００', '1141007F3', '123812902'),
  acetaminophen200: tablet('カロナール錠２００', '1141007F1', '102940501'),
  loxoprofen60: tablet('ロキソプロフェンＮａ錠６０ｍｇ「例示」', '1149019F1'),
  loxoprofenTape: drug('ロキソプロフェンＮａテープ１００ｍｇ「例示」', 'SHT', 'TPE', '2649735S3'),
  celecoxib100: tablet('セレコキシブ錠１００ｍｇ「見本」', '1149037F1'),
  pregabalin75: tablet('プレガバリンＯＤ錠７５ｍｇ「例示」', '1190017F2'),
  tramcet: tablet('トラムセット配合錠', '1149117F1'),
  oxycontin5: tablet('オキシコンチンＴＲ錠５ｍｇ', '8119002G5'),
  zolpidem5: tablet('ゾルピデム酒石酸塩錠５ｍｇ「例示」', '1129009F1'),
  lemborexant25: tablet('デエビゴ錠２．５ｍｇ', '1190027F1'),
  donepezil5: tablet('ドネペジル塩酸塩ＯＤ錠５ｍｇ「見本」', '1190012F4'),
  escitalopram10: tablet('レクサプロ錠１０ｍｇ', '1179054F1'),
  levetiracetam500: tablet('レベチラセタム錠５００ｍｇ「例示」', '1139010F2'),
  levodopa100: tablet('メネシット配合錠１００', '1169101F1'),
  alendronate35: tablet('アレンドロン酸錠３５ｍｇ「見本」', '3999018F2'),
  eldecalcitol075: drug('エルデカルシトールカプセル０．７５μｇ「例示」', 'CAP', 'CAP', '3112006M2'),
  calciumCarbonate500: tablet('カルタン錠５００', '2190024F2'),
  precipitatedCalcium500: tablet('沈降炭酸カルシウム錠５００ｍｇ「例示」', '2190024F2'),
  roxadustat50: tablet('エベレンゾ錠５０ｍｇ', '3999046F2'),
  tamsulosin02: tablet('タムスロシン塩酸塩ＯＤ錠０．２ｍｇ「見本」', '2590008F3'),
  solifenacin5: tablet('ソリフェナシンコハク酸塩ＯＤ錠５ｍｇ「例示」', '2590011F4'),
  anastrozole1: tablet('アナストロゾール錠１ｍｇ「例示」', '4291010F1'),
  s1T20: drug('エヌケーエスワン配合カプセルＴ２０', 'CAP', 'CAP', '4229101M1'),
  ferrous50: tablet('クエン酸第一鉄Ｎａ錠５０ｍｇ「例示」', '3222013F1'),
  yokukansan: drug('ツムラ抑肝散エキス顆粒（医療用）', 'PCK', 'PWD', '5200139D1'),
  shakuyaku: drug('ツムラ芍薬甘草湯エキス顆粒（医療用）', 'PCK', 'PWD', '5200067D1'),
  hirudoid: drug('ヘパリン類似物質油性クリーム０．３％「例示」', 'G', 'CRM', '3339950M1'),
  rinderonVg: drug('リンデロン－ＶＧ軟膏０．１２％', 'HON', 'OIT', '2647710M1'),
  latanoprost: drug('ラタノプロスト点眼液０．００５％「例示」', 'HON', 'LQD', '1319739Q1'),
  rescarbon: drug('新レシカルボン坐剤', 'KO', 'SUP', '2359800J1', '104937401'),
  longName: tablet(
    'レボドパ１００ｍｇ・カルビドパ水和物１０ｍｇ・エンタカポン１００ｍｇ配合錠「例示地域医療連携ネットワーク共同購入品」（一包化不可・粉砕不可）',
    '1169102F1',
  ),
} as const satisfies Readonly<Record<string, Drug>>

export type DrugKey = keyof typeof DRUGS
