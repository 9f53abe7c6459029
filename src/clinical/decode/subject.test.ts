import { describe, expect, it } from 'vitest'
import type { DocumentReference } from '#standards/fhir/r4.ts'
import { identifierKey, subjectOf } from './subject.ts'

const BASE = 'https://mihon.example/fhir/a/'
const SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11319900011'
const PERSON = { resourceIds: new Set(['p1']), identifiers: new Set([identifierKey(SYSTEM, '00012345')]) }

/** A document of MHD, whose subject may be missing, with the patient as its source knew them. */
function document(value: string, more: Partial<DocumentReference> = {}): DocumentReference {
  const identifier = [{ system: SYSTEM, value }]
  return {
    resourceType: 'DocumentReference',
    status: 'current',
    content: [],
    contained: [{ resourceType: 'Patient', id: 'source', identifier }],
    context: { sourcePatientInfo: { reference: '#source' } },
    ...more,
  }
}

describe('whose a document is that names no subject (MHD, fhir-jp.md §7.4)', () => {
  it.each([
    ['the same number of the same issuer is the person', document('00012345'), 'same'],
    ['H-02: another number of the same issuer is somebody else', document('99999999'), 'other'],
    [
      'a number of another issuer says nothing',
      document('1', {
        contained: [{ resourceType: 'Patient', id: 'source', identifier: [{ system: 'urn:oid:1.2', value: '1' }] }],
      }),
      'unsaid',
    ],
    [
      'a reference by number counts as well',
      document('1', { context: { sourcePatientInfo: { identifier: { system: SYSTEM, value: '99999999' } } } }),
      'other',
    ],
    ['nothing at all says nothing', document('1', { context: {} }), 'unsaid'],
    ['a subject counts before it', document('99999999', { subject: { reference: 'Patient/p1' } }), 'same'],
  ])('%s', (_what, resource, owner) => {
    expect(subjectOf(resource, BASE, PERSON)).toBe(owner)
  })
})
