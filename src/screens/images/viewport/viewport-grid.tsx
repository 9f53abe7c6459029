import { type RefObject, useCallback, useState } from 'react'
import type { ImageSeries, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { type Hanging, sizeOf } from '../hanging.ts'
import { singleKeysOf } from '../key-map.ts'
import type { StudyRole } from '../study-list.ts'
import type { EngineState } from '../use-engine.ts'
import type { HangingDesk } from '../use-hanging.ts'
import type { ImagesView } from '../use-images.ts'
import type { PaneHandle } from './pane-handle.ts'
import type { ViewerDesk } from './viewer-desk.ts'
import styles from './viewport.module.css'
import { ViewportPane } from './viewport-pane.tsx'

interface ViewportGridProps {
  readonly person: Person
  readonly view: ImagesView
  readonly desk: HangingDesk
  /** What each viewport names, as far as the list knows it. */
  readonly studies: readonly (ImageStudy | undefined)[]
  readonly roles: ReadonlyMap<string, StudyRole>
  readonly engine: EngineState
  readonly tool: PointerTool
  onTool(tool: PointerTool): void
  onLink(): void
  readonly holds: (place: number, handle: PaneHandle | undefined) => void
  readonly area: RefObject<HTMLDivElement | null>
}

/** The viewports, row by row. One at full size covers the others, which stand as they were when it is small again. */
export function ViewportGrid(props: ViewportGridProps) {
  const { person, view, desk, studies, roles, engine, tool, area } = props
  const { settings } = useUserSettings()
  const { isAcknowledged, acknowledge } = useAcknowledged()
  const { layout, panes } = desk.hanging
  const { maximised } = desk
  const viewerDesk: ViewerDesk = {
    tool,
    singleKeys: settings.singleKeys ? singleKeysOf(settings.imageKeys) : undefined,
    activate: desk.activate,
    hang: desk.hang,
    turn: (place, pane) => {
      desk.hang(place, pane)
      desk.go(place)
    },
    hangAlone: desk.hangAlone,
    holds: props.holds,
    stands: desk.takeFocus,
    isAcknowledged,
    acknowledge,
    command: (command, place) => {
      switch (command.does) {
        case 'viewport': {
          const next = place + command.by
          if (next >= 0 && next < panes.length && maximised === undefined) desk.go(next)
          break
        }
        case 'tool':
          props.onTool(command.tool)
          break
        case 'link':
          props.onLink()
          break
        case 'maximise':
          desk.toggleMaximised(place)
          break
        case 'cancel':
          desk.restore()
          break
      }
    },
  }
  const shown = studies.filter((study) => study !== undefined)
  const areStudiesLoading = view.studyAnswers.some((answers) =>
    [...answers.values()].some(({ state }) => state === 'loading'),
  )
  return (
    <div ref={area} className={styles.panes} data-columns={sizeOf(layout).columns}>
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
            newer={newerOf(study, shown, view)}
            compared={comparedWith(place, panes, studies)}
            isSmall={panes.length > 2}
            isActive={place === desk.active && panes.length > 1}
            isMaximised={place === maximised}
            isCovered={maximised !== undefined && place !== maximised}
            areStudiesLoading={areStudiesLoading}
            engine={engine}
            desk={viewerDesk}
          />
        )
      })}
    </div>
  )
}

/** Series whose patient the reader has confirmed, as long as the screen stands (PID-6). */
function useAcknowledged() {
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set())
  const acknowledge = useCallback(({ key }: ImageSeries) => setAcknowledged((before) => new Set([...before, key])), [])
  return { isAcknowledged: ({ key }: ImageSeries) => acknowledged.has(key), acknowledge }
}

/** H-21: a study that is shown although a newer one of its kind exists says so. */
function newerOf(
  study: ImageStudy | undefined,
  shown: readonly ImageStudy[],
  { all, prior }: ImagesView,
): ImageStudy | undefined {
  if (study === undefined) return undefined
  const newer = all.find((each) => prior(each)?.key === study.key)
  return newer === undefined || shown.includes(newer) ? undefined : newer
}

/** A viewport that names no series is compared with its neighbour, if that shows another study. */
function comparedWith(place: number, panes: Hanging['panes'], studies: readonly (ImageStudy | undefined)[]) {
  const own = panes[place]
  if (own === undefined || own.series !== undefined) return undefined
  for (const other of [place + 1, place - 1]) {
    const [pane, study] = [panes[other], studies[other]]
    // Of two that name no series the left is matched to the right, never each to the other.
    const isModel = pane?.series !== undefined || other > place
    if (pane !== undefined && study !== undefined && pane.study !== own.study && isModel) return { pane, study }
  }
  return undefined
}
