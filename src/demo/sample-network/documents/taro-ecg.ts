import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import { writeContent } from '../writers/document.ts'
import { type EcgPatient, longTermEcgFile, restingEcgFile } from './ecg-files.ts'

/**
 * Waveforms that 見本 太郎 has as MFER files beside the documents: sinus rhythm at the clinic before the atrial
 * fibrillation of 2019, and ten minutes of a long-term ECG of the ward, with a time when the electrodes were off. To be
 * written last: keys follow one another.
 */
export function taroEcgFiles(a: Chart, b: Chart): void {
  const resting = restingEcgFile(
    patientOf(a, 70),
    [2018, 6, 6, 9, 40, 0],
    {
      key: 'taro-2018',
      rhythm: 'sinus',
      rate: 68,
      axisTangent: 0.42,
      qrsMs: 96,
      qtMs: 392,
      hasStrain: false,
    },
    {
      text: '正常洞調律　正常範囲内の心電図',
      values: [
        [32769, '68^/min'],
        [32770, '172^ms'],
        [58240, '96^ms'],
        [56008, '392^ms'],
        [59136, '417^ms'],
        [32774, '23^deg'],
      ],
    },
  )
  writeContent(a, { day: day('2018-06-06'), time: '09:55', department: '01', setting: 'O' }, 'ecgWaveform', {
    '安静時心電図.mwf': resting,
  })
  const night = longTermEcgFile(
    patientOf(b, 78),
    [2026, 11, 12, 21, 30, 0],
    {
      key: 'taro-holter',
      rhythm: 'fibrillation',
      rate: 72,
      axisTangent: 0.2,
      qrsMs: 102,
      qtMs: 389,
      hasStrain: false,
    },
    {
      seconds: 600,
      off: [[402, 414]],
      marks: [
        [253, '動悸'],
        [402, '電極外れ'],
      ],
    },
  )
  writeContent(b, { day: day('2026-11-13'), time: '11:20', department: '08', setting: 'I' }, 'longTermEcg', {
    'holter.mwf': night,
  })
}

function patientOf({ person, patientId }: Chart, age: number): EcgPatient {
  const { family, familyKana, given, givenKana, birth, sex } = person
  return { family, familyKana, given, givenKana, number: patientId, birth, sex, age }
}
