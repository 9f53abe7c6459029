import { existsSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valuesAt } from '#demo/fhir-engine/elements.ts'
import { FhirClient } from '#sources/fhir-client.ts'
import type { FoundResource } from '#sources/search-pages.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { decimalText } from '#standards/fhir/exact-json.ts'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { parseMessage } from '#standards/hl7v2/message.ts'
import { indexPatientPaths } from '#standards/ssmix2/storage-index.ts'
import { cachedFiles, openSampleServer, type SampleServer } from '#testing/sample-server.ts'

const IS_BUILT = existsSync('.cache/sample-network/current')
if (!IS_BUILT) console.error('SKIPPED: no sample network; "npm run sample-network" builds it')

/** 見本 太郎: ten years at four facilities. */
const FACILITY = 'mihon-sogo'
const NEVER = new AbortController().signal

let sample: SampleServer

/** The handle and number of the patient with the most files who is known at the hospital. */
function largestPatient() {
  const [person] = [...sample.network.patients].sort((a, b) => b.files - a.files)
  const folder = person?.folders.find(({ facility }) => facility === FACILITY)
  if (person === undefined || folder === undefined) throw new Error('the ten-year patient is not at this hospital')
  return { handle: person.handle, patientId: folder.patientId }
}

/** Numeric results (OBX-2 NM, current and final) as they stand in the files, read without the converters. */
async function numbersInFiles(): Promise<readonly string[]> {
  const { handle, patientId } = largestPatient()
  const prefix = `${FACILITY}/standard/`
  const zip = unzipSync(await cachedFiles().patientZip(handle), { filter: ({ name }) => name.startsWith(prefix) })
  const paths = Object.keys(zip).map((name) => name.slice(prefix.length))
  const { patient } = indexPatientPaths(patientId, paths)
  return patient.current
    .filter(({ dataType }) => dataType === 'OML-11')
    .flatMap(({ path }) => parseMessage(decodeHl7Bytes(zip[prefix + path] ?? new Uint8Array()).text).segments)
    .filter((segment) => segment.id === 'OBX' && segment.text(2) === 'NM' && segment.text(11) === 'F')
    .map((segment) => segment.text(5).trim())
    .filter((text) => /^-?\d+(\.\d+)?$/.test(text))
}

async function clientOf(facility: string): Promise<{ client: FhirClient; patient: string }> {
  const client = new FhirClient({ base: sample.fhirBase(facility), tokens: NO_TOKENS, now: sample.now })
  const { patientIdSystem = '' } = sample.network.facilities.find(({ id }) => id === facility) ?? {}
  const identifier = `${patientIdSystem}|${largestPatient().patientId}`
  const found = await client.search('Patient', [['identifier', identifier]], NEVER)
  const [id] = found.kind === 'found' ? found.entries.map(({ resource }) => resource.id) : []
  if (id === undefined) throw new Error(`the patient is not found at ${facility}`)
  return { client, patient: id }
}

async function all(client: FhirClient, type: string, parameters: Parameters<FhirClient['search']>[1]) {
  const outcome = await client.search(type, parameters, NEVER)
  if (outcome.kind !== 'found') throw new Error(`${type}: ${outcome.kind}`)
  expect(outcome.gaps).toEqual([])
  return outcome.entries
}

function digitsOf(entries: readonly FoundResource[]): readonly string[] {
  return entries.flatMap(({ resource }) =>
    valuesAt(resource, 'valueQuantity.value').map((value) => decimalText(value) ?? ''),
  )
}

function isMicrobiology(resource: unknown): boolean {
  return valuesAt(resource, 'category.coding.code').includes('LP7819-8')
}

describe.skipIf(!IS_BUILT)('from the bytes of a hospital to the client, through every part between', () => {
  beforeAll(async () => {
    sample = await openSampleServer()
    sample.server.listen({ onUnhandledFrame: 'error' })
  })
  afterAll(() => sample.server.close())

  it('VAL-2, H-10: every numeric result of ten years arrives once, with the digits of its file', async () => {
    const { client, patient } = await clientOf(FACILITY)
    const entries = await all(client, 'Observation', [
      ['patient', patient],
      ['category', 'laboratory'],
    ])
    // Minimal inhibitory concentrations are no numeric results in the file (OBX-2 ST).
    const arrived = digitsOf(entries.filter(({ resource }) => !isMicrobiology(resource)))
    const written = await numbersInFiles()
    expect(written.length).toBeGreaterThan(500)
    expect(written.some((text) => text.endsWith('0') && text.includes('.'))).toBe(true)
    expect(arrived.toSorted()).toEqual(written.toSorted())
  })

  it('gives every resource of the patient to the patient (E13)', async () => {
    const { client, patient } = await clientOf(FACILITY)
    for (const type of ['Encounter', 'MedicationRequest', 'DiagnosticReport', 'Condition']) {
      const entries = await all(client, type, [['patient', patient]])
      expect(entries.length, type).toBeGreaterThan(0)
      const subjects = new Set(entries.flatMap(({ resource }) => valuesAt(resource, 'subject.reference')))
      expect([...subjects]).toEqual([`Patient/${patient}`])
    }
  })

  it('E2: a slow hospital delays its own answer only', async () => {
    const other = new FhirClient({ base: sample.fhirBase('reiji-chuo'), tokens: NO_TOKENS })
    sample.state.setLever('B', 'slow')
    const controller = new AbortController()
    const slow = new FhirClient({ base: sample.fhirBase(FACILITY), tokens: NO_TOKENS })
    const asked = slow.read('Patient', 'anyone', controller.signal).catch(() => 'aborted' as const)
    const answered = await Promise.race([asked, other.capabilities(NEVER)])
    expect(answered).toMatchObject({ resourceType: 'CapabilityStatement' })
    controller.abort()
    expect(await asked).toBe('aborted')
    sample.state.setLever('B', 'normal')
  })
})
