import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { useReadOn } from '#sources/read-on.ts'
import { Button } from '#ui/button/button.tsx'
import { useFacilityNames } from './facility-names.tsx'
import type { FacilityState } from './facility-states.ts'

/** A limit cut the records, and a reader may ask for more of them. */
export function mayReadOn(gaps: readonly Gap[]): boolean {
  return gaps.some((gap) => gap.kind === 'capped' && gap.mayReadOn === true)
}

/** Nothing failed that another try could mend: only a limit cut the records. */
export function isOnlyCut({
  failure,
  gaps,
  unreadable,
}: Pick<FacilityState, 'failure' | 'gaps' | 'unreadable'>): boolean {
  return failure === undefined && unreadable.length === 0 && gaps.length > 0 && gaps.every((gap) => mayReadOn([gap]))
}

/** 「さらに読み込む」, where it is told that a limit cut the records of a hospital (E9, SRC-6). */
export function ReadOnButton({ facility }: { readonly facility: FacilityId }) {
  const { t } = useTranslation('record')
  const { name } = useFacilityNames()
  const { readOn, isReading } = useReadOn(facility)
  return (
    <Button
      variant="retry"
      size="strip"
      aria-label={isReading ? undefined : t(($) => $.completeness.readOnAt, { facility: name(facility) })}
      aria-disabled={isReading}
      onClick={() => {
        if (!isReading) readOn()
      }}
    >
      {isReading ? t(($) => $.completeness.readingOn) : t(($) => $.completeness.readOn)}
    </Button>
  )
}
