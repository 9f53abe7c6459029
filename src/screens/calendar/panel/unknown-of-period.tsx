import { useTranslation } from 'react-i18next'
import type { RowId } from '#clinical/calendar/place.ts'
import { isAsked, stretchesOn, type UnknownStretch } from '#clinical/calendar/unknown-stretches.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClock } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import styles from './panel.module.css'

interface OfPeriodProps {
  readonly view: CalendarView
  readonly words: Words
  readonly row: RowId
  readonly period: { readonly from: JstDate; readonly until: JstDate }
}

/** Who cannot be vouched for on this day: the hatch of the grid, repeated in words with what can be done (SRC-2, SRC-9). */
export function UnknownOfPeriod({ view, words, row, period }: OfPeriodProps) {
  const { t } = useTranslation('calendar')
  const { name } = useFacilityNames()
  const { t: clinical } = useTranslation('clinical')
  const all = [...view.unknown.values()].flatMap((stretches) => stretchesOn(stretches, period.from, period.until))
  const byFacility = new Map<FacilityId, UnknownStretch>()
  // The reason of the row that is looked at comes first; a facility is told once (ALRT-5).
  for (const each of [...all.filter((stretch) => stretch.row === row), ...all]) {
    if (!byFacility.has(each.facility)) byFacility.set(each.facility, each)
  }
  if (byFacility.size === 0) return null
  const reason = (stretch: UnknownStretch) => {
    switch (stretch.why) {
      case 'failed':
        return t(($) => $.panel.failed, {
          reason: clinical(($) => $.failure[stretch.failure.reason]),
          time: failedAt(view, stretch),
        })
      case 'asking':
        return t(($) => $.panel.asking)
      case 'incomplete':
        return t(($) => $.panel.incomplete)
      case 'not-asked':
        return t(($) => $.panel.notAsked)
    }
  }
  return (
    <ul className={styles.unknowns}>
      {[...byFacility].map(([facility, stretch]) => {
        const isWaiting = isAsked(stretch)
        const kinds = [...new Set(all.filter((each) => each.facility === facility).map((each) => each.row))]
        return (
          <li key={facility} data-waiting={isWaiting}>
            <FacilityLetter facility={facility} size={20} state={isWaiting ? 'outline' : 'failed'} />
            <div>
              <p>
                <b>{name(facility)}</b>
                {'　'}
                {view.scale === 'day' ? t(($) => $.panel.unknownDay) : t(($) => $.panel.unknownMonth)}
              </p>
              <p>{reason(stretch)}</p>
              <p>{kinds.map((kind) => words.kind(kind)).join(words.separator)}</p>
            </div>
            {isWaiting ? null : (
              <Button variant="retry" size="strip" onClick={() => view.refetch(facility)}>
                {t(($) => $.panel.retry)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function failedAt(view: CalendarView, stretch: UnknownStretch): string {
  const answer = view.answers.get(stretch.facility)?.get(stretch.kind)
  return answer?.state === 'failed' ? formatClock(answer.at) : ''
}

/** Who does not tell this kind at all: said where its records would be, once for each reason (SRC-1). */
export function SilentOfPeriod({ view, words, row }: Omit<OfPeriodProps, 'period'>) {
  const { t } = useTranslation('calendar')
  const silent = view.silent.get(row)
  if (silent === undefined) return null
  const line = (icon: IconName, ids: readonly FacilityId[], say: (facilities: string) => string) =>
    ids.length === 0 ? null : (
      <li>
        <Icon name={icon} />
        {say(words.facilities(ids))}
      </li>
    )
  return (
    <ul className={styles.silent}>
      {line('not-disclosed', silent.notDisclosed, (facilities) => t(($) => $.row.notDisclosed, { facilities }))}
      {line('not-permitted', silent.notPermitted, (facilities) => t(($) => $.row.notPermitted, { facilities }))}
      {line('not-permitted', silent.outOfConsent, (facilities) => t(($) => $.row.outOfConsent, { facilities }))}
    </ul>
  )
}
