/**
 * Verifies bearer tokens for a web server that cannot: nginx asks it with `auth_request`. `USAGE` says what it takes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'

const USAGE = `Usage: npm run -s token-gate -- --issuer URL --audience TEXT [--port 8302]

Answers 204 to a request whose bearer token was signed by the issuer for the audience and has not expired, 401 to any
other, and 503 while the issuer's keys cannot be fetched. Listens on 127.0.0.1 only.

--issuer    the OpenID provider, exactly as signIn.issuer of config.json
--audience  token.audience of the server that stands behind

Exit status: 2 unusable arguments`

/** Asymmetric ones only: with a shared secret whoever verifies could sign, too. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']

interface TokenGateOptions {
  readonly issuer: string
  readonly audience: string
}

/** The gate as an HTTP server that does not listen yet. */
export function tokenGate({ issuer, audience }: TokenGateOptions): Server {
  let keys: ReturnType<typeof keysOf> | undefined
  return createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (token === undefined) return refuse(response)
    try {
      keys ??= keysOf(issuer)
      await jwtVerify(token, await keys, { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['exp'] })
      response.writeHead(204).end()
    } catch (error) {
      // jose has no class of its own for keys that are answered with an error or as no keys.
      const areKeysMissing =
        error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')
      if (error instanceof errors.JOSEError && !areKeysMissing) return refuse(response)
      // Its keys could not be fetched: the next request tries again.
      keys = undefined
      response.writeHead(503).end()
    }
  })
}

function refuse(response: ServerResponse): void {
  response.writeHead(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' }).end()
}

/** Throws Error where the issuer's discovery document cannot be had, or is another's. */
async function keysOf(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { redirect: 'error' })
  const { issuer: named, jwks_uri: address } = await answer.json()
  if (named !== issuer || typeof address !== 'string') throw new Error(`${issuer}: not its discovery document`)
  return createRemoteJWKSet(new URL(address))
}

function main(args: string[]): void {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ args, options: { issuer: text, audience: text, port: text } })
    const { issuer, audience, port = '8302' } = values
    if (issuer !== undefined && audience !== undefined && URL.canParse(issuer) && /^\d+$/.test(port)) {
      tokenGate({ issuer, audience }).listen(Number(port), '127.0.0.1')
      return
    }
  } catch {
    // Told below, like every other argument that cannot be used.
  }
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2))
