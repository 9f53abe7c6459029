import type { Namespaces } from '../resources.ts'

export const launch: Namespaces['launch'] = {
  title: 'Opened by the medical record system',
  loading: 'Finding the patient who is open in the medical record system',
  none: {
    title: 'The patient of the medical record system cannot be opened',
    detail:
      'The patient who is open there is not among the linked patients of your facility. No other patient is shown.',
  },
  several: {
    title: 'The patient of the medical record system cannot be opened',
    detail: 'Several linked patients have that number. None is opened, so that it is not the wrong one.',
  },
  notPermitted: {
    title: 'The patient of the medical record system cannot be opened',
    detail: 'You have no right to see this patient.',
  },
  failed: 'The patient of the medical record system could not be found out',
  retry: 'Try again',
  toList: 'To the patient list',
}
