import { existsSync } from 'node:fs'

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

/** The path of an installed Chromium (CHROMIUM_PATH first), or undefined: then Playwright uses its own. */
export function systemChromium() {
  return [process.env.CHROMIUM_PATH, ...WELL_KNOWN].find((path) => path !== undefined && existsSync(path))
}

/** Flags under which a headless Chromium neither calls home nor needs a sandbox as root. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
