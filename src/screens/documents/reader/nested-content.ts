import { createContext, type ReactNode } from 'react'
import type { AttachedFile } from '#clinical/event-facts.ts'

/** How files and documents inside a document are drawn: by the same parts that draw the document itself. */
export interface NestedContent {
  readonly file: (file: AttachedFile) => ReactNode
  readonly document: (bundle: unknown, depth: number) => ReactNode
}

export const NestedContentContext = createContext<NestedContent>({ file: () => null, document: () => null })
