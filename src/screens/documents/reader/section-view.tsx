import { useTranslation } from 'react-i18next'
import type { DocumentSection, EmptyReason } from '#clinical/documents/fhir-document.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { LazyNarrative } from '../narrative/lazy-narrative.tsx'
import { CodedItems } from './coded-items.tsx'
import styles from './document.module.css'

interface SectionViewProps {
  readonly section: DocumentSection
  readonly level: number
  readonly depth: number
}

/**
 * One section: its heading, the narrative the author signed, then the coded entries added to it, then the sections inside.
 * A section without words says why it has none.
 */
export function SectionView({ section, level, depth }: SectionViewProps) {
  const { t } = useTranslation('documents')
  const { title, code, isKnown, narrative, emptyReason, items, sections } = section
  const isHollow = narrative === undefined && items.length === 0 && sections.length === 0
  const Heading = `h${Math.min(6, level)}` as 'h3' | 'h4' | 'h5' | 'h6'
  // 構造情報 (300) only holds the sections of the document: it needs no heading of its own.
  const isFrame = code === '300' && narrative === undefined && items.length === 0
  return (
    <section className={isFrame ? undefined : styles.section}>
      {isFrame ? null : (
        <Heading>
          <bdi>{title === '' ? (code ?? '—') : title}</bdi>
          {isKnown ? null : <Tag tone="note">{t(($) => $.fhir.unknownSection, { code: code ?? '' })}</Tag>}
        </Heading>
      )}
      {emptyReason === undefined ? null : <EmptyWords reason={emptyReason} narrative={narrative} />}
      {narrative === undefined ? null : <LazyNarrative html={narrative} />}
      {isHollow && emptyReason === undefined ? <p className={styles.quiet}>{t(($) => $.fhir.noContent)}</p> : null}
      {items.length === 0 ? null : (
        <CodedItems items={items} depth={depth} isBesideNarrative={narrative !== undefined} />
      )}
      {sections.map((inner) => (
        <SectionView key={inner.key} section={inner} level={isFrame ? level : level + 1} depth={depth} />
      ))}
    </section>
  )
}

/** The narrative says this and nothing else: the same letters about one of its substances are another statement (VAL-5). */
function isAllOf(narrative: string, words: string): boolean {
  const letters = (text: string) => text.normalize('NFKC').replaceAll(/[\s。.]/g, '')
  const said = letters(narrative.replaceAll(/<[^>]*>/g, ''))
  return said === letters(words) || said === letters(words.replace(/（.*$/, ''))
}

interface EmptyWordsProps {
  readonly reason: EmptyReason
  readonly narrative: string | undefined
}

/**
 * 特になし, 聴取せず, 取得できず are clinical information (fhir-jp.md §5.2). A narrative that says the same is not repeated, and
 * `unavailable` is also sent where there is only a narrative.
 */
function EmptyWords({ reason, narrative }: EmptyWordsProps) {
  const { t } = useTranslation('documents')
  const words = reason.code === 'other' ? reason.text : t(($) => $.fhir[reason.code])
  const isSaid = narrative !== undefined && (reason.code === 'unavailable' || isAllOf(narrative, words))
  return isSaid ? null : <p>{words}</p>
}
