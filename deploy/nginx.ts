/**
 * Writes the nginx configuration of a deployment from its config.json. `USAGE` says what it takes and gives.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type NetworkConfig, readNetworkConfig } from '#sources/network-config.ts'
import { nginxConfiguration, OWN_ORIGIN, policyOriginsOf } from './nginx-configuration.ts'
import { KEPT, NOT_KEPT, responseHeaders, SILENT_PAGE, SILENT_PAGE_POLICY } from './response-headers.ts'

const USAGE = `Usage: npm run -s nginx -- CONFIG_JSON --root DIST [--path /viewer/] [--server-name NAME] [--listen LISTEN]
                          [--certificate FILE --key FILE] [--access-log FILE]
       npm run -s nginx -- CONFIG_JSON --headers

Prints a server block of nginx: the built site with the headers that it needs, and the servers of CONFIG_JSON as the only
ones that its pages may ask. With --headers prints the headers of every answer instead, a line each, for web servers of
another make; the last lines say what is different under assets/ and for ${SILENT_PAGE}.

CONFIG_JSON    the config.json of the deployment
--root         absolute path of the built site on the web server
--path         path of the site on its host; the same as in npm run build -- --base (default: /)
--server-name  default: _
--listen       default: 443 ssl http2 with a certificate, else 127.0.0.1:8080 (behind a proxy that ends TLS)
--access-log   absolute path of a log of requests, without queries: they may name a patient (default: none is kept)

Exit status: 0 written, 2 unusable arguments or configuration`

const TEXT = { type: 'string' } as const

process.exitCode = main(process.argv.slice(2))

function main(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        root: TEXT,
        path: TEXT,
        'server-name': TEXT,
        listen: TEXT,
        certificate: TEXT,
        key: TEXT,
        'access-log': TEXT,
        headers: { type: 'boolean' },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const [file] = positionals
    if (values.help === true || file === undefined) return printed(USAGE, values.help === true ? 0 : 2)
    const { root, path = '/', certificate, key } = values
    if (!/^\/(?:[A-Za-z0-9._~-]+\/)*$/.test(path)) return refused('--path: begins and ends in /')
    if ((certificate === undefined) !== (key === undefined)) return refused('--certificate and --key go together')
    const reading = readNetworkConfig(
      JSON.parse(readFileSync(placeOf(file), 'utf8')),
      `${OWN_ORIGIN}${path}config.json`,
    )
    if ('problems' in reading) {
      return refused(reading.problems.map(({ at, expected }) => `${file}: ${at}: expected ${expected}`).join('\n'))
    }
    if (values.headers === true) return printed(headerLines(reading.config), 0)
    if (root === undefined || !root.startsWith('/')) return refused('--root: an absolute path')
    const pair = certificate === undefined || key === undefined ? undefined : { file: certificate, key }
    return printed(
      nginxConfiguration(reading.config, {
        root: root.replace(/\/+$/, ''),
        path,
        serverName: values['server-name'] ?? '_',
        listen: values.listen ?? (pair === undefined ? '127.0.0.1:8080' : '443 ssl http2'),
        certificate: pair,
        accessLog: values['access-log'],
      }),
      0,
    )
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
}

function headerLines(config: NetworkConfig): string {
  const headers = Object.entries(responseHeaders(policyOriginsOf(config)))
  return [
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Cache-Control: ${NOT_KEPT}`,
    `# assets/: Cache-Control: ${KEPT}`,
    `# ${SILENT_PAGE}: Content-Security-Policy: ${SILENT_PAGE_POLICY}`,
  ].join('\n')
}

function printed(text: string, status: number): number {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
  return status
}

function refused(what: string): number {
  process.stderr.write(`${what}\n`)
  return 2
}

/** npm runs scripts in the project's folder; relative names are meant from where it was called. */
function placeOf(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name)
}
