import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type JstDate, jstDateAt, parseJstDate } from '#clinical/jst-date.ts'
import { now } from '#sources/freshness.ts'
import { MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '#sources/hub/attachment.ts'
import type { NoteDraft } from '#sources/hub/note-draft.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './note-editor.module.css'

/** Takes files from the disk; what becomes of them the tray tells. */
export function AddFiles({
  isDisabled,
  onFiles,
}: {
  readonly isDisabled: boolean
  onFiles(files: readonly File[]): void
}) {
  const { t } = useTranslation('notes')
  const input = useRef<HTMLInputElement>(null)
  const hint = t(($) => $.files.hint, { limit: sizeLimit(), count: MOST_ATTACHMENTS })
  return (
    <>
      <Button disabled={isDisabled} title={hint} onClick={() => input.current?.click()}>
        <Icon name="file" size={16} />
        {t(($) => $.files.add)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/jpeg,image/png,image/gif,application/pdf"
        aria-label={hint}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again after it was taken out.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function sizeLimit(): string {
  return `${Math.round(MOST_ATTACHMENT_BYTES / (1024 * 1024))} MB`
}

/** The calendar day that the note is about; today unless another is chosen, never one to come. */
export function DayOf({ draft, day }: { readonly draft: NoteDraft; readonly day: JstDate | undefined }) {
  const { t } = useTranslation('notes')
  const network = useNetwork()
  const id = useId()
  const today = jstDateAt(now(network))
  return (
    <span className={styles.day}>
      <label htmlFor={id}>{t(($) => $.editor.day)}</label>
      <input
        id={id}
        type="date"
        autoComplete="off"
        max={today}
        value={day ?? today}
        onChange={(event) => {
          const chosen = parseJstDate(event.currentTarget.value)
          draft.change({ day: chosen === undefined || chosen > today ? undefined : chosen })
        }}
      />
    </span>
  )
}
