import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileAbout } from '#record/files/file-about.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './image-view.module.css'
import { MarkRead } from './mark-read.tsx'
import { SaveUnshown } from './save-unshown.tsx'

interface ImageViewProps {
  readonly about: FileAbout
  readonly kind: 'jpeg' | 'png' | 'gif' | 'svg'
  readonly title: string
  readonly watermark: string | undefined
}

const TYPES = { jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', svg: 'image/svg+xml' } as const

const STEP = 1.25
const [SMALLEST, LARGEST] = [0.1, 8]

/**
 * A picture as `<img>` of a blob whose type is fixed by us: scripts and references of an SVG do not run there (D5).
 * Nothing ever navigates to that address.
 */
export function ImageView({ about, kind, title, watermark }: ImageViewProps) {
  const { t } = useTranslation('documents')
  const { bytes } = about.content
  const [address, setAddress] = useState<string>()
  /** undefined: as large as the pane allows. */
  const [scale, setScale] = useState<number>()
  const [turns, setTurns] = useState(0)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [isShown, setShown] = useState(false)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[kind] }))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [bytes, kind])
  if (isBroken) {
    return (
      <div data-unshown>
        <StateView
          state="failed"
          title={t(($) => $.content.imageFailed)}
          detail={t(($) => $.pdf.openElsewhere)}
          action={<SaveUnshown about={about} />}
        />
      </div>
    )
  }
  const zoom = (factor: number) => setScale(Math.min(LARGEST, Math.max(SMALLEST, (scale ?? 1) * factor)))
  const isSideways = turns % 2 === 1
  const box = scale === undefined ? {} : { width: size.width * scale, height: size.height * scale }
  const frame =
    scale === undefined
      ? {}
      : {
          width: isSideways ? size.height * scale : size.width * scale,
          height: isSideways ? size.width * scale : size.height * scale,
        }
  return (
    <>
      {isShown ? <MarkRead /> : null}
      <div className={styles.tools}>
        <Button variant="icon" aria-label={t(($) => $.image.zoomOut)} onClick={() => zoom(1 / STEP)}>
          <Icon name="zoom-out" size={18} />
        </Button>
        <output>
          {scale === undefined ? t(($) => $.image.fit) : t(($) => $.image.zoom, { percent: Math.round(scale * 100) })}
        </output>
        <Button variant="icon" aria-label={t(($) => $.image.zoomIn)} onClick={() => zoom(STEP)}>
          <Icon name="zoom-in" size={18} />
        </Button>
        <Button size="small" aria-pressed={scale === undefined} onClick={() => setScale(undefined)}>
          {t(($) => $.image.fit)}
        </Button>
        <Button size="small" aria-pressed={scale === 1} onClick={() => setScale(1)}>
          {t(($) => $.image.actual)}
        </Button>
        <Button variant="icon" aria-label={t(($) => $.image.rotate)} onClick={() => setTurns((turns + 1) % 4)}>
          <Icon name="rotate" size={18} />
        </Button>
      </div>
      <section
        className={styles.viewport}
        data-fit={scale === undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a large picture is scrolled by keyboard
        tabIndex={0}
        aria-label={t(($) => $.pane.text)}
      >
        {address === undefined ? null : (
          <div className={styles.frame} style={frame} data-watermark={watermark} data-print-document>
            <img
              src={address}
              alt={t(($) => $.content.image, { title })}
              style={{ ...box, transform: turns === 0 ? undefined : `rotate(${turns * 90}deg)` }}
              onLoad={({ currentTarget }) => {
                setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
                setShown(true)
              }}
              onError={() => setBroken(true)}
            />
          </div>
        )}
      </section>
    </>
  )
}
