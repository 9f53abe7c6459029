import '#i18n/image-measure.ts'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import buttons from '../tools/tool-button.module.css'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './annotation-panel.module.css'
import { DraftList } from './draft-list.tsx'
import { KeyImages } from './key-images.tsx'
import { Presentations } from './presentations.tsx'
import { SaveLine } from './save-line.tsx'
import { SavedReports } from './saved-reports.tsx'
import { useAnnotations } from './use-annotations.ts'
import { useMeasureDesk, useMeasureState } from './use-measure-desk.ts'

interface AnnotationPanelProps {
  readonly person: Person
  /** What stands in the active viewport. */
  readonly handle: PaneHandle | undefined
  onClose(): void
}

/** Everything measured, marked and written about the study of the active viewport, as text and by keyboard. */
export function AnnotationPanel({ person, handle, onClose }: AnnotationPanelProps) {
  const { t } = useTranslation('imageMeasure')
  const desk = useMeasureDesk(person)
  const { isDrawn } = useMeasureState(desk)
  const annotations = useAnnotations(person, handle?.study, desk)
  return (
    <aside className={styles.panel} aria-label={t(($) => $.panel.label)}>
      <div className={styles.head}>
        <h2>{t(($) => $.panel.label)}</h2>
        <Button
          variant="icon"
          size="strip"
          aria-label={t(($) => (isDrawn ? $.panel.hideDrawn : $.panel.showDrawn))}
          title={t(($) => (isDrawn ? $.panel.hideDrawn : $.panel.showDrawn))}
          aria-pressed={!isDrawn}
          onClick={() => desk.draw(!isDrawn)}
        >
          <Icon name={isDrawn ? 'patient-facing' : 'not-disclosed'} size={16} />
        </Button>
        <Button variant="icon" size="strip" aria-label={t(($) => $.panel.close)} onClick={onClose}>
          <Icon name="close" size={16} />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={styles.body} tabIndex={0}>
        <SaveLine desk={desk} />
        <DraftList desk={desk} handle={handle} />
        <SavedReports annotations={annotations} desk={desk} handle={handle} />
        <KeyImages annotations={annotations} desk={desk} handle={handle} />
        <Presentations annotations={annotations} desk={desk} handle={handle} />
        {annotations.isPartial ? (
          <p className={styles.gap}>
            <Icon name="failed" size={16} />
            <span>{t(($) => $.panel.partial)}</span>
            <Button variant="retry" size="strip" onClick={annotations.retry}>
              {t(($) => $.panel.retry)}
            </Button>
          </p>
        ) : null}
        {annotations.blocked > 0 ? (
          <p className={styles.gap}>
            <Icon name="caution" size={16} />
            <span>{t(($) => $.panel.blocked, { count: annotations.blocked })}</span>
          </p>
        ) : null}
      </div>
    </aside>
  )
}

interface AnnotationPanelButtonProps {
  readonly person: Person
  readonly isOpen: boolean
  onToggle(): void
}

/** Opens the panel, and says how much is not saved. */
export function AnnotationPanelButton({ person, isOpen, onToggle }: AnnotationPanelButtonProps) {
  const { t } = useTranslation('imageMeasure')
  const desk = useMeasureDesk(person)
  const { drafts } = useMeasureState(desk)
  const count = drafts.measurements.length + drafts.keyImages.length
  return (
    <button
      type="button"
      className={buttons.tool}
      aria-pressed={isOpen}
      title={t(($) => $.panel.button)}
      onClick={onToggle}
    >
      <Icon name="disclosure" size={18} />
      <span className={styles.wide}>{t(($) => $.panel.button)}</span>
      {count === 0 ? null : <b className={styles.unsaved}>{t(($) => $.panel.unsaved, { count })}</b>}
    </button>
  )
}
