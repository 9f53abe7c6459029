import { handleKey } from '#session/handle-key.ts'
import type { LaunchRequest } from '#session/sign-in/launch-request.ts'
import { ConfigFileError } from '#sources/config-file.ts'
import { createNetwork } from '#sources/create-network.ts'
import { readNetworkConfig } from '#sources/network-config.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { type AskedConfig, askForConfig } from './config-of-site.ts'
import type { Deployment } from './deployment.ts'
import { StartUpError } from './failure-page.ts'
import { startSignIn } from './sign-in-of-config.ts'

const UNREADABLE = {
  ja: '設定ファイル config.json を読み込めません。この環境の運用担当者に次の内容を伝えてください。',
  en: 'The file config.json cannot be read. Please tell those who run this site:',
}
const WRONG = {
  ja: '設定ファイル config.json に誤りがあります。この環境の運用担当者に次の内容を伝えてください。',
  en: 'The file config.json is not right. Please tell those who run this site:',
}

/**
 * The network of `config.json`, which whoever runs the site puts beside `index.html`. A configuration with one mistake is
 * not used at all (E39). Throws StartUpError.
 */
export async function configuredDeployment(launch?: LaunchRequest, asked = askForConfig()): Promise<Deployment> {
  const { address } = asked
  const reading = readNetworkConfig(await contentOf(asked), address.href)
  if ('config' in reading) {
    const { config } = reading
    const signIn =
      config.signIn === undefined ? undefined : startSignIn(config, config.signIn, new URL('.', address).href, launch)
    return { network: createNetwork(config, { tokens: signIn ?? NO_TOKENS, handleKey }), signIn }
  }
  const lines = reading.problems.map(({ at, expected }) => `${at === '' ? 'config.json' : at}: ${expected}`)
  throw new StartUpError(WRONG, lines.join('\n'))
}

async function contentOf({ file }: AskedConfig): Promise<unknown> {
  try {
    return await file
  } catch (error) {
    throw error instanceof ConfigFileError ? new StartUpError(UNREADABLE, error.message) : error
  }
}
