import { encodeText } from '../character-encoder.ts'
import type { SampleStudy } from './sample-study.ts'
import { brainMrSeries } from './studies/brain-mr.ts'
import { capturedScreen, pdfDocument } from './studies/captured-documents.ts'
import { chestCrSeries } from './studies/chest-cr.ts'
import { chestCtSeries } from './studies/chest-ct.ts'
import { doseReport, keyImages, presentationState } from './studies/chest-ct-annotations.ts'
import { colonoscopySeries } from './studies/colonoscopy.ts'
import { ECG_STUDIES } from './studies/ecg.ts'
import { headCtSeries } from './studies/head-ct.ts'
import { mammographySeries } from './studies/mammography.ts'
import { smallChestSeries } from './studies/small-chest.ts'
import { heartUltrasoundSeries, softPartSeries } from './studies/ultrasound.ts'

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

const of = <P extends string, F extends 'A' | 'B' | 'C' | 'H'>(
  person: P,
  facility: F,
  day: string,
  time: string,
  title: string,
) => ({ person, facility, day, time, title })

const CHEST_NOW = of('mihon-taro', 'B', '2026-11-07', '11:15', '胸部CT 単純')
const CHEST_BEFORE = of('mihon-taro', 'B', '2026-10-24', '16:02', '胸部CT 単純')
const CHEST_LAST_YEAR = of('mihon-taro', 'C', '2025-06-11', '09:55', '胸部CT 単純')
const HEAD_CT = of('mihon-taro', 'B', '2026-10-26', '21:40', '頭部CT 単純')
const BRAIN_MR = of('mihon-taro', 'C', '2024-07-03', '14:20', '頭部MRI')
const UNREADABLE = of('kowareta-natsu', 'B', '2026-06-03', '10:20', '胸部CT 単純')
const INCOMPLETE = of('kowareta-natsu', 'B', '2026-06-17', '10:20', '胸部CT 単純')
const OTHER_PATIENT = of('kowareta-natsu', 'B', '2026-07-01', '10:20', '胸部CT 単純')
const OTHER_SPELLING = of('tanaka-sample', 'B', '2026-05-20', '10:20', '胸部CT 単純')
const GARBLED_NAME = of('yoshi-gaiji', 'B', '2026-05-27', '10:20', '胸部CT 単純')

/** All studies of the sample network; each is built only when its turn comes. */
export const SAMPLE_STUDIES: readonly (() => Promise<SampleStudy>)[] = [
  async () => ({
    ...CHEST_NOW,
    series: [
      ...(await chestCtSeries({
        examined: CHEST_NOW,
        state: { nodule: 9, effusion: [14, 0], hasPneumonia: false, heartSize: 1.06 },
        scanner: SCANNER_B,
        hasLungSeries: true,
        isLossless: true,
      })),
      doseReport({ ctdi: 9.4, dlp: [348.6, 344.4] }),
      presentationState(CHEST_NOW),
      keyImages(CHEST_NOW),
    ],
  }),
  async () => ({
    ...CHEST_BEFORE,
    series: [
      ...(await chestCtSeries({
        examined: CHEST_BEFORE,
        state: { nodule: 8.6, effusion: [46, 34], hasPneumonia: true, heartSize: 1.16 },
        scanner: SCANNER_B,
        hasLungSeries: false,
        isLossless: false,
      })),
      doseReport({ ctdi: 10.8, dlp: [402.3, 398.1] }),
    ],
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
  async () => ({ ...HEAD_CT, series: await headCtSeries(HEAD_CT, SCANNER_B) }),
  async () => ({ ...BRAIN_MR, series: await brainMrSeries(BRAIN_MR) }),
  async () => ({
    ...of('mihon-taro', 'B', '2026-10-24', '15:25', '胸部X線 ポータブル'),
    series: await chestCrSeries({
      key: 'bedside',
      state: { nodule: 8.6, effusion: [46, 34], hasPneumonia: true, heartSize: 1.18 },
      views: 'ap',
    }),
  }),
  async () => ({
    ...of('mihon-taro', 'B', '2026-11-02', '10:05', '胸部X線 2方向'),
    series: await chestCrSeries({
      key: 'standing',
      state: { nodule: 8.8, effusion: [24, 12], hasPneumonia: false, heartSize: 1.1 },
      views: 'pa-and-lateral',
    }),
  }),
  async () => ({
    ...of('mihon-taro', 'B', '2026-11-06', '14:30', '心エコー'),
    series: await heartUltrasoundSeries(),
  }),
  async () => ({
    ...of('mihon-taro', 'C', '2022-05-10', '13:30', '下部消化管内視鏡'),
    series: await colonoscopySeries(),
  }),
  async () => ({
    ...of('mihon-taro', 'A', '2026-05-13', '10:20', '頸部超音波'),
    series: [
      capturedScreen('neck', 1),
      pdfDocument(2, '頸部超音波検査報告書', [
        '患者　見本 太郎　様',
        '所見：左葉に 7.2 × 5.4 mm の低エコー結節。境界明瞭、血流乏しい。',
        '判定：良性を疑う。１年後に再検。',
      ]),
    ],
  }),
  ...ECG_STUDIES,
  async () => ({
    ...of('nyugan-chieko', 'C', '2025-09-10', '10:10', 'マンモグラフィ 両側'),
    series: await mammographySeries(),
  }),
  async () => ({
    ...of('kojosen-yuki', 'H', '2026-04-08', '10:40', '甲状腺超音波'),
    series: [await softPartSeries(['thyroid 1', 'thyroid 2', 'thyroid 3'], '甲状腺 静止画')],
  }),
  // One file that was cut, one that the server lists and has no more.
  async () => ({ ...UNREADABLE, series: [smallChestSeries(UNREADABLE, 'rle', { 3: 'truncated' })] }),
  async () => ({ ...INCOMPLETE, series: [smallChestSeries(INCOMPLETE, 'implicitLittleEndian', { 4: 'lost' })] }),
  // PID-6: found by the right number, but the pictures are somebody else's.
  async () => ({
    ...OTHER_PATIENT,
    header: { PatientName: 'REIJI^HANAKO=例示^花子=れいじ^はなこ', PatientBirthDate: '19610703', PatientAge: '064Y' },
    series: [smallChestSeries(OTHER_PATIENT, 'rle', {})],
  }),
  // The device knows neither 髙 nor 﨑.
  async () => ({
    ...OTHER_SPELLING,
    header: { PatientName: 'TAKAMI^SAKIKO=高見^崎子=たかみ^さきこ' },
    series: [smallChestSeries(OTHER_SPELLING, 'rle', {})],
  }),
  // Shift JIS in spite of the character set that the file names.
  async () => ({
    ...GARBLED_NAME,
    header: {
      SpecificCharacterSet: 'ISO_IR 100',
      InstitutionName: 'MIHON GENERAL HOSPITAL',
      StudyDescription: 'CHEST CT',
      ...garbled(),
    },
    series: [{ ...smallChestSeries(GARBLED_NAME, 'rle', {}), description: 'CHEST 50MM' }],
  }),
]

function garbled(): SampleStudy['header'] {
  const bytes = encodeText('YOSHIREI^MASAO=吉例^正男=よしれい^まさお', 'cp932')
  const shown = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return { PatientName: { bytes, shown } }
}
