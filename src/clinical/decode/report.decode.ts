import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Attachment, DiagnosticReport, Observation, Resource } from '#standards/fhir/r4.ts'
import type { AttachedFile, ImagingStudy, Report, StudyEndpoint } from '../event-facts.ts'
import type { LabResult } from '../observation-facts.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, hasCode, identifierOf, nonEmpty, textOf } from './elements.ts'
import { decodeObservation, type ObservationFact, reportTimeOf } from './observation.decode.ts'
import { orderKeys } from './order-keys.ts'
import { factStatus } from './status.ts'

/** 検体検査 and 微生物: their results stand in the laboratory grid; the report itself only when it says more. */
const LABORATORY = ['LAB', 'LP29693-6', 'LP7819-8', 'MB', 'HM', 'CH', 'SR', 'IMM', 'laboratory']

/**
 * A report, and the results that it holds contained (microbiology in JP Core). A laboratory report that neither concludes
 * nor carries a file or words of its author says nothing beside its results and is no report of its own.
 */
export function decodeDiagnosticReport(
  report: DiagnosticReport,
  scope: DecodeScope,
): readonly (Report | ObservationFact)[] {
  const issued = reportTimeOf(report, scope)
  const at =
    scope.time(report.effectiveDateTime, report, 'effectiveDateTime') ??
    scope.time(report.effectivePeriod?.start, report, 'effectivePeriod.start') ??
    issued
  const key = scope.key(report)
  const contained = (report.contained ?? []).filter((each): each is Observation => each.resourceType === 'Observation')
  const isLaboratory = (report.category ?? []).some((each) => hasCode(each, ...LABORATORY))
  const results = contained
    .flatMap((each, place) => {
      // Results that share an id, or have none, stay as many as they are.
      const isNamed = contained.findIndex(({ id }) => id === each.id) === place && each.id !== undefined
      const own = isNamed ? `${key}#${each.id}` : `${key}#${each.id ?? ''}.${place}`
      return decodeObservation(withCategory(each, isLaboratory), scope, { resource: report, key: own, at })
    })
    .map((fact) => (isMicrobiologyReport(report) ? asMicrobiology(fact) : fact))
  const files = (report.presentedForm ?? []).map(fileOf)
  const conclusion = conclusionOf(report)
  const narrative = narrativeOf(report)
  if (isLaboratory && conclusion === undefined && narrative === undefined && files.length === 0) return results
  const people = [...(report.resultsInterpreter ?? []), ...(report.performer ?? [])]
  const title = textOf(report.code)
  if (title === undefined) throw new TypeError('no report is named')
  const fact: Report = {
    ...factBase(scope, report, {
      at,
      recordedAt: issued,
      status: factStatus(report.status),
      author: people.map((each) => scope.nameOf(each, report)).find((name) => name),
    }),
    kind: 'report',
    title,
    category: conceptOf(report.category?.[0]),
    conclusion,
    ...(narrative === undefined ? {} : { narrative }),
    files,
    resultKeys: [
      ...(report.result ?? []).flatMap((each) => scope.keyOf(each, report) ?? []),
      ...results.map((each) => each.key),
    ],
    studyUids: (report.imagingStudy ?? []).flatMap((each) => {
      const study = scope.resolve(each, report)
      const identifiers = study?.resourceType === 'ImagingStudy' ? study.identifier : undefined
      return studyUidOf(identifiers ?? (each.identifier === undefined ? [] : [each.identifier])) ?? []
    }),
  }
  return [fact, ...results]
}

function isMicrobiologyReport(report: DiagnosticReport): boolean {
  return (report.category ?? []).some((each) => hasCode(each, 'LP7819-8', 'MB')) || hasCode(report.code, '18725-2')
}

function asMicrobiology(fact: ObservationFact): ObservationFact {
  return fact.kind === 'laboratory' ? ({ ...fact, isMicrobiology: true } satisfies LabResult) : fact
}

/** A contained result without a category has that of its report. */
function withCategory(observation: Observation, isLaboratory: boolean): Observation {
  if (!isLaboratory || (observation.category ?? []).length > 0) return observation
  return { ...observation, category: [{ coding: [{ code: 'laboratory' }] }] }
}

/** The words of the author; what a machine made of the coded parts says nothing that those do not (FHIR R4 §2.4). */
function narrativeOf({ text }: DiagnosticReport): string | undefined {
  return text?.status === 'generated' || text?.status === 'empty' ? undefined : nonEmpty(text?.div)
}

/** Its words and its codes: neither is dropped for the other (VAL-5). */
function conclusionOf(report: DiagnosticReport): string | undefined {
  const words = nonEmpty(report.conclusion)
  // Letters within a sentence may be denied there or belong to a longer word: only one that stands alone is said already.
  const said = new Set(words?.split(/[\n。．]|\.(?=\s|$)/).map((each) => each.trim()))
  const codes = (report.conclusionCode ?? []).flatMap((each) => textOf(each) ?? []).filter((code) => !said.has(code))
  return nonEmpty([words, nonEmpty(codes.join('、'))].filter((each) => each !== undefined).join('\n'))
}

export function fileOf({ title, contentType, size, url, data, hash }: Attachment): AttachedFile {
  return {
    title: nonEmpty(title),
    contentType: contentType ?? 'application/octet-stream',
    size: bytesOf(size),
    url: nonEmpty(url),
    data: nonEmpty(data),
    ...(nonEmpty(hash) === undefined ? {} : { hash: nonEmpty(hash) }),
  }
}

/** A number of bytes that can be counted with; one written as `1e400`, or as no number, tells nothing. */
function bytesOf(size: number | undefined): number | undefined {
  const bytes = Number(decimalText(size) ?? Number.NaN)
  return Number.isFinite(bytes) ? bytes : undefined
}

/** Study Instance UID without the prefix that FHIR puts before it (fhir-jp.md §1). */
function studyUidOf(identifiers: Parameters<typeof identifierOf>[0]): string | undefined {
  return identifierOf(identifiers, 'urn:dicom:uid')?.replace(/^urn:oid:/, '')
}

export function decodeImagingStudy(
  study: Resource & { resourceType: 'ImagingStudy' },
  scope: DecodeScope,
): ImagingStudy {
  const series = study.series ?? []
  const modalities = [...(study.modality ?? []), ...series.flatMap(({ modality }) => modality ?? [])]
  const codes = [...new Set(modalities.flatMap(({ code }) => nonEmpty(code) ?? []))]
  const bodySites = [...new Set(series.flatMap(({ bodySite }) => nonEmpty(bodySite?.display ?? bodySite?.code) ?? []))]
  const procedures = (study.procedureCode ?? []).flatMap((each) => textOf(each) ?? [])
  const bodySite = nonEmpty(bodySites.join('、'))
  return {
    ...factBase(scope, study, {
      at: scope.time(study.started, study, 'started'),
      status: factStatus(study.status),
      author: [...(study.interpreter ?? []), study.referrer]
        .map((each) => scope.nameOf(each, study))
        .find((name) => name),
    }),
    kind: 'imaging',
    title:
      nonEmpty(study.description) ?? nonEmpty(procedures.join('、')) ?? [...codes, bodySite].filter(nonEmpty).join(' '),
    modalities: codes,
    bodySite,
    studyUid: studyUidOf(study.identifier),
    accession: study.identifier?.find(({ type }) => hasCode(type, 'ACSN'))?.value,
    orders: orderKeys(study.basedOn, study.identifier),
    seriesCount: study.numberOfSeries ?? (series.length > 0 ? series.length : undefined),
    instanceCount: study.numberOfInstances,
    endpoints: endpointsOf(study, scope),
  }
}

const ENDPOINT_KINDS: ReadonlyMap<string | undefined, StudyEndpoint['kind']> = new Map([
  ['dicom-wado-rs', 'dicomweb'],
  ['dicom-qido-rs', 'dicomweb'],
  ['ihe-iid', 'viewer'],
])

/** Of the study and of its series; only those that are in force, each once. */
function endpointsOf(study: Resource & { resourceType: 'ImagingStudy' }, scope: DecodeScope): readonly StudyEndpoint[] {
  const references = [...(study.endpoint ?? []), ...(study.series ?? []).flatMap(({ endpoint }) => endpoint ?? [])]
  const found = references.flatMap((each): StudyEndpoint[] => {
    const endpoint = scope.resolve(each, study)
    if (endpoint?.resourceType !== 'Endpoint' || endpoint.status !== 'active') return []
    const kind = ENDPOINT_KINDS.get(endpoint.connectionType?.code)
    const address = nonEmpty(endpoint.address)
    return kind === undefined || address === undefined ? [] : [{ kind, address }]
  })
  return [...new Map(found.map((each) => [`${each.kind} ${each.address}`, each])).values()]
}
