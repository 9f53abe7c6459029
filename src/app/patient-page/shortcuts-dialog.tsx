import { useTranslation } from 'react-i18next'
import { useShortcutGroups } from '#record/shortcuts.tsx'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './shortcuts-dialog.module.css'

/** Every key that works now: those of all screens, then those of the screen below. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('keys')
  const { t: tools } = useTranslation('tools')
  const { settings } = useUserSettings()
  const everywhere = [
    ...(settings.singleKeys
      ? [
          { keys: '?', does: t(($) => $.list) },
          { keys: 'g 1 – 8', does: t(($) => $.goTo) },
          { keys: 'g 0', does: t(($) => $.goToList) },
          { keys: 'b', does: t(($) => $.main) },
          { keys: '/', does: t(($) => $.find) },
          { keys: 'n', does: t(($) => $.menu) },
        ]
      : []),
    { keys: 'Tab', does: t(($) => $.next) },
    { keys: 'Shift + Tab', does: t(($) => $.previous) },
    { keys: 'Enter', does: t(($) => $.enter) },
    { keys: 'Esc', does: t(($) => $.escape) },
    { keys: 'Ctrl + P', does: t(($) => $.print) },
  ]
  const groups = [{ title: t(($) => $.everywhere), shortcuts: everywhere }, ...useShortcutGroups()]
  return (
    <Dialog title={tools(($) => $.tools.shortcuts)} closeLabel={tools(($) => $.tools.close)} onClose={onClose}>
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
