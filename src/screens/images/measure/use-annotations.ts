import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { checkImageIdentity, imagePatientOf } from '#clinical/imaging/image-patient.ts'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { type RecordedKeyObjects, readKeyObjects } from '#imaging/measure/key-objects.ts'
import { type RecordedPresentation, readPresentation } from '#imaging/measure/presentation-state.ts'
import { type RecordedReport, readRecordedReport } from '#imaging/measure/recorded-report.ts'
import { areSentencesWithheld, usePatientFacing } from '#record/patient-facing.tsx'
import { instancesQuery } from '#sources/images/image-instances.query.ts'
import { useImageSeries } from '#sources/images/image-series.query.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { answerOf } from '#sources/source-query.ts'
import { type DicomJson, textOf } from '#standards/dicom/dicom-json.ts'
import type { MeasureDesk } from './measure-desk.ts'
import { useMeasureState } from './use-measure-desk.ts'
import { withoutWords } from './without-words.ts'

/** What has been written about the images of one study, at the facility or in this viewer. */
export interface Annotations {
  readonly reports: readonly RecordedReport[]
  readonly keyObjects: readonly RecordedKeyObjects[]
  readonly presentations: readonly RecordedPresentation[]
  /** Something is still on its way. */
  readonly isLoading: boolean
  /** Something could not be had: there may be more than is listed (SRC-2). */
  readonly isPartial: boolean
  /** Objects that carry another patient's number, birth date or sex: not read (PID-6). */
  readonly blocked: number
  retry(): void
}

const KINDS = new Set<ImageSeries['kind']>(['report', 'key-objects', 'presentation-state'])
const KEY_OBJECTS = '1.2.840.10008.5.1.4.1.1.88.59'
const REPORT = '1.2.840.10008.5.1.4.1.1.88.'
const PRESENTATION = '1.2.840.10008.5.1.4.1.1.11.'

/**
 * Reports, key objects and presentation states of a study: from its own series and from the store of annotations, which
 * `useImageSeries` lists together, and what was saved here just now.
 */
export function useAnnotations(person: Person, study: ImageStudy | undefined, desk: MeasureDesk): Annotations {
  const network = useNetwork()
  const client = useQueryClient()
  const { stored } = useMeasureState(desk)
  const { answer, retry } = useImageSeries(person, study)
  const series = answer.state === 'data' ? answer.rows.filter(({ kind }) => KINDS.has(kind)) : []
  const questions = series.map((each) => instancesQuery(network, person.handle, each))
  const results = useQueries({ queries: questions })
  const answers = results.map((result, at) => answerOf(client, network, questions[at]?.queryKey ?? [], result))
  const found = answers.flatMap((each) => (each.state === 'data' ? each.rows : [])).map(({ dataSet }) => dataSet)
  const own = stored.filter((dataSet) => textOf(dataSet, '0020000D') === study?.studyUid)
  const key = [...found, ...own].map((dataSet) => textOf(dataSet, '00080018')).join()
  const facility = network.facilities.find(({ id }) => id === study?.facility)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same objects under the same UIDs say the same
  const read = useMemo(() => {
    const all = [...new Map([...found, ...own].map((each) => [textOf(each, '00080018') ?? '', each])).values()]
    const isOurs = (dataSet: DicomJson) =>
      checkImageIdentity(imagePatientOf(dataSet, facility), person, network.facilities).verdict !== 'blocked'
    const ours = all.filter(isOurs)
    const of = (isOf: (sopClass: string) => boolean) => ours.filter((each) => isOf(textOf(each, '00080016') ?? ''))
    return {
      reports: of((each) => each.startsWith(REPORT) && each !== KEY_OBJECTS).map(readRecordedReport),
      keyObjects: of((each) => each === KEY_OBJECTS).map(readKeyObjects),
      presentations: of((each) => each.startsWith(PRESENTATION)).map(readPresentation),
      blocked: all.length - ours.length,
    }
  }, [key, person, facility, network.facilities])
  const told = areSentencesWithheld(usePatientFacing()) ? withoutWords(read) : read
  return {
    ...told,
    isLoading: answer.state === 'loading' || answers.some(({ state }) => state === 'loading'),
    isPartial:
      answer.state === 'failed' || (answer.state === 'data' && answer.gaps.length > 0) || answers.some(isShort),
    retry: () => {
      retry()
      for (const result of results) void result.refetch()
    },
  }
}

function isShort(answer: ReturnType<typeof answerOf>): boolean {
  return (
    answer.state === 'failed' || answer.state === 'notPermitted' || (answer.state === 'data' && answer.gaps.length > 0)
  )
}
