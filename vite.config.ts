import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { chunksOfPages } from './scripts/vite-chunks.ts'
import { cspMeta } from './scripts/vite-csp-meta.ts'
import { sampleNetwork } from './scripts/vite-sample-network.ts'
import { sampleNetworkWay } from './scripts/vite-sample-network-way.ts'

const STAND_IN_SERVER = ['fflate', '@noble/hashes/sha2.js']

/** What src/imaging loads late; the codecs are CommonJS, and only bundled ahead can its worker import them. */
const IMAGE_ENGINE = [
  '@cornerstonejs/codec-charls/decodewasmjs',
  '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
  '@cornerstonejs/codec-libjxl/decodewasmjs',
  '@cornerstonejs/codec-openjpeg/decodewasmjs',
  '@cornerstonejs/codec-openjph/wasmjs',
  '@cornerstonejs/core',
]

export default defineConfig(({ mode }) => {
  const isDemo = mode === 'demo' || mode === 'development'
  return {
    // The demo runs under any sub-path of any static host (hash history); production under the base of the build.
    base: mode === 'demo' ? './' : '/',
    plugins: [
      react(),
      isDemo ? [sampleNetworkWay(), sampleNetwork('.cache/sample-network', '.cache/sample-imaging')] : null,
      // Production sends the policy as a header that deploy/ generates from the configuration.
      mode === 'demo' ? cspMeta() : null,
    ],
    resolve: {
      alias: [
        {
          find: /^@kitware\/vtk\.js\/IO\/.*$/,
          replacement: fileURLToPath(new URL('src/imaging/cornerstone/vtk-io-stub.ts', import.meta.url)),
        },
      ],
    },
    define: { __DEMO__: JSON.stringify(isDemo) },
    build: {
      target: ['chrome126', 'edge126', 'firefox128', 'safari17.4'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { output: { codeSplitting: chunksOfPages() } },
    },
    worker: { format: 'es' },
    // What stands behind a virtual module or a worker: otherwise the development server finds it late, and reloads.
    optimizeDeps: {
      // Other pages of the repository (bench) have dependencies of their own, which need not be installed.
      entries: ['index.html'],
      include: isDemo ? [...STAND_IN_SERVER, ...IMAGE_ENGINE] : [],
    },
    test: {
      // A hang must fail; a busy machine must not: conversion of whole storages is CPU work of seconds.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      projects: [
        {
          extends: true,
          test: { name: 'unit', environment: 'node', include: ['{src,cli,deploy,bench,scripts}/**/*.test.ts'] },
        },
        {
          extends: true,
          test: {
            name: 'dom',
            environment: 'jsdom',
            include: ['src/**/*.test.tsx'],
            setupFiles: ['src/testing/setup-dom.ts'],
          },
        },
      ],
    },
  }
})
