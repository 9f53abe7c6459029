import type { Plugin } from 'vite'
import { contentSecurityPolicy } from './content-security-policy.mjs'

/** Writes the policy into the page of the demo build; the development server needs an inline script and has none. */
export function cspMeta(): Plugin {
  return {
    name: 'csp-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        injectTo: 'head-prepend',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy({ delivery: 'meta' }) },
      },
    ],
  }
}
