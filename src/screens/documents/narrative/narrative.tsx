import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './narrative.module.css'
import { sanitise } from './sanitise.ts'

/** Text that a person of another institution signed: what they wrote, and what was taken away in words (DOC-3, D1). */
export function Narrative({ html }: { readonly html: string }) {
  const { t } = useTranslation('documents')
  const place = useRef<HTMLDivElement>(null)
  const sanitised = useMemo(
    () => sanitise(html, { image: (address) => t(($) => $.narrative.image, { address: address.slice(0, 200) }) }),
    [html, t],
  )
  useLayoutEffect(() => {
    // A copy, because this may be drawn in two places and each takes its content away.
    place.current?.replaceChildren(sanitised.content.cloneNode(true))
  }, [sanitised])
  const notes = [
    sanitised.active > 0 ? t(($) => $.narrative.active, { count: sanitised.active }) : undefined,
    sanitised.remoteImages > 0 ? t(($) => $.narrative.remote, { count: sanitised.remoteImages }) : undefined,
    sanitised.links > 0 ? t(($) => $.narrative.links) : undefined,
    sanitised.hadStyles ? t(($) => $.narrative.styles) : undefined,
  ].filter((note) => note !== undefined)
  return (
    <>
      <div ref={place} className={styles.narrative} />
      {notes.length === 0 ? null : (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  )
}
