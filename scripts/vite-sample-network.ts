import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'
import type { Plugin } from 'vite'

const FOLDER = 'sample-network'
const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.dcm': 'application/dicom',
  '.jpg': 'image/jpeg',
}

/**
 * Gives the demo the files of the sample network (`npm run sample-network` builds them) below `sample-network/`, its
 * picture studies below `sample-network/imaging/`: served in development, copied into the demo build. A production build does not have this plugin.
 */
export function sampleNetwork(cache: string, imageCache: string): Plugin {
  const builds = [
    { address: FOLDER, folder: cache },
    { address: `${FOLDER}/imaging`, folder: imageCache },
  ]
  return {
    name: 'sample-network',
    configureServer(server) {
      // The pictures first: their address is below that of the others.
      for (const { address, folder } of [...builds].reverse()) {
        server.middlewares.use(`/${address}`, (request, response, next) => {
          const root = builtFolder(folder)
          const path = normalize(join(root, new URL(request.url ?? '/', 'http://localhost').pathname))
          if (!path.startsWith(root + sep) || !existsSync(path) || !statSync(path).isFile()) {
            next()
            return
          }
          response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
          response.setHeader('cache-control', 'no-cache')
          createReadStream(path).pipe(response)
        })
      }
    },
    generateBundle() {
      if (this.environment.name !== 'client') return
      for (const { address, folder } of builds) {
        const root = builtFolder(folder)
        for (const path of filesBelow(root)) {
          this.emitFile({ type: 'asset', fileName: `${address}/${path}`, source: readFileSync(join(root, path)) })
        }
      }
    },
  }
}

/** The newest build, which `current` names. */
function builtFolder(cache: string): string {
  const pointer = join(cache, 'current')
  if (!existsSync(pointer)) throw new Error(`no sample network in ${cache}: run "npm run sample-network" first`)
  const { folder } = JSON.parse(readFileSync(pointer, 'utf8')) as { folder: string }
  return join(cache, folder)
}

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort()
}
