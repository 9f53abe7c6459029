import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { shutterEffect } from '#imaging/display/shutter.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { concerns, type RecordedPresentation } from '#imaging/measure/presentation-state.ts'
import { Button } from '#ui/button/button.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './annotation-panel.module.css'
import { placeIn } from './go-to.ts'
import type { MeasureDesk } from './measure-desk.ts'
import type { Annotations } from './use-annotations.ts'
import { useMeasureState } from './use-measure-desk.ts'

interface PresentationsProps {
  readonly annotations: Annotations
  readonly desk: MeasureDesk
  readonly handle: PaneHandle | undefined
}

/** Presentation states of the study: applied only by choice, with what of them is applied and what is not. */
export function Presentations({ annotations, desk, handle }: PresentationsProps) {
  const { t, i18n } = useTranslation('imageMeasure')
  const { presentation } = useMeasureState(desk)
  const { presentations } = annotations
  if (presentations.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>
        {t(($) => $.presentation.title)}
        <span className={styles.count}>{t(($) => $.panel.count, { count: presentations.length })}</span>
      </h3>
      <ul className={styles.list}>
        {presentations.map((state) => {
          const isApplied = presentation === state.sopInstanceUid
          const shutter = shutterOf(state, handle)
          const notApplied = state.notApplied.filter((part) => part !== 'shutter' || shutter !== 'none')
          const target = state.images.find((image) => placeIn(handle, image) !== undefined)
          return (
            <li key={state.sopInstanceUid} className={styles.row}>
              <div className={styles.main}>
                <span>
                  <b>{state.label === '' ? t(($) => $.presentation.untitled) : state.label}</b>
                  <span className={styles.where}>
                    {[
                      state.at === undefined ? undefined : formatClinicalTime(state.at, languageOf(i18n)),
                      state.author,
                      t(($) => $.presentation.images, { count: state.images.length }),
                    ]
                      .filter((each) => each !== undefined)
                      .join('　')}
                  </span>
                  {isApplied && (shutter === 'whole' || shutter === 'part') ? (
                    <span className={styles.remark}>{t(($) => $.presentation.shuttered)}</span>
                  ) : null}
                  {shutter === 'none' ? (
                    <span className={styles.remark}>{t(($) => $.presentation.shutterBeyond)}</span>
                  ) : shutter === 'part' && !notApplied.includes('shutter') ? (
                    <span className={styles.remark}>{t(($) => $.presentation.notApplied.shutter)}</span>
                  ) : null}
                  {notApplied.map((part) => (
                    <span key={part} className={styles.remark}>
                      {t(($) => $.presentation.notApplied[part])}
                    </span>
                  ))}
                </span>
              </div>
              <Button
                size="strip"
                variant="outline"
                aria-pressed={isApplied}
                disabled={target === undefined}
                title={target === undefined ? t(($) => $.presentation.notHere) : undefined}
                onClick={() => {
                  if (handle === undefined || target === undefined) return
                  if (isApplied) {
                    handle.viewport.reset()
                    desk.present(undefined)
                    return
                  }
                  const at = placeIn(handle, target)
                  if (at !== undefined) handle.viewport.goTo(at)
                  apply(handle.viewport, state, target)
                  desk.present(state.sopInstanceUid)
                }}
              >
                {isApplied ? t(($) => $.presentation.takeOff) : t(($) => $.presentation.apply)}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What of its shutter applies to its images in the viewport; undefined where it has none, or none of them stands there. */
function shutterOf(
  { shutter, images }: RecordedPresentation,
  handle: PaneHandle | undefined,
): ReturnType<typeof shutterEffect> | undefined {
  const frames = (handle?.stack.frames ?? []).filter(({ instance, frame }) =>
    concerns(images, instance.sopInstanceUid, frame),
  )
  return shutter === undefined || frames.length === 0 ? undefined : shutterEffect(shutter, frames)
}

/** Window, rotation, flip and displayed area of the state; its graphics are drawn by the layer (PS3.3 C.10.6: rotation first, then flip). */
function apply(
  viewport: ImageViewport,
  state: RecordedPresentation,
  { sopInstanceUid, frames }: RecordedPresentation['images'][number],
): void {
  viewport.reset()
  const isFor = ({ images }: { readonly images: RecordedPresentation['images'] }) =>
    concerns(images, sopInstanceUid, frames[0] ?? 1)
  const window = state.windows.find(isFor)
  if (window !== undefined) viewport.setWindow(window.center, window.width)
  if (state.rotation !== 0) viewport.rotateBy(state.rotation)
  if (state.isFlippedH) viewport.flipHorizontal()
  if (state.isInverted) viewport.invert()
  const area = state.displayedAreas.find(isFor)
  if (area !== undefined) showArea(viewport, area)
}

/** Brings a part of the image to fill the viewport, whichever way the image is turned. */
function showArea(
  viewport: ImageViewport,
  { topLeft, bottomRight }: RecordedPresentation['displayedAreas'][number],
): void {
  const { clientWidth: width, clientHeight: height } = viewport.element
  const corners = [viewport.toScreen(topLeft), viewport.toScreen(bottomRight)]
  const [one, other] = corners
  if (one === undefined || other === undefined || one[0] === other[0] || one[1] === other[1]) return
  viewport.zoomBy(Math.min(width / Math.abs(other[0] - one[0]), height / Math.abs(other[1] - one[1])))
  const middle = viewport.toScreen([(topLeft[0] + bottomRight[0]) / 2, (topLeft[1] + bottomRight[1]) / 2])
  if (middle !== undefined) viewport.panBy(width / 2 - middle[0], height / 2 - middle[1])
}
