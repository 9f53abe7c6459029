/**
 * Reads SS-MIX2 storages from the command line (DESIGN.md §5). `USAGE` says what it takes and gives.
 */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { keepYoungGenerationSmall } from './bounded-memory.ts'
import { convertStorage } from './convert-storage.ts'
import { inspectStorage } from './inspect-storage.ts'
import { LineWriter } from './line-writer.ts'
import { belongingOf, facilityNameOf, type StorageFolders, storageFolders } from './storage-folders.ts'

const USAGE = `Usage: npm run -s ssmix2 -- convert FOLDER [FOLDER…] [--facility OID]
       npm run -s ssmix2 -- inspect FOLDER [FOLDER…] [--facility OID]
       npm run -s ssmix2 -- push FOLDER [FOLDER…] --to FHIR_BASE [--token-file F | --client CONFIG] [--facility OID]

convert   the current records of the storages of ONE facility as HL7 FHIR R4 (JP Core) on standard output, one resource
          a line; problems on standard error, one JSON object a line
inspect   a JSON summary: patients, files by data type, period, conditions, problems
push      makes a FHIR R4 server hold the current records of the storages of ONE facility: creates, updates and deletes what
          differs and nothing else, goes on where a run was cut, and prints a JSON summary; problems and refused records
          on standard error, one JSON object a line

FOLDER        a root of a standardised or extended storage, a folder above it, or one patient's folder
--facility    ten-digit institution number, OID, or another name that makes ids differ from those of other facilities
              (default: the name of the root). Several roots whose names do not begin with one ten-digit institution
              number are read together only with it: it says that they are one facility's
--to          base of the server, for instance https://fhir.example.jp/r4
--token-file  a file that holds an access token; read anew for each request
--client      a JSON file for SMART Backend Services: clientId, keyFile (private key as JWK or PEM), algorithm (ES384 or
              RS384), keyId, scope, tokenEndpoint (default: what the server's smart-configuration says)
--at-once     patients at once (default: 4)
--patience    seconds for which a server that does not answer is waited for (default: 300)
--allow-deletions  more than half of a patient's records may be deleted. Without it they stay, because a root of the storage
              that is not given, or not mounted, looks the same. Give all roots of the facility at once

Exit status: 0 no problem, 1 some problem, 2 unusable arguments. Of push, 1 = it did not come to its end: run it again,
4 = it did, and standard error tells of files with a problem or of records that were refused or not deleted`

const NO_PROBLEM = 0
const SOME_PROBLEM = 1
const UNUSABLE_ARGUMENTS = 2
/** Apart from 1, by which Node itself ends: what starts push every night has to tell a run that failed from one that did not. */
const DONE_WITH_PROBLEMS = 4
const OPTIONS_OF_PUSH = ['to', 'token-file', 'client', 'at-once', 'patience', 'allow-deletions'] as const

/** What the arguments ask for. */
interface Request {
  readonly command: 'convert' | 'inspect' | 'push'
  readonly storage: StorageFolders
  readonly facility: string
  readonly options: Options
}

type Options = ReturnType<typeof parsed>['values']

class UnusableArguments extends Error {}

const problems = new LineWriter(process.stderr)
const results = new LineWriter(process.stdout)
process.exitCode = await main(process.argv.slice(2))
await results.flush()
await problems.flush()

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    await results.write([USAGE])
    return args.length === 0 ? UNUSABLE_ARGUMENTS : NO_PROBLEM
  }
  try {
    const { command, storage, facility, options } = requestOf(args)
    if (command === 'inspect') {
      keepYoungGenerationSmall()
      const summary = await inspectStorage(storage, facility, problems)
      await results.write([JSON.stringify(summary, null, 2)])
      return summary.problems === 0 ? NO_PROBLEM : SOME_PROBLEM
    }
    if (command === 'push') return await pushed(storage, facility, options)
    const found = await convertStorage(storage, facilityIdentity(facility), { resources: results, problems })
    return found === 0 ? NO_PROBLEM : SOME_PROBLEM
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    await problems.write([JSON.stringify({ what })])
    return error instanceof UnusableArguments ? UNUSABLE_ARGUMENTS : SOME_PROBLEM
  }
}

async function pushed(storage: StorageFolders, facility: string, options: Options): Promise<number> {
  // Loaded for this command only: the others do without a network.
  const { pushCommand } = await import('./push/push-command.ts')
  const {
    to = '',
    'token-file': tokenFile,
    client,
    'at-once': atOnce,
    patience,
    'allow-deletions': allowDeletions = false,
  } = options
  const summary = await pushCommand(
    storage,
    facilityIdentity(facility),
    { to, tokenFile, client, atOnce, patience, allowDeletions },
    problems,
  )
  if (typeof summary === 'string') throw new UnusableArguments(summary)
  await results.write([JSON.stringify(summary, null, 2)])
  const { problems: found, refused, deletionsWithheld, stopped } = summary
  if (stopped !== undefined) return SOME_PROBLEM
  return found + refused + deletionsWithheld === 0 ? NO_PROBLEM : DONE_WITH_PROBLEMS
}

function requestOf(args: readonly string[]): Request {
  const { values, positionals } = parsed(args)
  const [command, ...names] = positionals
  if (command !== 'convert' && command !== 'inspect' && command !== 'push') {
    throw new UnusableArguments(`unknown command: ${command ?? ''}`)
  }
  const strange = OPTIONS_OF_PUSH.find((name) => command !== 'push' && values[name] !== undefined)
  if (strange !== undefined) throw new UnusableArguments(`--${strange} belongs to push`)
  if (names.length === 0) throw new UnusableArguments('no FOLDER given')
  // npm runs scripts in the project's folder; relative names are meant from where it was called.
  const picks = names.map((name) => resolve(process.env.INIT_CWD ?? process.cwd(), name))
  for (const pick of picks) {
    if (!statSync(pick, { throwIfNoEntry: false })?.isDirectory()) throw new UnusableArguments(`not a folder: ${pick}`)
  }
  const storage = storageFolders(picks)
  if (storage === undefined) throw new UnusableArguments(`no SS-MIX2 storage in ${picks.join(', ')}`)
  const belonging = belongingOf(storage.roots)
  if (belonging !== 'one-facility' && 'several' in belonging) {
    const names = belonging.several.join(', ')
    throw new UnusableArguments(`storages of several facilities (${names}): give the folders of one at a time`)
  }
  if (belonging !== 'one-facility' && values.facility === undefined) {
    const names = belonging.unsaid.join(', ')
    throw new UnusableArguments(
      `the names of the storages (${names}) do not say that they are one facility's: give the folders of one facility with --facility`,
    )
  }
  const facility = values.facility?.trim() || facilityNameOf(storage.roots)
  if (facility === undefined) {
    throw new UnusableArguments('the folder does not name its facility: give --facility')
  }
  return { command, storage, facility, options: values }
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const options = {
      facility: text,
      to: text,
      'token-file': text,
      client: text,
      'at-once': text,
      patience: text,
      'allow-deletions': { type: 'boolean' },
    } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UnusableArguments(error instanceof Error ? error.message : String(error))
  }
}
