import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import { cspMeta } from '../../scripts/vite-csp-meta.ts'
import product from '../../vite.config.ts'

/** The page of `e2e/harness` with the product's own settings and policy: for tests of the image engine alone. */
export default defineConfig((env) =>
  mergeConfig(product({ ...env, mode: 'production' }), {
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    plugins: [cspMeta()],
    // The product's pages, by which its files are cut, are not in this one.
    build: { emptyOutDir: true, rolldownOptions: { output: { codeSplitting: true } } },
  }),
)
