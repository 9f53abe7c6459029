import '#i18n/interruption.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './offline-line.module.css'

const NOTHING = () => () => undefined

/** As long as the clock of a server and that of this device are more than two minutes apart: whose it is (E31, B6). */
export function ClockLine() {
  const { t, i18n } = useTranslation('interruption')
  const { clocks, facilities } = useNetwork()
  const skew = useSyncExternalStore(
    (listener) => (clocks === undefined ? NOTHING() : clocks.subscribe(listener)),
    () => clocks?.skew(),
  )
  if (skew === undefined) return null
  const names = facilities
    .filter(({ id }) => skew.facilities.includes(id))
    .map(({ letter, shortName }) => `${letter} ${shortName[languageOf(i18n)]}`)
  const { minutes } = skew
  return (
    <div role="status" className={styles.line}>
      <Icon name="caution" size={18} />
      <strong>{t(($) => $.clock.title, { minutes })}</strong>
      <span>
        {skew.isDevice
          ? t(($) => $.clock.device)
          : names.length === 0
            ? t(($) => $.clock.hub)
            : t(($) => $.clock.server, { facilities: names.join('、') })}
      </span>
    </div>
  )
}
