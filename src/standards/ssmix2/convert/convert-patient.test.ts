import { describe, expect, it } from 'vitest'
import { bytesOf, convertFiles, file, header, PID, pathOf, reported, resourcesOf } from '#testing/storage-fixture.ts'

const PRB = 'PRB|AD|20240401|1^見本病^99X|1'

describe('what may reach the patient', () => {
  it("H-01: a PID-3 that is not the folder's patient is a loud problem; nothing of the file is emitted", async () => {
    const path = pathOf({ dataType: 'PPR-01' })
    const converted = await convertFiles(
      new Map([[path, bytesOf([header('PPR^ZD1^PPR_ZD1'), 'PID|1||0000999999^^^^PI||別人^一郎', PRB])]]),
    )
    expect(converted.flatMap(({ resources }) => resources)).toEqual([])
    expect(converted.flatMap(({ problems }) => problems)).toEqual([
      {
        file: path,
        severity: 'error',
        what: 'WRONG PATIENT? PID-3 says 0000999999, the folder says 0000123456: nothing of the file is used',
        position: { segment: 1, segmentId: 'PID', field: 3 },
        raw: 'PID|1||0000999999^^^^PI||別人^一郎',
      },
    ])
  })

  it('H-01: of two PIDs in one file, one stranger is enough', async () => {
    const converted = await convertFiles(
      new Map([file({ dataType: 'PPR-01' }, 'PPR^ZD1^PPR_ZD1', PRB, 'PID|1||0000999999')]),
    )
    expect(converted.flatMap(({ resources }) => resources)).toEqual([])
  })

  it("a file without PID proves nobody's record", async () => {
    const path = pathOf({ dataType: 'PPR-01' })
    const converted = await convertFiles(new Map([[path, bytesOf([header('PPR^ZD1^PPR_ZD1'), PRB])]]))
    expect(converted.flatMap(({ resources }) => resources)).toEqual([])
    expect(reported(converted).join()).toContain('there is no PID')
  })

  it('only the current version counts: superseded and deleted files are not opened', async () => {
    const version = (flag: '0' | '1' | '2', occurredAt: string, name: string) =>
      file({ dataType: 'PPR-01', flag, occurredAt }, 'PPR^ZD1^PPR_ZD1', `PRB|AD|20240401|1^${name}^99X|1`)
    const converted = await convertFiles(
      new Map([
        version('2', '20240401090000000', '旧病名'),
        version('1', '20240402090000000', '見本病'),
        file({ dataType: 'PPR-01', flag: '0', key: '2' }, 'PPR^ZD1^PPR_ZD1', 'PRB|AD|20240401|1^消えた病名^99X|1'),
      ]),
    )
    expect(resourcesOf(converted, 'Condition').map(({ code }) => code?.text)).toEqual(['見本病'])
  })

  it('of several current versions the newest is used, with a notice (ss-mix2.md §1.3 rule b)', async () => {
    const converted = await convertFiles(
      new Map([
        file(
          { dataType: 'PPR-01', occurredAt: '20240401090000000' },
          'PPR^ZD1^PPR_ZD1',
          'PRB|AD|20240401|1^旧病名^99X|1',
        ),
        file({ dataType: 'PPR-01', occurredAt: '20240402090000000' }, 'PPR^ZD1^PPR_ZD1', PRB),
      ]),
    )
    expect(resourcesOf(converted, 'Condition').map(({ code }) => code?.text)).toEqual(['見本病'])
    expect(reported(converted).join()).toContain('several versions')
  })
})

describe('nothing is lost', () => {
  it('a message of the first SS-MIX, which nobody reads here, is kept as raw text with its reason', async () => {
    const converted = await convertFiles(
      new Map([file({ date: '20100401', dataType: 'OMP-09' }, 'OMP^O09', 'ZIN|1|見本')]),
    )
    const [problem] = converted.flatMap(({ problems }) => problems)
    expect(problem).toMatchObject({ severity: 'error', position: { segmentId: 'MSH', field: 9 } })
    expect(problem?.raw).toContain(`${PID}\nZIN|1|見本`)
  })

  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['a file of zeros', new Uint8Array(64), 'no MSH'],
    ['a PDF in the place of a message', new TextEncoder().encode('%PDF-1.7'), 'no MSH'],
  ])('%s is explained', async (_what, bytes, why) => {
    const converted = await convertFiles(new Map([[pathOf({ dataType: 'PPR-01' }), bytes]]))
    expect(converted.flatMap(({ resources }) => resources)).toEqual([])
    expect(reported(converted).join()).toContain(why)
  })

  it('a second message in one file is told of, with its text', async () => {
    const bytes = bytesOf([
      header('PPR^ZD1^PPR_ZD1'),
      PID,
      PRB,
      header('PPR^ZD1^PPR_ZD1'),
      PID,
      'PRB|AD|20240401|2^別病^99X|2',
    ])
    const converted = await convertFiles(new Map([[pathOf({ dataType: 'PPR-01' }), bytes]]))
    expect(resourcesOf(converted, 'Condition').map(({ code }) => code?.text)).toEqual(['見本病'])
    const told = converted.flatMap(({ problems }) => problems).find(({ severity }) => severity === 'error')
    expect(told?.raw).toContain('別病')
  })
})
