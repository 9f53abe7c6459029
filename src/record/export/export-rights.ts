import type { Profession } from '#session/session-user.ts'

type Export = 'print' | 'csv' | 'copy'

/** Who may take records out of the viewer (DESIGN.md §8.13). */
const MAY: Readonly<Record<Export, readonly Profession[]>> = {
  print: ['physician', 'nurse', 'pharmacist'],
  csv: ['physician', 'pharmacist'],
  copy: ['physician', 'pharmacist'],
}

export function mayExport(profession: Profession, what: Export): boolean {
  return MAY[what].includes(profession)
}
