import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayRequest, readDisplayRequest, withoutDisplayRequest } from './invoke-image-display.ts'

const read = (query: string) => readDisplayRequest(new URLSearchParams(query))

describe('a request to show images (IHE RAD-106)', () => {
  it('an address of ours asks for nothing', () => {
    expect(read('')).toEqual({ kind: 'none' })
    expect(read('demo=D:down&today=2026-11-21')).toEqual({ kind: 'none' })
  })

  it('STUDY by one or several Study Instance UIDs', () => {
    expect(read('requestType=STUDY&studyUID=1.2.3,1.2.4,1.2.3')).toMatchObject({
      kind: 'request',
      request: { type: 'STUDY', by: { studyUids: ['1.2.3', '1.2.4'] } },
    })
  })

  it('STUDY by accession number, with a place to begin at, whatever the case of the names', () => {
    expect(read('REQUESTTYPE=study&AccessionNumber=A-1&seriesUID=1.2.5&objectUID=1.2.6')).toMatchObject({
      kind: 'request',
      request: {
        by: { accessionNumbers: ['A-1'] },
        place: { seriesUid: '1.2.5', sopInstanceUid: '1.2.6' },
      },
    })
  })

  it('StudyInstanceUIDs, as other viewers call it, is the same request', () => {
    expect(read('StudyInstanceUIDs=1.2.3')).toMatchObject({ request: { type: 'STUDY', by: { studyUids: ['1.2.3'] } } })
  })

  it.each([
    ['12345^^^1.2.392.1', { id: '12345', issuer: '1.2.392.1' }],
    ['12345^^^HOSP&1.2.392.1&ISO', { id: '12345', issuer: '1.2.392.1' }],
    ['12345^^^HOSP', { id: '12345', issuer: 'HOSP' }],
    ['12345', { id: '12345', issuer: undefined }],
  ])('PATIENT with %s', (patientID, patient) => {
    expect(read(`requestType=PATIENT&patientID=${encodeURIComponent(patientID)}`)).toMatchObject({
      kind: 'request',
      request: { type: 'PATIENT', patient },
    })
  })

  it('unknown parameters are passed over, and hints are read', () => {
    const query =
      'requestType=PATIENT&patientID=1^^^B&foo=1&modalitiesInStudy=CT,MR&mostRecentResults=3&lowerDateTime=20260101'
    expect(read(query)).toMatchObject({
      request: { hints: { modalities: ['CT', 'MR'], mostRecentResults: 3, lowerDateTime: '20260101' } },
    })
  })

  it.each([
    ['requestType=STUDY', 'neither-study-nor-accession'],
    ['requestType=STUDY&studyUID=1.2&accessionNumber=3', 'both-study-and-accession'],
    ['requestType=STUDY&studyUID=1.2;drop', 'not-a-uid'],
    ['requestType=STUDY&studyUID=1.2.*', 'not-a-uid'],
    ['requestType=STUDY&studyUID=1.2&seriesUID=..%2F', 'not-a-uid'],
    ['requestType=SERIES&studyUID=1.2', 'unknown-request-type'],
    ['studyUID=1.2', 'unknown-request-type'],
    ['requestType=PATIENT', 'no-patient-id'],
    ['requestType=PATIENT&patientID=%5E%5E%5EHOSP', 'no-patient-id'],
    [`requestType=STUDY&accessionNumber=${Array.from({ length: 30 }, (_, i) => i).join()}`, 'too-many'],
  ])('an unusable request says why: %s', (query, why) => {
    expect(read(query)).toEqual({ kind: 'unusable', why })
  })

  it('DESIGN §8.9: nothing of a request stays in the address, and what is ours does', () => {
    const query =
      'demo=D:down&requestType=PATIENT&patientID=1^^^B&patientName=X&PatientBirthDate=19480412&keyImagesOnly=true'
    expect(withoutDisplayRequest(new URLSearchParams(query)).toString()).toBe('demo=D%3Adown')
  })

  it('D8: any address is read, refused or passed over, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('requestType', 'studyUID', 'patientID', 'accessionNumber', 'x'), fc.string()),
        ),
        (pairs) => {
          const search = new URLSearchParams(pairs)
          expect(['none', 'request', 'unusable']).toContain(readDisplayRequest(search).kind)
        },
      ),
    )
  })
})

describe('opening a facility’s own viewer (IHE RAD-106)', () => {
  const viewer = new URL('https://pacs.example/viewer?site=1')

  it('asks for the study by its UID where it is known, by its accession number otherwise, never by both', () => {
    const both = displayRequest(viewer, { studyUid: '1.2.3', accession: 'A 1' })
    expect(both?.href).toBe(
      'https://pacs.example/viewer?site=1&requestType=STUDY&studyUID=1.2.3&diagnosticQuality=false',
    )
    const number = displayRequest(viewer, { studyUid: undefined, accession: 'A 1' })
    expect(number?.searchParams.get('accessionNumber')).toBe('A 1')
    expect(number?.searchParams.has('studyUID')).toBe(false)
  })

  it('our own reader understands what we send', () => {
    const sent = displayRequest(viewer, { studyUid: '1.2.3', accession: undefined })
    expect(readDisplayRequest(new URLSearchParams(sent?.search))).toMatchObject({
      request: { by: { studyUids: ['1.2.3'] } },
    })
  })

  it('is not offered for a study that has neither', () => {
    expect(displayRequest(viewer, { studyUid: undefined, accession: undefined })).toBeUndefined()
  })
})
