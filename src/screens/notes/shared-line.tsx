import { useTranslation } from 'react-i18next'
import { notesOfOthers } from '#clinical/notes/note-threads.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './notes.module.css'
import type { NotesView } from './use-notes.ts'

/** How many notes other facilities recorded within 90 days: what 在宅医療情報連携加算 asks to have looked at. */
export function SharedLine({ view, own }: { readonly view: NotesView; readonly own: string }) {
  const { t } = useTranslation('notes')
  const { facilities } = useNetwork()
  const { letter } = useFacilityNames()
  const ownFacility = facilities.find(({ id }) => id === own)?.id
  const { count, byFacility } = notesOfOthers(view.notes, ownFacility, view.today)
  const states = [...view.answers.values()].map(({ state }) => state)
  const isAsked = states.every((state) => state !== 'loading')
  const isComplete = [...view.answers.values()].every(
    ({ state, ...rest }) =>
      state === 'none' ||
      state === 'notDisclosed' ||
      state === 'notLinked' ||
      (state === 'data' && 'gaps' in rest && rest.gaps.length === 0),
  )
  const facilitiesText = byFacility.map(([facility, each]) => `${letter(facility)} ${each}`).join('・')
  return (
    <p className={styles.shared}>
      <Icon name="info" size={16} />
      {count > 0
        ? t(($) => $.homeCare.line, { count, facilities: facilitiesText })
        : isAsked && isComplete
          ? t(($) => $.homeCare.lineNone)
          : t(($) => $.homeCare.lineUnknown)}
      {count > 0 && !isComplete ? t(($) => $.homeCare.lineUnsure) : null}
      <span>{t(($) => $.homeCare.lineAbout)}</span>
    </p>
  )
}
