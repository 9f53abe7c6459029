import { useTranslation } from 'react-i18next'
import { formatBirthDate, formatClinicalTime, formatInstant } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { imageFactsOf } from '../image-facts.ts'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import type { PictureCaption } from './draw-picture.ts'

const BURNED_IN_ANNOTATION = '00280301'

interface PictureWords {
  caption(handle: PaneHandle, hasPatient: boolean): PictureCaption
  /** The image itself may show a name: nobody says that it does not (PS3.3 C.7.6.1.1). */
  mayShowPatient(handle: PaneHandle): boolean
}

/** What stands below a picture that leaves the viewer (ACC-9, PRV-3): whose, what, when, how shown, by whom, for what use. */
export function usePictureWords(): PictureWords {
  const { t, i18n } = useTranslation('imageMeasure')
  const { t: images } = useTranslation('images')
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const network = useNetwork()
  const user = useSignedInUser()
  const { name } = useFacilityNames()
  return {
    mayShowPatient: ({ viewport }) => {
      const { shownFrame } = viewport.getState()
      return shownFrame !== undefined && textOf(shownFrame.instance.dataSet, BURNED_IN_ANNOTATION) !== 'NO'
    },
    caption: ({ viewport, study, series }, hasPatient) => {
      const { shownFrame, index, count, window, quality } = viewport.getState()
      const facility = network.facilities.find(({ id }) => id === study.facility)
      const facts = shownFrame === undefined ? undefined : imageFactsOf(shownFrame, facility)
      const patient = facts?.patient
      const whose = [
        patient?.name.ideographic ?? patient?.name.phonetic ?? patient?.name.alphabetic,
        patient?.birthDate === undefined ? undefined : formatBirthDate(patient.birthDate, language),
        patient === undefined ? undefined : clinical(($) => $.sex[patient.sex]),
        facts?.patientNumber === undefined ? undefined : `${name(study.facility)} ${facts.patientNumber}`,
      ]
      const what = [
        facts?.at === undefined ? t(($) => $.output.undated) : formatClinicalTime(facts.at, language),
        name(study.facility),
        facts?.studyTitle ?? study.title,
        facts?.seriesTitle ?? series.description,
      ]
      const how = [
        t(($) => $.panel.image, { number: index + 1, count }),
        window === undefined
          ? undefined
          : t(($) => $.output.window, { center: rounded(window.center), width: rounded(window.width) }),
        facts?.lossy === undefined ? undefined : t(($) => $.output.lossy, { ratio: facts.lossy.ratio ?? '—' }),
        quality === 'rendered' ? t(($) => $.output.rendered) : undefined,
      ]
      const by = t(($) => $.output.by, {
        time: formatInstant(now(network), language),
        user: user.name,
        facility: name(user.facility),
      })
      const line = (parts: readonly (string | undefined)[]) =>
        parts.filter((part) => part !== undefined && part !== '').join('　')
      return {
        lines: [...(hasPatient ? [line(whose)] : []), line(what), line(how), by],
        mark: images(($) => $.reference),
      }
    },
  }
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}
