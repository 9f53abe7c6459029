import { basename } from 'node:path'
import { noticeText } from '#standards/ssmix2/index-notice.ts'
import { indexPatientPaths, type PatientIndex } from '#standards/ssmix2/storage-index.ts'
import type { LineWriter } from './line-writer.ts'
import type { StorageFolders } from './storage-folders.ts'
import { unusedLine } from './unused-line.ts'

/** What a storage holds, told from its paths alone. */
export interface StorageSummary {
  readonly facility: string
  readonly roots: readonly string[]
  readonly patients: number
  /** Files of the standardised storage and content folders of the extended one, by data type and condition. */
  readonly dataTypes: Readonly<Record<string, Conditions>>
  readonly conditions: Conditions
  /** Earliest and latest 診療日, `YYYYMMDD`; absent when nothing is dated. */
  readonly period?: { readonly from: string; readonly to: string }
  readonly problems: number
}

interface Conditions {
  current: number
  superseded: number
  deleted: number
}

type Condition = keyof Conditions

/** Counts patient by patient; problems go to `problems`, one a line. */
export async function inspectStorage(
  storage: StorageFolders,
  facility: string,
  problems: LineWriter,
): Promise<StorageSummary> {
  const dataTypes = new Map<string, Conditions>()
  const conditions = none()
  let [patients, found, from, to] = [0, 0, '', '']
  for (const entry of storage.entries()) {
    if ('unused' in entry) {
      found += 1
      await problems.write([unusedLine(entry)])
      continue
    }
    const { patient, problems: unused } = indexPatientPaths(entry.patientId, entry.files.keys())
    const lines = [
      ...unused.map(({ path, what }) => ({ file: path, severity: 'error', what: `not used: ${what}` })),
      ...patient.notices.map(({ reason, paths }) => ({
        file: paths[0],
        severity: 'warning',
        what: noticeText(reason),
        paths,
      })),
    ]
    found += lines.length
    await problems.write(lines.map((line) => JSON.stringify(line)))
    patients += 1
    for (const { dataType, date, condition } of recordsOf(patient)) {
      const counts = dataTypes.get(dataType) ?? none()
      dataTypes.set(dataType, counts)
      counts[condition] += 1
      conditions[condition] += 1
      if (date !== undefined && (from === '' || date < from)) from = date
      if (date !== undefined && date > to) to = date
    }
  }
  await problems.flush()
  return {
    facility,
    roots: storage.roots.map((root) => basename(root)),
    patients,
    dataTypes: Object.fromEntries([...dataTypes].sort(([a], [b]) => (a < b ? -1 : 1))),
    conditions,
    ...(from === '' ? {} : { period: { from, to } }),
    problems: found,
  }
}

function none(): Conditions {
  return { current: 0, superseded: 0, deleted: 0 }
}

function recordsOf(patient: PatientIndex) {
  const as = (condition: Condition, records: readonly { dataType: string; date: string | undefined }[]) =>
    records.map(({ dataType, date }) => ({ dataType, date, condition }))
  return [
    ...as('current', [...patient.current, ...patient.contents]),
    ...as('superseded', [...patient.superseded, ...patient.supersededContents]),
    ...as('deleted', [...patient.deleted, ...patient.deletedContents]),
  ]
}
