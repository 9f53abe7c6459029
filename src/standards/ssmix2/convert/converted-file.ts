import type { Resource } from '#standards/fhir/r4.ts'
import type { ConversionProblem } from './problem.ts'

/** What one file of a storage gave. */
export interface ConvertedFile {
  readonly path: string
  readonly resources: readonly Resource[]
  readonly problems: readonly ConversionProblem[]
  /** The resource (`Encounter/…`) of another file to which this one contributed: a stay is told by many files. */
  readonly partOf?: string
}
