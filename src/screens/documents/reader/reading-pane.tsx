import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import type { Person } from '#clinical/person.ts'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { DocumentPrint } from '../document-print.tsx'
import type { DocumentsView } from '../use-documents.ts'
import { DocumentBody } from './document-body.tsx'
import { ReadMarkContext } from './mark-read.tsx'
import styles from './reading-pane.module.css'
import { RestrictionGate } from './restriction-gate.tsx'
import { SourceLine } from './source-line.tsx'

interface ReadingPaneProps {
  readonly person: Person
  readonly view: DocumentsView
  readonly entry: DocumentEntry | undefined
  /** The address names a document, whether it is in the list or not. */
  readonly isNamed: boolean
  readonly label: string
  onShow(entry: DocumentEntry): void
  readonly isChoosingBeside: boolean
  /** Where another document can be put beside this one (DOC-6). */
  readonly onBeside?: () => void
  readonly onClose?: () => void
  /** Escape within it: the reader goes back to the list (ACC-2). */
  onLeave(): void
}

/** The document beside the list: whose it is, its state, its own patient, then its text (visual-design.md §4). */
export function ReadingPane(props: ReadingPaneProps) {
  const { person, view, entry, isNamed, label } = props
  const { t } = useTranslation('documents')
  const { markRead, isRead, isLoaded } = view.marks
  const readKey = entry?.readKey
  const isUnread = isLoaded && readKey !== undefined && !isRead(readKey)
  const mark = useCallback(() => {
    if (isLoaded && readKey !== undefined) markRead(readKey)
  }, [isLoaded, readKey, markRead])
  const readMark = useMemo(() => ({ isUnread, mark }), [isUnread, mark])
  const [file, setFile] = useState(0)
  const pane = useRef<HTMLElement>(null)
  const isChosen = entry !== undefined
  // Where the window is narrow the document stands below the list: who chose it must see that it opened (ACC-6).
  useLayoutEffect(() => {
    if (isChosen && isBelowWindow(pane.current)) pane.current?.scrollIntoView()
  }, [isChosen])
  if (entry === undefined) {
    return (
      <section className={styles.pane} aria-label={label}>
        <div className={styles.empty} data-choice={isNamed ? 'gone' : 'none'}>
          {/* Beside an empty list there is nothing to choose: the list says why. */}
          {isNamed || view.all.length > 0 ? (
            <StateView
              state={isNamed ? 'notFound' : 'info'}
              title={t(($) => (isNamed ? $.pane.gone : $.pane.nothing))}
              detail={t(($) => (isNamed ? $.pane.goneDetail : $.pane.nothingDetail))}
            />
          ) : null}
        </div>
      </section>
    )
  }
  return (
    <section
      ref={pane}
      className={styles.pane}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isTyped(event.target)) return
        event.preventDefault()
        props.onLeave()
      }}
    >
      {props.onClose === undefined ? (
        <DocumentPrint person={person} entry={entry} answers={view.answers} pane={pane} />
      ) : null}
      <SourceLine {...props} entry={entry} file={file} onFile={setFile} />
      <RestrictionGate key={entry.key} entry={entry}>
        <SectionBoundary
          key={`${entry.key} ${file}`}
          fallback={(retry) => (
            <StateView
              state="failed"
              title={t(($) => $.content.failed)}
              action={
                <button type="button" onClick={retry}>
                  {t(($) => $.content.retry)}
                </button>
              }
            />
          )}
        >
          <ReadMarkContext value={readMark}>
            <DocumentBody person={person} entry={entry} file={file} />
          </ReadMarkContext>
        </SectionBoundary>
      </RestrictionGate>
    </section>
  )
}

/** Escape empties a field that holds something, before it leads anywhere. */
function isTyped(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'search' && target.value !== ''
}

/** Hardly more than its first line would be in view. */
function isBelowWindow(element: HTMLElement | null): boolean {
  return element !== null && element.getBoundingClientRect().top > innerHeight * 0.6
}
