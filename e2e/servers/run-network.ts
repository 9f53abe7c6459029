/**
 * `npm run network`: the network of real servers that the tests in a browser use, to be looked at by hand. Three hospitals'
 * FHIR servers and a hub, filled by push, a certified OpenID provider, and the production build in `dist/` behind nginx.
 * Ends with Ctrl+C.
 */
import { existsSync } from 'node:fs'
import { ONE_TIME_CODE, PASSWORD } from '#testing/real-servers/openid-provider.ts'
import { startRealNetwork } from './real-network.ts'
import { sampleNetwork } from './sample-records.ts'

const BUILD = 'dist'
/** Of more days the servers in memory would take minutes to fill. */
const DAYS = /^2026(?:0[6-9]|1)/
/** Those with the most hospitals. */
const PEOPLE = 12

if (!existsSync(BUILD)) {
  process.stderr.write(`no build in ${BUILD}: npm run build\n`)
  process.exit(2)
}
const { network } = sampleNetwork()
const people = network.patients
  .toSorted((a, b) => b.folders.length - a.folders.length)
  .slice(0, PEOPLE)
  .map(({ handle }) => handle)
process.stdout.write('filling the servers …\n')
const { site, provider, servers, users, close } = await startRealNetwork({ people, days: DAYS, build: BUILD })
process.stdout.write(`
viewer    ${site}
provider  ${provider.issuer}   password ${PASSWORD}   one-time code ${ONE_TIME_CODE}
${Object.entries(servers)
  .map(([name, { base }]) => `${name.padEnd(8)}  ${base}`)
  .join('\n')}
users
${users.map(({ id, name, profession }) => `  ${id.padEnd(20)} ${name} ${profession}`).join('\n')}
`)
process.on('SIGINT', async () => {
  await close()
  process.exit(0)
})
