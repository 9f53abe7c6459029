// Runs a command under a Node that the project supports. Where the installed one is too old, a locked Node 24 is
// fetched once from the npm registry into scripts/node (see docs/decisions/0003-node-from-the-registry.md).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const isWindows = process.platform === 'win32'

/** Runs `command` to its end and answers its exit status (1 when a signal ended it). */
function run(command, args, { cwd = root, env = process.env } = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', cwd, env, shell: isWindows })
  if (result.error) throw result.error
  return result.signal ? 1 : (result.status ?? 1)
}

const [major, minor, patch] = process.versions.node.split('.').map(Number)
const isSupported =
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) || (major === 24 && minor >= 15) || major >= 26

const env = { ...process.env }
if (!isSupported) {
  const home = join(root, 'scripts', 'node')
  const bin = join(home, 'node_modules', '.bin')
  const isFetched = () => existsSync(join(bin, isWindows ? 'node.cmd' : 'node'))
  if (!isFetched()) {
    console.error(`Node ${process.versions.node} is too old for this project; fetching Node 24 into scripts/node …`)
    const status = run('npm', ['ci', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund'])
    if (status !== 0 || !isFetched()) {
      console.error('Node 24 could not be fetched. Install Node 24 LTS (or 22.22.2 and newer) and try again.')
      process.exit(1)
    }
  }
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  env[pathKey] = `${bin}${delimiter}${env[pathKey] ?? ''}`
}

const [command, ...args] = process.argv.slice(2)
if (command === undefined) {
  console.error('Usage: node scripts/with-node.mjs COMMAND [ARGUMENT…]')
  process.exit(2)
}
// Arguments such as folders are relative to where the user stands (npm says where that was), scripts to the project.
process.exit(run(command, args, { env }))
