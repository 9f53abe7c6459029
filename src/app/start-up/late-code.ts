/** How long a server gets that is just being given a new version. */
const AGAIN_MS = 1000

/** The code of a screen did not come, not even at the second asking: another version stands there, or the way is cut. */
export class MissingCode extends Error {
  override readonly name = 'MissingCode'
}

/** Code that comes with a screen, asked for a second time where it does not come at once (E28). Throws MissingCode. */
export async function lateCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return load().catch((error: unknown) => {
      throw new MissingCode(error instanceof Error ? error.message : String(error))
    })
  }
}
