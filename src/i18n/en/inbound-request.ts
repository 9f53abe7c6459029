import type { inboundRequest as ja } from '../ja/inbound-request.ts'
import type { Localized } from '../localized.ts'

/** Requests of other systems to show images (IHE RAD-106). */
export const inboundRequest: Localized<typeof ja> = {
  title: 'Request to show images',
  loading: 'Checking a request of another system to show images',
  loadingDetail: 'The examination or patient is looked for among the linked patients',
  unusable: 'The request to show images cannot be used',
  why: {
    'unknown-request-type': 'The kind of request (requestType) must be STUDY or PATIENT.',
    'neither-study-nor-accession': 'Neither a study (studyUID) nor an accession number (accessionNumber) is given.',
    'both-study-and-accession':
      'Both a study (studyUID) and an accession number (accessionNumber) are given; it must be one.',
    'no-patient-id': 'No patient number (patientID) is given.',
    'not-a-uid': 'A study, series or image is not named by a proper UID.',
    'too-many': 'Too many examinations are asked for at once.',
  },
  sender: 'Please tell those who run the system that sent it. No images are shown.',
  refused: 'The requested images cannot be shown',
  reason: {
    'unknown-issuer': 'The issuer of the patient number is no facility of this network.',
    'not-linked': 'The requested patient is not a linked patient of your facility.',
    'several-patients': 'The request fits several patients. It is not opened, so that nobody else’s images are shown.',
    'birth-date-differs': 'The birth date of the request is not that of the patient with this number.',
    'no-picture-server': 'No facility gives out images.',
    'not-found': 'No facility’s picture server has the requested examination.',
    'not-found-so-far': 'None of the picture servers that answered has the requested examination.',
  },
  unasked: 'Facilities that could not be asked: {{facilities}}',
  failed: 'The requested patient cannot be checked',
  differs: 'The open patient and the patient of the request are different people',
  differsDetail: 'Please check the patients and choose. Until then no records of either are shown.',
  open: 'Open patient',
  requested: 'Requested patient',
  name: 'Name',
  kana: 'Kana',
  notKnown: 'Cannot be checked',
  go: 'Open the images of the requested patient',
  stay: 'Stay with the open patient',
  missing_one: '{{count}} of the requested examinations was not found',
  missing_other: '{{count}} of the requested examinations were not found',
  missingDetail: 'No facility’s picture server has them. Only those that were found are opened.',
  goAnyway: 'Open those that were found',
  toList: 'To the linked patients',
  retry: 'Retry',
}
