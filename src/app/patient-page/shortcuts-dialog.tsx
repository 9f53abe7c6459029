import { useTranslation } from 'react-i18next'
import { useShortcutGroups } from '#record/shortcuts.tsx'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './shortcuts-dialog.module.css'

/** Every key that works now: those of all screens, then those of the screen below. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('tools')
  const { settings } = useUserSettings()
  const everywhere = [
    ...(settings.singleKeys
      ? [
          { keys: '?', does: t(($) => $.shortcut.list) },
          { keys: 'b', does: t(($) => $.shortcut.main) },
          { keys: 'n', does: t(($) => $.shortcut.menu) },
        ]
      : []),
    { keys: 'Tab', does: t(($) => $.shortcut.next) },
    { keys: 'Shift + Tab', does: t(($) => $.shortcut.previous) },
    { keys: 'Enter', does: t(($) => $.shortcut.enter) },
    { keys: 'Esc', does: t(($) => $.shortcut.escape) },
    { keys: 'Ctrl + P', does: t(($) => $.shortcut.print) },
  ]
  const groups = [{ title: t(($) => $.shortcut.everywhere), shortcuts: everywhere }, ...useShortcutGroups()]
  return (
    <Dialog title={t(($) => $.tools.shortcuts)} closeLabel={t(($) => $.tools.close)} onClose={onClose}>
      {groups.map(({ title, shortcuts }) => (
        <table key={title} className={styles.keys}>
          <caption>{title}</caption>
          <tbody>
            {shortcuts.map(({ keys, does }) => (
              <tr key={keys}>
                <th scope="row">
                  <kbd>{keys}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Dialog>
  )
}
