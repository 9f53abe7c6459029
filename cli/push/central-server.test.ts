import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonHandle } from '#clinical/person.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { asked, networkOverServers, only, put, systemOf } from '#testing/network-over-servers.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { SAMPLE_MESSAGES } from '#testing/sample-messages.ts'
import { FACILITY, PATIENT } from '#testing/storage-fixture.ts'
import { storageFolders } from '../storage-folders.ts'
import { pushStorage } from './push-storage.ts'
import { RecordServer } from './record-server.ts'

let folder: string
let server: FhirFacility

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'push-central-'))
  for (const [path, bytes] of SAMPLE_MESSAGES) {
    const place = join(folder, FACILITY, path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
  }
  server = await startFhirFacility()
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await server.close()
})

/** The same storage under the name of another hospital. */
async function pushAs(letter: string): Promise<void> {
  const storage = storageFolders([folder])
  if (storage === undefined) throw new Error('no storage')
  const to = new RecordServer({ base: new URL(server.base), tokens: NO_TOKENS })
  const problems = { isClosed: false, write: async () => undefined, flush: async () => undefined }
  const done = await pushStorage(storage, facilityIdentity(systemOf(letter)), to, {
    problems,
    patienceMs: 0,
    mayDeleteMost: false,
  })
  expect(done).toMatchObject({ patients: 1, refused: 0 })
}

describe('two storages pushed into one server of the network, seen in the viewer', () => {
  it.each([
    ['a Patient for each hospital', false],
    ['one Patient for both, which the network keeps', true],
  ])('H-02: each hospital has its own records and no others: %s', async (_what, isShared) => {
    const identifier = [
      { system: systemOf('a'), value: PATIENT },
      { system: systemOf('b'), value: PATIENT },
    ]
    const hub = isShared ? server : await startFhirFacility()
    try {
      const id = await put(hub, { resourceType: 'Patient', identifier } as never)
      await pushAs('a')
      const of = networkOverServers({
        hub,
        facilities: { a: server, b: server },
        areTagged: true,
        hubConfig: { crossReference: 'pdqm' },
      })
      const person = only(await of.directory.person(id as PersonHandle, new AbortController().signal))
      const before = await asked(of, person, 'a', 'laboratory')
      expect(before).toMatchObject({ state: 'data', gaps: [] })
      // B has sent nothing yet: nothing of A's stands in its name.
      expect((await asked(of, person, 'b', 'laboratory')).state).toBe(isShared ? 'none' : 'notLinked')
      await pushAs('b')
      for (const source of of.sources) source.askAnyway?.()
      const a = await asked(of, person, 'a', 'laboratory')
      const b = await asked(of, person, 'b', 'laboratory')
      const keys = (answer: typeof a) => (answer.state === 'data' ? answer.rows.map(({ key }) => key.slice(2)) : [])
      expect(keys(a)).toEqual(keys(before as typeof a))
      expect(keys(b)).toHaveLength(keys(a).length)
      expect(keys(b).filter((key) => keys(a).includes(key))).toEqual([])
    } finally {
      if (!isShared) await hub.close()
    }
  })
})
