import '#ui/icon/record-icons.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { LeaveGuardProvider } from '#record/leave-guard-provider.tsx'
import { PatientFacingOfPerson } from '#record/patient-facing-of-person.tsx'
import { ShortcutsProvider } from '#record/shortcuts.tsx'
import { useSession } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { personQuery } from '#sources/patients.query.ts'
import { usePersonScope } from '#sources/person-scope.ts'
import type { Arrived } from '#sources/record-source.ts'
import { askAhead } from '#sources/records.query.ts'
import { Button } from '#ui/button/button.tsx'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { SectionError } from '../shell/section-error.tsx'
import { ClockLine } from './clock-line.tsx'
import { HospitalStrip } from './hospital-strip.tsx'
import { OfflineLine } from './offline-line.tsx'
import { PatientContext } from './patient-context.ts'
import { PatientHeader } from './patient-header.tsx'
import { PatientHeaderSkeleton } from './patient-header-skeleton.tsx'
import styles from './patient-page.module.css'
import { PatientRail } from './patient-rail.tsx'
import { questionsAhead } from './questions-ahead.ts'
import { ScreenRights } from './screen-rights.tsx'
import { useBelowHeader } from './use-below-header.ts'

interface PatientPageProps {
  readonly handle: PersonHandle
  /** The screen of the patient; it stands only once it is known whose it is. */
  readonly children: ReactNode
}

/**
 * The frame of every screen of a patient: header, rail, hospital strip. It must be keyed by the handle: another patient
 * is another page, from which nothing of the one before can be left (PID-3, PID-4, PID-5).
 */
export function PatientPage({ handle, children }: PatientPageProps) {
  const network = useNetwork()
  const { opened } = useSession()
  const found = useQuery(personQuery(network, handle, useAskingAhead()))
  usePersonScope(handle)
  const person = found.data?.state === 'data' ? found.data.rows[0] : undefined
  const isFound = person !== undefined
  const belowHeader = useBelowHeader(isFound)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per patient, not at every change of the session
  useEffect(() => {
    if (isFound) opened(handle)
  }, [handle, isFound])

  return (
    // The page is outermost: a dialog of any of its parts opens below its header (PID-1).
    <div ref={belowHeader} className={styles.page}>
      <LeaveGuardProvider handle={handle} person={person}>
        <PatientFacingOfPerson person={person}>
          <ShortcutsProvider>
            {person === undefined ? (
              <PatientHeaderSkeleton />
            ) : (
              <SectionBoundary fallback={(retry) => <SectionError onRetry={retry} />}>
                <PatientHeader person={person} />
              </SectionBoundary>
            )}
            <div className={styles.body}>
              <PatientRail person={person} />
              <div className={styles.main}>
                {person === undefined ? (
                  <main id="main" className={styles.state} tabIndex={-1}>
                    <NoPerson answer={found.data} isBroken={found.isError} onRetry={() => void found.refetch()} />
                  </main>
                ) : (
                  <PatientContext value={person}>
                    <SectionBoundary fallback={(retry) => <SectionError onRetry={retry} />}>
                      <HospitalStrip person={person} />
                    </SectionBoundary>
                    <OfflineLine person={person} />
                    <ClockLine />
                    <main id="main" className={styles.screen} tabIndex={-1}>
                      <ScreenRights>{children}</ScreenRights>
                    </main>
                  </PatientContext>
                )}
              </div>
            </div>
          </ShortcutsProvider>
        </PatientFacingOfPerson>
      </LeaveGuardProvider>
    </div>
  )
}

/** Asks for what the screen of the address shows as soon as the person is known. */
function useAskingAhead(): (person: Person) => void {
  const network = useNetwork()
  const client = useQueryClient()
  const router = useRouter()
  return (person) => askAhead(client, network, person, questionsAhead(router.latestLocation, jstDateAt(now(network))))
}

interface NoPersonProps {
  readonly answer: Arrived<Person> | undefined
  readonly isBroken: boolean
  readonly onRetry: () => void
}

/** Why no patient stands here: still asked, not known, refused or failed are four different things (SRC-1). */
function NoPerson({ answer, isBroken, onRetry }: NoPersonProps) {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  const back = <Link to="/">{t(($) => $.header.backToList)}</Link>
  const retry = (
    <Button variant="retry" onClick={onRetry}>
      {t(($) => $.strip.retry)}
    </Button>
  )
  if (answer === undefined) {
    return isBroken ? (
      <StateView state="failed" title={t(($) => $.header.failed)} action={retry} />
    ) : (
      <StateView state="loading" title={t(($) => $.header.loading)} />
    )
  }
  switch (answer.state) {
    case 'failed': {
      const reason = clinical(($) => $.failure[answer.why.reason])
      const detail = t(($) => $.header.failedDetail, { reason, time: formatClock(answer.at) })
      return <StateView state="failed" title={t(($) => $.header.failed)} detail={detail} action={retry} />
    }
    case 'data':
    case 'none': {
      const detail = t(($) => $.header.notFoundDetail, { time: formatClock(answer.fetchedAt) })
      return <StateView state="notFound" title={t(($) => $.header.notFound)} detail={detail} action={back} />
    }
    default:
      return <StateView state="notPermitted" title={t(($) => $.header.notPermitted)} action={back} />
  }
}
