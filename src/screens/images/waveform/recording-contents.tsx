import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import type { Waveform, WaveformChannel } from '#clinical/imaging/waveform.ts'
import { valueAt } from '#clinical/imaging/waveform-channel.ts'
import { rangeOf } from '#imaging/waveform/channel-scale.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import styles from './recording-contents.module.css'
import { unitText } from './waveform-header.tsx'
import { clockAt, filterText } from './waveform-words.ts'

interface RecordingContentsProps {
  readonly waveform: Waveform
  readonly facility: FacilityId
  onClose(): void
}

/** A recording may hold a mark for every beat of a day. */
const MOST_EVENTS = 500

/** The recording as text and tables: what the paper shows, for readers who do not see it or want the numbers (ACC-4). */
export function RecordingContents({ waveform, facility, onClose }: RecordingContentsProps) {
  const { t } = useTranslation('waveform')
  const { name } = useFacilityNames()
  const { measurements, statements, events, remarks, device, institution } = waveform
  return (
    <Dialog title={t(($) => $.contents.title)} onClose={onClose} closeLabel={t(($) => $.contents.close)}>
      <div className={styles.contents}>
        <dl className={styles.facts}>
          <dt>{t(($) => $.contents.format)}</dt>
          <dd>{waveform.format}</dd>
          <dt>{t(($) => $.contents.device)}</dt>
          <dd>
            <bdi>{device.length === 0 ? t(($) => $.contents.none) : device.join('　')}</bdi>
          </dd>
          <dt>{t(($) => $.contents.institution)}</dt>
          <dd>
            <bdi>{institution ?? name(facility)}</bdi>
          </dd>
        </dl>
        <Part title={t(($) => $.contents.measurements)} isEmpty={measurements.length === 0}>
          <dl className={styles.facts}>
            {measurements.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a device may send one measurement twice
              <MeasurementRow key={index} measurement={each} />
            ))}
          </dl>
        </Part>
        <Part title={t(($) => $.contents.statements)} isEmpty={statements.length === 0}>
          <Texts texts={statements} />
        </Part>
        <Part title={t(($) => $.contents.remarks)} isEmpty={remarks.length === 0}>
          <Texts texts={remarks} />
        </Part>
        <Part title={t(($) => $.contents.channels)} isEmpty={false}>
          <Channels waveform={waveform} />
        </Part>
        <Part title={t(($) => $.contents.events)} isEmpty={events.length === 0}>
          {events.length > MOST_EVENTS ? (
            <p>{t(($) => $.contents.hiddenEvents, { shown: MOST_EVENTS, total: events.length })}</p>
          ) : null}
          <table>
            <tbody>
              {events.slice(0, MOST_EVENTS).map(({ atMs, text }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other identity
                <tr key={index}>
                  <td>
                    {atMs === undefined
                      ? t(($) => $.contents.eventPlaceUnknown)
                      : clockAt(waveform.recordedAt, atMs, true)}
                  </td>
                  <td>
                    <bdi>{text}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Part>
      </div>
    </Dialog>
  )
}

function MeasurementRow({ measurement }: { readonly measurement: Waveform['measurements'][number] }) {
  const { t } = useTranslation('waveform')
  const { measure, name, text, unit } = measurement
  return (
    <>
      <dt>
        <bdi>{measure === 'other' ? name : t(($) => $.measures[measure])}</bdi>
      </dt>
      <dd>
        {text}
        {unitText(
          unit,
          t(($) => $.units.perMinute),
        )}
      </dd>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly isEmpty: boolean
  readonly children: ReactNode
}

function Part({ title, isEmpty, children }: PartProps) {
  const { t } = useTranslation('waveform')
  return (
    <section>
      <h3>{title}</h3>
      {isEmpty ? <p className={styles.quiet}>{t(($) => $.contents.none)}</p> : children}
    </section>
  )
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two statements may be the same
        <li key={index}>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}

function Channels({ waveform }: Pick<RecordingContentsProps, 'waveform'>) {
  const { t } = useTranslation('waveform')
  const rows = useMemo(
    () => waveform.groups.flatMap((group, at) => group.channels.map((channel) => ({ at, channel }))),
    [waveform],
  )
  return (
    <table>
      <thead>
        <tr>
          {waveform.groups.length > 1 ? <th scope="col">{t(($) => $.tools.stretch)}</th> : null}
          <th scope="col">{t(($) => $.contents.channel)}</th>
          <th scope="col">{t(($) => $.contents.origin)}</th>
          <th scope="col">{t(($) => $.contents.samplingRate)}</th>
          <th scope="col">{t(($) => $.contents.samples)}</th>
          <th scope="col">{t(($) => $.contents.range)}</th>
          <th scope="col">{t(($) => $.contents.unit)}</th>
          <th scope="col">{t(($) => $.contents.gaps)}</th>
          <th scope="col">{t(($) => $.contents.filters)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, channel }) => (
          <ChannelRow
            key={`${at} ${channel.label} ${waveform.groups[at]?.channels.indexOf(channel)}`}
            group={waveform.groups.length > 1 ? at + 1 : undefined}
            channel={channel}
          />
        ))}
      </tbody>
    </table>
  )
}

function ChannelRow({ group, channel }: { readonly group: number | undefined; readonly channel: WaveformChannel }) {
  const { t } = useTranslation('waveform')
  const { low, high } = rangeOf(channel)
  const gaps = useMemo(() => countGaps(channel), [channel])
  const short = (value: number) => String(Number(value.toPrecision(4)))
  return (
    <tr>
      {group === undefined ? null : <td>{group}</td>}
      <th scope="row">
        <bdi>{channel.label}</bdi>
      </th>
      <td>{t(($) => (channel.isDerived ? $.contents.derived : $.contents.recorded))}</td>
      <td>{`${Math.round(channel.samplesPerSecond * 100) / 100} Hz`}</td>
      <td>{channel.samples.length}</td>
      <td>{`${short(low)} – ${short(high)}`}</td>
      <td>{channel.unit}</td>
      <td>{gaps === 0 ? t(($) => $.contents.noGaps) : t(($) => $.contents.gapCount, { count: gaps })}</td>
      <td>{filterText(channel.filters)}</td>
    </tr>
  )
}

function countGaps(channel: WaveformChannel): number {
  let count = 0
  for (let index = 0; index < channel.samples.length; index += 1) if (valueAt(channel, index) === undefined) count += 1
  return count
}
