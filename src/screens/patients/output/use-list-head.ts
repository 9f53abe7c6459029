import '#i18n/patient-output.ts'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { PatientOrder } from '#session/patient-list-choices.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import type { Arrived } from '#sources/record-source.ts'
import { useCountWords } from '../use-filter-words.ts'
import { useOrderWords } from '../use-order-words.ts'

export interface ListAbout {
  /** Who is shown, in the order of the screen. */
  readonly people: readonly Person[]
  readonly total: number
  /** In words; undefined for none. */
  readonly filters: string | undefined
  /** Of whom nobody could say (yet) whether there is something new, where that is what is filtered by (SRC-2). */
  readonly unknownNews: number
  readonly order: PatientOrder
  readonly answer: Arrived<Person> | undefined
}

interface ListHead {
  readonly whose: string
  readonly count: string
  readonly filters: string | undefined
  readonly order: string
  /** When the hub told who is linked, and what of it did not come (SRC-2). */
  readonly asOf: string
  /** Heading of the numbers: they are of the user's own facility. */
  readonly numberAt: string
}

/** Of whom the list is, in words: whose patients, how many of how many, in which order, as of when. */
export function useListHead({ people, total, filters, unknownNews, order, answer }: ListAbout): ListHead {
  const { t, i18n } = useTranslation('patientOutput')
  const { t: patients } = useTranslation('patients')
  const { facility: own } = useSignedInUser()
  const { name, shortName } = useFacilityNames()
  const gapWords = useGapWords()
  const orderWords = useOrderWords()
  const counted = useCountWords()
  const gaps = answer?.state === 'data' ? answer.gaps.map(gapWords) : []
  const fetchedAt = answer?.state === 'data' ? answer.fetchedAt : undefined
  const { column, direction } = orderWords(order)
  return {
    whose: `${patients(($) => $.title)}　${name(own)}`,
    count: counted(people.length, total),
    filters:
      unknownNews === 0 ? filters : `${filters}（${patients(($) => $.filter.newsUnknown, { count: unknownNews })}）`,
    order: t(($) => $.orderOf, { column, direction }),
    asOf: [
      fetchedAt === undefined ? undefined : t(($) => $.fetched, { time: formatInstant(fetchedAt, languageOf(i18n)) }),
      gaps.length === 0 ? undefined : t(($) => $.missing, { gaps: gaps.join('　') }),
    ]
      .filter((part) => part !== undefined)
      .join('　'),
    numberAt: patients(($) => $.column.patientNumber, { facility: shortName(own) }),
  }
}
