import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { emptiness } from '#record/facility-states.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { StudyActions } from '../list/study-entry.tsx'
import { newestStudy } from '../study-list.ts'
import type { ImagesView } from '../use-images.ts'
import styles from './panels.module.css'

interface StartHintProps {
  readonly view: ImagesView
  readonly actions: StudyActions
}

/** What there is to be done: nothing is to be chosen where nothing that stands in the list can be opened. */
function startOf({ shown, studyAnswers }: ImagesView): 'start' | 'startAsking' | 'startNone' {
  const canOpen = shown.some((entry) => entry.kind === 'file' || entry.study.images === 'available')
  if (canOpen) return 'start'
  return emptiness(studyAnswers) === 'loading' ? 'startAsking' : 'startNone'
}

/** Before anything is chosen: the newest study is one press away, its comparison with the prior another (IMG-4). */
export function StartHint({ view, actions }: StartHintProps) {
  const { t, i18n } = useTranslation('images')
  const newest = newestStudy(view.shown)
  const prior = newest === undefined ? undefined : view.prior(newest)
  return (
    <div className={styles.start}>
      <Icon name="imaging" size={20} />
      <p>{t(($) => $.pane[startOf(view)])}</p>
      {newest?.at === undefined ? null : (
        <>
          <p className={styles.newest}>
            <FacilityName facility={newest.facility} />
            <b>{formatClinicalTime({ text: newest.at.text.slice(0, 10), precision: 'day' }, languageOf(i18n))}</b>
            <bdi>{newest.title}</bdi>
          </p>
          <p className={styles.choices}>
            <Button variant="primary" onClick={() => actions.open(newest)}>
              {t(($) => $.pane.startNewest)}
            </Button>
            {prior === undefined ? null : (
              <Button variant="outline" onClick={() => actions.compare(newest, prior)}>
                {t(($) => $.pane.startCompare)}
              </Button>
            )}
          </p>
        </>
      )}
    </div>
  )
}
