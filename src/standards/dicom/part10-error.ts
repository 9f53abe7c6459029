/** Why a file cannot be read as DICOM. `detail` names tags and lengths, never a value. */
export type Part10Fault =
  | 'not-dicom'
  | 'truncated'
  | 'damaged'
  | 'too-deep'
  /** It unpacks to more than a browser should hold (D8). */
  | 'too-large'

export class Part10Error extends Error {
  readonly fault: Part10Fault

  constructor(fault: Part10Fault, detail: string) {
    super(`${fault}: ${detail}`)
    this.name = 'Part10Error'
    this.fault = fault
  }
}
