import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexStorage } from '#standards/ssmix2/storage-index.ts'
import { type BenchRow, interleaved, median, printRows } from './bench-row.ts'

const PATIENTS = 200
const DATES = 100
/** Files per patient and date: 200 × 100 × 5 = 100,000. */
const FILES_BY_TYPE: Readonly<Record<string, number>> = { 'ADT-12': 1, 'OMP-01': 2, 'OML-11': 2 }
const WARM_UP = 1
const ROUNDS = 7

/**
 * Index of a storage of 100,000 files from its paths against a bare walk over the same folder. The ratio is walk and
 * index together divided by the walk.
 */
export async function run(): Promise<BenchRow[]> {
  const root = mkdtempSync(join(tmpdir(), 'storage-index-'))
  try {
    const files = writeStorage(root)
    let current = 0
    const contenders = {
      walk: () => {
        if (walk(root).length !== files) throw new Error('the walk missed files')
      },
      index: () => {
        current = 0
        for (const patient of indexStorage(walk(root)).patients.values()) current += patient.current.length
        if (current !== files) throw new Error('the index missed files')
      },
    }
    interleaved(contenders, WARM_UP)
    const times = interleaved(contenders, ROUNDS)
    const [ours, peer] = [median(times.index), median(times.walk)]
    return [
      {
        name: `index of ${files} files`,
        ours,
        peer,
        ratio: ours / peer,
        target: '<= 1.5',
        unit: 'ms',
        note: 'walk and index against the walk alone',
      },
    ]
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The relative paths of every file below a folder. */
function walk(root: string): string[] {
  const paths: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else paths.push(path)
    }
  }
  return paths
}

function writeStorage(root: string): number {
  let files = 0
  for (let patient = 0; patient < PATIENTS; patient++) {
    const id = String(1_000_000 + patient * 7919).padStart(10, '0')
    for (let day = 0; day < DATES; day++) {
      const date = new Date(Date.UTC(2020, 0, 1 + day * 7)).toISOString().slice(0, 10).replaceAll('-', '')
      for (const [type, count] of Object.entries(FILES_BY_TYPE)) {
        const folder = join(root, id.slice(0, 3), id.slice(3, 6), id, date, type)
        mkdirSync(folder, { recursive: true })
        for (let n = 0; n < count; n++) {
          const key = String(files++).padStart(15, '0')
          writeFileSync(
            join(folder, `${id}_${date}_${type}_${key}_${date}093000${String(n).padStart(3, '0')}_06_1`),
            '',
          )
        }
      }
    }
  }
  return files
}

if (import.meta.main) printRows(await run())
