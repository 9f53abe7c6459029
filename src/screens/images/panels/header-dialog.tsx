import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { areSentencesWithheld, usePatientFacing } from '#record/patient-facing.tsx'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { findRows, type HeaderRow, headerRows } from '../header-rows.ts'
import styles from './panels.module.css'

interface HeaderDialogProps {
  readonly dataSet: DicomJson
  /** Of the image in its series, as the viewport counts. */
  readonly number: number
  onClose(): void
}

const unknown = () => undefined

/** Every attribute of one image; not before a patient who has not been told all: any may hold a comment (PRV-1). */
export function HeaderDialog({ dataSet, number, onClose }: HeaderDialogProps) {
  const { t } = useTranslation('images')
  const { t: record } = useTranslation('record')
  const isWithheld = areSentencesWithheld(usePatientFacing())
  return (
    <Dialog title={t(($) => $.header.title, { number })} closeLabel={t(($) => $.header.close)} onClose={onClose}>
      {isWithheld ? (
        <StateView state="notDisclosed" title={record(($) => $.patientFacing.hidden)} />
      ) : (
        <Attributes dataSet={dataSet} number={number} />
      )}
    </Dialog>
  )
}

/** As the server told them, searchable by tag, keyword and value. */
function Attributes({ dataSet, number }: Pick<HeaderDialogProps, 'dataSet' | 'number'>) {
  const { t } = useTranslation('images')
  const [words, setWords] = useState('')
  const wanted = useDeferredValue(words)
  const keywordOf = useKeywords()
  const rows = useMemo(() => headerRows(dataSet, keywordOf), [dataSet, keywordOf])
  const found = useMemo(() => findRows(rows, wanted), [rows, wanted])
  return (
    <>
      <div className={styles.search}>
        <input
          type="search"
          aria-label={t(($) => $.header.search)}
          placeholder={t(($) => $.header.searchHint)}
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <span role="status">{t(($) => $.header.shown, { total: rows.length, shown: found.length })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.attributes} tabIndex={0} aria-label={t(($) => $.header.title, { number })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.header.tag)}</th>
              <th scope="col">{t(($) => $.header.name)}</th>
              <th scope="col">{t(($) => $.header.vr)}</th>
              <th scope="col">{t(($) => $.header.value)}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Row({ row }: { readonly row: HeaderRow }) {
  const { t } = useTranslation('images')
  const { tag, depth, keyword, isPrivate, vr, text, holds, bytes } = row
  return (
    <tr>
      <td className={styles.tag}>{`${'› '.repeat(depth)}${tag}`}</td>
      <td>{keyword ?? (isPrivate ? t(($) => $.header.private) : '')}</td>
      <td>{vr}</td>
      <td>
        {holds === 'values' ? <bdi>{text}</bdi> : null}
        {holds === 'nothing' ? t(($) => $.header.empty) : null}
        {holds === 'bulk' ? t(($) => $.header.bulk) : null}
        {holds === 'binary' ? t(($) => $.header.binary, { size: bytes ?? 0 }) : null}
      </td>
    </tr>
  )
}

/** The keywords of PS3.6, loaded when a header is opened for the first time; until then tags stand alone. */
function useKeywords(): (tag: string) => string | undefined {
  const [keywordOf, setKeywordOf] = useState<(tag: string) => string | undefined>(() => unknown)
  useEffect(() => {
    let isGone = false
    import('dcmjs/dictionary').then(
      ({ default: dictionary }) => {
        if (!isGone) setKeywordOf(() => (tag: string) => dictionary[tag]?.name)
      },
      // Without the names the tags and values still say everything.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [])
  return keywordOf
}
