import '#i18n/record.ts'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { type LeaveGuard, LeaveGuardContext } from './leave-guard.ts'

interface LeaveGuardProviderProps {
  readonly handle: PersonHandle
  /** Undefined while it is not known whose page this is. */
  readonly person: Person | undefined
  readonly children: ReactNode
}

/** Stands around the screens of one patient, keyed with them. */
export function LeaveGuardProvider({ handle, person, children }: LeaveGuardProviderProps) {
  const held = useRef<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<ReadonlySet<string>>(held.current)
  const [pending, setPending] = useState<{ readonly then: () => void }>()
  const change = useCallback((next: ReadonlySet<string>) => {
    held.current = next
    setShown(next)
  }, [])
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => held.current.size > 0 && next.pathname.split('/')[2] !== handle,
    enableBeforeUnload: () => held.current.size > 0,
    // A router that has somebody to ask no longer leaves at once, as it must (PID-3).
    disabled: shown.size === 0,
    withResolver: true,
  })
  const guard = useMemo<LeaveGuard>(
    () => ({
      // Told at every letter: what is held already draws nothing anew.
      hold: (what) => {
        if (!held.current.has(what)) change(new Set([...held.current, what]))
      },
      release: (what) => {
        if (held.current.has(what)) change(new Set([...held.current].filter((each) => each !== what)))
      },
      leave: (then) => (held.current.size === 0 ? then() : setPending({ then })),
    }),
    [change],
  )
  const giveUp = () => change(new Set())
  return (
    <LeaveGuardContext value={guard}>
      {children}
      {blocker.status === 'blocked' ? (
        <Question
          person={person}
          what={[...shown]}
          onStay={blocker.reset}
          onLeave={() => {
            giveUp()
            blocker.proceed()
          }}
        />
      ) : null}
      {pending === undefined ? null : (
        <Question
          person={person}
          what={[...shown]}
          onStay={() => setPending(undefined)}
          onLeave={() => {
            giveUp()
            setPending(undefined)
            pending.then()
          }}
        />
      )}
    </LeaveGuardContext>
  )
}

interface QuestionProps {
  readonly person: Person | undefined
  readonly what: readonly string[]
  onStay(): void
  onLeave(): void
}

/**
 * One of the few dialogs that interrupt (ALRT-1): it names the patient whose text would be lost (NOTE-3). What is kept while
 * it is asked about is no longer said to be lost.
 */
function Question({ person, what, onStay, onLeave }: QuestionProps) {
  const { t } = useTranslation('record')
  // What was given up on leaving is not saved: the question stands as it was answered.
  const [answered, setAnswered] = useState<readonly string[]>()
  const asked = answered ?? what
  const isSaved = asked.length === 0
  const name = person?.name.ideographic ?? person?.name.phonetic ?? person?.name.alphabetic ?? ''
  return (
    <Dialog
      title={t(($) => (isSaved ? $.leaving.savedTitle : $.leaving.title))}
      onClose={onStay}
      actions={
        <>
          <Button
            variant={isSaved ? 'outline' : 'destructive'}
            onClick={() => {
              setAnswered(asked)
              onLeave()
            }}
          >
            {t(($) => (isSaved ? $.leaving.go : $.leaving.leave))}
          </Button>
          <Button variant="primary" autoFocus onClick={onStay}>
            {t(($) => $.leaving.stay)}
          </Button>
        </>
      }
    >
      <p role="status">{t(($) => (isSaved ? $.leaving.saved : $.leaving.whose), { name })}</p>
      <ul>
        {asked.map((each) => (
          <li key={each}>
            <b>{each}</b>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
