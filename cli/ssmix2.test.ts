import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { SAMPLE_MESSAGES } from '#testing/sample-messages.ts'
import { bytesOf, file, header, PATIENT, pathOf } from '#testing/storage-fixture.ts'

const COMMAND = fileURLToPath(new URL('./ssmix2.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ssmix2-cli-'))
const TIMEOUT_MS = 60_000

const STRANGE_PATH = pathOf({ dataType: 'PPR-01', key: 'strange' })

beforeAll(() => {
  for (const [path, bytes] of SAMPLE_MESSAGES) write(join('clean/1319999999', path), bytes)
  write('several/1319999999_std/000/012/0000123456/-/ADT-00/'.concat(nameOf('ADT-00')), bytesIn('ADT-00'))
  write('several/1319999999_ext/000/012/0000123456/-/PPR-01/'.concat(nameOf('PPR-01')), bytesIn('PPR-01'))
  const [path, bytes] = file(
    { dataType: 'ADT-00' },
    'ADT^A08^ADT_A01',
    'OBX|1|NM|9N001000000000001^身長^JC10||1.10|m^m^ISO+|||||F',
  )
  write(join('odd/見本病院', path), bytes)
  write(
    join('odd/見本病院', STRANGE_PATH),
    bytesOf([header('PPR^ZD1^PPR_ZD1'), 'PID|1||0000999999', 'PRB|AD|20240401|1^見本病^99X|1']),
  )
  write('odd/見本病院/000/readme.txt', new TextEncoder().encode('stray'))
  mkdirSync(join(folder, 'empty'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const nameOf = (dataType: string) => pathOf({ dataType }).split('/').at(-1) ?? ''
const bytesIn = (dataType: string) =>
  SAMPLE_MESSAGES.find(([path]) => path.includes(`/${dataType}/`))?.[1] ?? new Uint8Array()

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
}

function ssmix2(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: dirname(COMMAND),
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })
  const lines = (text: string) => text.split('\n').filter((line) => line !== '')
  return { status, stdout, lines: lines(stdout), problems: lines(stderr).map((line) => JSON.parse(line)) }
}

/** The same while this process goes on serving. */
async function ssmix2Beside(...args: readonly string[]) {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, INIT_CWD: folder } })
  child.stdout.resume()
  const [problems, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { status: Number(status), problems: problems.split('\n').filter((line) => line !== '') }
}

describe('npm run -s ssmix2 -- convert (DESIGN.md §5)', { timeout: TIMEOUT_MS }, () => {
  it('prints one resource a line and exits 0 when there is no problem', () => {
    const { status, lines, problems } = ssmix2('convert', 'clean/1319999999')
    expect(problems).toEqual([])
    expect(status).toBe(0)
    const resources = lines.map((line) => JSON.parse(line))
    const types = new Set(resources.map(({ resourceType }) => resourceType))
    for (const type of [
      'Patient',
      'Coverage',
      'RelatedPerson',
      'Encounter',
      'AllergyIntolerance',
      'Flag',
      'Condition',
    ]) {
      expect(types).toContain(type)
    }
    expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length)
    expect(resources.every(({ id }) => !id.includes(PATIENT))).toBe(true)
  })

  it('gives the same lines in every run', () => {
    expect(ssmix2('convert', 'clean').stdout).toBe(ssmix2('convert', 'clean').stdout)
  })

  it('H-10: 1.10 is not 1.1', () => {
    const height = ssmix2('convert', 'odd').lines.find((line) => line.includes('身長'))
    expect(height).toContain('"value":1.10')
  })

  it('tells each problem on a line of its own with file, position and text, and exits 1', () => {
    const { status, lines, problems } = ssmix2('convert', 'odd/見本病院')
    expect(status).toBe(1)
    expect(problems).toContainEqual({
      file: STRANGE_PATH,
      severity: 'error',
      what: 'WRONG PATIENT? PID-3 says 0000999999, the folder says 0000123456: nothing of the file is used',
      position: { segment: 1, segmentId: 'PID', field: 3 },
      raw: 'PID|1||0000999999',
    })
    expect(problems.map(({ file: path }) => path)).toContain('000/readme.txt')
    expect(lines.join()).not.toContain('見本病"')
  })

  it('merges several roots of one facility by patient', () => {
    const roots = ['several/1319999999_std', 'several/1319999999_ext']
    const resources = ssmix2('convert', ...roots).lines.map((line) => JSON.parse(line))
    const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
    expect(patients).toHaveLength(1)
    expect(patients[0].identifier[1].system).toBe('urn:oid:1.2.392.100495.20.3.51.11319999999')
    const condition = resources.find(({ resourceType }) => resourceType === 'Condition')
    expect(condition.subject.reference).toBe(`Patient/${patients[0].id}`)
  })

  it("takes a folder above the roots and a single patient's folder for the same storage", () => {
    const ids = (...args: string[]) => ssmix2('convert', ...args).lines.map((line) => JSON.parse(line).id)
    const whole = ids('clean/1319999999')
    expect(ids('clean')).toEqual(whole)
    expect(ids(`clean/1319999999/000/012/${PATIENT}`)).toEqual(whole)
  })

  it('H-02: refuses the storages of two facilities at once, for equal numbers there are two people', () => {
    write('two/1319999999/000/012/0000123456/-/ADT-00/'.concat(nameOf('ADT-00')), bytesIn('ADT-00'))
    write('two/1318888888/000/012/0000123456/-/ADT-00/'.concat(nameOf('ADT-00')), bytesIn('ADT-00'))
    const { status, lines, problems } = ssmix2('convert', 'two', '--facility', '1319999999')
    expect(status).toBe(2)
    expect(lines).toEqual([])
    expect(problems[0].what).toContain('1318888888, 1319999999')
  })

  it('H-02: two storages of any names are one facility only when somebody says so', () => {
    write('unsaid/北病院/000/012/0000123456/-/ADT-00/'.concat(nameOf('ADT-00')), bytesIn('ADT-00'))
    write('unsaid/南病院/000/012/0000123456/-/ADT-00/'.concat(nameOf('ADT-00')), bytesIn('ADT-00'))
    const refused = ssmix2('convert', 'unsaid')
    expect([refused.status, refused.lines]).toEqual([2, []])
    expect(refused.problems[0].what).toContain('北病院, 南病院')
    expect(ssmix2('inspect', 'unsaid').status).toBe(2)
    expect(ssmix2('convert', 'unsaid', '--facility', '1319999999').lines).not.toEqual([])
  })

  it('another facility gives other ids', () => {
    const ids = (facility: string) =>
      ssmix2('convert', 'clean', '--facility', facility).lines.map((line) => JSON.parse(line).id)
    const [one, other] = [ids('1.2.392.200119.6.51.1'), ids('1.2.392.200119.6.51.2')]
    expect(one.filter((id) => other.includes(id))).toEqual([])
  })

  it.each([
    ['no folder', ['convert']],
    ['a folder that is not there', ['convert', 'nowhere']],
    ['a folder without a storage', ['convert', 'empty']],
    ['an unknown command', ['destroy', 'clean']],
    ['an unknown option', ['convert', 'clean', '--push']],
  ])('exits 2 for %s', (_what, args) => {
    const { status, problems } = ssmix2(...args)
    expect(status).toBe(2)
    expect(problems).toHaveLength(1)
  })

  it('explains itself', () => {
    const { status, stdout } = ssmix2('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('convert FOLDER')
    expect(stdout).toContain('push FOLDER')
    expect(stdout).toContain('--patience')
  })
})

describe('npm run -s ssmix2 -- inspect', { timeout: TIMEOUT_MS }, () => {
  it('sums a storage up without opening a file', () => {
    const { status, stdout } = ssmix2('inspect', 'clean')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      facility: '1319999999',
      patients: 1,
      conditions: { current: 26, superseded: 0, deleted: 0 },
      dataTypes: { 'OML-11': { current: 1, superseded: 0, deleted: 0 } },
      period: { from: '20240410', to: '20240410' },
      problems: 0,
    })
  })

  it('counts what does not belong, and exits 1', () => {
    const { status, stdout, problems } = ssmix2('inspect', 'odd')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problems).toBe(1)
    expect(problems[0].file).toBe('000/readme.txt')
  })
})

describe('npm run -s ssmix2 -- push (issue 5 §4)', { timeout: TIMEOUT_MS }, () => {
  it.each([
    [['push', 'clean'], '--to is missing'],
    [['push', 'clean', '--to', 'fhir.example.jp'], 'not an address'],
    [['push', 'clean', '--to', 'http://fhir.example.jp/r4'], 'by https only'],
    [['push', 'clean', '--to', 'https://fhir.example.jp/r4', '--token-file', 'none'], 'none'],
    [['push', 'clean', '--to', 'https://fhir.example.jp/r4', '--client', 'none'], 'none'],
    [['push', 'clean', '--to', 'https://fhir.example.jp/r4', '--at-once', '0'], '--at-once 0'],
    [['convert', 'clean', '--to', 'https://fhir.example.jp/r4'], '--to belongs to push'],
  ])('%s is unusable: exit 2', (args, why) => {
    const { status, problems } = ssmix2(...args)
    expect(status).toBe(2)
    expect(problems[0].what).toContain(why)
  })

  it('says in its summary why it stopped, and exits 1', () => {
    const { status, stdout } = ssmix2('push', 'clean', '--to', 'http://127.0.0.1:1/r4', '--patience', '0')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).stopped).toContain('unreachable')
  })

  it('exits 0 when it came to its end, and 4 when it did with files that could not be read', async () => {
    const server = await startFhirFacility()
    try {
      expect((await ssmix2Beside('push', 'clean', '--to', server.base)).status).toBe(0)
      const odd = await ssmix2Beside('push', 'odd', '--facility', '1319999998', '--to', server.base)
      expect(odd.status).toBe(4)
      expect(odd.problems.length).toBeGreaterThan(0)
    } finally {
      await server.close()
    }
  })
})
