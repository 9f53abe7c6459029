import { defineConfig, devices } from '@playwright/test'
import { CHROMIUM_ARGS, systemChromium } from './scripts/system-chromium.mjs'

const PORT = 4173
const executablePath = systemChromium()

export default defineConfig({
  // What takes minutes is for `npm run test:long`.
  ...(process.env.RENKEI_LONG === undefined ? { grepInvert: /@long/ } : { grep: /@long/ }),
  testDir: 'e2e/specs',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // A test that passes only at its second attempt is named as flaky in the report.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  use: {
    // A sub-path, as on any static host: specs navigate with relative addresses.
    baseURL: `http://127.0.0.1:${PORT}/viewer/`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: CHROMIUM_ARGS },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1366, height: 768 } } }],
  webServer: {
    command: `node scripts/serve-static.mjs dist-demo --base /viewer/ --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/viewer/`,
    reuseExistingServer: process.env.CI === undefined,
  },
})
