import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { useAskAgain } from '#sources/ask-again.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { type Answers, facilityStates } from './facility-states.ts'

/** 更新 with the time of the oldest answer on the screen: asks every facility again for what is shown (SRC-5, SRC-9). */
export function RefreshButton({ answers }: { readonly answers: readonly Answers[] }) {
  const { t } = useTranslation('record')
  const askAgain = useAskAgain()
  const times = facilityStates(answers).flatMap(({ fetchedAt }) => (fetchedAt === undefined ? [] : [fetchedAt]))
  const time = times.length === 0 ? undefined : formatClock(Math.min(...times) as Instant)
  return (
    <Button
      aria-label={time === undefined ? t(($) => $.refresh.now) : t(($) => $.refresh.label, { time })}
      onClick={() => askAgain()}
    >
      <Icon name="refresh" />
      {time === undefined ? t(($) => $.refresh.now) : t(($) => $.refresh.at, { time })}
    </Button>
  )
}
