import { useMemo } from 'react'
import { type DocumentEntry, documentEntries } from '#clinical/documents/document-entry.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { type Answers, rowsOf } from '#record/facility-states.ts'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { useRecords } from '#sources/records.query.ts'
import { isWaveformFile, type WaveformFile } from './waveform-place.ts'

interface WaveformFiles {
  /** What the facilities answered to the questions behind them. */
  readonly answers: readonly Answers[]
  readonly files: readonly WaveformFile[]
}

/** The MFER files among the documents and reports of all facilities, newest first; older versions are left to 文書一覧. */
export function useWaveformFiles(person: Person, period: Period): WaveformFiles {
  const documents = useRecords(person, 'file', period)
  const records = useRecords(person, 'clinical-record', period)
  const reports = useRecords(person, 'report', period)
  const visible = useVisibleFacts()
  return useMemo(() => {
    const facts = [...rowsOf(documents), ...rowsOf(records), ...rowsOf(reports)]
    const entries = documentEntries(visible(facts))
    return { answers: [documents, records, reports], files: entries.flatMap(filesOf) }
  }, [documents, records, reports, visible])
}

function filesOf(entry: DocumentEntry): readonly WaveformFile[] {
  const { key, facility, server, at, title, fact, status, isAwaitingConsent } = entry
  if (isAwaitingConsent || status === 'cancelled' || status === 'entered-in-error') return []
  return fact.files.flatMap((file, place) =>
    isWaveformFile(file) ? [{ key: `${key}/${place}`, facility, server, at, title, file }] : [],
  )
}
