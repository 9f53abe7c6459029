import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.mjs'

describe('the one policy (DESIGN.md §8.17)', () => {
  it('is sent by a production server with the origins of its configuration and nothing else', () => {
    const policy = contentSecurityPolicy({
      connectSources: ['https://fhir.reiji.example', 'https://pacs.reiji.example'],
      identityProviders: ['https://login.reiji.example'],
      delivery: 'header',
    })
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
      "style-src-attr 'none'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self' https://fhir.reiji.example https://pacs.reiji.example",
      "worker-src 'self'",
      "frame-src 'self' https://login.reiji.example",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self' https://login.reiji.example",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default dompurify',
    ])
  })

  it('stands in the page of the demo without what a page cannot say, and lets nothing out', () => {
    const policy = contentSecurityPolicy({ delivery: 'meta' })
    expect(policy).not.toContain('frame-ancestors')
    expect(policy).not.toContain('http')
  })
})
