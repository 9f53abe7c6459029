import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pageDensity } from './page-density.ts'
import type { PdfHit } from './pdf-text.ts'
import styles from './pdf-view.module.css'

interface PdfPageProps {
  readonly document: PDFDocumentProxy
  readonly number: number
  readonly pages: number
  readonly scale: number
  readonly rotation: number
  /** Drawn only when it is near the part that is in view. */
  readonly isNear: boolean
  readonly hits: readonly PdfHit[]
  readonly current: PdfHit | undefined
  readonly watermark: string | undefined
  readonly onShown: (() => void) | undefined
}

/** One page: a canvas, and its real text above it, invisible, for selection, search and screen readers (DOC-5). */
export function PdfPage(props: PdfPageProps) {
  const { document, number, pages, scale, rotation, isNear, hits, current, watermark, onShown } = props
  const { t } = useTranslation('documents')
  const place = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<PDFPageProxy>()
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([])
  const [isDrawn, setDrawn] = useState(false)
  const [isBroken, setBroken] = useState(false)
  const [links, setLinks] = useState<readonly string[]>([])

  useEffect(() => {
    let isGone = false
    const load = async () => {
      const loaded = await document.getPage(number)
      const annotations: readonly { readonly unsafeUrl?: unknown; readonly url?: unknown }[] =
        await loaded.getAnnotations()
      if (isGone) return
      setPage(loaded)
      setLinks(
        annotations
          .flatMap(({ unsafeUrl, url }) => [unsafeUrl, url].find((each) => typeof each === 'string') ?? [])
          .map(String),
      )
    }
    load().catch(() => {
      if (!isGone) setBroken(true)
    })
    return () => {
      isGone = true
    }
  }, [document, number])

  useEffect(() => {
    const [context, layer] = [canvas.current, text.current]
    if (!isNear || page === undefined || context === null || layer === null) return undefined
    const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 })
    const density = pageDensity(viewport.width, viewport.height, Math.min(window.devicePixelRatio || 1, 2))
    if (density === undefined) return undefined
    context.width = Math.floor(viewport.width * density)
    context.height = Math.floor(viewport.height * density)
    const task = page.render({
      canvas: context,
      viewport,
      ...(density === 1 ? {} : { transform: [density, 0, 0, density, 0, 0] }),
      // Form fields and stamps as they look; none of them can be used.
      annotationMode: 1,
    })
    layer.replaceChildren()
    layer.style.setProperty('--total-scale-factor', String(scale))
    let isGone = false
    const source = new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport })
    Promise.all([task.promise, source.render()])
      .then(() => {
        if (isGone) return
        setPieces(source.textDivs)
        setDrawn(true)
      })
      .catch((error: unknown) => {
        const isCancelled = error instanceof Error && /Cancel|Abort/.test(error.name)
        if (!isGone && !isCancelled) setBroken(true)
      })
    return () => {
      isGone = true
      task.cancel()
      source.cancel()
    }
  }, [page, scale, rotation, isNear])

  useEffect(() => {
    if (isDrawn) onShown?.()
  }, [isDrawn, onShown])

  useEffect(() => {
    for (const [index, piece] of pieces.entries()) {
      const isHit = hits.some((hit) => hit.piece === index)
      const isCurrent = current?.piece === index
      if (isHit) piece.dataset.hit = isCurrent ? 'current' : 'other'
      else delete piece.dataset.hit
      if (isCurrent) piece.scrollIntoView({ block: 'center', inline: 'nearest' })
    }
  }, [pieces, hits, current])

  const size = page?.getViewport({ scale, rotation: (page.rotate + rotation) % 360 })
  const isTooLarge = size !== undefined && pageDensity(size.width, size.height, 1) === undefined
  return (
    <section
      className={styles.sheet}
      data-page={number}
      data-drawn={isDrawn}
      aria-label={t(($) => $.pdf.pageOf, { page: number, pages })}
    >
      {isBroken ? <p className={styles.broken}>{t(($) => $.pdf.pageFailed)}</p> : null}
      {isTooLarge ? <p className={styles.broken}>{t(($) => $.pdf.pageTooLarge)}</p> : null}
      <div
        ref={place}
        className={styles.page}
        data-watermark={watermark}
        hidden={isTooLarge}
        style={size === undefined || isTooLarge ? {} : { width: size.width, height: size.height }}
      >
        <canvas ref={canvas} />
        <div ref={text} className={styles.text} />
      </div>
      {links.length === 0 ? null : (
        <div className={styles.links}>
          <p>{t(($) => $.pdf.links)}</p>
          <ul>
            {links.map((link, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one address may stand on a page twice
              <li key={index}>{link}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
