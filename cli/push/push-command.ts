import { resolve } from 'node:path'
import { NO_TOKENS, type TokenProvider } from '#sources/token-provider.ts'
import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import type { Lines } from '../line-writer.ts'
import type { StorageFolders } from '../storage-folders.ts'
import { BackendTokens, FileTokens, readBackendClient, UnusableClient } from './backend-services.ts'
import { type PushSummary, pushStorage } from './push-storage.ts'
import { RecordServer } from './record-server.ts'

interface PushArguments {
  readonly to: string
  readonly tokenFile: string | undefined
  readonly client: string | undefined
  readonly atOnce: string | undefined
  readonly patience: string | undefined
  readonly allowDeletions: boolean
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const MOST_AT_ONCE = 32

/** `ssmix2 push`: what was done, or in words why the arguments cannot be used. */
export async function pushCommand(
  storage: StorageFolders,
  facility: FacilityIdentity,
  { to, tokenFile, client, atOnce, patience = '300', allowDeletions }: PushArguments,
  problems: Lines,
): Promise<PushSummary | string> {
  if (!URL.canParse(to)) return to === '' ? '--to is missing: the base of a FHIR server' : `not an address: ${to}`
  const base = new URL(to.endsWith('/') ? to : `${to}/`)
  if (base.protocol !== 'https:' && !LOOPBACK.has(base.hostname)) return `records go by https only, not to ${to}`
  if (tokenFile !== undefined && client !== undefined) return 'either --token-file or --client, not both'
  const many = Number(atOnce ?? '4')
  if (!Number.isInteger(many) || many < 1 || many > MOST_AT_ONCE) return `--at-once ${atOnce}: 1 to ${MOST_AT_ONCE}`
  if (!/^\d{1,6}$/.test(patience)) return `--patience ${patience}: seconds`
  let tokens: TokenProvider
  try {
    tokens = await tokensOf(tokenFile, client)
  } catch (error) {
    if (error instanceof UnusableClient) return error.message
    throw error
  }
  const progress = process.stderr.isTTY ? new ProgressLine() : undefined
  const server = new RecordServer({ base, tokens })
  const summary = await pushStorage(storage, facility, server, {
    problems,
    atOnce: many,
    patienceMs: Number(patience) * 1000,
    mayDeleteMost: allowDeletions,
    ...(progress === undefined ? {} : { onProgress: (so) => progress.show(so) }),
  })
  progress?.end()
  return summary
}

async function tokensOf(tokenFile: string | undefined, client: string | undefined): Promise<TokenProvider> {
  if (client !== undefined) return new BackendTokens(await readBackendClient(placeOf(client)))
  if (tokenFile === undefined) return NO_TOKENS
  const tokens = new FileTokens(placeOf(tokenFile))
  await tokens.token()
  return tokens
}

/** npm runs scripts in the project's folder; relative names are meant from where it was called. */
function placeOf(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name)
}

/** One line of a terminal that is written over. */
class ProgressLine {
  #shownAt = 0

  show(so: PushSummary): void {
    const now = Date.now()
    if (now - this.#shownAt < 200) return
    this.#shownAt = now
    const { patients, created, updated, deleted, unchanged, refused } = so
    const text = `${patients} patients: ${created} created, ${updated} updated, ${deleted} deleted, ${unchanged} unchanged, ${refused} refused`
    process.stderr.write(`\r\u001b[K${text}`)
  }

  end(): void {
    process.stderr.write('\r\u001b[K')
  }
}
