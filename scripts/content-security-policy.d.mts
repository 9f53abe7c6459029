export function contentSecurityPolicy(options: {
  readonly connectSources?: readonly string[]
  readonly identityProviders?: readonly string[]
  readonly delivery: 'header' | 'meta'
}): string
