import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import '#i18n/inbound-request.ts'
import type { DisplayRequest } from '#clinical/imaging/invoke-image-display.ts'
import { requestedDays } from '#clinical/imaging/requested-days.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { uidDigest } from '#record/image-link.ts'
import { type ResolvedRequest, resolveDisplayRequest } from '#sources/images/resolve-display-request.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useTitle } from '../shell/use-title.ts'
import type { InboundRequest } from './inbound-request.ts'
import styles from './inbound-request-page.module.css'
import { OtherPatientQuestion } from './other-patient-question.tsx'

interface InboundRequestPageProps {
  readonly request: InboundRequest
  /** The request is dealt with: the screens stand again. */
  readonly onDone: () => void
}

/**
 * In the place of every screen until it is clear whose images another system asks for (IHE RAD-106): opens them, asks
 * where another patient is open, or says why not. Never shows anything of a patient whom the request does not mean (H-19).
 */
export default function InboundRequestPage({ request, onDone }: InboundRequestPageProps) {
  const { t } = useTranslation('inboundRequest')
  useTitle(t(($) => $.title))
  return (
    <div className={styles.page}>
      <TopBar />
      <main id="main" className={styles.main} tabIndex={-1}>
        {request.reading.kind === 'unusable' ? (
          <>
            <StateView
              state="failed"
              title={t(($) => $.unusable)}
              detail={t(($) => $.why[request.reading.kind === 'unusable' ? request.reading.why : 'too-many'])}
            />
            <p className={styles.sender}>{t(($) => $.sender)}</p>
            <WaysOut open={request.open} onDone={onDone} />
          </>
        ) : (
          <Resolving request={request.reading.request} open={request.open} onDone={onDone} />
        )}
      </main>
    </div>
  )
}

interface ResolvingProps {
  readonly request: DisplayRequest
  readonly open: InboundRequest['open']
  readonly onDone: () => void
}

function Resolving({ request, open, onDone }: ResolvingProps) {
  const { t } = useTranslation('inboundRequest')
  const network = useNetwork()
  const query = useQuery({
    queryKey: ['display-request'],
    queryFn: ({ signal }) => resolveDisplayRequest(network, request, signal),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    structuralSharing: false,
  })
  const { data } = query
  if (query.isFetching || (data === undefined && !query.isError)) {
    return <StateView state="loading" title={t(($) => $.loading)} detail={t(($) => $.loadingDetail)} />
  }
  const resolved: ResolvedRequest = data ?? { kind: 'failed', why: { reason: 'malformed', isRetryable: true } }
  if (resolved.kind !== 'found') {
    return <Refused resolved={resolved} open={open} onDone={onDone} onRetry={() => void query.refetch()} />
  }
  return <Found resolved={resolved} request={request} open={open} onDone={onDone} />
}

function Found({
  resolved,
  request,
  open,
  onDone,
}: ResolvingProps & { readonly resolved: Extract<ResolvedRequest, { kind: 'found' }> }) {
  const { t } = useTranslation('inboundRequest')
  const router = useRouter()
  const { person, studyUids, place, missing } = resolved
  const isOther = open !== undefined && open !== person.handle
  const isClear = !isOther && missing === 0
  const go = () => {
    onDone()
    void router.navigate({
      to: '/p/$handle/images',
      params: { handle: person.handle },
      search: searchOf(request, studyUids, place),
      replace: true,
    })
  }
  useEffect(() => {
    if (isClear) go()
  })
  if (isClear) return null
  if (isOther) return <OtherPatientQuestion open={open} requested={person} onGo={go} onStay={onDone} />
  return (
    <>
      <StateView state="info" title={t(($) => $.missing, { count: missing })} detail={t(($) => $.missingDetail)} />
      <WaysOut open={open} onDone={onDone}>
        <Button variant="primary" onClick={go}>
          {t(($) => $.goAnyway)}
        </Button>
      </WaysOut>
    </>
  )
}

/** Digests of the studies, side by side; a series and an image where one study is asked for; the days for a patient. */
function searchOf(
  request: DisplayRequest,
  studyUids: readonly string[],
  { seriesUid, sopInstanceUid }: Extract<ResolvedRequest, { kind: 'found' }>['place'],
) {
  const [modality, ...others] = request.hints.modalities
  const series = seriesUid === undefined ? '' : `.${uidDigest(seriesUid)}`
  const image = seriesUid === undefined || sopInstanceUid === undefined ? '' : `~${uidDigest(sopInstanceUid)}`
  const show = studyUids.map(uidDigest).join(',')
  return {
    ...(request.type === 'PATIENT' ? requestedDays(request.hints) : {}),
    ...(show === '' ? {} : { show: `${show}${series}${image}` }),
    ...(modality === undefined || others.length > 0 || show !== '' ? {} : { modality }),
  }
}

function Refused({
  resolved,
  open,
  onDone,
  onRetry,
}: Omit<ResolvingProps, 'request'> & {
  readonly resolved: Exclude<ResolvedRequest, { kind: 'found' }>
  readonly onRetry: () => void
}) {
  const { t, i18n } = useTranslation('inboundRequest')
  const { t: clinical } = useTranslation('clinical')
  const unasked = resolved.kind === 'not-found' ? resolved.unasked : []
  const facilities = unasked.map(({ letter, name }) => `${letter} ${name[languageOf(i18n)]}`).join('、')
  const detail =
    resolved.kind === 'failed'
      ? clinical(($) => $.failure[resolved.why.reason])
      : t(($) => $.reason[unasked.length > 0 ? 'not-found-so-far' : resolved.kind])
  return (
    <>
      <div role="alert">
        <StateView
          state={
            resolved.kind === 'failed' || unasked.length > 0
              ? 'failed'
              : resolved.kind === 'not-linked'
                ? 'notLinked'
                : 'notFound'
          }
          title={resolved.kind === 'failed' ? t(($) => $.failed) : t(($) => $.refused)}
          detail={facilities === '' ? detail : `${detail} ${t(($) => $.unasked, { facilities })}`}
        />
      </div>
      <WaysOut open={open} onDone={onDone}>
        {resolved.kind === 'failed' || unasked.length > 0 ? (
          <Button variant="retry" onClick={onRetry}>
            {t(($) => $.retry)}
          </Button>
        ) : null}
      </WaysOut>
    </>
  )
}

/** Back to the patient who is open, or to the list. */
function WaysOut({
  open,
  onDone,
  children,
}: {
  readonly open: Person['handle'] | undefined
  readonly onDone: () => void
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('inboundRequest')
  const router = useRouter()
  return (
    <div className={styles.actions}>
      {children}
      {open === undefined ? null : (
        <Button variant="outline" onClick={onDone}>
          {t(($) => $.stay)}
        </Button>
      )}
      <Button
        variant="neutral"
        onClick={() => {
          onDone()
          void router.navigate({ to: '/', replace: true })
        }}
      >
        {t(($) => $.toList)}
      </Button>
    </div>
  )
}
