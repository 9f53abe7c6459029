import { day } from '../day.ts'
import { REFERRAL } from '../documents/fhir-document.ts'
import { hostileDocuments } from '../documents/hostile-documents.ts'
import { labGroups } from '../lab-values.ts'
import { damageBytes, damageName, misfile, withEmptyRuns } from '../misfiled.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { PANELS } from '../tables/lab-items.ts'
import { writeFhirDocument } from '../writers/document.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePrescription } from '../writers/prescription.ts'
import { lifeCourse } from './life-course.ts'
import type { History } from './person-history.ts'
import { dx, HYPERTENSION, rx } from './presets.ts'

/** Patients whose storages hold what should not be there: another patient's result, damaged names, cut files. */
export const DAMAGED_RECORDS: Readonly<Record<string, History>> = {
  'torichigae-jiro': lifeCourse({
    diagnoses: {
      A: [dx('高血圧症', 'I10', '2010', '01', { isMain: true })],
      D: [dx('尿路結石症', 'N209', '2025-02-03', '20', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        from: '2024-01-17',
        regimens: [{ from: '2020-01-01', lines: [rx('amlodipineOd25', '1', 'morning')] }],
      },
      {
        at: 'D',
        department: '20',
        everyDays: 91,
        from: '2025-02-03',
        labEvery: 1,
        panel: ['UA', 'Cre', 'eGFR', 'Ca'],
        regimens: [{ from: '2020-01-01', lines: [] }],
      },
    ],
    more: ({ at }) => {
      const other = SAMPLE_PEOPLE.get('kaso-shiro')
      if (other === undefined) throw new RangeError('the other patient is gone')
      const number = other.links.find(({ facility }) => facility === 'D')?.patientId ?? ''
      misfile(at('D'), other, number, (wrong) => {
        const occasion: Occasion = { day: day('2026-08-17'), time: '10:12', department: '20', setting: 'O' }
        writeResults(wrong, occasion, labGroups(wrong, occasion.day, ['PSA', 'Cre', 'eGFR'], {}, { PSA: '18.420' }))
      })
    },
  }),
  'kowareta-natsu': lifeCourse({
    diagnoses: {
      A: [dx('脂質異常症', 'E785', '2019', '01', { isMain: true })],
      B: [dx('子宮筋腫', 'D259', '2025-05-14', '23', { isMain: true })],
    },
    outpatient: [
      {
        at: 'A',
        ...HYPERTENSION,
        everyDays: 84,
        from: '2024-02-07',
        regimens: [{ from: '2020-01-01', lines: [rx('rosuvastatin25', '1', 'evening')] }],
      },
      {
        at: 'B',
        department: '23',
        everyDays: 91,
        from: '2025-05-14',
        labEvery: 1,
        panel: [...PANELS.cbc, ...PANELS.iron],
        trends: {
          Hb: [
            ['2025-05-01', 9.1],
            ['2026-11-20', 11.8],
          ],
          FER: [
            ['2025-05-01', 4],
            ['2026-11-20', 22],
          ],
        },
        regimens: [{ from: '2020-01-01', lines: [rx('ferrous50', '2', 'evening')] }],
      },
    ],
    more: ({ at }) => {
      const b = at('B')
      const visit = (date: string): Occasion => ({ day: day(date), time: '10:00', department: '23', setting: 'O' })
      const prescribe = (date: string) =>
        writePrescription(b, visit(date), [rx('ferrous50', '2', 'evening', { days: 28 })])
      // Cut off by a file system that allowed no longer name.
      prescribe('2026-03-02')
      damageName(b, (path) => path.slice(0, -12))
      // A condition flag that no guideline knows.
      prescribe('2026-04-06')
      damageName(b, (path) => `${path.slice(0, -1)}9`)
      // Moved by hand into the folder of another day.
      prescribe('2026-05-11')
      damageName(b, (path) => path.replace('/20260511/', '/20260601/'))
      // What Windows leaves in every folder that somebody looked into.
      prescribe('2026-06-15')
      damageName(b, (path) => `${path.slice(0, path.lastIndexOf('/'))}/Thumbs.db`)
      // Cut in the middle of a segment while it was written, and empty.
      prescribe('2026-07-13')
      damageBytes(b, (bytes) => bytes.slice(0, 417))
      prescribe('2026-08-10')
      damageBytes(b, () => new Uint8Array())
      // A referral about somebody else, filed here by mistake: the file name is right, the document is not (PID-6).
      const other = SAMPLE_PEOPLE.get('reiji-hanako-1')
      if (other === undefined) throw new RangeError('the other patient is gone')
      const number = other.links.find(({ facility }) => facility === 'B')?.patientId ?? ''
      misfile(b, other, number, (wrong) => {
        writeFhirDocument(wrong, visit('2026-08-24'), REFERRAL, [
          { code: '340', title: '傷病名・主訴', text: '慢性腎炎症候群' },
          { code: '950', title: '紹介目的', text: '継続診療のお願い。' },
        ])
      })
      // Odd, but sound: empty runs between escapes, and two files of one order both marked current.
      prescribe('2026-09-07')
      damageBytes(b, withEmptyRuns)
      const key = writePrescription(b, visit('2026-10-05'), [rx('ferrous50', '2', 'evening', { days: 28 })])
      writePrescription(b, { ...visit('2026-10-05'), time: '11:30' }, [rx('ferrous50', '1', 'evening', { days: 28 })], {
        key,
      })
      hostileDocuments(b)
    },
  }),
}
