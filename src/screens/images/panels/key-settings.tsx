import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { canBeKey, KEYED_COMMANDS, type KeyedCommand, singleKeysOf } from '../key-map.ts'
import { nameOfKey } from '../key-names.ts'
import styles from './panels.module.css'

/** Which key does what in a viewport; kept for the user (IMG-7). A key that is taken is not given away unasked. */
export function KeySettings({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('images')
  const { settings, change, isKept } = useUserSettings()
  const [refusal, setRefusal] = useState('')
  const nameOf = useCommandNames()
  const id = useId()
  const keys = singleKeysOf(settings.imageKeys)
  const give = (command: KeyedCommand, key: string) => {
    const holder = KEYED_COMMANDS.find((each) => each !== command && key !== '' && keys[each] === key)
    if (holder !== undefined) {
      return setRefusal(t(($) => $.keys.taken, { key: nameOfKey(key), command: nameOf(holder) }))
    }
    if (key !== '' && !canBeKey(key)) return setRefusal(t(($) => $.keys.reserved, { key: nameOfKey(key) }))
    setRefusal('')
    change({ imageKeys: { ...settings.imageKeys, [command]: key } })
  }
  const onKeyDown = (event: KeyboardEvent, command: KeyedCommand) => {
    const { key, ctrlKey, altKey, metaKey, nativeEvent } = event
    if (nativeEvent.isComposing || ctrlKey || altKey || metaKey) return
    const isCleared = key === 'Backspace' || key === 'Delete'
    // Tab, Escape and the like keep what they do in a dialog.
    if (!isCleared && [...key].length !== 1) return
    event.preventDefault()
    give(command, isCleared ? '' : key.toLowerCase())
  }
  return (
    <Dialog
      title={t(($) => $.keys.assign)}
      closeLabel={t(($) => $.header.close)}
      onClose={onClose}
      actions={
        <Button
          onClick={() => {
            setRefusal('')
            change({ imageKeys: {} })
          }}
        >
          {t(($) => $.keys.usual)}
        </Button>
      }
    >
      <p id={id}>{t(($) => $.keys.how)}</p>
      {settings.singleKeys ? null : <p className={styles.quiet}>{t(($) => $.keys.off)}</p>}
      <p role="status" className={styles.refusal}>
        {refusal}
      </p>
      <ul className={styles.keys}>
        {KEYED_COMMANDS.map((command) => (
          <li key={command}>
            <label>
              <span>{nameOf(command)}</span>
              <input
                value={nameOfKey(keys[command])}
                readOnly
                autoComplete="off"
                aria-describedby={id}
                onKeyDown={(event) => onKeyDown(event, command)}
              />
            </label>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t(($) => (isKept ? $.keys.kept : $.keys.notKept))}</p>
    </Dialog>
  )
}

function useCommandNames(): (command: KeyedCommand) => string {
  const { t } = useTranslation('images')
  const names: Readonly<Record<KeyedCommand, string>> = {
    'zoom-in': t(($) => $.tool.zoomIn),
    'zoom-out': t(($) => $.tool.zoomOut),
    fit: t(($) => $.tool.fit),
    window: t(($) => $.tool.window),
    pan: t(($) => $.tool.pan),
    zoom: t(($) => $.tool.zoom),
    scroll: t(($) => $.tool.scroll),
    'rotate-right': t(($) => $.tool.rotateRight),
    'rotate-left': t(($) => $.tool.rotateLeft),
    'flip-horizontal': t(($) => $.tool.flipHorizontal),
    'flip-vertical': t(($) => $.tool.flipVertical),
    invert: t(($) => $.tool.invert),
    cine: t(($) => $.tool.cine),
    link: t(($) => $.tool.link),
    reset: t(($) => $.tool.reset),
  }
  return (command) => names[command]
}
