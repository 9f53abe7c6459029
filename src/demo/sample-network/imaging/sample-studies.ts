import type { SampleStudy } from './sample-study.ts'
import { brainMrSeries } from './studies/brain-mr.ts'
import { chestCtSeries } from './studies/chest-ct.ts'
import { headCtSeries } from './studies/head-ct.ts'
import { ECG_STUDIES } from './studies/ecg.ts'

const SCANNER_B = {
  Manufacturer: 'SAMPLE MEDICAL',
  ManufacturerModelName: 'CT-EXAMPLE 80',
  StationName: 'CT01',
} as const
const SCANNER_C = {
  Manufacturer: 'EXAMPLE IMAGING',
  ManufacturerModelName: 'REIJI CT 64',
  StationName: 'UNIVCT3',
} as const

const CHEST_NOW = {
  person: 'mihon-taro',
  facility: 'B',
  day: '2026-11-07',
  time: '11:15',
  title: '胸部CT 単純',
} as const
const CHEST_BEFORE = {
  person: 'mihon-taro',
  facility: 'B',
  day: '2026-10-24',
  time: '16:02',
  title: '胸部CT 単純',
} as const
const CHEST_LAST_YEAR = {
  person: 'mihon-taro',
  facility: 'C',
  day: '2025-06-11',
  time: '09:55',
  title: '胸部CT 単純',
} as const

const HEAD_CT = { person: 'mihon-taro', facility: 'B', day: '2026-10-26', time: '21:40', title: '頭部CT 単純' } as const
const BRAIN_MR = { person: 'mihon-taro', facility: 'C', day: '2024-07-03', time: '14:20', title: '頭部MRI' } as const

/** All studies of the sample network; each is built only when its turn comes. */
export const SAMPLE_STUDIES: readonly (() => Promise<SampleStudy>)[] = [
  async () => ({
    ...CHEST_NOW,
    series: await chestCtSeries({
      examined: CHEST_NOW,
      state: { nodule: 9, effusion: [14, 0], hasPneumonia: false, heartSize: 1.06 },
      scanner: SCANNER_B,
      hasLungSeries: true,
      isLossless: true,
    }),
  }),
  async () => ({
    ...CHEST_BEFORE,
    series: await chestCtSeries({
      examined: CHEST_BEFORE,
      state: { nodule: 8.6, effusion: [46, 34], hasPneumonia: true, heartSize: 1.16 },
      scanner: SCANNER_B,
      hasLungSeries: false,
      isLossless: false,
    }),
  }),
  async () => ({
    ...CHEST_LAST_YEAR,
    series: await chestCtSeries({
      examined: CHEST_LAST_YEAR,
      state: { nodule: 4, effusion: [0, 0], hasPneumonia: false, heartSize: 1 },
      scanner: SCANNER_C,
      hasLungSeries: false,
      isLossless: false,
    }),
  }),
  ...ECG_STUDIES,
  async () => ({ ...HEAD_CT, series: await headCtSeries(HEAD_CT, SCANNER_B) }),
  async () => ({ ...BRAIN_MR, series: await brainMrSeries(BRAIN_MR) }),
]
