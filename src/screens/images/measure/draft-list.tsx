import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './annotation-panel.module.css'
import type { MeasurementDraft } from './draft.ts'
import { goTo, placeIn } from './go-to.ts'
import type { MeasureDesk } from './measure-desk.ts'
import { ICON_OF_MEASUREMENT } from './measure-tools.tsx'
import { useMeasureState } from './use-measure-desk.ts'
import { useResultWords } from './use-result-words.ts'

interface DraftListProps {
  readonly desk: MeasureDesk
  readonly handle: PaneHandle | undefined
}

/** What was measured and is not saved, of every study of the patient: nobody else has it. */
export function DraftList({ desk, handle }: DraftListProps) {
  const { t } = useTranslation('imageMeasure')
  const { drafts, canUndo, canRedo } = useMeasureState(desk)
  return (
    <section className={styles.section}>
      <h3>
        {t(($) => $.drafts.title)}
        <span className={styles.count}>{t(($) => $.panel.count, { count: drafts.measurements.length })}</span>
      </h3>
      {canUndo || canRedo ? (
        <p className={styles.steps}>
          <Button size="strip" disabled={!canUndo} title={t(($) => $.undoKey)} onClick={() => desk.undo()}>
            <Icon name="undo" size={16} />
            {t(($) => $.undo)}
          </Button>
          <Button size="strip" disabled={!canRedo} title={t(($) => $.redoKey)} onClick={() => desk.redo()}>
            <Icon name="redo" size={16} />
            {t(($) => $.redo)}
          </Button>
        </p>
      ) : null}
      {drafts.measurements.length === 0 ? <p className={styles.quiet}>{t(($) => $.drafts.none)}</p> : null}
      <ul className={styles.list}>
        {drafts.measurements.map((draft) => (
          <DraftRow key={draft.measurement.uid} draft={draft} desk={desk} handle={handle} />
        ))}
      </ul>
    </section>
  )
}

function DraftRow({ draft, desk, handle }: DraftListProps & { readonly draft: MeasurementDraft }) {
  const { t } = useTranslation('imageMeasure')
  const words = useResultWords()
  const { selected } = useMeasureState(desk)
  const { measurement, result } = draft
  const { uid, kind, text, image } = measurement
  const where = { sopInstanceUid: image.sopInstanceUid, frames: [image.frame] }
  const place = placeIn(handle, where)
  const name = t(($) => $.kind[kind])
  return (
    <li className={styles.row} data-selected={selected === uid}>
      <button
        type="button"
        className={styles.main}
        aria-pressed={selected === uid}
        onClick={() => {
          desk.select(uid)
          goTo(handle, where)
        }}
      >
        <Icon name={ICON_OF_MEASUREMENT[kind]} size={18} />
        <span>
          <b>{name}</b> {text}
          <span className={styles.where}>
            {place === undefined
              ? t(($) => $.panel.elsewhere)
              : t(($) => $.panel.image, { number: place + 1, count: handle?.stack.frames.length ?? 0 })}
          </span>
          {words.lines(result).map((line) => (
            <span key={line} className={styles.value}>
              {line}
            </span>
          ))}
        </span>
      </button>
      <Button
        variant="icon"
        size="strip"
        aria-label={t(($) => $.drafts.remove, { name: `${name} ${words.lines(result)[0] ?? text}`.trim() })}
        title={t(($) => $.drafts.removeHint)}
        onClick={() => desk.remove(uid)}
      >
        <Icon name="remove" size={16} />
      </Button>
    </li>
  )
}
