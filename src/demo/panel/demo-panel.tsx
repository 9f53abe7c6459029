import { useId, useRef, useState, useSyncExternalStore } from 'react'
import { parseJstDate } from '#clinical/jst-date.ts'
import { Button } from '#ui/button/button.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { type DemoStateStore, LEVERS, type Lever } from '../demo-state.ts'
import type { NetworkFacility } from '../sample-network/network-files.ts'
import styles from './demo-panel.module.css'
import { type PanelTexts, panelTexts } from './panel-texts.ts'

export interface DemoPanelProps {
  readonly facilities: readonly Pick<NetworkFacility, 'letter' | 'name'>[]
  readonly store: DemoStateStore
  /** The day of the sample network, `YYYY-MM-DD`. */
  readonly networkToday: string
  /** Loads the page anew with the state as it is. */
  readonly restart: () => void
}

/** The one control of the demo that is no part of the product: a pill beside the user's name, and what it opens. */
export function DemoPanel({ facilities, store, networkToday, restart }: DemoPanelProps) {
  const language = useSyncExternalStore(subscribeToLanguage, documentLanguage)
  const texts = panelTexts(language)
  const [isOpen, setIsOpen] = useState(false)
  const pill = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  const close = () => {
    setIsOpen(false)
    pill.current?.focus()
  }
  return (
    <aside
      aria-label={texts.region}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close()
      }}
    >
      {isOpen && (
        <div className={styles.panel} id={panelId}>
          <p className={styles.fictitious}>{texts.fictitious}</p>
          <ServerLevers {...{ facilities, store, restart, texts, language }} />
          <Today {...{ store, networkToday, restart, texts }} />
          <Button size="small" onClick={close}>
            {texts.close}
          </Button>
        </div>
      )}
      <button
        ref={pill}
        type="button"
        className={styles.pill}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {texts.pill}
      </button>
    </aside>
  )
}

interface ServerLeversProps extends Pick<DemoPanelProps, 'facilities' | 'store' | 'restart'> {
  readonly texts: PanelTexts
  readonly language: string
}

function ServerLevers({ facilities, store, restart, texts, language }: ServerLeversProps) {
  const state = useSyncExternalStore(store.subscribe, store.state)
  const [isWaiting, setIsWaiting] = useState(false)
  const hubRow = { server: 'hub', letter: '', name: { ja: texts.hub, en: texts.hub } }
  return (
    <fieldset className={styles.servers}>
      <legend>{texts.servers}</legend>
      {[...facilities.map(({ letter, name }) => ({ server: letter, letter, name })), hubRow].map(
        ({ server, letter, name }) => (
          <label key={server} className={styles.server}>
            <span aria-hidden="true">
              {letter === '' ? null : <HospitalLetter letter={letter} name="" size={20} />}
            </span>
            <span className={styles.name}>{language.startsWith('en') ? name.en : name.ja}</span>
            <select
              value={state.levers.get(server) ?? 'normal'}
              onChange={(event) => {
                const lever = LEVERS.find((each) => each === event.currentTarget.value)
                if (lever === undefined) return
                if (store.setLever(server, lever)) restart()
                else setIsWaiting(true)
              }}
            >
              {leversOf(server).map((lever) => (
                <option key={lever} value={lever}>
                  {texts.levers[lever]}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
      {isWaiting && (
        <p className={styles.waiting} role="status">
          {texts.nextRequest}
          <Button size="small" onClick={restart}>
            {texts.reload}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

/** Only the hub is written to, and it has nothing to disclose or not. */
function leversOf(server: string): readonly Lever[] {
  return LEVERS.filter((lever) => lever !== (server === 'hub' ? 'not-disclosing' : 'lost-answer'))
}

interface TodayProps extends Pick<DemoPanelProps, 'store' | 'networkToday' | 'restart'> {
  readonly texts: PanelTexts
}

function Today({ store, networkToday, restart, texts }: TodayProps) {
  const { today } = useSyncExternalStore(store.subscribe, store.state)
  const [text, setText] = useState<string>(today ?? networkToday)
  const chosen = parseJstDate(text)
  return (
    <div className={styles.today}>
      <label>
        {texts.today}
        <input type="date" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <Button
        size="small"
        disabled={chosen === undefined}
        onClick={() => {
          store.setToday(chosen)
          restart()
        }}
      >
        {texts.apply}
      </Button>
      {today !== undefined && (
        <Button
          size="small"
          variant="text"
          onClick={() => {
            store.setToday(undefined)
            restart()
          }}
        >
          {texts.ownToday}
        </Button>
      )}
    </div>
  )
}

/** The app changes the language of the document; the panel, in a root of its own, follows. */
function subscribeToLanguage(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['lang'] })
  return () => observer.disconnect()
}

function documentLanguage(): string {
  return document.documentElement.lang
}
