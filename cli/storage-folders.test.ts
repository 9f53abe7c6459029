import { type Dirent, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { belongingOf, storageFolders } from './storage-folders.ts'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, readdirSync: vi.fn(fs.readdirSync) }
})

let folder: string

function write(path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), '')
}

/** From now on the system refuses to open this folder. */
async function refuse(path: string): Promise<void> {
  const { readdirSync: real } = await vi.importActual<typeof import('node:fs')>('node:fs')
  const refusing = (asked: string, options: { withFileTypes: true }): Dirent[] => {
    if (asked === join(folder, path)) throw Object.assign(new Error('refused'), { code: 'EACCES' })
    return real(asked, options)
  }
  vi.mocked(readdirSync).mockImplementation(refusing as unknown as typeof readdirSync)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storage-folders-'))
  write('1319999999/000/012/0000123456/20240401/OMP-01/one')
  write('1319999999/000/012/0000123456/20240402/OMP-01/two')
  write('1319999999/000/034/0000345678/20240401/OMP-01/three')
})
afterEach(() => {
  vi.mocked(readdirSync).mockReset()
  rmSync(folder, { recursive: true })
})

describe('the folders of a storage', () => {
  it.each([
    ['a day of one patient', '1319999999/000/012/0000123456/20240402', ['one', 'three']],
    ['one patient', '1319999999/000/034/0000345678', ['one', 'two']],
    ['a level above patients', '1319999999/000/034', ['one', 'two']],
  ])('E10: %s that cannot be opened is told, and costs no other record', async (_what, refused, kept) => {
    await refuse(refused)
    const entries = [...(storageFolders([folder])?.entries() ?? [])]
    const names = entries.flatMap((entry) => ('unused' in entry ? [] : [...entry.files.keys()]))
    expect(names.map((name) => name.split('/').at(-1))).toEqual(kept)
    const told = entries.filter((entry) => 'unused' in entry)
    expect(told).toEqual([
      {
        unused: refused.replace('1319999999/', ''),
        severity: 'error',
        why: 'the folder could not be opened (EACCES): nothing in it is used',
      },
    ])
  })

  it('E10: a folder beside the storage that cannot be opened is told, for another storage may lie in it', async () => {
    mkdirSync(join(folder, 'lost+found'))
    await refuse('lost+found')
    const entries = [...(storageFolders([folder])?.entries() ?? [])]
    expect(entries[0]).toMatchObject({ unused: join(folder, 'lost+found'), severity: 'error' })
    expect(entries).toHaveLength(3)
  })
})

describe('H-02: whether several storages are one hospital', () => {
  it.each([
    [['a/1319999999', 'b/1319999999_ext'], 'one-facility'],
    [['a/anything'], 'one-facility'],
    [['a/1319999999', 'a/1318888888'], { several: ['1319999999', '1318888888'] }],
    [['a/1319999999', 'a/1318888888', 'a/x'], { several: ['1319999999', '1318888888'] }],
  ])('%j', (roots, belonging) => {
    for (const root of roots) write(join(root, '000/012/0000123456/20240401/OMP-01/one'))
    expect(belongingOf(roots.map((root) => join(folder, root)))).toEqual(belonging)
  })

  it('names that say nothing are no proof', () => {
    for (const root of ['a/std', 'b/std']) write(join(root, '000/012/0000123456/20240401/OMP-01/one'))
    const roots = ['a/std', 'b/std'].map((root) => join(folder, root))
    expect(belongingOf(roots)).toEqual({ unsaid: ['std', 'std'] })
  })
})
