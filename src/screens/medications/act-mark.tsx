import type { Injection, Prescription } from '#clinical/medication-facts.ts'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import styles from './medication-grid.module.css'
import type { Words } from './use-words.ts'

const ICON_OF_ACT = {
  ordered: 'ordered',
  dispensed: 'dispensed',
  administered: 'administered',
  stated: 'brought-in',
} as const satisfies Record<Prescription['act'], IconName>

interface ActMarkProps {
  readonly line: Pick<Prescription | Injection, 'act' | 'kind'>
  readonly words: Words
}

/** 処方, 調剤, 投与実施 or 持参: a word and an icon of its own (MED-3, H-15). */
export function ActMark({ line, words }: ActMarkProps) {
  return (
    <span className={styles.act}>
      <Icon name={ICON_OF_ACT[line.act]} size={16} />
      {words.act(line)}
    </span>
  )
}
