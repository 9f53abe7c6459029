import type { SampleStudy } from './sample-study.ts'
import { chestCtSeries } from './studies/chest-ct.ts'

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
      hasLungSeries: true,
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
]
