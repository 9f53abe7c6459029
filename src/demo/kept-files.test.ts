import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bundle, DocumentReference, Resource } from '#standards/fhir/r4.ts'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'

let sample: SampleServer

beforeAll(async () => {
  sample = await openSampleServer({ slowMs: 10 })
  sample.server.listen({ onUnhandledFrame: 'error' })
})
afterAll(() => sample.server.close())

async function documentsOf(facility: string, patientId: string): Promise<readonly DocumentReference[]> {
  const system = sample.network.facilities.find(({ id }) => id === facility)?.patientIdSystem
  const [patient] = await searched(facility, `Patient?identifier=${encodeURIComponent(`${system}|${patientId}`)}`)
  return (await searched(facility, `DocumentReference?patient=${patient?.id}`)).map((each) => each as DocumentReference)
}

async function searched(facility: string, query: string): Promise<readonly Resource[]> {
  const bundle = (await (await fetch(new URL(query, sample.fhirBase(facility)))).json()) as Bundle
  return (bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])
}

describe('the files of the extended storage, behind the FHIR server of the demo', () => {
  it('DOC-7: beside them stands what waits for consent, marked as such, with the reason instead of a content', async () => {
    const [row] = sample.network.awaitingConsent
    const folder = sample.network.patients
      .find(({ handle }) => handle === row?.handle)
      ?.folders.find(({ facility }) => facility === row?.facility)
    const documents = await documentsOf(row?.facility ?? '', folder?.patientId ?? '')
    const waiting = documents.filter(({ meta }) => meta?.tag?.some(({ code }) => code === 'consent-pending'))
    expect(waiting.map(({ id, content }) => [id, JSON.stringify(content)])).toEqual([
      [row?.document.id, expect.stringContaining('"masked"')],
    ])
    expect(JSON.stringify(waiting)).not.toMatch(/"url":"Binary|"data"/)
  })

  it('are given out byte for byte in their own type, and no address holds a patient number', async () => {
    const taro = [...sample.network.patients].sort((one, other) => other.folders.length - one.folders.length)[0]
    const documents = (
      await Promise.all(taro?.folders.map(({ facility, patientId }) => documentsOf(facility, patientId)) ?? [])
    ).flat()
    const attachments = documents.flatMap(({ content }) => content.map(({ attachment }) => attachment))
    const types = new Set(attachments.map(({ contentType }) => contentType))
    expect(types).toContain('application/pdf')
    expect(types).toContain('application/fhir+json')
    const pdf = attachments.find(({ contentType }) => contentType === 'application/pdf')
    const facility = taro?.folders.map(({ facility: id }) => id) ?? []
    const answers = await Promise.all(facility.map((id) => fetch(new URL(pdf?.url ?? '', sample.fhirBase(id)))))
    const found = answers.filter(({ ok }) => ok)
    expect(found).toHaveLength(1)
    const bytes = new Uint8Array((await found[0]?.arrayBuffer()) ?? new ArrayBuffer(0))
    expect(found[0]?.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
    expect(bytes).toHaveLength(Number(pdf?.size))
    for (const { patientId } of taro?.folders ?? [])
      expect(attachments.map(({ url }) => url).join()).not.toContain(patientId)
  })

  it('are asked for by ids that lead to nobody else: an unknown one is not found', async () => {
    const { status } = await fetch(
      new URL('Binary/nobody.aaaa', sample.fhirBase(sample.network.facilities[0]?.id ?? '')),
    )
    expect(status).toBe(404)
  })
})
