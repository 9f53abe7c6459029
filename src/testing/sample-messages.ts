import { bytesOf, header, PID, pathOf } from './storage-fixture.ts'

const PV1 = 'PV1|0001|I|5E^512^3^^^N||||D0101^医師^一郎^^^^^^^L^^^^^I|||06|||||||D0101^医師^一郎^^^^^^^L^^^^^I'
const PV1_TIMES = `${PV1}${'|'.repeat(27)}202404101000|202404231000`
const EVN = 'EVN||20240410101455|20240424|||20240412140000|1319999999'
const PV2 = `PV2||||||||20240410|20240424${'|'.repeat(38)}20240414`
const ORC =
  'ORC|NW|000000000077001||000000000077001_01|||||20240401100000|C0303^入力^二郎||D0101^医師^一郎|06^^^^^C||||06^消化器科^HL70069'
const RXE =
  'RXE||103835401^ムコダイン錠２５０ｍｇ^HOT9|1.50|4|TAB^錠^MR9P|TAB^錠剤^MR9P|V14NNNNN^不均等・１回目・４錠^JAMISDP01|||42|TAB^錠^MR9P||||||||6^TAB&錠&MR9P||OHP^外来処方^MR9P'
const TQ1 =
  'TQ1|1||1013044400000000&内服・経口・１日３回朝昼夕食後&JAMISDP01|||7^D&日&ISO+|20240401|20240408||R^^HL70485|１日２回まで|||10'
const RXR = 'RXR|IV^静脈内^HL70162|ARM^腕^HL70550|IVP^点滴ポンプ^HL70164|102^点滴静注(末梢)^99XYZ||L^左^HL70495'
const RXC = 'RXC|B|107750602^ソリタ－Ｔ３号輸液５００ｍＬ^HOT9|1|HON^本^MR9P'
const RXA =
  'RXA|0|1|20240411100310|20240411150455|107750602^ソリタ－Ｔ３号輸液５００ｍＬ^HOT9|1|HON^本^MR9P||^左前腕に実施^JHSIC007|N0202^看護^一子|5E^512^3^^^N|102ml/hr||||||||CP|A|20240411150600'
const SPM = 'SPM|1|S24041200001||023^血清^JC10^01^血清^99XYZ|||||||||||||202404120640'
const OBR =
  'OBR|1|000000000099001|L24041200001|E002^生化学的検査^99O03|||202404120640|202404120640||||||||D0101^医師^一郎||||||20240412093000|||F'
const OBX = 'OBX|1|NM|3A010000002327101^総蛋白^JC10^10222^ＴＰ^99XYZ||6.10|g/dL^g/dL^ISO+|6.5-8.2|L|||F|||202404120640'
const ORGANISM = 'OBX|2|CWE|6B010000001774214^培養同定菌名^JC10|1|2001^E.Coli^JANIS|||A|||C'
const IPC = 'IPC|A20240412000101|RP0101|1.2.392.200036.9999.1.2.3.20240412.1||DX^^DCM'
const ZE = [
  'ZE1|1|RS|10000002000102000000010000000000^胸部^JJ1017|1|||T0404^技師^三郎',
  'ZE2|1|120^kV|200^mA|200^cm|20^ms|1',
]

const MESSAGES: readonly (readonly [dataType: string, type: string, ...segments: string[]])[] = [
  [
    'ADT-00',
    'ADT^A08^ADT_A01',
    EVN,
    'NK1|1|見本^太郎^^^^^L^I|SPO^配偶者^HL70063|^^^^100-0001^JPN^H^東京都見本区１丁目|^PRN^PH^^^^^^^^^03-0000-0001',
    PV1,
    'DB1|1|PT||N',
    'OBX|1|NM|9N001000000000001^身長^JC10||152.40|cm^cm^ISO+|||||F',
    'AL1|1|DA^薬物アレルギー^HL70127|P001^ペニシリン系^99XYZ|SV||発疹',
    'IN1|1|06^組合管掌健康保険^JHSD0001|06999999|||||||１２３|４５６７|20230401|||||SEL^本人^HL70063',
  ],
  ['ADT-01', 'ADT^A54^ADT_A54', EVN, PV1_TIMES],
  ['ADT-12', 'ADT^A04^ADT_A01', EVN, PV1_TIMES],
  ['ADT-21', 'ADT^A14^ADT_A05', EVN, PV1, PV2],
  ['ADT-22', 'ADT^A01^ADT_A01', EVN, PV1_TIMES, PV2],
  ['ADT-31', 'ADT^A21^ADT_A21', EVN, PV1_TIMES, PV2],
  ['ADT-32', 'ADT^A22^ADT_A21', EVN, PV1_TIMES, PV2],
  ['ADT-41', 'ADT^A15^ADT_A15', EVN, PV1_TIMES, PV2],
  ['ADT-42', 'ADT^A02^ADT_A02', EVN, PV1_TIMES, PV2],
  ['ADT-51', 'ADT^A16^ADT_A16', EVN, PV1_TIMES, PV2],
  ['ADT-52', 'ADT^A03^ADT_A03', EVN, PV1_TIMES, PV2],
  [
    'ADT-61',
    'ADT^A60^ADT_A60',
    'IAM|1|DA^薬物アレルギー^HL70127|100795402^ボルタレン錠２５ｍｇ^HOT9|SV^重度^HL70128|喘息発作|A^追加^HL70323|||||20150612||20240401090000||||C^確定^HL70438',
    'IAM|2|MC^禁忌^HL70127|^ＭＲＩ禁忌|||U',
  ],
  [
    'PPR-01',
    'PPR^ZD1^PPR_ZD1',
    'PRB|AD|20240401|20054174^胃炎^MDCDX2|000000000045001|||20240401||20240501|K297^^I10^O^外来時^JHSD0004^2013|||1^疑いあり^JHSD0005|F^治癒^HL70241|20240501|20240320|胃炎の疑い|1^主診断^JHSD0007|||||||V^非常に限定^HL70177',
    'ZPR|20090001^急性^MDCDX2|20054174^胃炎^MDCDX2|20080002^の疑い^MDCDX2||TSQF^胃炎^MDCDX2||未告知',
    ORC,
  ],
  [
    'OMD',
    'OMD^O03^OMD_O03',
    PV1,
    ORC,
    'TQ1|1||TID&１日３回&HL70335||||202404011800||||',
    'ODS|D||001^^99XY3|塩分控えめ',
  ],
  ['OMP-01', 'RDE^O11^RDE_O11', PV1, ORC, RXE, TQ1, RXR],
  ['OMP-02', 'RDE^O11^RDE_O11', PV1, ORC, RXE, TQ1, RXR, RXC],
  ['OMP-11', 'RAS^O17^RAS_O17', PV1, ORC, RXA, RXR],
  ['OMP-12', 'RAS^O17^RAS_O17', PV1, ORC, RXE, TQ1, RXR, RXC, RXA, RXR],
  ['OML-01', 'OML^O33^OML_O33', PV1, SPM, ORC, OBR, OBX],
  ['OML-11', 'OUL^R22^OUL_R22', PV1, SPM, OBR, ORC, OBX, 'NTE|1||溶血あり', ORGANISM],
  ['OMG-01', 'OMG^O19^OMG_O19', PV1, ORC, TQ1, OBR, OBX],
  ['OMG-02', 'OMG^O19^OMG_O19', PV1, ORC, TQ1, OBR],
  ['OMG-03', 'OMG^O19^OMG_O19', PV1, ORC, TQ1, OBR],
  ['OMG-11', 'OMI^Z23^OMI_Z23', PV1, ORC, TQ1, OBR, ...ZE, IPC],
  [
    'OMG-12',
    'OMI^Z23^OMI_Z23',
    PV1,
    ORC,
    OBR,
    ZE[0] ?? '',
    'OBX|1|XCN|DR-02.EM-01^実施医師^JSHR||123456^大江戸^信吉||||||F',
    IPC,
  ],
  ['OMG-13', 'ORU^R01^ORU_R01', PV1, ORC, OBR, 'OBX|1|TX|9A100&IMP^心電図所見^JC10||正常洞調律||||||F'],
]

/** One small message of each of the 26 data types, by its path: something to damage. */
export const SAMPLE_MESSAGES: readonly (readonly [path: string, bytes: Uint8Array])[] = MESSAGES.map(
  ([dataType, type, ...segments]) => {
    const isUndated = ['ADT-00', 'ADT-01', 'ADT-61', 'PPR-01'].includes(dataType)
    const path = pathOf({ dataType, key: `${dataType}01`, ...(isUndated ? {} : { date: '20240410' }) })
    return [path, bytesOf([header(type), PID, ...segments])]
  },
)
