import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { DRAGGED_TYPE, draggedPane } from '../dragged-series.ts'
import type { PaneRef } from '../hanging.ts'
import type { StudyRole } from '../study-list.ts'
import type { EngineState } from '../use-engine.ts'
import { PaneHeading } from './pane-heading.tsx'
import { PaneState } from './pane-state.tsx'
import { SeriesOfPane } from './series-of-pane.tsx'
import type { ViewerDesk } from './viewer-desk.ts'
import styles from './viewport.module.css'

export interface PaneProps {
  readonly person: Person
  readonly place: number
  readonly pane: PaneRef | undefined
  /** Undefined where the address names a study that is not (yet) in the list. */
  readonly study: ImageStudy | undefined
  readonly role: StudyRole | undefined
  /** The newest comparable study, where this one is not it (H-21). */
  readonly newer: ImageStudy | undefined
  /** With what a viewport that names only a study is compared: the series most like it is shown. */
  readonly compared: { readonly pane: PaneRef; readonly study: ImageStudy } | undefined
  /** More than two viewports: headings and overlays get smaller. */
  readonly isSmall: boolean
  readonly isActive: boolean
  readonly isMaximised: boolean
  /** Another one is maximised. */
  readonly isCovered: boolean
  readonly areStudiesLoading: boolean
  readonly engine: EngineState
  readonly desk: ViewerDesk
}

/** One viewport with its heading: what stands in it, or in words why nothing does. A series can be dropped on it. */
export function ViewportPane(props: PaneProps) {
  const { place, pane, study, isActive, isMaximised, isCovered, isSmall, desk } = props
  const { t } = useTranslation('images')
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    setOver(false)
    const dropped = draggedPane(event.dataTransfer)
    if (dropped === undefined) return
    event.preventDefault()
    desk.hang(place, dropped)
  }
  return (
    <section
      className={styles.pane}
      aria-label={t(($) => $.pane.place, { place: place + 1 })}
      data-active={isActive}
      data-small={isSmall}
      data-maximised={isMaximised}
      data-over={isOver}
      inert={isCovered}
      onPointerDown={() => desk.activate(place)}
      onFocus={() => desk.activate(place)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED_TYPE)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {pane === undefined ? (
        <>
          <PaneHeading {...props} />
          <div className={styles.frame}>
            <PaneState icon="imaging" title={t(($) => $.pane.empty)} detail={t(($) => $.pane.emptyDetail)} />
          </div>
        </>
      ) : study === undefined ? (
        <>
          <PaneHeading {...props} />
          <div className={styles.frame}>
            {props.areStudiesLoading ? (
              <PaneState icon="loading" title={t(($) => $.pane.studiesLoading)} />
            ) : (
              <PaneState icon="not-found" title={t(($) => $.pane.gone)} detail={t(($) => $.pane.goneDetail)} />
            )}
          </div>
        </>
      ) : (
        <SeriesOfPane {...props} pane={pane} study={study} />
      )}
      {isOver ? <p className={styles.drop}>{t(($) => $.pane.dropHere)}</p> : null}
    </section>
  )
}
