import type { DrugUnit } from './drugs.ts'

/** Injectable drugs; codes as in drugs.ts. `caution` surfaces narcotics and anticancer drugs (RXC-7). */
export interface InjectionDrug {
  readonly name: string
  readonly yj?: string
  readonly hot?: string
  readonly unit: DrugUnit
  /** Volume of one unit in mL, for the total volume of a mixture. */
  readonly volumeMl: number
  readonly caution?: '抗がん剤' | '麻薬' | 'ハイリスク薬'
}

function injection(
  name: string,
  unit: DrugUnit,
  volumeMl: number,
  yj?: string,
  more: Partial<InjectionDrug> = {},
): InjectionDrug {
  return { name, unit, volumeMl, ...(yj && { yj }), ...more }
}

export const INJECTIONS = {
  saline50: injection('大塚生食注５０ｍＬ', 'HON', 50, '3311401A4', { hot: '107675201' }),
  saline100: injection('生理食塩液１００ｍＬ「見本」', 'BTL', 100, '3311402A5'),
  saline500: injection('生理食塩液５００ｍＬ「見本」', 'BAG', 500, '3311402A7'),
  glucose5: injection('ブドウ糖注５％ＰＬ「例示」１００ｍＬ', 'BTL', 100, '3231401A5'),
  glucose5x500: injection('ブドウ糖注５％ＰＬ「例示」５００ｍＬ', 'BTL', 500, '3231401A7'),
  solitaT3: injection('ソリタ－Ｔ３号輸液５００ｍＬ', 'BAG', 500, '3319534A4', { hot: '107750602' }),
  elneopa2: injection('エルネオパＮＦ２号輸液１０００ｍＬ', 'KIT', 1000, '3259529G1'),
  furosemide20: injection('フロセミド注２０ｍｇ「見本」', 'AMP', 2, '2139401A2'),
  carperitide: injection('カルペリチド注射用１０００μｇ「例示」', 'VIL', 0, '2179402D1'),
  noradrenaline: injection('ノルアドリナリン注１ｍｇ', 'AMP', 1, '2451401A1', { caution: 'ハイリスク薬' }),
  kcl20: injection('ＫＣＬ注２０ｍＥｑキット「例示」', 'KIT', 20, '3229400G1', { caution: 'ハイリスク薬' }),
  heparin5000: injection('ヘパリンナトリウム注５千単位／５ｍＬ「例示」', 'AMP', 5, '3334401A6', {
    caution: 'ハイリスク薬',
  }),
  ceftriaxone1: injection('セフトリアキソンＮａ静注用１ｇ「例示」', 'VIL', 0, '6132419F2'),
  tazopipe45: injection('タゾピペ配合静注用４．５「例示」', 'VIL', 0, '6139505F3'),
  cefazolin1: injection('セファゾリンＮａ注射用１ｇ「見本」', 'VIL', 0, '6132401D3'),
  vancomycin05: injection('バンコマイシン塩酸塩点滴静注用０．５ｇ「例示」', 'VIL', 0, '6113400A1'),
  meropenem05: injection('メロペネム点滴静注用０．５ｇ「見本」', 'VIL', 0, '6139400D2'),
  acetaminophen1000: injection('アセリオ静注液１０００ｍｇバッグ', 'BAG', 100, '1141400A2'),
  adona50: injection('アドナ注（静脈用）５０ｍｇ', 'AMP', 10, '3321401A4', { hot: '108010001' }),
  morphine10: injection('モルヒネ塩酸塩注射液１０ｍｇ', 'AMP', 1, '8114401A1', { hot: '185040601', caution: '麻薬' }),
  dexamethasone66: injection('デキサート注射液６．６ｍｇ', 'VIL', 2, '2454405H6'),
  granisetron3: injection('グラニセトロン静注３ｍｇ「例示」', 'AMP', 3, '2391400A2'),
  palonosetron: injection('アロキシ静注０．７５ｍｇ', 'VIL', 5, '2391405A1'),
  oxaliplatin: injection('オキサリプラチン点滴静注液１００ｍｇ「例示」', 'VIL', 20, '4291410A2', {
    caution: '抗がん剤',
  }),
  levofolinate: injection('レボホリナート点滴静注用１００ｍｇ「例示」', 'VIL', 0, '3929407F2'),
  fluorouracil: injection('フルオロウラシル注１０００ｍｇ「例示」', 'VIL', 20, '4223405A2', { caution: '抗がん剤' }),
  docetaxel: injection('ドセタキセル点滴静注８０ｍｇ「例示」', 'VIL', 8, '4240405A4', { caution: '抗がん剤' }),
  cyclophosphamide: injection('注射用エンドキサン５００ｍｇ', 'VIL', 0, '4211401D2', { caution: '抗がん剤' }),
  carboplatin: injection('カルボプラチン点滴静注液４５０ｍｇ「見本」', 'VIL', 45, '4291403A3', { caution: '抗がん剤' }),
  pembrolizumab: injection('キイトルーダ点滴静注１００ｍｇ', 'VIL', 4, '4291435A2', { caution: '抗がん剤' }),
  edaravone: injection('エダラボン点滴静注３０ｍｇ「例示」', 'BAG', 100, '1190401A1'),
  darbepoetin30: injection('ネスプ注射液３０μｇプラシリンジ', 'HON', 0.5, '3999425G4'),
  influenzaVaccine: injection('インフルエンザＨＡワクチン「例示」', 'ML', 1, '6313400A1'),
  pneumococcalVaccine: injection('ニューモバックスＮＰシリンジ', 'HON', 0.5, '6311400G1'),
  covidVaccine: injection('コミナティＲＴＵ筋注', 'VIL', 0.3, '631341DA1'),
} as const satisfies Readonly<Record<string, InjectionDrug>>

export type InjectionKey = keyof typeof INJECTIONS
