import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe } from 'vitest'

/**
 * Public samples that nobody in this project wrote, and the reference texts beside them. They are not part of the
 * project (licences): `RENKEI_SAMPLES` says where they are, and tests that need them are skipped loudly where absent.
 */
export const SAMPLES = process.env.RENKEI_SAMPLES ?? '../shared/data'

const DOMAIN_TEXTS = join(SAMPLES, '../domain')

/** `describe` for tests that read a folder or file below the samples; skipped, with a message, where it is absent. */
export function describeWithSamples(what: string, path: string, body: () => void): void {
  describeWith(what, join(SAMPLES, path), body)
}

/** `describe` for tests that read a reference text such as `ss-mix2.md`. */
export function describeWithDomainText(what: string, name: string, body: (text: string) => void): void {
  const path = join(DOMAIN_TEXTS, name)
  describeWith(what, path, () => body(readFileSync(path, 'utf8')))
}

/** Every file below a folder of the samples, as relative `/`-separated paths in a fixed order. */
export function sampleFiles(folder: string): readonly string[] {
  const root = join(SAMPLES, folder)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** The bytes of one file below the samples. */
export function readSample(...path: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(join(SAMPLES, ...path)))
}

function describeWith(what: string, path: string, body: () => void): void {
  if (existsSync(path)) {
    describe(what, body)
    return
  }
  console.error(`SKIPPED: ${what}: ${path} is absent (set RENKEI_SAMPLES)`)
  describe.skip(`${what} (SKIPPED: ${path} is absent)`, () => {})
}
