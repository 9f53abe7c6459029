import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** Pictures of every screen (`npm run screens`): DESIGN.md §8.24. */
export default defineConfig(base, { testDir: 'e2e/screens', testMatch: '*.screens.ts', retries: 0 })
