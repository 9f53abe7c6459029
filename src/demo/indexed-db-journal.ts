import type { HubJournal } from './hub-journal.ts'
import { openedDatabase, settled } from './indexed-db.ts'

const DATABASE = 'renkei-viewer-demo'
const STORE = 'hub'

/**
 * Keeps what a visitor writes in the demo through a reload (DESIGN.md §8.7): fictitious data only, in the demo's own
 * database. The product itself stores nothing in the browser. Where the browser refuses storage, it lasts in memory.
 */
export async function indexedDbJournal(fallback: HubJournal): Promise<HubJournal> {
  const database = await openedDatabase(DATABASE, STORE).catch(() => undefined)
  if (database === undefined) return fallback
  return {
    async read() {
      const store = database.transaction(STORE).objectStore(STORE)
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
      return new Map(keys.map((key, index) => [String(key), textOrDeleted(values[index])]))
    },
    async write(key, json) {
      await settled(
        database
          .transaction(STORE, 'readwrite')
          .objectStore(STORE)
          .put(json ?? null, key),
      )
    },
  }
}

function textOrDeleted(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
