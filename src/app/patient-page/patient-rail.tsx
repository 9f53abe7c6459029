import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { preloadImageEngine } from '#imaging/image-engine.ts'
import { readRecordView } from '#record/record-view.ts'
import { type RecordScreen, useRecordScreens } from '#record/to-screen.tsx'
import { useAccess } from '#session/use-access.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { SignedIn } from '../shell/signed-in.tsx'
import styles from './patient-rail.module.css'
import { RAIL_ITEMS } from './rail-items.ts'
import { RailTools } from './rail-tools.tsx'
import { RECORDS_OF_SCREEN } from './screen-kinds.ts'
import { useGoTo } from './use-go-to.ts'
import { useNews } from './use-news.ts'

/** Back to the list, the screens of this patient that exist, and at the foot who is signed in (A8). */
export function PatientRail({ person }: { readonly person: Person | undefined }) {
  const { t } = useTranslation()
  const rail = useRef<HTMLElement>(null)
  const isNumbered = useGoTo(rail)
  return (
    <section ref={rail} className={styles.rail} aria-label={t(($) => $.menu.rail)}>
      <Link to="/" className={styles.back} data-go={0}>
        <Icon name="previous" size={18} />
        <span className={styles.list}>{t(($) => $.menu.back)}</span>
        {isNumbered ? <PlaceNumber of={0} /> : null}
      </Link>
      <nav aria-label={t(($) => $.menu.label)} className={styles.menu}>
        {person === undefined ? null : <Screens person={person} isNumbered={isNumbered} />}
      </nav>
      <div className={styles.foot}>
        <SignedIn />
        <RailTools />
      </div>
    </section>
  )
}

/** Each link takes the period and the hospital that are chosen now along to the next screen. */
function Screens({ person, isNumbered }: { readonly person: Person; readonly isNumbered: boolean }) {
  const { t } = useTranslation()
  const { has } = useRecordScreens()
  const access = useAccess()
  const view = readRecordView(useSearch({ strict: false }))
  const path = useLocation({ select: ({ pathname }) => pathname })
  const news = useNews(person, RAIL_ITEMS.find(({ screen }) => screen === path.split('/')[3])?.screen)
  return RAIL_ITEMS.filter(({ screen }) => has(screen)).map(({ screen, icon }) => (
    <Link
      key={screen}
      to={`/p/${person.handle}/${screen}` as string}
      search={{ ...view }}
      activeOptions={{ includeSearch: false }}
      className={styles.item}
      data-go={placeNumber(screen)}
      {...(screen === 'images' ? { onPointerEnter: preloadImageEngine, onFocus: preloadImageEngine } : {})}
    >
      <Icon name={icon} size={18} />
      <span className={styles.name}>{t(($) => $.menu.screen[screen])}</span>
      {RECORDS_OF_SCREEN[screen].some(access.mayRead) ? <News count={news(screen)} /> : <Closed />}
      {isNumbered ? <PlaceNumber of={placeNumber(screen)} /> : null}
    </Link>
  ))
}

/** The number that leads to a screen after `g`: its place in the menu, from 1. */
function placeNumber(screen: RecordScreen): number {
  return RAIL_ITEMS.findIndex((item) => item.screen === screen) + 1
}

/** Stands over the icon while a number is awaited: nothing moves, and the name of the link stays what it is. */
function PlaceNumber({ of }: { readonly of: number }) {
  return (
    <span className={styles.number} aria-hidden="true">
      {of}
    </span>
  )
}

/** The user may read nothing of that screen (B1). */
function Closed() {
  const { t } = useTranslation()
  return (
    <span className={styles.closed}>
      <Icon name="not-permitted" size={14} label={t(($) => $.strip.closed)} />
    </span>
  )
}

/** 新着 since this user last looked: a dot and a number (visual-design.md §2.2). */
function News({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <span className={styles.news}>
      <span className={styles.dot} aria-hidden="true" />
      <span className="visually-hidden">{t(($) => $.menu.news)} </span>
      {count}
    </span>
  )
}
