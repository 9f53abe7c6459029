import { useDeferredValue, useMemo } from 'react'
import { foldForSearch } from '#clinical/format/name-search.ts'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import { priorOf } from '#clinical/imaging/prior.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { addressDigest } from '#record/address-digest.ts'
import { type Answers, rowsOf } from '#record/facility-states.ts'
import { mentionsAny } from '#record/hidden-names.ts'
import { uidDigest } from '#record/image-link.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { periodOf } from '#record/record-view.ts'
import { now } from '#sources/freshness.ts'
import { useImageStudies } from '#sources/images/image-studies.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { ImagesAddress } from './images-address.ts'
import { countsOf, facilityOf, isInPeriod, type ListEntry, modalitiesOf } from './study-list.ts'
import { useWaveformFiles } from './waveform/use-waveform-files.ts'
import type { WaveformFile } from './waveform/waveform-place.ts'

/** Studies are looked for whatever their age, so that the prior is found whatever period the list shows. */
const EVERYTHING: Period = { from: undefined, until: undefined }

/** Everything that the list of studies shows, derived from the answers of the hospitals and from the address. */
export interface ImagesView {
  /** Every question behind the list. */
  readonly answers: readonly Answers[]
  /** The questions for studies alone. */
  readonly studyAnswers: readonly Answers[]
  /** Before the filters of this screen. */
  readonly all: readonly ImageStudy[]
  /** In the period, at the hospital, of the kind and the name that are chosen: studies, and waveforms that came as files. */
  readonly shown: readonly ListEntry[]
  /** Studies and files before the filters. */
  readonly total: number
  readonly modalities: readonly { readonly modality: string; readonly count: number }[]
  find(digest: string | undefined): ImageStudy | undefined
  findFile(digest: string | undefined): WaveformFile | undefined
  /** The study to compare one with, from whatever hospital and however long ago. */
  prior(study: ImageStudy): ImageStudy | undefined
}

export function useImages(person: Person, address: ImagesAddress, typed: string): ImagesView {
  const network = useNetwork()
  const answers = useImageStudies(person, EVERYTHING)
  const { isOn, hiddenNames } = usePatientFacing()
  const { from, until } = periodOf(address, jstDateAt(now(network)), 'all')
  const { facility, modality } = address
  const search = foldForSearch(useDeferredValue(typed))
  const all = useMemo(
    () => rowsOf(answers).filter((study) => !isOn || !mentionsAny(study, hiddenNames)),
    [answers, isOn, hiddenNames],
  )
  const waveforms = useWaveformFiles(person, EVERYTHING)
  return useMemo(() => {
    const entries: readonly ListEntry[] = [
      ...all.map((study): ListEntry => ({ kind: 'study', key: study.key, at: study.at, study })),
      ...waveforms.files.map((file): ListEntry => ({ kind: 'file', key: file.key, at: file.at, file })),
    ]
    const ofFacility = entries
      .filter(({ at }) => isInPeriod(at, { from, until }))
      .filter((entry) => facility === undefined || facilityOf(entry) === facility)
      .filter((entry) => search === '' || foldForSearch(wordsOf(entry)).includes(search))
    const shown = ofFacility.filter((entry) => modality === undefined || modalitiesOf(entry).includes(modality))
    const byDigest = new Map(all.map((study) => [uidDigest(study.studyUid ?? study.key), study]))
    const filesByDigest = new Map(waveforms.files.map((file) => [addressDigest(file.key), file]))
    const priors = new Map<string, ImageStudy | undefined>()
    return {
      answers: [answers, ...waveforms.answers],
      studyAnswers: [answers],
      all,
      shown,
      total: entries.length,
      modalities: countsOf(ofFacility.map(modalitiesOf)),
      find: (digest) => (digest === undefined ? undefined : byDigest.get(digest)),
      findFile: (digest) => (digest === undefined ? undefined : filesByDigest.get(digest)),
      prior: (study) => {
        if (!priors.has(study.key)) priors.set(study.key, priorOf(study, all))
        return priors.get(study.key)
      },
    }
  }, [answers, waveforms, all, facility, modality, search, from, until])
}

/** What the list itself says of an entry by words. */
function wordsOf(entry: ListEntry): string {
  return entry.kind === 'file' ? entry.file.title : `${entry.study.title}\n${entry.study.bodyPart ?? ''}`
}
