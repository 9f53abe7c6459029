import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon/icon.tsx'
import type { FileAbout } from '../files/file-about.ts'
import { PdfPage } from './pdf-page.tsx'
import { type PdfText, readPdfText, searchPdf } from './pdf-text.ts'
import { PdfToolbar } from './pdf-toolbar.tsx'
import styles from './pdf-view.module.css'
import { usePdfShortcuts } from './use-pdf-shortcuts.ts'

interface PdfReaderProps {
  readonly document: PDFDocumentProxy
  readonly about: FileAbout
  readonly watermark: string | undefined
  /** A page is drawn, or the file was saved. */
  readonly onRead: (() => void) | undefined
}

/** More pages than this are not laid out at once; the reader is told (D4, SRC-6). */
const MOST_PAGES = 300
/** Short documents are drawn whole; of longer ones the pages on either side of the one in view. */
const DRAWN_WHOLE = 12
const NEAR = 2
const STEP = 1.2
const [SMALLEST, LARGEST] = [0.25, 5]
/** A page is not blown up to fill a wide pane. */
const WIDEST_FIT = 1.6
const GUTTER = 34

/** Pages below each other, with page count, search, zoom and rotation, all by keyboard too (DOC-5). */
export function PdfReader({ document, about, watermark, onRead }: PdfReaderProps) {
  const { t } = useTranslation('documents')
  usePdfShortcuts()
  const place = useRef<HTMLElement>(null)
  const [page, setPage] = useState(1)
  /** undefined: as wide as the pane. */
  const [zoom, setZoom] = useState<number>()
  const [rotation, setRotation] = useState(0)
  const [fitted, setFitted] = useState(1)
  const [words, setWords] = useState('')
  const [text, setText] = useState<PdfText>()
  const [hit, setHit] = useState(0)
  const pages = Math.min(document.numPages, MOST_PAGES)
  const scale = zoom ?? fitted
  const hits = useMemo(() => (text === undefined ? [] : searchPdf(text, words)), [text, words])
  const current = hits[hit]

  useEffect(() => {
    const fitWidth = async () => {
      const first = await document.getPage(1)
      const { width } = first.getViewport({ scale: 1, rotation: (first.rotate + rotation) % 360 })
      const room = (place.current?.clientWidth ?? width) - GUTTER
      if (width > 0 && room > 0) setFitted(Math.min(WIDEST_FIT, Math.max(SMALLEST, room / width)))
    }
    const refit = () => void fitWidth().catch(() => undefined)
    refit()
    const observer = new ResizeObserver(refit)
    if (place.current !== null) observer.observe(place.current)
    return () => observer.disconnect()
  }, [document, rotation])

  // The text of all pages is read once, when somebody searches for the first time.
  const isSearching = words.trim() !== ''
  useEffect(() => {
    if (!isSearching || text !== undefined) return undefined
    let isGone = false
    readPdfText(document, pages).then(
      (read) => {
        if (!isGone) setText(read)
      },
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [document, pages, isSearching, text])

  const goTo = (number: number) => {
    const target = Math.min(pages, Math.max(1, number))
    setPage(target)
    place.current?.querySelector(`[data-page="${target}"]`)?.scrollIntoView({ block: 'start' })
  }
  const goToHit = (to: number, among = hits) => {
    if (among.length === 0) return
    const next = (to + among.length) % among.length
    setHit(next)
    const found = among[next]
    if (found !== undefined && found.page !== page) goTo(found.page)
  }
  const follow = () => {
    const box = place.current
    if (box === null) return
    const middle = box.getBoundingClientRect().top + box.clientHeight / 3
    const sheets = [...box.querySelectorAll<HTMLElement>('[data-page]')]
    const above = sheets.filter((sheet) => sheet.getBoundingClientRect().top <= middle).at(-1) ?? sheets[0]
    const number = Number(above?.dataset.page ?? 1)
    if (number !== page) setPage(number)
  }
  const change = (factor: number) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, scale * factor)))
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const actions: Readonly<Record<string, () => void>> = {
      PageDown: () => goTo(page + 1),
      PageUp: () => goTo(page - 1),
      Home: () => goTo(1),
      End: () => goTo(pages),
      '+': () => change(STEP),
      ';': () => change(STEP),
      '-': () => change(1 / STEP),
      '0': () => setZoom(undefined),
      r: () => setRotation((rotation + 90) % 360),
    }
    const action = actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  }

  return (
    <>
      <PdfToolbar
        page={page}
        pages={document.numPages}
        onPage={goTo}
        percent={Math.round(scale * 100)}
        isFitted={zoom === undefined}
        onZoom={(direction) => change(direction === 'in' ? STEP : 1 / STEP)}
        onFit={() => setZoom(undefined)}
        onRotate={() => setRotation((rotation + 90) % 360)}
        words={words}
        onWords={(next) => {
          setWords(next)
          setHit(0)
          const found = text === undefined ? undefined : searchPdf(text, next)[0]
          if (found !== undefined && found.page !== page) goTo(found.page)
        }}
        search={
          !isSearching || text === undefined
            ? undefined
            : { at: hits.length === 0 ? 0 : hit + 1, count: hits.length, hasPicturePages: text.hasPicturePages }
        }
        onHit={(step) => goToHit(hit + step)}
        about={about}
        onSaved={onRead}
      />
      {document.numPages > pages ? (
        <p className={styles.cut}>
          <Icon name="caution" size={16} />
          {t(($) => $.pdf.tooManyPages, { total: document.numPages, shown: pages })}
        </p>
      ) : null}
      <section
        ref={place}
        className={styles.pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard
        tabIndex={0}
        aria-label={t(($) => $.pdf.label)}
        onScroll={follow}
        onKeyDown={keys}
        data-print-document
      >
        {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
          <PdfPage
            key={number}
            document={document}
            number={number}
            pages={document.numPages}
            scale={scale}
            rotation={rotation}
            isNear={pages <= DRAWN_WHOLE || Math.abs(number - page) <= NEAR}
            hits={hits.filter((each) => each.page === number)}
            current={current?.page === number ? current : undefined}
            watermark={watermark}
            onShown={onRead}
          />
        ))}
      </section>
    </>
  )
}
