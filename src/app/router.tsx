import { createRootRoute, createRoute, createRouter, type RouterHistory, redirect } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { readRecordView } from '#record/record-view.ts'
import { readCalendarAddress } from '#screens/calendar/calendar-address.ts'
import { readConditionsAddress } from '#screens/conditions/conditions-address.ts'
import { readDocumentsAddress } from '#screens/documents/documents-address.ts'
import { readImagesAddress } from '#screens/images/images-address.ts'
import { readLabsAddress } from '#screens/labs/labs-address.ts'
import { readMedicationsAddress } from '#screens/medications/medications-address.ts'
import { readNotesAddress } from '#screens/notes/notes-address.ts'
import { turnOfTab } from '#session/turn.ts'
import { RootPage } from './routes/root-page.tsx'
import { lateCode } from './start-up/late-code.ts'

// On their way from the start, so that they are there when nothing comes any more (E27, E28).
const states = import('./shell/route-states.tsx')
const RouteError = inPlace(lazy(async () => ({ default: (await states).RouteError })))
const RouteNotFound = inPlace(lazy(async () => ({ default: (await states).RouteNotFound })))
const RoutePending = inPlace(lazy(async () => ({ default: (await states).RoutePending })))

/** Waits for its code where it stands: the page around it, header and menu, must not go away meanwhile (PID-1). */
function inPlace<P extends object>(Late: ComponentType<P>) {
  return (props: P) => (
    <Suspense fallback={null}>
      <Late {...props} />
    </Suspense>
  )
}

/** What comes sooner changes without a word between; a reader waits no longer before an old screen under a new name. */
const PENDING_AFTER_MS = 150

const root = createRootRoute({
  component: RootPage,
  notFoundComponent: RouteNotFound,
  // Back, once another user has signed in, leads to the list and not to a patient of the one before (A6).
  beforeLoad: ({ location: { pathname, state } }) => {
    if (pathname !== '/' && state.turn !== undefined && state.turn !== turnOfTab()) {
      throw redirect({ to: '/', replace: true })
    }
  },
})

const patients = createRoute({ getParentRoute: () => root, path: '/' }).lazy(() =>
  lateCode(() => import('./routes/patients.lazy.tsx').then(({ Route }) => Route)),
)

/** HANDLE is opaque: nothing about a person is in an address (PID-12). */
const patient = createRoute({ getParentRoute: () => root, path: '/p/$handle' }).lazy(() =>
  lateCode(() => import('./routes/patient.lazy.tsx').then(({ Route }) => Route)),
)

const patientStart = createRoute({
  getParentRoute: () => patient,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/p/$handle/calendar', params, replace: true })
  },
})

const calendar = createRoute({
  getParentRoute: () => patient,
  path: '/calendar',
  validateSearch: readCalendarAddress,
}).lazy(() => lateCode(() => import('./routes/calendar.lazy.tsx').then(({ Route }) => Route)))

const conditions = createRoute({
  getParentRoute: () => patient,
  path: '/conditions',
  validateSearch: readConditionsAddress,
}).lazy(() => lateCode(() => import('./routes/conditions.lazy.tsx').then(({ Route }) => Route)))

const documents = createRoute({
  getParentRoute: () => patient,
  path: '/documents',
  validateSearch: readDocumentsAddress,
}).lazy(() => lateCode(() => import('./routes/documents.lazy.tsx').then(({ Route }) => Route)))

const labs = createRoute({
  getParentRoute: () => patient,
  path: '/labs',
  validateSearch: readLabsAddress,
}).lazy(() => lateCode(() => import('./routes/labs.lazy.tsx').then(({ Route }) => Route)))

const medications = createRoute({
  getParentRoute: () => patient,
  path: '/medications',
  validateSearch: readMedicationsAddress,
}).lazy(() => lateCode(() => import('./routes/medications.lazy.tsx').then(({ Route }) => Route)))

const faceSheet = createRoute({
  getParentRoute: () => patient,
  path: '/face-sheet',
  validateSearch: readRecordView,
}).lazy(() => lateCode(() => import('./routes/face-sheet.lazy.tsx').then(({ Route }) => Route)))

const notes = createRoute({
  getParentRoute: () => patient,
  path: '/notes',
  validateSearch: readNotesAddress,
}).lazy(() => lateCode(() => import('./routes/notes.lazy.tsx').then(({ Route }) => Route)))

const images = createRoute({
  getParentRoute: () => patient,
  path: '/images',
  validateSearch: readImagesAddress,
}).lazy(() => lateCode(() => import('./routes/images.lazy.tsx').then(({ Route }) => Route)))

const routeTree = root.addChildren([
  patients,
  patient.addChildren([patientStart, calendar, medications, labs, conditions, faceSheet, documents, notes, images]),
])

/** The addresses of the product (DESIGN.md §5), each screen in a chunk of its own. */
export function createAppRouter(history: RouterHistory, basepath: string) {
  return createRouter({
    routeTree,
    history,
    basepath,
    defaultErrorComponent: RouteError,
    defaultPendingComponent: RoutePending,
    defaultPendingMs: PENDING_AFTER_MS,
    defaultPendingMinMs: 0,
    // The query library owns all caching: the router keeps nothing of a patient.
    defaultPreloadStaleTime: 0,
    scrollRestoration: false,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
  interface HistoryState {
    /** Whose turn at this tab it was. */
    turn?: string
  }
}
