import type { ImageInstance, ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import { dicomJsonAnswer, type PictureReply } from './picture-server.ts'

/** A study with its series and their instances, as a picture server holds it. */
export interface HeldStudy {
  readonly study: ImageStudy
  readonly patientNumber: string
  readonly series: readonly { readonly series: ImageSeries; readonly instances: readonly ImageInstance[] }[]
}

/** Answers QIDO-RS and WADO-RS metadata for the studies held; `before` may answer in its place. */
export function heldPictures(held: readonly HeldStudy[], before: PictureReply = () => undefined): PictureReply {
  return async (path, request) => {
    const own = await before(path, request)
    if (own !== undefined) return own
    const { pathname, searchParams } = new URL(path, 'https://pictures.example/')
    const [, , studyUid, , seriesUid, last] = pathname.split('/')
    if (studyUid === undefined) {
      const number = searchParams.get('PatientID')
      return isFirstPage(searchParams)
        ? dicomJsonAnswer(held.filter(({ patientNumber }) => patientNumber === number).map(studyRow))
        : dicomJsonAnswer([])
    }
    const found = held.find(({ study }) => study.studyUid === studyUid)
    if (found === undefined) return new Response(null, { status: 404 })
    if (seriesUid === undefined) {
      return dicomJsonAnswer(isFirstPage(searchParams) ? found.series.map(({ series }) => seriesRow(series)) : [])
    }
    const inSeries = found.series.find(({ series }) => series.seriesUid === seriesUid)
    return last === 'metadata' && inSeries !== undefined
      ? dicomJsonAnswer(inSeries.instances.map(({ dataSet }) => dataSet))
      : new Response(null, { status: 404 })
  }
}

function isFirstPage(parameters: URLSearchParams): boolean {
  return Number(parameters.get('offset') ?? 0) === 0
}

function studyRow({ study, patientNumber, series }: HeldStudy) {
  const { patient, at } = study
  const [date = '', time = ''] = (at?.text ?? '').split('T')
  return {
    '00080020': { vr: 'DA', Value: [date.replaceAll('-', '')] },
    '00080030': { vr: 'TM', Value: time === '' ? [] : [`${time.replace(':', '')}00`] },
    '00080061': { vr: 'CS', Value: study.modalities },
    '00081030': { vr: 'LO', Value: [study.title] },
    '00100010': {
      vr: 'PN',
      Value: [
        {
          Alphabetic: patient?.name.alphabetic?.replace(' ', '^') ?? '',
          Ideographic: patient?.name.ideographic?.replace(' ', '^') ?? '',
          Phonetic: patient?.name.phonetic?.replace(' ', '^') ?? '',
        },
      ],
    },
    '00100020': { vr: 'LO', Value: [patientNumber] },
    '00100030': { vr: 'DA', Value: [patient?.birthDate?.text.replaceAll('-', '') ?? ''] },
    '00100040': { vr: 'CS', Value: [patient?.sex === 'female' ? 'F' : 'M'] },
    '0020000D': { vr: 'UI', Value: [study.studyUid ?? ''] },
    '00201206': { vr: 'IS', Value: [series.length] },
    '00201208': { vr: 'IS', Value: [series.reduce((sum, each) => sum + (each.series.instanceCount ?? 0), 0)] },
  }
}

function seriesRow(series: ImageSeries) {
  return {
    '00080060': { vr: 'CS', Value: [series.modality ?? ''] },
    '0008103E': { vr: 'LO', Value: [series.description ?? ''] },
    '0020000D': { vr: 'UI', Value: [series.studyUid] },
    '0020000E': { vr: 'UI', Value: [series.seriesUid] },
    '00200011': { vr: 'IS', Value: [series.number ?? 0] },
    '00201209': { vr: 'IS', Value: [series.instanceCount ?? 0] },
  }
}
