// Finds a Chromium for the end-to-end tests, or installs one: Debian's package for root, Playwright's own otherwise.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { systemChromium } from './system-chromium.mjs'

const isThere = () => systemChromium() !== undefined || existsSync(chromium.executablePath())

/** Runs one command, its output on our own standard error so that test reports stay clean. */
function run(command, ...args) {
  return spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status
}

if (!isThere()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('No Chromium found; installing Debian’s chromium and fonts-noto-cjk …')
    run('apt-get', 'update', '-qq')
    run('apt-get', 'install', '-yqq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  } else {
    console.error('No Chromium found; asking Playwright for its own …')
    run('npx', 'playwright', 'install', 'chromium')
  }
}
if (!isThere()) {
  console.error('No Chromium could be found or installed. Install one, or name it in CHROMIUM_PATH.')
  process.exit(1)
}
