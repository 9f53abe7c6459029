import { RECORDED_ISSUED } from '#standards/fhir/canonical.ts'
import type { DiagnosticReport, Extension, Observation, Resource } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Concept, FactBase } from '../fact-base.ts'
import type { Infection, LabResult, PhysiologyResult, Specimen, VitalSign } from '../observation-facts.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { conceptOf, concepts, displayOf, extensionOf, hasCode, nonEmpty, textConcept, textOf } from './elements.ts'
import { isImmunityItem, isInfectionItem } from './infection.ts'
import { isLaboratoryCategory, isLaboratoryItem } from './laboratory-category.ts'
import { measurementOf } from './measurement.ts'
import { factStatus } from './status.ts'

export type ObservationFact = LabResult | Infection | VitalSign | PhysiologyResult

/** A report that holds its Observations contained: references and times that they lack are the report's. */
interface Holder {
  readonly resource: Resource
  /** The key of the fact: of the report and of the Observation within it. */
  readonly key: string
  readonly at: ClinicalTime | undefined
}

/**
 * One Observation as a laboratory result (and an infection, where it is one), a vital sign or a physiological result, by
 * its category; without one, a specimen or a laboratory code tells.
 */
export function decodeObservation(
  observation: Observation,
  scope: DecodeScope,
  holder?: Holder,
): readonly ObservationFact[] {
  const within = holder?.resource ?? observation
  const specimen = specimenOf(observation, within, scope)
  const effective =
    scope.time(observation.effectiveDateTime, observation, 'effectiveDateTime') ??
    scope.time(observation.effectivePeriod?.start, observation, 'effectivePeriod.start') ??
    scope.time(observation.effectiveInstant, observation, 'effectiveInstant') ??
    specimen?.collectedAt ??
    holder?.at
  const reportedAt = reportTimeOf(observation, scope)
  const plain = factBase(scope, observation, {
    at: effective ?? reportedAt,
    recordedAt: reportedAt,
    status: factStatus(observation.status),
    author: observation.performer?.map((each) => scope.nameOf(each, within)).find((name) => name),
  })
  const base: FactBase =
    holder === undefined ? plain : { ...plain, key: holder.key, refs: [scope.ref(holder.resource)] }
  const measurement = measurementOf(observation)
  const shared = {
    ...base,
    ...measurement,
    method: textOf(observation.method),
    components: (observation.component ?? []).map(measurementOf),
    reportedAt,
    isAtReportTime: effective === undefined && reportedAt !== undefined,
    ...(Number(within.meta?.versionId) > 1 ? { isRevised: true as const } : {}),
  }
  switch (kindOf(observation, measurement.item, specimen)) {
    case 'vital-sign':
      return [{ ...shared, kind: 'vital-sign' }]
    case 'physiology':
      return [physiologyResult(observation, base)]
    case 'laboratory': {
      const members = (observation.hasMember ?? []).flatMap((each) => scope.keyOf(each, within) ?? [])
      const result: LabResult = {
        ...shared,
        kind: 'laboratory',
        specimen,
        members,
        categories: concepts(observation.category),
        isMicrobiology: isMicrobiology(observation),
      }
      if (!isInfectionItem(measurement.item)) return [result]
      const isImmunity = isImmunityItem(measurement.item)
      return [result, { ...shared, kind: 'infection', key: `${shared.key}#infection`, specimen, isImmunity }]
    }
  }
}

/** `issued`, or the coarser day that a sender gave instead of an instant (VAL-7). */
export function reportTimeOf(
  reported: (Observation | DiagnosticReport) & { extension?: Extension[] },
  scope: DecodeScope,
): ClinicalTime | undefined {
  const coarse = extensionOf(reported, RECORDED_ISSUED)?.valueDateTime
  return scope.time(reported.issued ?? coarse, reported, 'issued')
}

function kindOf(
  observation: Observation,
  item: Concept,
  specimen: Specimen | undefined,
): Exclude<ObservationFact['kind'], 'infection'> {
  const isOf = (...codes: readonly string[]) => (observation.category ?? []).some((each) => hasCode(each, ...codes))
  if ((observation.category ?? []).some(isLaboratoryCategory) || isMicrobiology(observation)) return 'laboratory'
  if (isOf('vital-signs', 'body-measurement')) return 'vital-sign'
  // A category that no list knows must not take a result out of the laboratory in silence (H-05).
  if (isLaboratoryItem(item)) return 'laboratory'
  if ((observation.category ?? []).length > 0) return 'physiology'
  const isLaboratory = (observation.code?.coding ?? []).some(({ system }) => /JLAC|ObsLabResult/.test(system ?? ''))
  return isLaboratory || specimen !== undefined ? 'laboratory' : 'physiology'
}

function isMicrobiology(observation: Observation): boolean {
  return (observation.category ?? []).some(
    (each) =>
      hasCode(each, 'LP7819-8', 'MB') ||
      (each.coding ?? []).some(({ system }) => system?.endsWith('/JP_MicrobiologyCategory_CS')),
  )
}

function physiologyResult(observation: Observation, base: FactBase): PhysiologyResult {
  const own = measurementOf(observation)
  const isText = own.value !== undefined && own.value.magnitude === undefined
  return {
    ...base,
    kind: 'physiology',
    title: own.item.text,
    measurements: [
      // Nothing measured, and why: told as such, not left to a bare title (VAL-6).
      ...(isText || (own.value === undefined && own.absentReason === undefined) ? [] : [own]),
      ...(observation.component ?? []).map(measurementOf),
    ],
    conclusion: isText ? own.value?.text : undefined,
  }
}

function specimenOf(observation: Observation, within: Resource, scope: DecodeScope): Specimen | undefined {
  const specimen = scope.resolve(observation.specimen, within)
  if (specimen?.resourceType !== 'Specimen') {
    const display = displayOf(observation.specimen)
    if (display === undefined) return undefined
    return { material: textConcept(display), accession: undefined, collectedAt: undefined, condition: undefined }
  }
  const { collection, accessionIdentifier } = specimen
  const conditions = (specimen.condition ?? []).flatMap((each) => textOf(each) ?? [])
  return {
    material: conceptOf(specimen.type),
    accession: nonEmpty(accessionIdentifier?.value),
    collectedAt:
      scope.time(collection?.collectedDateTime, specimen, 'collectedDateTime') ??
      scope.time(collection?.collectedPeriod?.start, specimen, 'collectedPeriod.start'),
    condition: nonEmpty(conditions.join('、')),
  }
}
