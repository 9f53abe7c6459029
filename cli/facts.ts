/**
 * Shows beforehand what the screens will make of a hospital's FHIR resources; `USAGE` says what it takes and gives.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type DeliveredResource, decodeRecords, isSupporting } from '#clinical/decode/decode-records.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { documentLine } from './fhir-document-line.ts'
import { LineWriter } from './line-writer.ts'
import { type FhirFile, readFhirFile } from './read-fhir-file.ts'

const USAGE = `Usage: npm run -s facts -- FILE [FILE…] [--base URL]

Reads FHIR R4 resources, Bundles or NDJSON of ONE facility and prints, one JSON object a line, the clinical facts that the
screens would show, the documents among them with their sections, and every explained gap:

  {"file": "…", "fact": {"kind": "laboratory", …}}
  {"file": "…", "document": {"title": "退院時サマリー", "sections": [{"code": "…", "title": "…", "entries": 1, …}], …}}
  {"file": "…", "gap": {"kind": "unreadable", "what": "…", "why": "…", "raw": "…"}}

FILE    a file, or - for standard input; references are followed over all files
--base  FHIR base of the server that the resources come from (default: https://facility.example/fhir/)

Exit status: 0 everything was understood, 1 there are gaps, 2 unusable arguments`

const FACILITY = 'facility' as FacilityId

const UNDERSTOOD = 0
const GAPS = 1
const UNUSABLE_ARGUMENTS = 2

class UnusableArguments extends Error {}

interface NamedFile extends FhirFile {
  readonly name: string
}

const facts = new LineWriter(process.stdout)
const errors = new LineWriter(process.stderr)
process.exitCode = await main(process.argv.slice(2))
await facts.flush()
await errors.flush()

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
    await facts.write([USAGE])
    return args.length === 0 ? UNUSABLE_ARGUMENTS : UNDERSTOOD
  }
  try {
    const { files, base } = requestOf(args)
    return await printed(files, base)
  } catch (error) {
    if (!(error instanceof UnusableArguments)) throw error
    await errors.write([JSON.stringify({ what: error.message })])
    return UNUSABLE_ARGUMENTS
  }
}

/** Prints the facts and gaps file by file; gives the exit status. */
async function printed(files: readonly NamedFile[], base: string): Promise<number> {
  let status = UNDERSTOOD
  for (const file of files) {
    const elsewhere = files.filter((each) => each !== file).flatMap(supporting)
    const context = { facility: FACILITY, base, person: undefined }
    const decoded = decodeRecords([...file.delivered, ...elsewhere], context)
    const documents = file.documents.map((bundle) => documentLine(bundle, FACILITY))
    const gaps = [...file.gaps, ...decoded.gaps, ...documents.flatMap((each) => each.gaps)]
    if (gaps.length > 0) status = GAPS
    await facts.write([
      ...decoded.facts.map((fact) => JSON.stringify({ file: file.name, fact })),
      ...documents.flatMap(({ document }) =>
        document === undefined ? [] : [JSON.stringify({ file: file.name, document })],
      ),
      ...gaps.map((gap) => JSON.stringify({ file: file.name, gap })),
    ])
  }
  return status
}

/** What other files may refer to: bulk exports keep every type in a file of its own. */
function supporting({ delivered }: NamedFile): readonly DeliveredResource[] {
  return delivered
    .filter(({ resource }) => isSupporting(resource.resourceType))
    .map((each) => ({ ...each, isMatch: false }))
}

function requestOf(args: readonly string[]): { readonly files: readonly NamedFile[]; readonly base: string } {
  const { values, positionals } = parsed(args)
  if (positionals.length === 0) throw new UnusableArguments('no FILE given')
  const base = values.base ?? 'https://facility.example/fhir/'
  if (!URL.canParse(base)) throw new UnusableArguments(`not a URL: ${base}`)
  const files = positionals.map((name) => ({ name, ...readFhirFile(textOf(name)) }))
  return { files, base: base.endsWith('/') ? base : `${base}/` }
}

function textOf(name: string): string {
  try {
    // npm runs scripts in the project's folder; relative names are meant from where it was called.
    return readFileSync(name === '-' ? 0 : resolve(process.env.INIT_CWD ?? process.cwd(), name), 'utf8')
  } catch (error) {
    throw new UnusableArguments(`${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { base: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    throw new UnusableArguments(error instanceof Error ? error.message : String(error))
  }
}
