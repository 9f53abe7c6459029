import '#i18n/image-measure.ts'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useMayExport } from '#record/export/export-rights.ts'
import type { Answers } from '#record/facility-states.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { drawPicture } from './draw-picture.ts'
import styles from './image-output.module.css'
import { usePictureWords } from './use-picture-caption.ts'

interface ImageOutputProps {
  readonly person: Person
  /** What stands in the viewports, in their order. */
  readonly handles: readonly PaneHandle[]
  readonly active: PaneHandle | undefined
  readonly answers: readonly Answers[]
}

/** Takes what is shown out of the viewer: on paper, or as a picture file, with or without the patient written below it. */
export function ImageOutput({ person, handles, active, answers }: ImageOutputProps) {
  const { t } = useTranslation('imageMeasure')
  const mayExport = useMayExport()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const canPrint = mayExport('print')
  const canSave = mayExport('csv')
  if (!canPrint && !canSave) return null
  return (
    <span className={styles.place}>
      <Button
        ref={opener}
        variant="icon"
        aria-label={t(($) => $.output.label)}
        title={t(($) => $.output.label)}
        aria-expanded={isOpen}
        disabled={handles.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="download" size={18} />
      </Button>
      {isOpen ? (
        <Popover label={t(($) => $.output.label)} opener={opener} align="end" onClose={() => setOpen(false)}>
          <OutputChoices active={active} canPrint={canPrint} canSave={canSave} onDone={() => setOpen(false)} />
        </Popover>
      ) : null}
      {canPrint && handles.length > 0 ? <PrintedImages person={person} handles={handles} answers={answers} /> : null}
    </span>
  )
}

interface OutputChoicesProps {
  readonly active: PaneHandle | undefined
  readonly canPrint: boolean
  readonly canSave: boolean
  onDone(): void
}

function OutputChoices({ active, canPrint, canSave, onDone }: OutputChoicesProps) {
  const { t } = useTranslation('imageMeasure')
  const words = usePictureWords()
  const announce = useAnnounce()
  const [hasPatient, setHasPatient] = useState(true)
  const [hasFailed, setFailed] = useState(false)
  const save = (type: 'png' | 'jpeg') => {
    const picture = active === undefined ? undefined : drawPicture(active.viewport, words.caption(active, hasPatient))
    if (picture === undefined) return setFailed(true)
    picture.toBlob(
      (blob) => {
        if (blob === null) return setFailed(true)
        download(`image.${type === 'png' ? 'png' : 'jpg'}`, blob)
        announce(t(($) => $.output.saved))
        onDone()
      },
      `image/${type}`,
      JPEG_QUALITY,
    )
  }
  return (
    <div className={styles.choices}>
      {canPrint ? (
        <Button
          onClick={() => {
            onDone()
            window.print()
          }}
        >
          <Icon name="print" size={16} />
          {t(($) => $.output.print)}
        </Button>
      ) : null}
      {canSave ? (
        <fieldset>
          <legend>{t(($) => $.output.file)}</legend>
          <label>
            <input
              type="checkbox"
              checked={hasPatient}
              onChange={(event) => setHasPatient(event.currentTarget.checked)}
            />
            {t(($) => $.output.patient)}
          </label>
          {!hasPatient && active !== undefined && words.mayShowPatient(active) ? (
            <p className={styles.caution}>
              <Icon name="caution" size={16} />
              <span>{t(($) => $.output.burnedIn)}</span>
            </p>
          ) : null}
          <p>
            <Button variant="outline" disabled={active === undefined} onClick={() => save('png')}>
              {t(($) => $.output.png)}
            </Button>{' '}
            <Button variant="outline" disabled={active === undefined} onClick={() => save('jpeg')}>
              {t(($) => $.output.jpeg)}
            </Button>
          </p>
          {hasFailed ? <p role="alert">{t(($) => $.output.failed)}</p> : null}
        </fieldset>
      ) : null}
    </div>
  )
}

const JPEG_QUALITY = 0.92

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of the file when the click returns; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

function PrintedImages({ person, handles, answers }: Pick<ImageOutputProps, 'person' | 'handles' | 'answers'>) {
  const { t } = useTranslation('imageMeasure')
  const { facilities } = useNetwork()
  return (
    <PrintDocument
      heading={t(($) => $.output.heading)}
      orientation="landscape"
      person={person}
      filters={t(($) => $.output.selection, { count: handles.length })}
      sources={sourceLines(facilities, person, answers)}
      sheets={() =>
        handles.map((handle, at) => ({
          key: `${handle.viewport.element.id} ${at}`,
          content: <PrintedImage handle={handle} />,
        }))
      }
    />
  )
}

/** One viewport on paper as it stood when printing began; the sheet above it says whose paper it is. */
function PrintedImage({ handle }: { readonly handle: PaneHandle }) {
  const { t } = useTranslation('imageMeasure')
  const words = usePictureWords()
  const place = useRef<HTMLDivElement>(null)
  const [isEmpty, setEmpty] = useState(false)
  const { caption } = words
  const draw = useRef(() => drawPicture(handle.viewport, caption(handle, true)))
  useLayoutEffect(() => {
    const picture = draw.current()
    if (picture === undefined) return setEmpty(true)
    place.current?.replaceChildren(picture)
  }, [])
  return (
    <div ref={place} className={styles.printed}>
      {isEmpty ? <p>{t(($) => $.output.notShown)}</p> : null}
    </div>
  )
}
