/** The configuration of a site could not be fetched; the message tells whoever runs the site why. */
export class ConfigFileError extends Error {
  override readonly name = 'ConfigFileError'
}

/** The JSON of `config.json` at `address`, of our own origin. Throws ConfigFileError with the path and what is wrong. */
export async function fetchConfigFile(address: URL): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(address, { cache: 'no-store', credentials: 'same-origin' })
  } catch (error) {
    throw new ConfigFileError(`${address.pathname}: ${error instanceof Error ? error.message : 'no answer'}`)
  }
  if (!response.ok) throw new ConfigFileError(`${address.pathname}: HTTP ${response.status}`)
  try {
    return await response.json()
  } catch {
    throw new ConfigFileError(`${address.pathname}: not JSON`)
  }
}
