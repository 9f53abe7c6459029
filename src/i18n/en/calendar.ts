import type { calendar as source } from '../ja/calendar.ts'
import type { Localized } from '../localized.ts'

export const calendar = {
  title: 'Calendar',
} as const satisfies Localized<typeof source>
