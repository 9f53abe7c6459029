import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { concerns } from '#imaging/measure/presentation-state.ts'
import type { RecordedGroup } from '#imaging/measure/recorded-report.ts'
import { LabelView } from './label-view.tsx'
import styles from './measure-layer.module.css'
import { linesOfShape } from './shape-lines.ts'
import { ShapeView, type ToScreen } from './shape-view.tsx'
import { ShutterView } from './shutter-view.tsx'
import type { Annotations } from './use-annotations.ts'
import { useResultWords } from './use-result-words.ts'

interface SavedViewsProps {
  readonly annotations: Annotations
  /** SOP Instance UID of the presentation state that the reader applies. */
  readonly presentation: string | undefined
  readonly frame: ImageFrame
  readonly selected: string | undefined
  readonly toScreen: ToScreen
  readonly width: number
  readonly height: number
}

/** What reports and the applied presentation state draw on a frame: shown as recorded, not to be moved. */
export function SavedViews({ annotations, presentation, frame, selected, toScreen, width, height }: SavedViewsProps) {
  const words = useResultWords()
  const applied = annotations.presentations.find(({ sopInstanceUid }) => sopInstanceUid === presentation)
  const isHere = (images: Parameters<typeof concerns>[0]) =>
    concerns(images, frame.instance.sopInstanceUid, frame.frame)
  return (
    <g className={styles.saved}>
      {applied?.shutter !== undefined && isHere(applied.images) ? (
        <ShutterView shutter={applied.shutter} columns={frame.columns} rows={frame.rows} toScreen={toScreen} />
      ) : null}
      {annotations.reports.map((report) =>
        report.groups.map((group) => {
          const shapes = group.shapes.filter(({ image }) => isHere([image]))
          if (shapes.length === 0) return null
          return (
            <g
              key={`${report.sopInstanceUid} ${group.key}`}
              className={selected === group.key ? styles.selected : undefined}
            >
              <ShapeView
                lines={shapes.flatMap(linesOfShape)}
                places={placesOf(shapes)}
                hasTip={group.measurement?.kind === 'arrow'}
                toScreen={toScreen}
              />
              <LabelView
                lines={[...labelOf(group), ...words.recorded(group)]}
                points={shapes.flatMap(({ points }) => points)}
                toScreen={toScreen}
                width={width}
                height={height}
              />
            </g>
          )
        }),
      )}
      {applied?.graphics
        .filter(({ images }) => isHere(images))
        .map((graphic) => (
          <ShapeView
            key={JSON.stringify(graphic.points)}
            lines={linesOfShape(graphic)}
            places={placesOf([graphic])}
            toScreen={toScreen}
          />
        ))}
      {applied?.texts
        .filter(({ images }) => isHere(images))
        .map(({ text, at }) => (
          <LabelView
            key={`${at.join()} ${text}`}
            lines={text.split(/\r?\n/)}
            points={[at]}
            toScreen={toScreen}
            width={width}
            height={height}
          />
        ))}
    </g>
  )
}

function placesOf(shapes: readonly Pick<RecordedGroup['shapes'][number], 'graphic' | 'points'>[]) {
  return shapes.flatMap(({ graphic, points }) => (graphic === 'POINT' || graphic === 'MULTIPOINT' ? points : []))
}

function labelOf({ label, measurement }: RecordedGroup): readonly string[] {
  if (measurement !== undefined) return measurement.text === '' ? [] : [measurement.text]
  return label === undefined ? [] : [label]
}
