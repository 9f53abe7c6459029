/**
 * Writes the nginx configuration of a deployment from its config.json. `USAGE` says what it takes and gives.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readNetworkConfig } from '#sources/network-config.ts'
import { nginxConfiguration, OWN_ORIGIN } from './nginx-configuration.ts'

const USAGE = `Usage: npm run -s nginx -- CONFIG_JSON --root DIST [--path /viewer/] [--server-name NAME] [--listen LISTEN]
                          [--certificate FILE --key FILE]

Prints a server block of nginx: the built site with the headers that it needs, and the servers of CONFIG_JSON as the only
ones that its pages may ask.

CONFIG_JSON    the config.json of the deployment
--root         absolute path of the built site on the web server
--path         path of the site on its host; the same as in npm run build -- --base (default: /)
--server-name  default: _
--listen       default: 443 ssl with a certificate, else 127.0.0.1:8080 (behind a proxy that ends TLS)

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
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const [file] = positionals
    if (values.help === true || file === undefined) return printed(USAGE, values.help === true ? 0 : 2)
    const { root, path = '/', certificate, key } = values
    if (root === undefined || !root.startsWith('/')) return refused('--root: an absolute path')
    if (!/^\/(?:[A-Za-z0-9._~-]+\/)*$/.test(path)) return refused('--path: begins and ends in /')
    if ((certificate === undefined) !== (key === undefined)) return refused('--certificate and --key go together')
    const reading = readNetworkConfig(
      JSON.parse(readFileSync(placeOf(file), 'utf8')),
      `${OWN_ORIGIN}${path}config.json`,
    )
    if ('problems' in reading) {
      return refused(reading.problems.map(({ at, expected }) => `${file}: ${at}: expected ${expected}`).join('\n'))
    }
    const pair = certificate === undefined || key === undefined ? undefined : { file: certificate, key }
    return printed(
      nginxConfiguration(reading.config, {
        root: root.replace(/\/+$/, ''),
        path,
        serverName: values['server-name'] ?? '_',
        listen: values.listen ?? (pair === undefined ? '127.0.0.1:8080' : '443 ssl'),
        certificate: pair,
      }),
      0,
    )
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error))
  }
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
