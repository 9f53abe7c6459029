import { readFileSync } from 'node:fs'
import { type Plugin, transformWithOxc } from 'vite'

const SOURCE = 'src/demo/sample-network.sw.ts'
/** Beside index.html: a service worker has power over what stands below its own folder. */
const FILE = 'sample-network-sw.js'

/**
 * Gives the demo its service worker as a file of its own with a name that stays, for browsers compare it by its address:
 * served in development, emitted into the demo build. A production build does not have this plugin.
 */
export function sampleNetworkWay(): Plugin {
  return {
    name: 'sample-network-way',
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response, next) => {
        written().then((code) => {
          response.setHeader('content-type', 'text/javascript')
          response.setHeader('cache-control', 'no-cache')
          response.end(code)
        }, next)
      })
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName: FILE, source: await written() })
    },
  }
}

/** It imports types alone, so that without them it is a script that needs nothing else. */
async function written(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE, { sourcemap: false })
  if (/^(?:import|export)\b(?!\s*\{\s*\})/m.test(code)) throw new Error(`${SOURCE} imports more than types`)
  return code.replace(/^export\s*\{\s*\};?\s*$/m, '')
}
