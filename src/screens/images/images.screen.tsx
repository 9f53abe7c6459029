import '#i18n/images.ts'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import type { ImageEngine } from '#imaging/image-engine.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import { uidDigest } from '#record/image-link.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { type Hanging, hangAt, hangIn, hangingOf, hangStudy, hangWithPrior, sizeOf } from './hanging.ts'
import styles from './images.module.css'
import { type ImagesAddress, readPanes, writePanes } from './images-address.ts'
import { StudyList } from './list/study-list.tsx'
import { ReportPane } from './panels/report-pane.tsx'
import { StartHint } from './panels/start-hint.tsx'
import { rolesOf } from './study-list.ts'
import { ToolLine } from './tools/tool-line.tsx'
import { useEngine } from './use-engine.ts'
import { useImages } from './use-images.ts'
import { useImagesShortcuts } from './use-images-shortcuts.ts'
import { useLinkedViewports } from './use-linked-viewports.ts'
import type { PaneHandle } from './viewport/pane-handle.ts'
import type { ViewerDesk } from './viewport/viewer-desk.ts'
import { ViewportPane } from './viewport/viewport-pane.tsx'

interface ImagesScreenProps {
  readonly person: Person
  /** From `readImagesAddress` of the address's search part. */
  readonly address: ImagesAddress
  onAddress(address: ImagesAddress, how: { readonly replace: boolean }): void
  /** Opens the image engine; called once something is to be drawn. */
  readonly loadEngine: () => Promise<ImageEngine>
}

/** 画像・波形 of one person. Another person starts it anew: no image of the former is kept (PID-3, PID-4). */
export function ImagesScreen(props: ImagesScreenProps) {
  return <ImagesOfPerson key={props.person.handle} {...props} />
}

/** From this width on the report stands beside the images without being asked for. */
const WIDE = '(min-width: 1600px)'

function ImagesOfPerson({ person, address, onAddress, loadEngine }: ImagesScreenProps) {
  const { t } = useTranslation('images')
  const { settings } = useUserSettings()
  const view = useImages(person, address)
  const [active, setActive] = useState(0)
  const [maximised, setMaximised] = useState<number>()
  const [tool, setTool] = useState<PointerTool>('window')
  const [isLinked, setLinked] = useState(true)
  const [areLinesOn, setLinesOn] = useState(true)
  const [isReportOpen, setReportOpen] = useState(() => globalThis.matchMedia?.(WIDE).matches ?? false)
  const [handles, setHandles] = useState<ReadonlyMap<number, PaneHandle>>(new Map())
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set())
  const area = useRef<HTMLDivElement>(null)
  useImagesShortcuts(settings.singleKeys)

  const hanging = useMemo(
    () => hangingOf(address.layout, readPanes(address.show ?? '')),
    [address.layout, address.show],
  )
  const { panes, layout } = hanging
  const studies = panes.map((pane) => view.find(pane?.study))
  const shown = studies.filter((study) => study !== undefined)
  const roles = rolesOf(shown, view.all, view.prior)
  const engine = useEngine(
    loadEngine,
    panes.some((pane) => pane !== undefined),
  )
  useLinkedViewports(
    engine.state === 'ready' ? engine.engine : undefined,
    handles,
    isLinked,
    areLinesOn ? active : undefined,
  )

  const hang = (next: Hanging, how: { readonly replace: boolean } = { replace: false }) => {
    const { show: _show, layout: _layout, ...rest } = address
    const written = writePanes(next.panes)
    onAddress({ ...rest, layout: next.layout, ...(written === '' ? {} : { show: written }) }, how)
  }
  const toViewport = (place: number) => {
    setActive(place)
    // What was chosen in the list is looked at next: its keys work at once. The viewport stands after the next drawing.
    setTimeout(() => {
      const frame = area.current?.querySelector(`[data-viewport="${place}"]`)
      if (frame instanceof HTMLElement) frame.focus({ preventScroll: true })
    })
  }
  const compare = (study: ImageStudy, prior: ImageStudy) => {
    if (study.studyUid === undefined || prior.studyUid === undefined) return
    const digest = uidDigest(study.studyUid)
    // The series that is being looked at stays the one that is compared.
    const current = panes[active]?.study === digest ? panes[active] : { study: digest }
    setMaximised(undefined)
    setLinked(true)
    hang(hangWithPrior(current, uidDigest(prior.studyUid)))
    toViewport(1)
  }
  const actions = {
    open: (study: ImageStudy) => {
      if (study.studyUid === undefined) return
      setMaximised(undefined)
      hang(hangStudy(uidDigest(study.studyUid)))
      toViewport(0)
    },
    openSeries: (series: ImageSeries) => {
      const place = active < panes.length ? active : 0
      hang(hangAt(hanging, place, { study: uidDigest(series.studyUid), series: uidDigest(series.seriesUid) }))
      toViewport(place)
    },
    compare,
  }

  const holds = useCallback((place: number, handle: PaneHandle | undefined) => {
    setHandles((before) => {
      const after = new Map(before)
      if (handle === undefined) after.delete(place)
      else after.set(place, handle)
      return after
    })
  }, [])
  const desk: ViewerDesk = {
    tool,
    areSingleKeysOn: settings.singleKeys,
    activate: setActive,
    hang: (place, pane) => {
      hang(hangAt(hanging, place, pane), { replace: true })
      setActive(place)
    },
    openStudy: actions.open,
    holds,
    isAcknowledged: ({ key }) => acknowledged.has(key),
    acknowledge: ({ key }) => setAcknowledged((before) => new Set([...before, key])),
    command: (command, place) => {
      switch (command.does) {
        case 'viewport': {
          const next = place + command.by
          if (next >= 0 && next < panes.length && maximised === undefined) toViewport(next)
          return
        }
        case 'maximise':
          return setMaximised(maximised === undefined && panes.length > 1 ? place : undefined)
        case 'cancel':
          return setMaximised(undefined)
        case 'link':
          return setLinked(!isLinked)
        case 'tool':
          return setTool(command.tool)
        default:
      }
    },
  }

  const activeStudy = studies[active]
  const activePrior = activeStudy === undefined ? undefined : view.prior(activeStudy)
  const { columns } = sizeOf(layout)
  const isLoading = view.answers.some((answers) => [...answers.values()].some(({ state }) => state === 'loading'))
  return (
    <div className={styles.screen} data-report={isReportOpen}>
      <StudyList
        person={person}
        view={view}
        address={address}
        roles={roles}
        shownSeries={new Set([...handles.values()].map(({ series }) => series.key))}
        actions={actions}
        onAddress={(next) => onAddress(next, { replace: false })}
      />
      <section className={styles.viewer} aria-label={t(($) => $.region)}>
        <ToolLine
          active={handles.get(active)}
          tool={tool}
          onTool={setTool}
          layout={layout}
          onLayout={(next) => {
            const changed = hangIn(hanging, next, active)
            setMaximised(undefined)
            setActive(changed.active)
            hang(changed.hanging)
          }}
          isLinked={isLinked}
          onLinked={setLinked}
          areLinesOn={areLinesOn}
          onLines={setLinesOn}
          onCompare={
            activeStudy === undefined || activePrior === undefined ? undefined : () => compare(activeStudy, activePrior)
          }
          isReportOpen={isReportOpen}
          onReport={setReportOpen}
        />
        <div className={styles.work}>
          {address.show === undefined && layout === '1x1' ? (
            <StartHint view={view} actions={actions} />
          ) : (
            <div ref={area} className={styles.panes} data-columns={columns}>
              {panes.map((pane, place) => {
                const study = studies[place]
                return (
                  <ViewportPane
                    // biome-ignore lint/suspicious/noArrayIndexKey: a viewport is its place
                    key={place}
                    person={person}
                    place={place}
                    pane={pane}
                    study={study}
                    role={study === undefined ? undefined : roles.get(study.key)}
                    newer={newerOf(study, shown, view.all, view.prior)}
                    compared={comparedWith(place, panes, studies)}
                    isSmall={panes.length > 2}
                    isActive={place === active && panes.length > 1}
                    isMaximised={place === maximised}
                    isCovered={maximised !== undefined && place !== maximised}
                    areStudiesLoading={isLoading}
                    engine={engine}
                    desk={desk}
                  />
                )
              })}
            </div>
          )}
        </div>
      </section>
      {isReportOpen ? (
        <ReportPane
          person={person}
          address={address}
          studies={[...new Set([...(activeStudy === undefined ? [] : [activeStudy]), ...shown])]}
          roles={roles}
          onClose={() => setReportOpen(false)}
        />
      ) : null}
    </div>
  )
}

/** H-21: a study that stands alone although a newer one of its kind exists says so. */
function newerOf(
  study: ImageStudy | undefined,
  shown: readonly ImageStudy[],
  all: readonly ImageStudy[],
  prior: (study: ImageStudy) => ImageStudy | undefined,
): ImageStudy | undefined {
  if (study === undefined) return undefined
  const newer = all.find((each) => prior(each)?.key === study.key)
  return newer === undefined || shown.includes(newer) ? undefined : newer
}

/** A viewport that names no series is compared with the nearest one that shows another study. */
function comparedWith(place: number, panes: Hanging['panes'], studies: readonly (ImageStudy | undefined)[]) {
  const own = panes[place]
  if (own === undefined || own.series !== undefined) return undefined
  for (const other of [place + 1, place - 1]) {
    const [pane, study] = [panes[other], studies[other]]
    // Of two that name no series, the left is matched to the right, never each to the other.
    const isModel = pane?.series !== undefined || other > place
    if (pane !== undefined && study !== undefined && pane.study !== own.study && isModel) return { pane, study }
  }
  return undefined
}
