import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './annotation-panel.module.css'

interface ArrowTextProps {
  onText(text: string): void
  onCancel(): void
}

/** Asks what the arrow points at. */
export function ArrowText({ onText, onCancel }: ArrowTextProps) {
  const { t } = useTranslation('imageMeasure')
  const [text, setText] = useState('')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') onText(text.trim())
  }
  return (
    <Dialog title={t(($) => $.arrow.title)} onClose={onCancel}>
      {/* Keys and presses in the dialog are no business of the image below. */}
      <form className={styles.arrow} onSubmit={submit} onPointerDown={(event) => event.stopPropagation()}>
        <label htmlFor={id}>{t(($) => $.arrow.label)}</label>
        <input
          id={id}
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <p>
          <Button variant="primary" type="submit" disabled={text.trim() === ''}>
            {t(($) => $.arrow.place)}
          </Button>
          <Button onClick={onCancel}>{t(($) => $.arrow.cancel)}</Button>
        </p>
      </form>
    </Dialog>
  )
}
