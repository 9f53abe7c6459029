import { expect, it } from 'vitest'
import { describeWithSamples } from '#testing/public-samples.ts'
import { jahisStorage, moved, SSMIX2_SAMPLES, sampleStorage } from '#testing/sample-storages.ts'
import { convertFiles, type StorageFiles } from '#testing/storage-fixture.ts'
import { parseStoragePath } from '../storage-path.ts'

/** A problem of the public samples that was looked at: what it is and why it is right. */
interface Reviewed {
  /** Part of the path. */
  readonly file: string
  readonly what: string
  readonly reason: string
}

const OTHER_PATIENT = 'the published storage holds messages of other patients than its folders say (SOURCES.md)'

const HOUR_ONLY = 'FHIR cannot write an hour without minutes, and none are invented: the day is kept'

const GUIDELINE: readonly Reviewed[] = [
  { file: '9999013_20110701_OMP-01', what: '「2011070100」 gives the hour', reason: HOUR_ONLY },
  { file: '9999013_20111220_OMG-01', what: 'WRONG PATIENT? PID-3 says 12345678', reason: OTHER_PATIENT },
  { file: '9999013_20111220_OMG-03', what: 'WRONG PATIENT? PID-3 says 12345678', reason: OTHER_PATIENT },
  { file: '9999013_20111220_OMG-12', what: 'WRONG PATIENT? PID-3 says 10345678', reason: OTHER_PATIENT },
  { file: '9999013_20111013_OMD', what: 'WRONG PATIENT? PID-3 says 1234567890', reason: OTHER_PATIENT },
  { file: '9999013_-_PPR-01', what: 'WRONG PATIENT? PID-3 says 1234567890', reason: OTHER_PATIENT },
  { file: '0000001_20000401_OMP-11', what: 'WRONG PATIENT? PID-3 says 9999013', reason: OTHER_PATIENT },
]

const MOVED: readonly Reviewed[] = [
  { file: '1234567890_20111013_OMD', what: '「2011101607」 gives the hour', reason: HOUR_ONLY },
  {
    file: '9999013_20110630_OMP-11',
    what: 'RXA-3 has no time of administration',
    reason: 'the file ends with the bare names of all segments, an empty RXA among them',
  },
]

const NHO: readonly Reviewed[] = [
  {
    file: 'main_document.hl7',
    what: '「9P10000000000001」 has not the 17 digits of JLAC10',
    reason: 'the published temperature code is one digit short (ss-mix2.md §9): read, and said so',
  },
]

const problemsOf = async (files: StorageFiles) =>
  (await convertFiles(files)).flatMap(({ problems }) =>
    problems.map(({ file, what }) => `${file.split('/').at(-1)}: ${what}`),
  )

/** Each problem is in the list, each entry of the list occurs, and every current file gave something. */
async function expectConverted(files: StorageFiles, reviewed: readonly Reviewed[]): Promise<void> {
  const converted = await convertFiles(files)
  const problems = await problemsOf(files)
  const isReviewed = (problem: string) =>
    reviewed.some(({ file, what }) => problem.includes(file) && problem.includes(what))
  expect(problems.filter((problem) => !isReviewed(problem))).toEqual([])
  for (const { file, what } of reviewed) {
    expect(problems.filter((problem) => problem.includes(file) && problem.includes(what))).not.toEqual([])
  }
  const told = new Set(
    converted
      .filter(({ resources, problems: own, partOf }) => resources.length > 0 || own.length > 0 || partOf !== undefined)
      .map(({ path }) => path),
  )
  for (const path of files.keys()) {
    const stored = parseStoragePath(path)
    if (stored.kind !== 'problem' && stored.flag === '1') expect(told).toContain(stored.path)
  }
}

describeWithSamples(
  'every file of the guideline storage (Ver.1.2c)',
  `${SSMIX2_SAMPLES}/standard-storage-guideline-1.2c`,
  () => {
    it('converts, or stands in the reviewed list', async () => {
      await expectConverted(sampleStorage('standard-storage-guideline-1.2c'), GUIDELINE)
    })

    it('converts where its PID-3 belongs', async () => {
      await expectConverted(moved(sampleStorage('standard-storage-guideline-1.2c')), MOVED)
    })
  },
)

describeWithSamples('every file of the NHO storages', `${SSMIX2_SAMPLES}/nho-ncda`, () => {
  it('converts, or stands in the reviewed list', async () => {
    await expectConverted(sampleStorage('nho-ncda'), NHO)
  })
})

describeWithSamples('every JAHIS example message', `${SSMIX2_SAMPLES}/jahis-rx-inj-messages`, () => {
  it('converts, or stands in the reviewed list', async () => {
    const files = jahisStorage()
    expect(files.size).toBe(9)
    await expectConverted(files, [])
  })
})

describeWithSamples('every file of twins-1p', `${SSMIX2_SAMPLES}/twins-1p`, () => {
  it('converts, or stands in the reviewed list', async () => {
    const files = sampleStorage('twins-1p/storage')
    expect(files.size).toBe(139)
    await expectConverted(files, [])
  })
})
