import '#i18n/images.ts'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import type { ImageEngine } from '#imaging/image-engine.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import styles from './images.module.css'
import type { ImagesAddress } from './images-address.ts'
import { singleKeysOf } from './key-map.ts'
import { StudyList } from './list/study-list.tsx'
import { AnnotationPanel } from './measure/annotation-panel.tsx'
import { ReformatView } from './measure/reformat-view.tsx'
import { ReportPane } from './panels/report-pane.tsx'
import type { SidePanel } from './panels/side-panel.ts'
import { StartHint } from './panels/start-hint.tsx'
import { rolesOf } from './study-list.ts'
import { ToolLine } from './tools/tool-line.tsx'
import { useEngine } from './use-engine.ts'
import { useHanging } from './use-hanging.ts'
import { useImages } from './use-images.ts'
import { useImagesShortcuts } from './use-images-shortcuts.ts'
import { useIsPictured } from './use-is-pictured.ts'
import { useLinkedViewports } from './use-linked-viewports.ts'
import { useNewestAtOnce } from './use-newest-at-once.ts'
import { useOpeningAhead } from './use-opening-ahead.ts'
import { useViewsSideBySide } from './use-views-side-by-side.ts'
import { useWaveformPlace } from './use-waveform-place.ts'
import type { PaneHandle } from './viewport/pane-handle.ts'
import { ViewportGrid } from './viewport/viewport-grid.tsx'
import { WaveformPane } from './waveform/waveform-pane.tsx'

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
  return <OpenedImages key={props.person.handle} {...props} />
}

function OpenedImages(props: ImagesScreenProps) {
  const isOpened = useOpeningAhead(props.person, props.address.show)
  return isOpened && <ImagesOfPerson {...props} />
}

/** From this width on the report stands beside the images without being asked for. */
const WIDE = '(min-width: 1600px)'

function ImagesOfPerson({ person, address, onAddress, loadEngine }: ImagesScreenProps) {
  const { t } = useTranslation('images')
  const { settings } = useUserSettings()
  const { imageTools } = useNetwork()
  // Words that are looked for stand in no address (PID-12).
  const [search, setSearch] = useState('')
  const view = useImages(person, address, search)
  const area = useRef<HTMLDivElement>(null)
  const desk = useHanging(address, onAddress, area)
  const [tool, setTool] = useState<PointerTool>('window')
  const [isLinked, setLinked] = useState(true)
  const [areLinesOn, setLinesOn] = useState(true)
  const [panel, setPanel] = useState<SidePanel | undefined>(() =>
    globalThis.matchMedia?.(WIDE).matches ? 'report' : undefined,
  )
  const { handles, holds } = useHandles()
  // Of what stood there when it was opened: another study in the viewports ends it.
  const [reformatted, setReformatted] = useState<{ readonly handle: PaneHandle; readonly show: string | undefined }>()
  useImagesShortcuts(settings.singleKeys ? singleKeysOf(settings.imageKeys) : undefined)

  const { active, hanging } = desk
  const studies = hanging.panes.map((pane) => view.find(pane?.study))
  const shown = studies.filter((study) => study !== undefined)
  const roles = rolesOf(shown, view.all, view.prior)
  const waveform = useWaveformPlace(person, hanging, studies[0], view)
  const isDrawing = waveform === undefined && hanging.panes.some((pane) => pane !== undefined)
  const engine = useEngine(loadEngine, isDrawing)
  useLinkedViewports(
    engine.state === 'ready' ? engine.engine : undefined,
    handles,
    isLinked,
    areLinesOn ? active : undefined,
  )
  const isPictured = useIsPictured(handles, isDrawing)
  useNewestAtOnce(view, address.show === undefined && hanging.panes.length === 1, desk.openFirst)
  useViewsSideBySide(person, hanging, studies[0], desk.hangViews)
  const activeStudy = studies[active]
  const prior = activeStudy === undefined ? undefined : view.prior(activeStudy)
  const target = handles.get(active)
  const reformat = {
    can: engine.state === 'ready' && target !== undefined ? engine.engine.canReformat(target.stack) : undefined,
    open: () => {
      if (target !== undefined) setReformatted({ handle: target, show: address.show })
    },
  }
  const isEmpty = address.show === undefined && hanging.panes.length === 1
  const close = () => setPanel(undefined)

  return (
    <div className={styles.screen} data-panel={panel !== undefined}>
      <StudyList
        person={person}
        view={view}
        address={address}
        search={search}
        onSearch={setSearch}
        roles={roles}
        shownSeries={shownSeries(handles, waveform)}
        shownFile={waveform?.kind === 'file' ? waveform.file.key : undefined}
        areThumbnailsDue={isPictured}
        actions={{ ...desk, open: desk.openStudy }}
        onAddress={(next) => onAddress(next, { replace: false })}
      />
      <section className={styles.viewer} aria-label={t(($) => $.region)}>
        {waveform === undefined ? (
          <>
            <ToolLine
              person={person}
              active={handles.get(active)}
              tool={tool}
              onTool={setTool}
              layout={hanging.layout}
              onLayout={desk.changeLayout}
              isLinked={isLinked}
              onLinked={setLinked}
              areLinesOn={areLinesOn}
              onLines={setLinesOn}
              onCompare={
                activeStudy === undefined || prior === undefined ? undefined : () => desk.compare(activeStudy, prior)
              }
              shown={[...handles.entries()].sort(([one], [other]) => one - other).map(([, handle]) => handle)}
              answers={view.answers}
              reformat={reformat}
              panel={panel}
              onPanel={setPanel}
            />
            {reformatted !== undefined && reformatted.show === address.show && engine.state === 'ready' ? (
              <ReformatView
                engine={engine.engine}
                handle={reformatted.handle}
                onClose={() => setReformatted(undefined)}
              />
            ) : isEmpty ? (
              <StartHint view={view} actions={{ ...desk, open: desk.openStudy }} />
            ) : (
              <ViewportGrid
                person={person}
                view={view}
                desk={desk}
                studies={studies}
                roles={roles}
                engine={engine}
                tool={tool}
                onTool={setTool}
                onLink={() => setLinked(!isLinked)}
                holds={holds}
                area={area}
              />
            )}
          </>
        ) : (
          <WaveformPane person={person} place={waveform} answers={view.answers} />
        )}
      </section>
      {panel === 'report' ? (
        <ReportPane
          person={person}
          address={address}
          studies={[...new Set([...(activeStudy === undefined ? [] : [activeStudy]), ...shown])]}
          roles={roles}
          onClose={close}
        />
      ) : null}
      {panel === 'annotations' && imageTools === 'full' ? (
        <AnnotationPanel person={person} handle={handles.get(active)} onClose={close} />
      ) : null}
    </div>
  )
}

/** What stands in each viewport, told by the viewports themselves. */
function useHandles() {
  const [handles, setHandles] = useState<ReadonlyMap<number, PaneHandle>>(new Map())
  const holds = useCallback((place: number, handle: PaneHandle | undefined) => {
    setHandles((before) => {
      const after = new Map(before)
      if (handle === undefined) after.delete(place)
      else after.set(place, handle)
      return after
    })
  }, [])
  return { handles, holds }
}

function shownSeries(
  handles: ReadonlyMap<number, PaneHandle>,
  waveform: ReturnType<typeof useWaveformPlace>,
): ReadonlySet<string> {
  const keys = [...handles.values()].map(({ series }) => series.key)
  return new Set(waveform?.kind === 'series' ? [...keys, waveform.series.key] : keys)
}
