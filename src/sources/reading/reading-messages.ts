import type { Gap } from '#clinical/answer.ts'
import type { DecodeContext } from '#clinical/decode/decode-records.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { PageSeen } from '../search-pages.ts'

/** What the page tells the worker that reads answers; `reading` numbers the search, `id` the question. */
export type ToReader =
  | { readonly ask: 'open'; readonly reading: number; readonly context: DecodeContext; readonly most: number }
  | { readonly ask: 'page'; readonly reading: number; readonly id: number; readonly body: ArrayBuffer }
  | { readonly ask: 'records'; readonly reading: number; readonly id: number }
  | { readonly ask: 'close'; readonly reading: number }

/** What the worker answers. */
export type FromReader =
  | { readonly id: number; readonly seen: PageSeen }
  | { readonly id: number; readonly records: PackedRecords }
  | { readonly id: number; readonly fault: string }

/**
 * Records on their way between threads, as JSON in bytes: bytes are handed over without a copy, and only what a screen
 * shows is ever made into objects on its thread. In blocks, so that no one of them is a long task.
 */
export interface PackedRecords {
  readonly gaps: readonly Gap[]
  readonly kinds: readonly {
    readonly kind: RecordKind
    readonly facts: readonly Uint8Array<ArrayBuffer>[]
    readonly occurrences: readonly Uint8Array<ArrayBuffer>[]
  }[]
}

/** Items in a block: about as much as is parsed in a few milliseconds. */
const BLOCK = 300

/** A turn after each block, so that what is asked meanwhile does not wait for a history of ten years. */
export async function packed(items: readonly unknown[]): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const encoder = new TextEncoder()
  const blocks: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < items.length; at += BLOCK) {
    if (at > 0) await turn()
    blocks.push(encoder.encode(JSON.stringify(items.slice(at, at + BLOCK))))
  }
  return blocks
}

/** The items of blocks that `packed` made, one block a turn. The caller knows what they are. */
export async function unpacked<T>(blocks: readonly Uint8Array[]): Promise<readonly T[]> {
  const decoder = new TextDecoder()
  const items: T[] = []
  for (const [at, block] of blocks.entries()) {
    if (at > 0) await turn()
    items.push(...(JSON.parse(decoder.decode(block)) as T[]))
  }
  return items
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
}
