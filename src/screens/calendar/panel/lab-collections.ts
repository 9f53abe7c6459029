import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { LabResult, VitalSign } from '#clinical/observation-facts.ts'

/** Results of one collection: one time and one material, in the sender's order. */
export interface LabCollection {
  readonly key: string
  readonly at: ClinicalTime | undefined
  readonly isReportTime: boolean
  readonly material: string | undefined
  readonly results: readonly (LabResult | VitalSign)[]
}

/** Earliest first; results of different material or time never stand in one list (LAB-4, DT-5). */
export function labCollections(results: readonly (LabResult | VitalSign)[]): readonly LabCollection[] {
  const groups = Map.groupBy(results, (result) => {
    const material = materialOf(result) ?? ''
    return `${result.at?.text ?? ''}|${result.isAtReportTime ? 'reported' : 'collected'}|${material}`
  })
  return [...groups]
    .map(([key, list]): LabCollection => {
      const [first] = list
      return {
        key,
        at: first?.at,
        isReportTime: first?.isAtReportTime ?? false,
        material: first === undefined ? undefined : materialOf(first),
        results: list,
      }
    })
    .sort((a, b) => ((a.at?.text ?? '') < (b.at?.text ?? '') ? -1 : 1))
}

function materialOf(result: LabResult | VitalSign): string | undefined {
  return result.kind === 'laboratory' ? result.specimen?.material?.text : undefined
}
