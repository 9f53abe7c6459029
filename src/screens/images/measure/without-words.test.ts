import { expect, it } from 'vitest'
import type { RecordedGroup } from '#imaging/measure/recorded-report.ts'
import { readSrContent } from '#standards/dicom/sr-content.ts'
import { withoutWords } from './without-words.ts'

const group = (key: string, more: Partial<RecordedGroup>): RecordedGroup => ({
  key,
  label: undefined,
  measurement: undefined,
  shapes: [],
  undrawn: 0,
  numbers: [],
  basis: undefined,
  remarks: [],
  ...more,
})
const IMAGE = { studyUid: '1', seriesUid: '1', sopClassUid: '1', sopInstanceUid: '1', frame: 1, isMultiFrame: false }
const measured = (kind: 'length' | 'arrow', text: string): RecordedGroup['measurement'] => ({
  uid: kind,
  kind,
  image: IMAGE,
  points: [],
  text,
})

it('PRV-1: before the patient lengths that were measured here stay, words drawn on images and written about them do not', () => {
  const told = withoutWords({
    reports: [
      {
        sopInstanceUid: '1',
        studyUid: '1',
        title: '肺結節の計測',
        at: undefined,
        author: undefined,
        isVerified: false,
        content: readSrContent({}),
        groups: [
          group('length', { measurement: measured('length', ''), remarks: [{ name: 'comment', text: '増大' }] }),
          group('arrow', { measurement: measured('arrow', '原発巣') }),
          group('other', { label: 'Lesion', remarks: [{ name: 'Finding', text: 'metastasis' }] }),
        ],
      },
    ],
    keyObjects: [],
    presentations: [],
  })
  expect(told.reports[0]).toMatchObject({ title: undefined, groups: [{ key: 'length', remarks: [] }] })
  expect(told.reports[0]?.groups).toHaveLength(1)
})
