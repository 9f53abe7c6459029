import '#i18n/waveform.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#clinical/format/date.ts'
import { checkWaveformIdentity, numbersOf } from '#clinical/imaging/waveform-identity.ts'
import type { Person } from '#clinical/person.ts'
import type { Answers } from '#record/facility-states.ts'
import { IdentityMismatch } from '#record/identity-mismatch.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { useWaveform, type WaveformState } from './use-waveform.ts'
import styles from './waveform.module.css'
import type { WaveformPlace } from './waveform-place.ts'
import { type CompactPane, WaveformView } from './waveform-view.tsx'

interface WaveformPaneProps {
  readonly person: Person
  readonly place: WaveformPlace
  /** What stands behind the list from which it was opened: named on paper (ACC-9). Without it nothing is printed. */
  readonly answers?: readonly Answers[]
  /** Beside another recording, below a heading of its own: without what stands there already. */
  readonly compact?: CompactPane
}

/** One recording on ECG paper, with its own patient, what the device measured and said, and a caliper. */
export function WaveformPane(props: WaveformPaneProps) {
  // Another recording starts anew: no setting and no measurement of the former is kept (E33).
  return <PaneOfPlace key={keyOf(props.place)} {...props} />
}

function keyOf(place: WaveformPlace): string {
  return place.kind === 'file' ? `file ${place.file.key}` : `series ${place.series.key}`
}

function PaneOfPlace(props: WaveformPaneProps) {
  const { person, place } = props
  const { t } = useTranslation('waveform')
  const { isOn: isPatientFacing } = usePatientFacing()
  const [number, setNumber] = useState(0)
  const asked = useWaveform(person, place, number)
  // Nothing says what a recording holds: a patient may look at none of them (PRV-1).
  if (isPatientFacing) {
    return <StateView state="notDisclosed" title={t(($) => $.state.hidden)} detail={t(($) => $.state.hiddenDetail)} />
  }
  if (asked.waveform.state !== 'shown') return <Waiting waveform={asked.waveform} onRetry={asked.retry} />
  return (
    <Checked
      {...props}
      key={number}
      waveform={asked.waveform.waveform}
      recordings={asked.instances.length}
      recording={number}
      onRecording={setNumber}
    />
  )
}

interface CheckedProps extends WaveformPaneProps {
  readonly waveform: Extract<WaveformState, { state: 'shown' }>['waveform']
  readonly recordings: number
  readonly recording: number
  onRecording(number: number): void
}

/** Nothing of a recording is drawn before its patient is this one, or acknowledged to be (PID-6, H-19). */
function Checked(props: CheckedProps) {
  const { person, place, waveform } = props
  const { t } = useTranslation('waveform')
  const { facilities } = useNetwork()
  const [isAcknowledged, setAcknowledged] = useState(false)
  const id = place.kind === 'file' ? place.file.facility : place.series.facility
  const keeper = facilities.find((facility) => facility.id === id)
  const check = checkWaveformIdentity(waveform, person, facilities, keeper)
  if (check.verdict === 'match' || (check.verdict === 'acknowledge' && isAcknowledged)) {
    return <WaveformView {...props} facility={id} check={check} />
  }
  const isBlocked = check.verdict === 'blocked'
  return (
    <div className={styles.notice}>
      <IdentityMismatch
        person={person}
        stated={waveform.patient === undefined ? NOBODY : numbersOf(waveform.patient, keeper)}
        differences={check.differences}
        title={t(($) => (isBlocked ? $.identity.blockedTitle : $.identity.acknowledgeTitle))}
        detail={t(($) => (isBlocked ? $.identity.blockedDetail : $.identity.acknowledgeDetail))}
        inContent={t(($) => $.identity.inWaveform)}
        {...(isBlocked ? {} : { onAcknowledge: () => setAcknowledged(true) })}
      />
    </div>
  )
}

const NOBODY = {
  name: { ideographic: undefined, phonetic: undefined, alphabetic: undefined },
  birthDate: undefined,
  sex: 'unknown',
  numbers: [],
} as const

interface WaitingProps {
  readonly waveform: Exclude<WaveformState, { readonly state: 'shown' }>
  onRetry(): void
}

/** Why no waveform stands here, each reason in its own words (SRC-1, E34). */
function Waiting({ waveform, onRetry }: WaitingProps) {
  const { t } = useTranslation('waveform')
  const { t: clinical } = useTranslation('clinical')
  switch (waveform.state) {
    case 'loading':
      return (
        <StateView
          state="loading"
          title={t(($) => $.state.loading)}
          skeletonRows={6}
          {...(waveform.progress === undefined ? {} : { detail: progressText(waveform.progress) })}
        />
      )
    case 'decoding':
      return <StateView state="loading" title={t(($) => $.state.decoding)} skeletonRows={6} />
    case 'absent':
      return <StateView state="none" title={t(($) => $.state.absent)} />
    case 'notPermitted':
      return <StateView state="notPermitted" title={t(($) => $.state.notPermitted)} />
    case 'refused': {
      const { why } = waveform
      const address = why.reason === 'foreign-address' ? why.address : ''
      return (
        <StateView
          state="notPermitted"
          title={t(($) => $.state.refused)}
          detail={t(($) => $.state.refusedDetail[why.reason], { address })}
        />
      )
    }
    case 'failed':
      return (
        <StateView
          state="failed"
          title={t(($) => $.state.failed)}
          detail={t(($) => $.state.failedDetail, {
            reason: clinical(($) => $.failure[waveform.why.reason]),
            time: formatClock(waveform.at),
          })}
          action={
            <Button variant="retry" size="small" onClick={onRetry}>
              {t(($) => $.state.retry)}
            </Button>
          }
        />
      )
    case 'unreadable': {
      const { reason, detail } = waveform.why
      const technical = detail === '' ? '' : `　${t(($) => $.state.technical, { detail: detail.slice(0, 200) })}`
      return (
        <StateView
          state="failed"
          title={t(($) => $.state.unreadable)}
          detail={`${t(($) => $.state.reason[reason])}${technical}`}
        />
      )
    }
  }
}

function progressText({ received, total }: { readonly received: number; readonly total: number | undefined }): string {
  const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} kB`
  return total === undefined ? kilobytes(received) : `${kilobytes(received)} / ${kilobytes(total)}`
}
