import '#i18n/image-measure.ts'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { ImageEngine } from '#imaging/image-engine.ts'
import type { Reformat, ReformatPlane, ReformatState } from '#imaging/reformat.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { imageFactsOf } from '../image-facts.ts'
import { useImageSource } from '../use-image-source.ts'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { ReformatControls } from './reformat-controls.tsx'
import { movedCrosshair, patientPlace } from './reformat-place.ts'
import styles from './reformat-view.module.css'

interface ReformatViewProps {
  readonly engine: ImageEngine
  readonly handle: Pick<PaneHandle, 'study' | 'series' | 'stack'>
  onClose(): void
}

/** In the order in which they stand. */
const PLANES: readonly ReformatPlane[] = ['axial', 'coronal', 'sagittal']

/** Which side of the patient is at which edge: the planes are those of the patient, however the slices were taken. */
const EDGES: Readonly<Record<ReformatPlane, { left: string; right: string; top: string; bottom: string }>> = {
  axial: { left: 'R', right: 'L', top: 'A', bottom: 'P' },
  coronal: { left: 'R', right: 'L', top: 'H', bottom: 'F' },
  sagittal: { left: 'A', right: 'P', top: 'H', bottom: 'F' },
}

/** Three planes of one stack that cross at one point (MPR), in the place of the viewports. */
export function ReformatView({ engine, handle, onClose }: ReformatViewProps) {
  const { t, i18n } = useTranslation('imageMeasure')
  const { t: images } = useTranslation('images')
  const { facilities } = useNetwork()
  const { withLetter } = useFacilityNames()
  const { study, series, stack } = handle
  const hosts = {
    axial: useRef<HTMLDivElement>(null),
    coronal: useRef<HTMLDivElement>(null),
    sagittal: useRef<HTMLDivElement>(null),
  }
  const { reformat, hasFailed } = useReformat(engine, handle, hosts)
  const state = useReformatState(reformat)
  const facility = facilities.find(({ id }) => id === study.facility)
  const facts = imageFactsOf(stack.frames[0], facility)
  const { name } = facts.patient
  const whose = [
    name.ideographic ?? name.phonetic ?? name.alphabetic,
    facts.patientNumber,
    facts.at === undefined ? undefined : formatClinicalTime(facts.at, languageOf(i18n)),
    withLetter(study.facility),
    facts.studyTitle ?? study.title,
    facts.seriesTitle ?? series.description,
  ]
  return (
    <section className={styles.view} aria-label={t(($) => $.reformat.title)}>
      <div className={styles.head}>
        <b>{t(($) => $.reformat.title)}</b>
        <span className={styles.whose}>{whose.filter((each) => each !== undefined && each !== '').join('　')}</span>
        <Button variant="icon" size="strip" aria-label={t(($) => $.reformat.close)} onClick={onClose}>
          <Icon name="close" size={16} />
        </Button>
      </div>
      {reformat === undefined || state === undefined ? null : <ReformatControls reformat={reformat} state={state} />}
      <div className={styles.panes}>
        {PLANES.map((plane) => (
          <PlanePane key={plane} plane={plane} host={hosts[plane]} reformat={reformat} state={state} />
        ))}
        <div className={styles.about}>
          {hasFailed ? (
            <p role="alert">
              <Icon name="failed" size={18} />
              {images(($) => $.pane.engineFailed)}
            </p>
          ) : null}
          {state?.phase === 'loading' ? (
            <p role="status">{t(($) => $.reformat.loading, { loaded: state.loaded, total: state.total })}</p>
          ) : null}
          {state?.phase === 'failed' ? (
            <p role="alert">
              <Icon name="failed" size={18} />
              {t(($) => $.reformat.failed, { count: state.failed, total: state.total })}
            </p>
          ) : null}
          {state?.phase === 'shown' ? (
            <>
              {state.window === undefined ? null : (
                <p>
                  {t(($) => $.output.window, {
                    center: Math.round(state.window.center),
                    width: Math.round(state.window.width),
                  })}
                </p>
              )}
              <p>{t(($) => $.reformat.place, { place: patientPlace(state.crosshair) })}</p>
              <p>{t(($) => $.reformat.keys)}</p>
              <p>{t(($) => $.reformat.computed)}</p>
            </>
          ) : null}
        </div>
      </div>
    </section>
  )
}

interface PlanePaneProps {
  readonly plane: ReformatPlane
  readonly host: RefObject<HTMLDivElement | null>
  readonly reformat: Reformat | undefined
  readonly state: ReformatState | undefined
}

function PlanePane({ plane, host, reformat, state }: PlanePaneProps) {
  const { t } = useTranslation('imageMeasure')
  const edges = EDGES[plane]
  const name = t(($) => $.reformat.plane[plane])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedCrosshair(plane, state?.crosshair, event.key, event.shiftKey)
    if (next === undefined || event.ctrlKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    reformat?.setCrosshair(next)
  }
  return (
    <div
      className={styles.pane}
      role="application"
      aria-roledescription={t(($) => $.reformat.kind)}
      aria-label={`${name}　${patientPlace(state?.crosshair)}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the picture
      tabIndex={0}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <div ref={host} className={styles.host} />
      <div className={styles.overlay}>
        <span className={styles.name}>{name}</span>
        <b data-edge="top">{edges.top}</b>
        <b data-edge="bottom">{edges.bottom}</b>
        <b data-edge="left">{edges.left}</b>
        <b data-edge="right">{edges.right}</b>
      </div>
    </div>
  )
}

/** Opens the planes once their places stand, and closes them with the view. */
function useReformat(
  engine: ImageEngine,
  { series, stack }: ReformatViewProps['handle'],
  hosts: Readonly<Record<ReformatPlane, RefObject<HTMLDivElement | null>>>,
): { readonly reformat: Reformat | undefined; readonly hasFailed: boolean } {
  const source = useImageSource(series)
  const [reformat, setReformat] = useState<Reformat>()
  const [hasFailed, setFailed] = useState(false)
  const { axial, coronal, sagittal } = hosts
  useEffect(() => {
    const elements = { axial: axial.current, coronal: coronal.current, sagittal: sagittal.current }
    if (source === undefined || elements.axial === null || elements.coronal === null || elements.sagittal === null)
      return
    if (engine.canReformat(stack) !== true) return
    const { axial: one, coronal: two, sagittal: three } = elements
    let isGone = false
    const opening = engine.openReformat({ axial: one, coronal: two, sagittal: three }, stack, source)
    opening.then(
      (opened) => {
        if (!isGone) setReformat(opened)
      },
      () => {
        if (!isGone) setFailed(true)
      },
    )
    return () => {
      isGone = true
      setReformat(undefined)
      setFailed(false)
      opening.then((opened) => opened.close()).catch(() => undefined)
    }
  }, [engine, stack, source, axial, coronal, sagittal])
  return { reformat, hasFailed }
}

function useReformatState(reformat: Reformat | undefined): ReformatState | undefined {
  return useSyncExternalStore(
    (listener) => reformat?.subscribe(listener) ?? (() => {}),
    () => reformat?.getState(),
  )
}
