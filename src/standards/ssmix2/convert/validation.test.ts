import { expect, it } from 'vitest'
import type { Resource } from '#standards/fhir/r4.ts'
import { describeWithDomainText, describeWithSamples } from '#testing/public-samples.ts'
import { jahisStorage, moved, SSMIX2_SAMPLES, sampleStorage } from '#testing/sample-storages.ts'
import { convertFiles, exampleOf, type StorageFiles } from '#testing/storage-fixture.ts'
import { r4Issues } from '#testing/validate-r4.ts'

/** Everything that is wrong with what a storage gives, by the R4 definitions; also how much there was. */
async function issuesOf(files: StorageFiles) {
  const resources: Resource[] = (await convertFiles(files)).flatMap((converted) => converted.resources)
  const issues = resources.flatMap((resource) =>
    r4Issues(resource).map((issue) => `${resource.resourceType} ${resource.meta?.source}: ${issue}`),
  )
  return { issues, count: resources.length }
}

describeWithSamples('everything emitted for the public samples is valid FHIR R4', SSMIX2_SAMPLES, () => {
  it.each([
    ['the guideline storage', () => sampleStorage('standard-storage-guideline-1.2c')],
    ['its files under their own patients', () => moved(sampleStorage('standard-storage-guideline-1.2c'))],
    ['the NHO storages', () => sampleStorage('nho-ncda')],
    ['the JAHIS examples', jahisStorage],
    ['twins-1p', () => sampleStorage('twins-1p/storage')],
  ])('%s', { timeout: 120_000 }, async (_name, storage) => {
    const { issues, count } = await issuesOf(storage())
    expect(issues).toEqual([])
    expect(count).toBeGreaterThan(5)
  })
})

const EXAMPLES = ['ADT-00', 'ADT-22', 'ADT-52', 'ADT-61', 'PPR-01', 'OMP-01', 'OMP-02', 'OMP-12', 'OML-11', 'OMG-11']

describeWithDomainText('the examples of ss-mix2.md §14', 'ss-mix2.md', (text) => {
  it('give valid FHIR R4, and no problem', async () => {
    const files = new Map(EXAMPLES.map((dataType) => exampleOf(text, dataType)))
    expect((await issuesOf(files)).issues).toEqual([])
    const converted = await convertFiles(files)
    expect(converted.flatMap(({ problems }) => problems.map(({ file, what }) => `${file}: ${what}`))).toEqual([])
  })
})
