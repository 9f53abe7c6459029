import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { LanguageButton } from '../shell/language-button.tsx'
import { Logo } from '../shell/logo.tsx'
import { useTitle } from '../shell/use-title.ts'
import { CheckedServers } from './checked-servers.tsx'
import { ConfigProblems } from './config-problems.tsx'
import styles from './self-check-page.module.css'
import { type CheckedTarget, useSelfCheck } from './use-self-check.ts'
import { worstOf } from './worst-of.ts'

/** What is right and what is wrong with the site and every server of its configuration (E39), for those who run it. */
export function SelfCheckPage({ address }: { readonly address: URL }) {
  const { t, i18n } = useTranslation('selfCheck')
  const { t: shell } = useTranslation()
  const { state, again } = useSelfCheck(address)
  useTitle(t(($) => $.title))
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <p className={styles.product}>
          <Logo />
          {shell(($) => $.app)}
        </p>
        <p className={styles.network}>{state.kind === 'checking' ? state.config.name[languageOf(i18n)] : null}</p>
        <LanguageButton />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.head}>
          <h1>{t(($) => $.title)}</h1>
          <Button variant="outline" onClick={again}>
            {t(($) => $.again)}
          </Button>
          <a href={import.meta.env.BASE_URL}>{t(($) => $.toViewer)}</a>
        </div>
        <p className={styles.lead}>{t(($) => $.lead)}</p>
        {state.kind === 'reading' ? <StateView state="loading" title={t(($) => $.config.reading)} /> : null}
        {state.kind === 'unreadable' ? (
          <div role="alert">
            <StateView
              state="failed"
              title={t(($) => $.config.unreadable)}
              detail={`${t(($) => $.config.unreadableTodo)} (${state.detail})`}
            />
          </div>
        ) : null}
        {state.kind === 'wrong' ? <ConfigProblems problems={state.problems} /> : null}
        {state.kind === 'checking' ? (
          <>
            <Summary targets={state.targets} />
            <CheckedServers targets={state.targets} page={new URL(location.href)} />
          </>
        ) : null}
      </main>
    </div>
  )
}

/** How far it is, then how many are wrong; the clock of the device where it is the one that differs from all. */
function Summary({ targets }: { readonly targets: readonly CheckedTarget[] }) {
  const { t, i18n } = useTranslation('selfCheck')
  const done = targets.filter(({ findings }) => findings !== undefined)
  const isDone = done.length === targets.length
  const endedAt = useEndedAt(isDone)
  const count = (severity: 'right' | 'note' | 'wrong') => done.filter((each) => worstOf(each) === severity).length
  const [right, note, wrong] = [count('right'), count('note'), count('wrong')]
  const total = targets.length
  return (
    <div className={styles.summary} data-severity={wrong > 0 ? 'wrong' : note > 0 ? 'note' : 'right'} role="status">
      <p>
        <b>
          {!isDone
            ? t(($) => $.checking, { done: done.length, total })
            : right === total
              ? t(($) => $.allRight, { total })
              : t(($) => $.summary, { wrong, note, right })}
        </b>
        {endedAt === undefined ? null : (
          <span>
            {t(($) => $.checkedAt, {
              at: formatInstant(endedAt, languageOf(i18n)),
            })}
          </span>
        )}
      </p>
      {isDone && isDeviceClockWrong(targets) ? <p>{t(($) => $.deviceClock)}</p> : null}
    </div>
  )
}

function useEndedAt(isDone: boolean): Instant | undefined {
  const [endedAt, setEndedAt] = useState<Instant>()
  useEffect(() => setEndedAt(isDone ? (Date.now() as Instant) : undefined), [isDone])
  return endedAt
}

/** More than one clock, and all of them differ from ours: it is ours that is wrong (E31, B6). */
function isDeviceClockWrong(targets: readonly CheckedTarget[]): boolean {
  const clocks = targets.flatMap(({ findings = [] }) =>
    findings.filter(({ code }) => /^clock-(?:right|skewed)$/.test(code)),
  )
  return clocks.length > 1 && clocks.every(({ code }) => code === 'clock-skewed')
}
