/**
 * Rows on their way between threads, as JSON in bytes: bytes are handed over without a copy. In blocks, so that no one of
 * them is a long task on the page's thread.
 */
export type PackedRows = readonly Uint8Array<ArrayBuffer>[]

/** Items in a block: about as much as is parsed in a few milliseconds. */
const BLOCK = 300

/** A turn after each block, so that what is asked meanwhile does not wait for a history of ten years. */
export async function packed(items: readonly unknown[]): Promise<PackedRows> {
  const encoder = new TextEncoder()
  const blocks: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < items.length; at += BLOCK) {
    if (at > 0) await turn()
    blocks.push(encoder.encode(JSON.stringify(items.slice(at, at + BLOCK))))
  }
  return blocks
}

/** The items of blocks that `packed` made, one block a turn. The caller knows what they are. */
export async function unpacked<T>(blocks: PackedRows): Promise<readonly T[]> {
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
