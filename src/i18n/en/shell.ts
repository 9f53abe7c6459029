import type { shell as source } from '../ja/shell.ts'
import type { Localized } from '../localized.ts'

export const shell = {
  app: 'Renkei Viewer',
  skip: 'Skip to the main content',
} as const satisfies Localized<typeof source>
