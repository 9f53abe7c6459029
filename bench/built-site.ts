import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OF_CONFIG = '#app/start-up/configured-deployment.ts'

export interface BuiltSite {
  readonly directory: string
  remove(): void
}

/**
 * The production build of the product for the path `base` of a host, with `deployment` (a file that exports
 * `configuredDeployment`) in the place of the one that main.tsx asks for: a bench has nobody who could sign in.
 */
export async function builtSite(base: string, deployment: string): Promise<BuiltSite> {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-bench-'))
  const instead: Plugin = {
    name: 'deployment-of-bench',
    enforce: 'pre',
    resolveId: (source, importer) => (source === OF_CONFIG && importer?.endsWith('src/main.tsx') ? deployment : null),
  }
  await build({
    root: ROOT,
    configFile: join(ROOT, 'vite.config.ts'),
    base,
    mode: 'production',
    logLevel: 'error',
    plugins: [instead],
    build: { outDir: directory, emptyOutDir: true },
  })
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
