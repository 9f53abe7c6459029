import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const COMMAND = resolve('cli/facts.ts')
const TIMEOUT_MS = 60_000

const PATIENT = { reference: 'Patient/p1' }
const RESULT = {
  resourceType: 'Observation',
  id: 'k',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'K' },
  subject: PATIENT,
  effectiveDateTime: '2026-11-18T09:05:00+09:00',
}
const ORDER = {
  resourceType: 'MedicationRequest',
  id: 'm',
  status: 'active',
  intent: 'order',
  subject: PATIENT,
  authoredOn: '2026-11-18',
  medicationReference: { reference: 'Medication/drug' },
}
const DRUG = { resourceType: 'Medication', id: 'drug', code: { text: '見本錠5mg' } }
const SOMETHING_ELSE = { resourceType: 'Substance', id: 's', code: { text: '見本' } }

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'facts-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The text of a result whose digits JavaScript would not keep. */
const RESULT_TEXT = JSON.stringify({ ...RESULT, valueQuantity: { value: 0, unit: 'mmol/L' } }).replace(
  '"value":0',
  '"value":4.10',
)

function facts(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...Object.keys(files), ...more], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
    input: RESULT_TEXT,
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  const isUsage = stdout.startsWith('Usage')
  return { status, stdout, lines: isUsage ? [] : lines.map((line) => JSON.parse(line)), stderr }
}

describe('npm run -s facts', { timeout: TIMEOUT_MS }, () => {
  it('VAL-2: prints a resource as the fact that the screens show, with its digits, and exits 0', () => {
    const { status, lines } = facts({ 'k.json': RESULT_TEXT })
    expect(status).toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      file: 'k.json',
      fact: { kind: 'laboratory', item: { text: 'K' }, value: { text: '4.10', unit: 'mmol/L' } },
    })
  })

  it('VAL-5: prints what no screen can show as a gap with its raw text, and exits 1', () => {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [RESULT, SOMETHING_ELSE].map(entry) }
    const { status, lines } = facts({ 'bundle.json': JSON.stringify(bundle) })
    expect(status).toBe(1)
    expect(lines.map((line) => Object.keys(line)[1])).toEqual(['fact', 'gap'])
    expect(lines[1].gap).toMatchObject({ kind: 'unreadable', what: 'Substance/s' })
    expect(lines[1].gap.raw).toContain('見本')
  })

  it('E6: reads NDJSON line by line; a broken line costs no other', () => {
    const { status, lines } = facts({
      'all.ndjson': `${RESULT_TEXT}\n{"resourceType":\n\n${JSON.stringify(ORDER)}\n${JSON.stringify(DRUG)}\n`,
    })
    expect(status).toBe(1)
    expect(lines.map(({ fact, gap }) => fact?.kind ?? gap.what)).toEqual(['laboratory', 'prescription', 'line 2'])
  })

  it('follows references over all files, and tells each fact once, with its own file', () => {
    const { status, lines } = facts({ 'orders.json': JSON.stringify(ORDER), 'drugs.json': JSON.stringify(DRUG) })
    expect(status).toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ file: 'orders.json', fact: { drugs: [{ name: { text: '見本錠5mg' } }] } })
  })

  it('DOC-3, VAL-5: tells a document with its sections, also one of words only, and what of it is not shown', () => {
    const narrative = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">軽快し退院</div>' }
    const composition = {
      resourceType: 'Composition',
      status: 'final',
      type: { text: '退院時サマリー' },
      title: '退院時サマリー',
      date: '2026-11-18',
      subject: { reference: 'urn:uuid:p' },
      section: [
        { title: '入院経過', code: { coding: [{ code: '333' }] }, text: narrative },
        { title: '検査', entry: [{ reference: 'urn:uuid:gone' }] },
      ],
    }
    const patient = { resourceType: 'Patient', id: 'p', name: [{ text: '見本 太郎' }] }
    const entries = [composition, patient].map((resource, at) => ({
      fullUrl: at === 0 ? 'urn:uuid:c' : 'urn:uuid:p',
      resource,
    }))
    const words = facts({
      'summary.json': JSON.stringify({ resourceType: 'Bundle', type: 'document', entry: entries }),
    })
    expect(words.lines[0].document).toMatchObject({
      title: '退院時サマリー',
      sections: [
        { code: '333', title: '入院経過', hasNarrative: true, entries: 0 },
        { title: '検査', hasNarrative: false, entries: 1 },
      ],
    })
    expect(words.lines.slice(1).map(({ gap }) => gap)).toEqual([{ kind: 'missing', reference: 'urn:uuid:gone' }])
    expect(words.status).toBe(1)
  })

  it('VAL-5: a Composition without its Bundle is a gap, as no screen can show it', () => {
    const { status, lines } = facts({ 'c.ndjson': `${RESULT_TEXT}\n{"resourceType":"Composition","id":"c"}\n` })
    expect(lines.map(({ fact, gap }) => fact?.kind ?? gap.what)).toEqual(['laboratory', 'Composition/c'])
    expect(status).toBe(1)
  })

  it('E7: a warning in a search result is a gap', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', diagnostics: '一部のみ' }] }
    const bundle = { resourceType: 'Bundle', type: 'searchset', entry: [entry(RESULT), entry(outcome)] }
    const { status, lines } = facts({ 'found.json': JSON.stringify(bundle) })
    expect(status).toBe(1)
    expect(lines.at(-1).gap).toEqual({ kind: 'server-warning', text: '一部のみ' })
  })

  it('E6: a file that is no JSON is one gap with its text', () => {
    const { status, lines } = facts({ 'page.html': '<html>\n<p>見本</p>' })
    expect(status).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0].gap.raw).toContain('見本')
  })

  it('reads standard input as -', () => {
    expect(facts({}, '-').lines[0].file).toBe('-')
  })

  it.each([
    ['no file', []],
    ['a file that is not there', ['nowhere.json']],
    ['an unknown option', ['--all']],
    ['a base that is no address', ['-', '--base', 'x']],
  ])('exits 2 for %s', (_what, args) => {
    expect(facts({}, ...args).status).toBe(2)
  })

  it('explains itself', () => {
    const { status, stdout } = facts({}, '--help')
    expect([status, stdout.includes('FILE')]).toEqual([0, true])
  })
})

function entry(resource: object) {
  return { resource }
}
