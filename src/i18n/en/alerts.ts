import type { alerts as source } from '../ja/alerts.ts'
import type { Localized } from '../localized.ts'

export const alerts: Localized<typeof source> = {
  alert: {
    label: 'Alerts',
    kind: {
      allergy: 'Allergies',
      contraindication: 'Contraindications',
      infection: 'Infections',
      memo: 'Key memos',
    },
    andOthers: '{{first}}; {{count}} more',
    confirmedNone: 'None (confirmed {{date}}, {{facility}})',
    noPositive: '{{tests}}: none positive ({{date}}, {{facility}})',
    notRecorded: 'Not recorded (unconfirmed)',
    partly: 'None among what could be received',
    noMemo: 'None',
    failed: 'Cannot be read',
    notDisclosed: 'No facility discloses this',
    notPermitted: 'Not permitted',
    loading: 'Asking',
    missing: '{{letters}} missing',
    notAllowed: '{{letters}} not permitted',
    asking: 'asking',
    dateUnknown: 'Date unknown',
    critical: 'Severe',
    undisclosed: 'Not told to the patient',
    remark: {
      negation: 'Recorded as none',
      'part-negation': 'Recorded as none, of a part only',
      refuted: 'Refuted',
      inactive: 'Ended or past',
      negative: 'Not positive',
      immunity: 'Antibody (positive after vaccination, too)',
    },
    others: 'Other records',
    answers: 'What each facility answered',
    toScreen: 'Open {{screen}}',
    answered: '{{count}}',
    answeredNone: 'No record',
  },
}
