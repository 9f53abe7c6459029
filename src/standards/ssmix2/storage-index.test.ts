import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithSamples, sampleFiles } from '#testing/public-samples.ts'
import { indexPatientPaths, indexStorage, type PatientIndex } from './storage-index.ts'
import { documentTypeOf, occurrencesOf } from './timeline.ts'

interface Version {
  readonly patientId?: string
  readonly date?: string
  readonly type?: string
  readonly key?: string
  readonly occurredAt?: string
  readonly flag?: string
}
const nameOf = (version: Version) => {
  const { patientId = '0000123456', date = '20240401', type = 'OMP-01', key = '1' } = version
  const { occurredAt = '20240401100000000', flag = '1' } = version
  return [patientId, date, type, key, occurredAt, '06', flag].join('_')
}
const folderOf = ({ patientId = '0000123456', date = '20240401', type = 'OMP-01' }: Version) =>
  `${patientId.slice(0, 3)}/${patientId.slice(3, 6)}/${patientId}/${date}/${type}`
const path = (version: Version, root = 'standard') => `${root}/${folderOf(version)}/${nameOf(version)}`
const patientOf = (paths: readonly string[], patientId = '0000123456'): PatientIndex => {
  const patient = indexStorage(paths).patients.get(patientId)
  if (patient === undefined) throw new Error('no such patient')
  return patient
}
const summary = ({ current, superseded, deleted, notices }: PatientIndex) => ({
  current: current.map((file) => file.occurredAt.slice(0, 10)),
  superseded: superseded.map((file) => file.occurredAt.slice(0, 10)),
  deleted: deleted.map((file) => file.occurredAt.slice(0, 10)),
  notices: notices.map(({ reason }) => reason),
})

describe('versions of one order (ss-mix2.md §1.3)', () => {
  const [first, second, third] = ['20240401100000000', '20240402100000000', '20240403100000000']

  it('a change: the newest is current, the earlier one history', () => {
    const paths = [path({ occurredAt: first, flag: '2' }), path({ occurredAt: second })]
    expect(summary(patientOf(paths))).toEqual({
      current: ['2024040210'],
      superseded: ['2024040110'],
      deleted: [],
      notices: [],
    })
  })

  it('a deletion: every version and the cancel message are history', () => {
    const paths = [first, second, third].map((occurredAt) => path({ occurredAt, flag: '0' }))
    expect(summary(patientOf(paths))).toEqual({
      current: [],
      superseded: [],
      deleted: ['2024040310', '2024040210', '2024040110'],
      notices: [],
    })
  })

  it('two current versions: the newest is shown, and it is told', () => {
    const paths = [path({ occurredAt: second }), path({ occurredAt: first }), path({ occurredAt: third, flag: '2' })]
    const patient = patientOf(paths)
    expect(summary(patient)).toEqual({
      current: ['2024040210'],
      superseded: ['2024040310', '2024040110'],
      deleted: [],
      notices: ['several-current', 'current-is-not-newest'],
    })
    expect(patient.notices[0]?.paths).toHaveLength(3)
  })

  it('a time of 15 digits is compared with one of 17', () => {
    const paths = [path({ occurredAt: '202404011000001' }), path({ occurredAt: '20240401100000099' })]
    expect(patientOf(paths).current.map((file) => file.occurredAt)).toEqual(['202404011000001'])
  })

  it('a deletion that is newer than the current version is told, the current one still shown', () => {
    const paths = [path({ occurredAt: first }), path({ occurredAt: second, flag: '0' })]
    expect(summary(patientOf(paths))).toMatchObject({
      current: ['2024040110'],
      notices: ['current-is-not-newest'],
    })
  })

  it('an order re-entered after its deletion is current without a notice', () => {
    const paths = [path({ occurredAt: first, flag: '0' }), path({ occurredAt: second })]
    expect(summary(patientOf(paths))).toMatchObject({ current: ['2024040210'], notices: [] })
  })

  it('superseded versions without a current one are told', () => {
    expect(summary(patientOf([path({ flag: '2' })])).notices).toEqual(['no-current'])
    const paths = [path({ flag: '2' }), path({ occurredAt: second, flag: '2' })]
    expect(summary(patientOf(paths)).notices).toEqual(['no-current'])
  })

  it('date, type and key tell orders apart; the department does not', () => {
    const paths = [path({}), path({ date: '20240402' }), path({ type: 'OMP-02' }), path({ key: '2' })]
    expect(patientOf(paths).current).toHaveLength(4)
    const moved = [path({}), path({ occurredAt: second }).replace('_06_1', '_07_1')]
    expect(summary(patientOf(moved)).notices).toEqual(['several-current'])
  })
})

describe('storages', () => {
  it('several roots of one facility are merged per patient', () => {
    const paths = [
      path({}, 'medical-2024'),
      path({ date: '-', type: 'ADT-00', key: '999999999999999' }, 'undated'),
      path({ key: '2' }, 'dental'),
      path({ patientId: '0000999999' }, 'dental'),
    ]
    const { patients, problems } = indexStorage(paths)
    expect([...patients].map(([id, { current }]) => [id, current.length])).toEqual([
      ['0000123456', 3],
      ['0000999999', 1],
    ])
    expect(problems).toEqual([])
  })

  it('the same file in two volumes is shown once, and it is told', () => {
    const patient = patientOf([path({}, 'volume-1'), path({}, 'volume-2')])
    expect(patient.current.map((file) => file.path)).toEqual([path({}, 'volume-1')])
    expect(patient.superseded).toHaveLength(1)
    expect(patient.notices.map(({ reason }) => reason)).toEqual(['several-current'])
  })

  it('damaged names are listed with their reason and never used', () => {
    const wrong = path({}).replace(/0000123456_/, '0000123457_')
    const { patients, problems } = indexStorage([path({}), wrong, 'standard/desktop.ini'])
    expect([...patients.keys()]).toEqual(['0000123456'])
    expect(patients.get('0000123456')?.current).toHaveLength(1)
    expect(problems.map(({ path: where, reason }) => [where, reason])).toEqual([
      [wrong, 'contradicts-folders'],
      ['standard/desktop.ini', 'not-a-storage-name'],
    ])
  })

  it('a content folder gathers its files; its versions follow the same flags', () => {
    const type = '^退院サマリー^^18842-5^退院時サマリー^LN'
    const content = (flag: string, occurredAt: string) =>
      `extended/${folderOf({ type })}/${nameOf({ type, flag, occurredAt })}`
    const now = content('1', '20240402100000000')
    const paths = [`${now}/main.xml`, `${content('2', '20240401100000000')}/main.xml`, `${now}/style/cda.xsl`, path({})]
    const patient = patientOf(paths)
    expect(patient.contents.map(({ path: where, files }) => [where, files])).toEqual([
      [now, [`${now}/main.xml`, `${now}/style/cda.xsl`]],
    ])
    expect(patient.supersededContents).toHaveLength(1)
    expect(patient.deletedContents).toEqual([])
    expect(patient.current).toHaveLength(1)
  })

  it('one patient alone: paths of others are problems', () => {
    const other = path({ patientId: '0000999999' })
    const { patient, problems } = indexPatientPaths('0000123456', [path({}), other, 'x'])
    expect(patient.current).toHaveLength(1)
    expect(problems.map(({ path: where, reason }) => [where, reason])).toEqual([
      [other, 'contradicts-folders'],
      ['x', 'not-a-storage-name'],
    ])
    expect(indexPatientPaths('1', []).patient.current).toEqual([])
  })

  it(
    'every path is used, history or a problem, and the order of the paths does not matter',
    () => {
      const version = fc.record({
        key: fc.constantFrom('1', '2'),
        occurredAt: fc.constantFrom('20240401100000000', '20240402100000000', '202404031000000'),
        flag: fc.constantFrom('0', '1', '2', '3'),
        date: fc.constantFrom('20240401', '-'),
      })
      const roots = fc.constantFrom('a', 'b')
      const paths = fc.uniqueArray(
        fc.tuple(version, roots).map(([each, root]) => path(each, root)),
        { maxLength: 12 },
      )
      const everything = (given: readonly string[]) => {
        const { patients, problems } = indexStorage(given)
        const used = [...patients.values()].map((patient) => ({
          current: patient.current.map((file) => file.path).sort(),
          history: [...patient.superseded, ...patient.deleted].map((file) => file.path).sort(),
          notices: patient.notices.map(({ reason }) => reason).sort(),
        }))
        return { used, problems: problems.map((problem) => problem.path).sort() }
      }
      fc.assert(
        fc.property(paths, (given) => {
          const { used, problems } = everything(given)
          const seen = [...used.flatMap(({ current, history }) => [...current, ...history]), ...problems]
          expect(seen.sort()).toEqual([...given].sort())
          expect(everything([...given].reverse())).toEqual({ used, problems })
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'any path at all gives an answer',
    () => {
      const unit = fc.constantFrom(...'/_-^0123459あ.OMP')
      fc.assert(
        fc.property(fc.array(fc.string({ unit, maxLength: 60 }), { maxLength: 5 }), (paths) => {
          const { patients, problems } = indexStorage(paths)
          const used = [...patients.values()].flatMap((patient) => [
            ...[...patient.current, ...patient.superseded, ...patient.deleted].map((file) => file.path),
            ...[...patient.contents, ...patient.supersededContents, ...patient.deletedContents].flatMap(
              ({ files }) => files,
            ),
          ])
          expect([...used, ...problems.map((problem) => problem.path)].sort()).toEqual([...paths].sort())
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('what happened when, without opening a file', () => {
  it('is answered by the names alone, newest first, undated last', () => {
    const vitals = 'L-OBSERVATIONS^OBSERVATIONS^99ZL01'
    const summaryType = '^サマリー^^18842-5^退院時サマリー^LN'
    const extended = (type: string, date: string) =>
      `extended/${folderOf({ type, date })}/${nameOf({ type, date })}/main.hl7`
    const paths = [
      path({ type: 'PPR-01', date: '-' }),
      path({ type: 'OML-11', date: '20240402' }),
      path({ type: 'OMP-01', date: '20240401', flag: '2' }),
      path({ type: 'ADT-22', date: '20240401' }),
      path({ type: 'ZZZ-99', date: '20240329' }),
      extended(vitals, '20240331'),
      extended(summaryType, '20240330'),
    ]
    const occurrences = occurrencesOf(patientOf(paths))
    expect(occurrences.map(({ date, kind, label }) => [date, kind, label])).toEqual([
      ['20240402', 'laboratory', '検体検査結果'],
      ['20240401', 'stay', '入院実施'],
      ['20240331', 'vital-sign', 'OBSERVATIONS'],
      ['20240330', 'report', '退院時サマリー'],
      ['20240329', 'file', 'ZZZ-99'],
      [undefined, 'diagnosis', '病名(歴)情報'],
    ])
    expect(occurrences[0]).toMatchObject({
      dataType: 'OML-11',
      key: '1',
      department: '06',
      occurredAt: '20240401100000000',
    })
  })

  it.each([
    ['^外来記録^^11506-3^経過記録^LN', '', '外来記録', '11506-3', '経過記録'],
    ['L12345^入院診療録^99ZZZ^11506-3^経過記録^LN', 'L12345', '入院診療録', '11506-3', '経過記録'],
    ['L-OBSERVATIONS^OBSERVATIONS^99ZL01', 'L-OBSERVATIONS', 'OBSERVATIONS', '', ''],
  ])('a type folder %s has a local and a standard half', (folder, code, name, standardCode, standardName) => {
    expect(documentTypeOf(folder)).toMatchObject({
      local: { code, name },
      standard: { code: standardCode, name: standardName },
    })
  })
})

describeWithSamples('public samples', 'ssmix2-samples/twins-1p', () => {
  it.each([
    ['twins-1p/storage', '4591673092', 139, 0],
    ['standard-storage-guideline-1.2c', '9999013', 10, 0],
    ['nho-ncda', '0123456789', 1, 1],
  ])('%s is indexed without a problem or a notice', (folder, patientId, files, contents) => {
    const { patients, problems } = indexStorage(sampleFiles(`ssmix2-samples/${folder}`))
    expect(problems).toEqual([])
    expect(patients.get(patientId)).toMatchObject({ notices: [] })
    expect(patients.get(patientId)?.current).toHaveLength(files)
    expect(patients.get(patientId)?.contents).toHaveLength(contents)
  })
})
