import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { EMPTY_VIEWPORT } from '#imaging/viewport-state.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './annotation-panel.module.css'
import { imageOfFrame } from './draft.ts'
import { goTo, placeIn } from './go-to.ts'
import type { MeasureDesk } from './measure-desk.ts'
import type { Annotations } from './use-annotations.ts'
import { useMeasureState } from './use-measure-desk.ts'

interface KeyImagesProps {
  readonly annotations: Annotations
  readonly desk: MeasureDesk
  readonly handle: PaneHandle | undefined
}

/** Images that somebody marked, here or at the facility, each one press away; and the mark for the image that is shown. */
export function KeyImages({ annotations, desk, handle }: KeyImagesProps) {
  const { t, i18n } = useTranslation('imageMeasure')
  const { drafts } = useMeasureState(desk)
  const shown = useShownFrame(handle)
  const language = languageOf(i18n)
  const image = shown === undefined || handle === undefined ? undefined : imageOfFrame(shown, handle.series)
  const isMarked = image !== undefined && desk.isMarked(image)
  const isSaved =
    image !== undefined &&
    annotations.keyObjects.some(({ images }) =>
      images.some(
        (each) =>
          each.sopInstanceUid === image.sopInstanceUid &&
          (each.frames.length === 0 || each.frames.includes(image.frame)),
      ),
    )
  const mark = () => {
    if (shown === undefined || handle === undefined || image === undefined) return
    desk.mark({ image, facility: handle.study.facility, frame: shown })
  }
  const count = drafts.keyImages.length + annotations.keyObjects.reduce((sum, { images }) => sum + images.length, 0)
  return (
    <section className={styles.section}>
      <h3>
        {t(($) => $.key.title)}
        <span className={styles.count}>{t(($) => $.panel.count, { count })}</span>
      </h3>
      <p>
        <Button
          size="small"
          variant="outline"
          aria-pressed={isMarked}
          disabled={image === undefined || (isSaved && !isMarked)}
          onClick={mark}
        >
          <Icon name="key-objects" size={16} />
          {isMarked ? t(($) => $.key.unmark) : isSaved ? t(($) => $.key.isSaved) : t(($) => $.key.mark)}
        </Button>
      </p>
      {count === 0 && !annotations.isLoading && !annotations.isPartial ? (
        <p className={styles.quiet}>{t(($) => $.key.none)}</p>
      ) : null}
      <ul className={styles.list}>
        {drafts.keyImages.map((draft) => {
          const where = { sopInstanceUid: draft.image.sopInstanceUid, frames: [draft.image.frame] }
          return (
            <li key={`${where.sopInstanceUid} ${draft.image.frame}`} className={styles.row}>
              <Place where={where} handle={handle} note={t(($) => $.key.unsaved)} />
              <Button
                variant="icon"
                size="strip"
                aria-label={t(($) => $.key.unmark)}
                title={t(($) => $.key.unmark)}
                onClick={() => desk.mark(draft)}
              >
                <Icon name="remove" size={16} />
              </Button>
            </li>
          )
        })}
        {annotations.keyObjects.map(({ sopInstanceUid, images, author, at, title, description }) =>
          images.map((each) => (
            <li key={`${sopInstanceUid} ${each.sopInstanceUid} ${each.frames.join()}`} className={styles.row}>
              <Place
                where={each}
                handle={handle}
                note={[
                  title === 'Of Interest' ? undefined : title,
                  description,
                  author,
                  at === undefined ? undefined : formatClinicalTime(at, language),
                ]
                  .filter((part) => part !== undefined)
                  .join('　')}
              />
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

interface PlaceProps {
  readonly where: { readonly sopInstanceUid: string; readonly frames: readonly number[] }
  readonly handle: PaneHandle | undefined
  readonly note: string
}

function Place({ where, handle, note }: PlaceProps) {
  const { t } = useTranslation('imageMeasure')
  const place = placeIn(handle, where)
  return (
    <button type="button" className={styles.main} disabled={place === undefined} onClick={() => goTo(handle, where)}>
      <Icon name="key-objects" size={18} />
      <span>
        <b>
          {place === undefined
            ? t(($) => $.panel.elsewhere)
            : t(($) => $.panel.image, { number: place + 1, count: handle?.stack.frames.length ?? 0 })}
        </b>
        <span className={styles.where}>{note}</span>
      </span>
    </button>
  )
}

function useShownFrame(handle: PaneHandle | undefined) {
  const viewport = handle?.viewport
  return useSyncExternalStore(
    (listener) => viewport?.subscribe(listener) ?? (() => {}),
    () => viewport?.getState() ?? EMPTY_VIEWPORT,
  ).shownFrame
}
