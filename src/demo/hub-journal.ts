/** What was written to the hub of the demo, resource by resource; `undefined` stands for one that was deleted. */
export interface HubJournal {
  /** By `Type/id`, JSON text with its digits. */
  read(): Promise<ReadonlyMap<string, string | undefined>>
  write(key: string, json: string | undefined): Promise<void>
}

/** Lasts as long as the process: for tests. */
export function memoryJournal(): HubJournal {
  const written = new Map<string, string | undefined>()
  return {
    read: async () => new Map(written),
    write: async (key, json) => {
      written.set(key, json)
    },
  }
}
