import type { patients as source } from '../ja/patients.ts'
import type { Localized } from '../localized.ts'

export const patients = {
  title: 'Linked patients',
} as const satisfies Localized<typeof source>
