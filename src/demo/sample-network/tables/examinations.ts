/**
 * Imaging, endoscopy and physiology. The JJ1017 and LENDO codes are those of the published sample messages; every other
 * procedure has the code of the facility only.
 */
export interface Examination {
  readonly name: string
  /** Code and its system, header code and text first. */
  readonly header: readonly [code: string, name: string, system: string]
  readonly code: readonly [code: string, system: string]
  /** DICOM modality. */
  readonly modality: string
  /** Tube voltage kV, current mA, distance cm, time ms. */
  readonly exposure?: readonly [string, string, string, string]
}

const PLAIN = ['1000000000000000', 'Ｘ線単純撮影', 'JJ1017'] as const

function local(
  name: string,
  header: string,
  code: string,
  modality: string,
  exposure?: Examination['exposure'],
): Examination {
  return {
    name,
    header: [`9${code.slice(0, 2)}`, header, '99IMG'],
    code: [code, '99IMG'],
    modality,
    ...(exposure && { exposure }),
  }
}

export const EXAMINATIONS = {
  chestXray: {
    name: '胸部.Ｘ線単純撮影.立位正面(A→P)',
    header: PLAIN,
    code: ['10000002000102000000010000000000', 'JJ1017'],
    modality: 'CR',
    exposure: ['120', '200', '200', '20'],
  },
  chestXrayLateral: {
    name: '胸部.Ｘ線単純撮影.立位側面(L→R)',
    header: PLAIN,
    code: ['10000002000106000000010000000000', 'JJ1017'],
    modality: 'CR',
    exposure: ['120', '250', '200', '40'],
  },
  abdomenXray: {
    name: '腹部.Ｘ線単純撮影.立位正面(A→P)',
    header: PLAIN,
    code: ['10000002500102000000010000000000', 'JJ1017'],
    modality: 'DX',
    exposure: ['80', '250', '120', '63'],
  },
  wristXray: local('左手関節.Ｘ線単純撮影.２方向', 'Ｘ線単純撮影', '210441', 'DX', ['50', '100', '100', '16']),
  hipXray: local('股関節.Ｘ線単純撮影.両側正面', 'Ｘ線単純撮影', '210520', 'DX', ['75', '250', '110', '80']),
  chestCt: local('胸部.ＣＴ検査.単純', 'ＣＴ検査', '310201', 'CT'),
  chestCtContrast: local('胸部.ＣＴ検査.造影', 'ＣＴ検査', '310202', 'CT'),
  abdomenCtContrast: local('腹部・骨盤.ＣＴ検査.造影', 'ＣＴ検査', '310252', 'CT'),
  headCt: local('頭部.ＣＴ検査.単純', 'ＣＴ検査', '310101', 'CT'),
  headMri: local('頭部.ＭＲＩ検査.単純・ＭＲＡ', 'ＭＲＩ検査', '410101', 'MR'),
  lumbarMri: local('腰椎.ＭＲＩ検査.単純', 'ＭＲＩ検査', '410301', 'MR'),
  mammography: local('両側乳房.マンモグラフィ.ＣＣ・ＭＬＯ', '乳房撮影', '220601', 'MG', ['28', '80', '65', '900']),
  heartUltrasound: local('心臓.超音波検査.経胸壁', '超音波検査', '710110', 'US'),
  neckUltrasound: local('頸部.超音波検査', '超音波検査', '710210', 'US'),
  boneScintigraphy: local('全身骨シンチグラフィ', '核医学検査', '510901', 'NM'),
} as const satisfies Readonly<Record<string, Examination>>

export type ExaminationKey = keyof typeof EXAMINATIONS

export interface Endoscopy {
  readonly header: readonly [code: string, name: string]
  readonly code: readonly [code: string, name: string]
  readonly system: 'LENDO' | '99END'
}

export const ENDOSCOPIES = {
  upper: {
    header: ['11000000000', '検査.上部.-.-.-.-'],
    code: ['11000001000', '検査.上部.-.-.上部通常内視鏡.-'],
    system: 'LENDO',
  },
  upperBiopsy: {
    header: ['11000000000', '検査.上部.-.-.-.-'],
    code: ['11020001401', '検査.上部.胃.-.上部通常内視鏡.生検採取'],
    system: 'LENDO',
  },
  lower: { header: ['E20', '検査.下部'], code: ['E2010', '検査.下部.全大腸内視鏡'], system: '99END' },
  lowerBiopsy: { header: ['E20', '検査.下部'], code: ['E2014', '検査.下部.全大腸内視鏡.生検採取'], system: '99END' },
} as const satisfies Readonly<Record<string, Endoscopy>>

export type EndoscopyKey = keyof typeof ENDOSCOPIES
