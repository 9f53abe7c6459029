// The provider brings no types; this is the part of its interface that is used.

interface ProviderContext {
  readonly req: import('node:http').IncomingMessage
  readonly res: import('node:http').ServerResponse
  readonly path: string
  readonly method: string
  status: number
  type: string
  body: unknown
  set(name: string, value: string): void
  redirect(address: string): void
  readonly oidc: {
    readonly route: string
    readonly provider: import('oidc-provider').default
    readonly client: { readonly clientId: string }
    readonly session: { readonly accountId: string }
    readonly params: Readonly<Record<string, string | readonly string[] | undefined>>
    readonly entities: {
      readonly AuthorizationCode?: ProviderModel
      readonly AccessToken?: ProviderModel
    }
  }
}

interface ProviderModel {
  readonly jti: string
  readonly grantId?: string
  readonly accountId?: string
  readonly scope?: string
}

interface ProviderGrant {
  addOIDCScope(scope: string): void
  addOIDCClaims(claims: readonly string[]): void
  addResourceScope(resource: string, scope: string): void
  save(): Promise<string>
}

interface ProviderPolicy {
  get(prompt: 'login'): { readonly checks: { remove(name: string): void } } | undefined
}

declare module 'oidc-provider' {
  export default class Provider {
    constructor(issuer: string, configuration: object)
    readonly issuer: string
    readonly Grant: { new (of: { clientId: string; accountId: string }): ProviderGrant }
    callback(): (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void
    on(event: string, listener: (context: ProviderContext, ...more: unknown[]) => void): void
    interactionDetails(
      request: import('node:http').IncomingMessage,
      response: import('node:http').ServerResponse,
    ): Promise<{
      readonly params: Readonly<Record<string, unknown>>
      readonly prompt: { readonly name: string }
    }>
    interactionResult(
      request: import('node:http').IncomingMessage,
      response: import('node:http').ServerResponse,
      result: object,
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<string>
  }

  export const interactionPolicy: { base(): ProviderPolicy }
}
