import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { useSession, useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { linkedPatientsQuery } from '#sources/patients.query.ts'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { lookAlikes } from './look-alike.ts'
import { PatientFilters } from './patient-filters.tsx'
import { PatientListFoot } from './patient-list-foot.tsx'
import { PatientListState } from './patient-list-state.tsx'
import { inOrder } from './patient-order.ts'
import { isFound, readSearch } from './patient-search.ts'
import { PatientSearchForm } from './patient-search-form.tsx'
import { PatientTable } from './patient-table.tsx'
import styles from './patients.module.css'
import { useFilterWords } from './use-filter-words.ts'
import { usePatientsWithNews } from './use-patients-with-news.ts'

const NOBODY: readonly Person[] = []

/** After the list: nobody waits for it to find a patient. */
const PatientOutput = lazy(() => import('./output/patient-output.tsx'))

/** 連携患者一覧: who is linked for the user's facility, found by kana, birth date or number (LIST-1 … LIST-7). */
export function PatientsScreen() {
  const { t } = useTranslation('patients')
  const network = useNetwork()
  const { recentlyOpened, patientList, choosePatients } = useSession()
  const { typed, linkedTo, isRecentOnly, isNewOnly, order } = patientList
  const { facility: own } = useSignedInUser()
  const criteria = useMemo(() => readSearch(typed, network.facilities, own), [typed, network, own])
  const list = useQuery(linkedPatientsQuery(network, criteria))
  const isSearchedFirst = network.patientSearch === 'pdqm'

  const people = list.data?.state === 'data' ? list.data.rows : NOBODY
  const news = usePatientsWithNews(people, isNewOnly)
  const unknownNews = people.filter(({ handle }) => news.unknown.has(handle)).length
  const found = useMemo(() => {
    const recent = new Set(recentlyOpened)
    const filtered = people.filter(
      (person) =>
        isFound(person, criteria) &&
        (!isRecentOnly || recent.has(person.handle)) &&
        (linkedTo === 'any' || isLinkedTo(person, linkedTo)),
    )
    return inOrder(filtered, order, (person) => numberAt(person, own))
  }, [people, criteria, isRecentOnly, recentlyOpened, linkedTo, order, own])
  // Whoever may have news that could not be asked for is not hidden (SRC-2).
  const shown = isNewOnly ? found.filter(({ handle }) => news.known.has(handle) || news.unknown.has(handle)) : found
  const alike = useMemo(() => lookAlikes(people), [people])
  const inForce = useFilterWords()(criteria, patientList)

  return (
    <main id="main" className={styles.page} tabIndex={-1}>
      <div className={styles.search}>
        <h1>{t(($) => $.title)}</h1>
        <PatientSearchForm typed={typed} onSearch={(next) => choosePatients({ typed: next })} />
        {shown.length === 0 ? null : (
          <SectionBoundary fallback={() => null}>
            <Suspense>
              <PatientOutput
                people={shown}
                total={people.length}
                filters={inForce === '' ? undefined : inForce}
                unknownNews={isNewOnly ? unknownNews : 0}
                order={order}
                lookAlikes={alike}
                answer={list.data}
              />
            </Suspense>
          </SectionBoundary>
        )}
      </div>
      <PatientFilters
        inForce={inForce}
        isSearched={criteria.length > 0}
        linkedTo={linkedTo}
        onLinkedTo={(next) => choosePatients({ linkedTo: next })}
        isRecentOnly={isRecentOnly}
        onRecentOnly={(next) => choosePatients({ isRecentOnly: next })}
        recentCount={people.filter((person) => recentlyOpened.includes(person.handle)).length}
        isNewOnly={isNewOnly}
        onNewOnly={(next) => choosePatients({ isNewOnly: next })}
        newCount={news.known.size}
        unknownNews={unknownNews}
        shown={shown.length}
        total={people.length}
        onClear={() => choosePatients({ typed: '', linkedTo: 'any', isRecentOnly: false, isNewOnly: false })}
      />
      <PatientListState
        answer={list.data}
        isBroken={list.isError}
        search={isSearchedFirst ? (criteria.length === 0 ? 'to-come' : 'at-hub') : 'here'}
        shown={shown.length}
        total={people.length}
        onRetry={() => void list.refetch()}
      />
      {shown.length === 0 ? (
        <div className={styles.blank} />
      ) : (
        <PatientTable
          people={shown}
          facilities={network.facilities}
          own={own}
          today={jstDateAt(now(network))}
          lookAlikes={alike}
          order={order}
          onOrder={(next) => choosePatients({ order: next })}
        />
      )}
      <PatientListFoot
        shown={shown}
        order={order}
        answer={list.data}
        isFetching={list.isFetching}
        onRefresh={() => void list.refetch()}
      />
    </main>
  )
}

function isLinkedTo(person: Person, facility: FacilityId): boolean {
  return person.links.some((link) => link.facility === facility && link.state !== 'not-linked')
}

function numberAt(person: Person, facility: FacilityId): string | undefined {
  return person.links.find((link) => link.facility === facility)?.patientNumber
}
