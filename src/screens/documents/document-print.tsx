import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { Answers } from '#record/facility-states.ts'
import { PrintDocument } from '#record/print/print-document.tsx'
import { sourceLines } from '#record/print/source-lines.ts'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './document-print.module.css'

interface DocumentPrintProps {
  readonly person: Person
  readonly entry: DocumentEntry
  readonly answers: readonly Answers[]
  /** The pane whose document is printed: what was checked and is read there, nothing else. */
  readonly pane: RefObject<HTMLElement | null>
}

/** The open document on paper, below the identity of the patient of the screen (ACC-9, PRV-3). */
export function DocumentPrint({ person, entry, answers, pane }: DocumentPrintProps) {
  const { t, i18n } = useTranslation('documents')
  const { facilities } = useNetwork()
  const { name } = useFacilityNames()
  const date = entry.at === undefined ? '' : formatClinicalTime(entry.at, languageOf(i18n))
  return (
    <PrintDocument
      heading={entry.title === '' ? t(($) => $.list.untitled) : entry.title}
      person={person}
      filters={[
        t(($) => $.printing.document, { date, facility: name(entry.facility) }),
        stateOf(
          entry,
          t(($) => $.list.oldVersion),
        ),
      ]
        .filter((each) => each !== '')
        .join('　')}
      sources={sourceLines(facilities, person, answers)}
    >
      <Printed pane={pane} />
    </PrintDocument>
  )
}

function stateOf(entry: DocumentEntry, oldVersion: string): string {
  return entry.isOldVersion ? oldVersion : ''
}

/** A copy of what stands in the pane at the moment of printing: a document that is blocked there is not on paper either. */
function Printed({ pane }: Pick<DocumentPrintProps, 'pane'>) {
  const { t } = useTranslation('documents')
  const place = useRef<HTMLDivElement>(null)
  const [cut, setCut] = useState<{ readonly shown: number; readonly total: number }>()
  const [isEmpty, setEmpty] = useState(false)
  useLayoutEffect(() => {
    const parts = partsOf(pane.current)
    // Words of the record beside a file do not stand for the file.
    if (parts.every((part) => part.getAttribute('data-print-document') === 'beside')) setEmpty(true)
    const pages = parts.flatMap((part) => [...part.querySelectorAll('[data-page]')])
    const drawn = pages.filter((page) => page.getAttribute('data-drawn') === 'true')
    if (drawn.length < pages.length) setCut({ shown: drawn.length, total: pages.length })
    place.current?.replaceChildren(...parts.map(copyOf))
  }, [pane])
  return (
    <>
      {isEmpty ? <p>{t(($) => $.printing.notReady)}</p> : null}
      {cut === undefined ? null : <p>{t(($) => $.printing.cut, cut)}</p>}
      <div ref={place} className={styles.printed} />
    </>
  )
}

/** What of a pane is printed, in its order; what stands within another part comes with that. */
function partsOf(pane: HTMLElement | null): readonly Element[] {
  const marked = [...(pane?.querySelectorAll('[data-print-document]') ?? [])]
  return marked.filter((part) => !marked.some((other) => other !== part && other.contains(part)))
}

/** With the pictures of its canvases, which a copy of the elements alone would leave blank; without pages not drawn yet. */
function copyOf(source: Element): Node {
  const copy = source.cloneNode(true)
  if (!(copy instanceof Element)) return copy
  const canvases = copy.querySelectorAll('canvas')
  for (const [index, canvas] of [...source.querySelectorAll('canvas')].entries()) {
    const target = canvases[index]
    if (target === undefined || canvas.width === 0) continue
    target.getContext('2d')?.drawImage(canvas, 0, 0)
  }
  for (const page of copy.querySelectorAll('[data-page]:not([data-drawn="true"])')) page.remove()
  return copy
}
