import { fetchConfigFile } from '#sources/config-file.ts'

/** `config.json`, which whoever runs the site puts beside `index.html`, and its answer, which is on its way. */
export interface AskedConfig {
  readonly address: URL
  /** The JSON of the file. Rejects with ConfigFileError. */
  readonly file: Promise<unknown>
}

/** Asks for it, before the code is there that reads it. */
export function askForConfig(): AskedConfig {
  const address = new URL(`${import.meta.env.BASE_URL}config.json`, location.origin)
  const file = fetchConfigFile(address)
  // Told by whoever reads it.
  file.catch(() => undefined)
  return { address, file }
}
