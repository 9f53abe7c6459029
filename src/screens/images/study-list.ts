import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import { dayNumber, parseJstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { WaveformFile } from './waveform/waveform-place.ts'

/** Anything that can stand in the list by its date: a study, or a waveform that came as a file. */
export interface Dated {
  readonly key: string
  readonly at: ClinicalTime | undefined
}

export interface YearGroup<T extends Dated> {
  /** `2026`; undefined for what has no date, which stands at the end (VAL-7). */
  readonly year: string | undefined
  readonly entries: readonly T[]
}

/** Newest first (DT-7), by year; entries without a date stand last. Equal times keep a fixed order by their keys. */
export function byYear<T extends Dated>(entries: readonly T[]): readonly YearGroup<T>[] {
  const sorted = [...entries].sort(newestFirst)
  const groups: { year: string | undefined; entries: T[] }[] = []
  for (const entry of sorted) {
    const year = entry.at?.text.slice(0, 4)
    const last = groups.at(-1)
    if (last !== undefined && last.year === year) last.entries.push(entry)
    else groups.push({ year, entries: [entry] })
  }
  return groups
}

function newestFirst(one: Dated, other: Dated): number {
  const [a, b] = [one.at?.text ?? '', other.at?.text ?? '']
  if (a !== b) return a < b ? 1 : -1
  return one.key < other.key ? -1 : 1
}

/** What stands in the list: a study, or a waveform that came as a file of a document (MFER). */
export type ListEntry =
  | (Dated & { readonly kind: 'study'; readonly study: ImageStudy })
  | (Dated & { readonly kind: 'file'; readonly file: WaveformFile })

export function facilityOf(entry: ListEntry): FacilityId {
  return entry.kind === 'study' ? entry.study.facility : entry.file.facility
}

const OF_FILES: readonly string[] = ['MFER']

/** The newest study whose images can be opened; undefined while there is none. */
export function newestStudy(entries: readonly ListEntry[]): ImageStudy | undefined {
  return entries
    .flatMap((entry) => (entry.kind === 'study' ? [entry.study] : []))
    .filter(({ images, at }) => images === 'available' && at !== undefined)
    .sort(newestFirst)[0]
}

/** DICOM codes of a study; of a file its format, since it has no code. */
export function modalitiesOf(entry: ListEntry): readonly string[] {
  return entry.kind === 'study' ? entry.study.modalities : OF_FILES
}

/** How many have each modality, in the order of the alphabet: the chips of the filter. */
export function countsOf(each: readonly (readonly string[])[]): readonly { modality: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const modalities of each) {
    for (const modality of new Set(modalities)) counts.set(modality, (counts.get(modality) ?? 0) + 1)
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([modality, count]) => ({ modality, count }))
}

/** What has no date is in every period, because nobody knows that it is not (VAL-7). */
export function isInPeriod(at: ClinicalTime | undefined, { from, until }: Period): boolean {
  const day = at?.text.slice(0, 10)
  if (day === undefined) return true
  return (from === undefined || day >= from.slice(0, day.length)) && (until === undefined || day < until)
}

/** Whole days from one day to another; undefined where one of them is not known to the day. */
export function daysBetween(earlier: ClinicalTime | undefined, later: ClinicalTime | undefined): number | undefined {
  const [from, to] = [earlier, later].map((time) => parseJstDate(time?.text.slice(0, 10) ?? ''))
  return from === undefined || to === undefined ? undefined : dayNumber(to) - dayNumber(from)
}

/**
 * What a study is among those that are shown: `current` = the newest of them, and no comparable one is newer; `prior` = the
 * one before it; `older` = an earlier one. A study that is not the newest of its kind is never called 今回 (H-21).
 */
export type StudyRole = 'current' | 'prior' | 'older'

/**
 * @param shown the studies in the viewports
 * @param comparable the earlier study to compare one with, or undefined: `priorOf` of the record
 */
export function rolesOf(
  shown: readonly ImageStudy[],
  all: readonly ImageStudy[],
  comparable: (study: ImageStudy) => ImageStudy | undefined,
): ReadonlyMap<string, StudyRole> {
  const hasNewer = new Set(all.map((each) => comparable(each)?.key).filter((key) => key !== undefined))
  const sorted = [...new Map(shown.map((each) => [each.key, each])).values()].sort(newestFirst)
  const roles = new Map<string, StudyRole>()
  for (const study of sorted) {
    const isPrior = sorted.some((other) => comparable(other)?.key === study.key)
    if (isPrior) roles.set(study.key, 'prior')
    else if (sorted[0] === study || !hasNewer.has(study.key)) {
      roles.set(study.key, hasNewer.has(study.key) ? 'older' : 'current')
    } else roles.set(study.key, 'older')
  }
  return roles
}
