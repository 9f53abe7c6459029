import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { DownloadButton } from '../files/download-button.tsx'
import type { FileAbout } from '../files/file-about.ts'
import styles from './pdf-view.module.css'

interface PdfToolbarProps {
  readonly page: number
  readonly pages: number
  onPage(page: number): void
  readonly percent: number
  readonly isFitted: boolean
  onZoom(direction: 'in' | 'out'): void
  onFit(): void
  onRotate(): void
  readonly words: string
  onWords(words: string): void
  /** What the search brought; undefined while nothing is searched, or the text is still being read. */
  readonly search: { readonly at: number; readonly count: number; readonly hasPicturePages: boolean } | undefined
  onHit(step: 1 | -1): void
  readonly about: FileAbout
  readonly onSaved: (() => void) | undefined
}

/** Page n of m, zoom, rotation and search of one PDF. */
export function PdfToolbar(props: PdfToolbarProps) {
  const { page, pages, onPage, percent, isFitted, onZoom, onFit, onRotate, about, onSaved } = props
  const { t } = useTranslation('documents')
  return (
    <div className={styles.tools} role="toolbar" aria-label={t(($) => $.pdf.toolbar)}>
      <span className={styles.group}>
        <Button
          variant="icon"
          aria-label={t(($) => $.pdf.previous)}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        >
          <Icon name="previous" size={18} />
        </Button>
        <PageField page={page} onPage={onPage} />
        <span>{t(($) => $.pdf.of, { pages })}</span>
        <Button
          variant="icon"
          aria-label={t(($) => $.pdf.next)}
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        >
          <Icon name="next" size={18} />
        </Button>
      </span>
      <span className={styles.group}>
        <Button variant="icon" aria-label={t(($) => $.pdf.zoomOut)} onClick={() => onZoom('out')}>
          <Icon name="zoom-out" size={18} />
        </Button>
        <output>{percent}%</output>
        <Button variant="icon" aria-label={t(($) => $.pdf.zoomIn)} onClick={() => onZoom('in')}>
          <Icon name="zoom-in" size={18} />
        </Button>
        <Button
          variant="icon"
          aria-label={t(($) => $.pdf.fit)}
          title={t(($) => $.pdf.fit)}
          aria-pressed={isFitted}
          onClick={onFit}
        >
          <Icon name="fit" size={18} />
        </Button>
        <Button variant="icon" aria-label={t(($) => $.pdf.rotate)} title={t(($) => $.pdf.rotate)} onClick={onRotate}>
          <Icon name="rotate" size={18} />
        </Button>
      </span>
      <SearchField {...props} />
      <DownloadButton about={about} isIcon {...(onSaved === undefined ? {} : { onSaved })} />
    </div>
  )
}

function PageField({ page, onPage }: Pick<PdfToolbarProps, 'page' | 'onPage'>) {
  const { t } = useTranslation('documents')
  const [typed, setTyped] = useState<string>()
  const go = () => {
    const number = Number((typed ?? '').normalize('NFKC'))
    if (Number.isInteger(number) && number > 0) onPage(number)
    setTyped(undefined)
  }
  return (
    <input
      className={styles.number}
      inputMode="numeric"
      autoComplete="off"
      aria-label={t(($) => $.pdf.page)}
      value={typed ?? page}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go()
      }}
    />
  )
}

function SearchField({ words, onWords, search, onHit }: PdfToolbarProps) {
  const { t } = useTranslation('documents')
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onHit(event.shiftKey ? -1 : 1)
  }
  return (
    <span className={styles.group}>
      <input
        className={styles.search}
        type="search"
        aria-label={t(($) => $.pdf.search)}
        placeholder={t(($) => $.pdf.search)}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <span role="status">
        {search === undefined
          ? ''
          : search.count === 0
            ? t(($) => (search.hasPicturePages ? $.pdf.noText : $.pdf.notFound))
            : t(($) => $.pdf.found, { at: search.at, count: search.count })}
      </span>
      {search === undefined || search.count < 2 ? null : (
        <>
          <Button variant="icon" aria-label={t(($) => $.pdf.previousHit)} onClick={() => onHit(-1)}>
            <Icon name="ascending" size={16} />
          </Button>
          <Button variant="icon" aria-label={t(($) => $.pdf.nextHit)} onClick={() => onHit(1)}>
            <Icon name="descending" size={16} />
          </Button>
        </>
      )}
    </span>
  )
}
