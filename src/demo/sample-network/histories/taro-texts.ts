import type { CdaSection } from '../documents/cda.ts'
import type { DocumentSection } from '../documents/fhir-document.ts'

export const HEART_FAILURE_COURSE: readonly string[] = [
  'Ｓ）昨夜から横になると苦しい。\nＯ）起坐呼吸、両下腿浮腫、湿性ラ音。SpO2 89%（室内気）。\nＡ）急性心不全、肺炎の合併。腎機能悪化、K 6.2。\nＰ）酸素投与、利尿薬静注、カルペリチド持続、抗菌薬開始。',
  'Ｓ）楽になった。\nＯ）体重 65.9 kg、ラ音減少。K 5.0。\nＡ）反応良好。\nＰ）利尿薬を内服へ切り替える。',
  'Ｓ）歩いても息切れしない。\nＯ）CRP 1.35、体重 63.6 kg。\nＡ）肺炎は軽快。\nＰ）抗菌薬終了、心臓リハビリ継続。',
  'Ｓ）外泊前に外出を試した。変わりない。\nＯ）浮腫なし。\nＡ）安定。\nＰ）塩分・体重の指導、退院調整。',
  'Ｓ）特になし。\nＯ）心エコー LVEF 38%。CT で右上葉に結節。\nＡ）肺結節は外来で精査（本人には結節の説明のみ、癌の可能性は未告知）。\nＰ）11/8 退院。',
]

export const HEART_FAILURE_SUMMARY: readonly DocumentSection[] = [
  { code: '322', title: '入院時詳細', text: '2026年10月24日 救急搬送にて入院。' },
  { code: '312', title: '入院理由', text: '労作時呼吸困難、下腿浮腫。' },
  { code: '342', title: '入院時診断', text: 'うっ血性心不全、急性肺炎、慢性腎臓病の急性増悪' },
  { code: '352', title: '主訴', text: '呼吸困難' },
  {
    code: '360',
    title: '現病歴',
    text: '2019年より心房細動で通院中。10月中旬から体重が増え、10月23日夜から起坐呼吸となった。',
  },
  { code: '370', title: '既往歴', text: '２型糖尿病、高血圧症、Ｃ型慢性肝炎（SVR後）、Ｓ状結腸癌術後、気管支喘息' },
  { code: '510', title: 'アレルギー・不耐性反応', text: 'アモキシシリン（全身発疹、呼吸苦）' },
  {
    code: '333',
    title: '入院中経過',
    text: '利尿薬静注とカルペリチドで改善し、体重は 68.4 kg から 62.1 kg となった。肺炎にはセフトリアキソンを７日間投与した。K は 6.2 から 4.7 mmol/L へ改善した。',
  },
  { code: '324', title: '退院時詳細', text: '2026年11月8日 軽快、自宅へ退院。' },
  { code: '344', title: '退院時診断', text: 'うっ血性心不全（LVEF 38%）、心房細動、慢性腎臓病 G3b A2、２型糖尿病' },
  {
    code: '444',
    title: '退院時投薬指示',
    text: 'アムロジピンOD錠5mg 1錠、フロセミド錠20mg 2錠、エリキュース錠2.5mg 2錠、ジャディアンス錠10mg 1錠',
  },
  { code: '424', title: '退院時方針指示', text: '体重 64 kg を超えたら受診。塩分６ｇ。NSAIDs は避ける。' },
  { code: '550', title: '家族歴', text: '聴取せず', emptyReason: 'notasked' },
]

export const HEART_FAILURE_REFERRAL: readonly DocumentSection[] = [
  { code: '920', title: '紹介元情報', text: '見本総合病院　循環器内科　仮 一夫' },
  { code: '910', title: '紹介先情報', text: '例示中央クリニック　内科　例示 一郎 先生' },
  { code: '950', title: '紹介目的', text: '退院後の継続診療のお願い。' },
  { code: '340', title: '傷病名・主訴', text: 'うっ血性心不全、心房細動、慢性腎臓病 G3b A2、２型糖尿病' },
  {
    code: '360',
    title: '現病歴',
    text: '10月24日、労作時呼吸困難と下腿浮腫で当院へ救急搬送。胸部X線で両側胸水、NT-proBNP 6820 pg/mL。利尿薬静注で改善し、体重は入院時 68.4 kg から 62.1 kg。K 6.2 mmol/L は10月31日に 4.4 mmol/L へ改善しました。',
  },
  {
    code: '620',
    title: '検査結果',
    text: '退院前日：Cr 1.58 mg/dL、eGFR 33、K 4.7 mmol/L、Hb 10.5 g/dL、NT-proBNP 1402 pg/mL',
  },
  { code: '430', title: '投薬指示', text: 'フロセミドは11月18日の外来で減量を検討します。' },
  { code: '510', title: 'アレルギー・不耐性反応', text: 'アモキシシリン' },
  { code: '420', title: '診療方針指示', text: '右上葉結節は当院呼吸器内科で精査します。' },
]

export const COLON_CANCER_SUMMARY: readonly DocumentSection[] = [
  { code: '322', title: '入院時詳細', text: '2022年7月4日 予定入院。' },
  { code: '312', title: '入院理由', text: 'Ｓ状結腸癌の手術' },
  { code: '342', title: '入院時診断', text: 'Ｓ状結腸癌 cStage IIIb' },
  { code: '352', title: '主訴', text: '便潜血陽性、貧血' },
  {
    code: '360',
    title: '現病歴',
    text: '2022年4月の便潜血検査が陽性で、5月10日の下部内視鏡でＳ状結腸に２型腫瘍を認めた。',
  },
  {
    code: '333',
    title: '入院中経過',
    text: '7月6日 腹腔鏡下Ｓ状結腸切除術（D3郭清）を施行。術後３日目に尿路感染症を生じ、抗菌薬で軽快した。',
  },
  { code: '324', title: '退院時詳細', text: '2022年7月20日 自宅へ退院。' },
  { code: '344', title: '退院時診断', text: 'Ｓ状結腸癌 pStage IIIb（pT3N2aM0）' },
  { code: '444', title: '退院時投薬指示', text: '酸化マグネシウム錠330mg 3錠' },
  { code: '424', title: '退院時方針指示', text: '9月より術後補助化学療法（mFOLFOX6、12コース）。' },
]

export const TARO_REFERRAL_TO_B: readonly CdaSection[] = [
  { code: '42349-1', title: '紹介目的', text: '体重増加と労作時息切れの精査をお願いします。' },
  { code: '11450-4', title: '傷病名', text: '心房細動、２型糖尿病、慢性腎臓病、高血圧症' },
  {
    code: '10164-2',
    title: '現病歴',
    text: '10月中旬より体重が 3 kg 増加。下腿浮腫あり。\n10月21日 NT-proBNP 2210 pg/mL。',
  },
  { code: '48765-2', title: 'アレルギー', text: 'アモキシシリン（全身発疹、呼吸苦）' },
  { code: '10160-0', title: '投薬', text: 'ノルバスク錠2.5mg、トラゼンタ錠5mg、ビソプロロール錠2.5mg ほか' },
]
