import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNetwork } from '#sources/network-context.tsx'
import { HUB_FACILITY_ID } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import styles from './annotation-panel.module.css'
import type { SaveProblem } from './draft-saver.ts'
import type { MeasureDesk } from './measure-desk.ts'
import { useMeasureState } from './use-measure-desk.ts'

/** Saves what was measured and marked, and says where it stands: kept here only, on its way, saved, or why not. */
export function SaveLine({ desk }: { readonly desk: MeasureDesk }) {
  const { t } = useTranslation('imageMeasure')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const client = useQueryClient()
  const announce = useAnnounce()
  const { saving, drafts } = useMeasureState(desk)
  const count = drafts.measurements.length + drafts.keyImages.length
  const canSave = network.annotationServer !== undefined
  const save = async () => {
    // Not given up with the screen: what was sent is settled, whoever looks at it.
    await desk.save(new AbortController().signal)
    await client.invalidateQueries({ queryKey: [desk.person.handle, HUB_FACILITY_ID, 'pictures'] })
    announce(desk.getState().saving === 'saved' ? t(($) => $.save.saved) : t(($) => $.save.notSaved))
  }
  const problem = typeof saving === 'object' ? saving.problem : undefined
  return (
    <div className={styles.save}>
      <p>
        <Button
          variant="primary"
          disabled={!canSave || count === 0 || saving === 'running'}
          onClick={() => void save()}
        >
          {saving === 'running'
            ? t(($) => $.save.running)
            : problem === undefined
              ? t(($) => $.save.save)
              : t(($) => $.save.again)}
        </Button>
        <span role="status">
          {count > 0
            ? t(($) => $.save.unsaved, { count })
            : saving === 'saved'
              ? t(($) => $.save.saved)
              : t(($) => $.save.nothing)}
        </span>
      </p>
      {canSave ? null : (
        <p className={styles.gap}>
          <Icon name="info" size={16} />
          <span>{t(($) => $.save.nowhere)}</span>
        </p>
      )}
      {problem === undefined ? null : (
        <p className={styles.gap} role="alert">
          <Icon name="failed" size={16} />
          <span>{words(problem)}</span>
        </p>
      )}
      {count > 0 ? <p className={styles.quiet}>{t(($) => $.save.onlyHere)}</p> : null}
    </div>
  )

  function words(why: SaveProblem): string {
    switch (why.kind) {
      case 'other-patient':
        return t(($) => $.save.problem.otherPatient)
      case 'refused':
        return t(($) => $.save.problem.refused)
      case 'notPermitted':
        return t(($) => $.save.problem.notPermitted)
      case 'failed':
        return t(($) => $.save.problem.failed, { reason: clinical(($) => $.failure[why.why.reason]) })
    }
  }
}
