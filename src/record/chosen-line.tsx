import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import styles from './chosen-line.module.css'
import { useMayExport } from './export/export-rights.ts'

interface ChosenLineProps {
  /** 「2剤 7件を選択中」. */
  readonly count: string
  /** How many of them the screen does not show: they are taken along, and that is said (SRC-7). */
  readonly beyond: number
  /** What was chosen and cannot be taken along, in words. */
  readonly missing?: string | undefined
  onClear(): void
}

/**
 * What is chosen to take along. It stands below the rows: the first choice must not move them away under the pointer.
 */
export function ChosenLine({ count, beyond, missing, onClear }: ChosenLineProps) {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  const words = { copy: t(($) => $.export.copy), csv: t(($) => $.export.csv), print: t(($) => $.printing.print) }
  const ways = (['copy', 'csv', 'print'] as const).filter(mayExport).map((way) => words[way])
  return (
    <p className={styles.line} role="status">
      <b>{count}</b>
      {beyond === 0 ? null : <span className={styles.gap}>{t(($) => $.chosen.beyond, { count: beyond })}</span>}
      {missing === undefined ? null : <span className={styles.gap}>{missing}</span>}
      <span>{t(($) => $.chosen.taken, { ways: ways.join(t(($) => $.chosen.separator)) })}</span>
      <Button size="strip" variant="outline" onClick={onClear}>
        {t(($) => $.chosen.clear)}
      </Button>
    </p>
  )
}
