// Finds the servers that some end-to-end tests run against (a PACS behind a web server), or installs Debian's packages of
// them for root. Where neither is possible those tests are skipped with a loud line, and fail when CI=true.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { missingPrograms, SERVER_PROGRAMS } from './server-programs.mjs'

/** Runs one command, its output on our own standard error so that test reports stay clean. */
function run(command, ...args) {
  return spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status
}

if (missingPrograms().length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.error(`Installing Debian’s ${SERVER_PROGRAMS.map(({ name }) => name).join(', ')} …`)
  run('apt-get', 'update', '-qq')
  run('apt-get', 'install', '-yqq', '--no-install-recommends', ...SERVER_PROGRAMS.map(({ name }) => name))
}
const missing = missingPrograms()
if (missing.length > 0) {
  console.error(`MISSING: ${missing.join(', ')}: the tests against a real PACS and web server are skipped.`)
  if (process.env.CI === 'true') process.exit(1)
}
