import { useMemo } from 'react'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import { priorOf } from '#clinical/imaging/prior.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { type Answers, rowsOf } from '#record/facility-states.ts'
import { mentionsAny } from '#record/hidden-names.ts'
import { uidDigest } from '#record/image-link.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { periodOf } from '#record/record-view.ts'
import { now } from '#sources/freshness.ts'
import { useImageStudies } from '#sources/images/image-studies.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { ImagesAddress } from './images-address.ts'
import { modalityCounts } from './study-list.ts'

/** Studies are looked for whatever their age, so that the prior is found whatever period the list shows. */
const EVERYTHING: Period = { from: undefined, until: undefined }

/** Everything that the list of studies shows, derived from the answers of the hospitals and from the address. */
export interface ImagesView {
  readonly answers: readonly Answers[]
  /** Before the filters of this screen. */
  readonly all: readonly ImageStudy[]
  readonly shown: readonly ImageStudy[]
  readonly modalities: readonly { readonly modality: string; readonly count: number }[]
  find(digest: string | undefined): ImageStudy | undefined
  /** The study to compare one with, from whatever hospital and however long ago. */
  prior(study: ImageStudy): ImageStudy | undefined
}

export function useImages(person: Person, address: ImagesAddress): ImagesView {
  const network = useNetwork()
  const answers = useImageStudies(person, EVERYTHING)
  const { isOn, hiddenNames } = usePatientFacing()
  const { from, until } = periodOf(address, jstDateAt(now(network)), 'all')
  const { facility, modality } = address
  const all = useMemo(
    () => rowsOf(answers).filter((study) => !isOn || !mentionsAny(study, hiddenNames)),
    [answers, isOn, hiddenNames],
  )
  return useMemo(() => {
    const inPeriod = all.filter((study) => {
      const day = study.at?.text.slice(0, 10)
      // A study without a date is in every period: nobody knows that it is not (VAL-7).
      if (day === undefined) return true
      return (from === undefined || day >= from.slice(0, day.length)) && (until === undefined || day < until)
    })
    const ofFacility = inPeriod.filter((study) => facility === undefined || study.facility === facility)
    const shown = ofFacility.filter((study) => modality === undefined || study.modalities.includes(modality))
    const byDigest = new Map(all.map((study) => [uidDigest(study.studyUid ?? study.key), study]))
    const priors = new Map<string, ImageStudy | undefined>()
    return {
      answers: [answers],
      all,
      shown,
      modalities: modalityCounts(ofFacility),
      find: (digest) => (digest === undefined ? undefined : byDigest.get(digest)),
      prior: (study) => {
        if (!priors.has(study.key)) priors.set(study.key, priorOf(study, all))
        return priors.get(study.key)
      },
    }
  }, [answers, all, facility, modality, from, until])
}
