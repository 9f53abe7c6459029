import { useEffect, useRef } from 'react'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useImageInstances } from '#sources/images/image-instances.query.ts'
import { useImageSeries } from '#sources/images/image-series.query.ts'
import type { Hanging, PaneRef } from './hanging.ts'
import { seriesOfViews, viewsSideBySide } from './projection-views.ts'

/**
 * Hangs the views of a radiograph beside each other when its study is opened and stands alone. Once hung they are named in
 * the address, so that a reader who then wants one of them alone keeps it.
 */
export function useViewsSideBySide(
  person: Person,
  { panes }: Hanging,
  study: ImageStudy | undefined,
  hang: (panes: readonly PaneRef[]) => void,
): void {
  const isWhole = panes.length === 1 && panes[0] !== undefined && panes[0].series === undefined
  const opened = isWhole && study?.images === 'available' ? study : undefined
  const series = useImageSeries(person, opened).answer
  const rows = opened === undefined || series.state !== 'data' ? [] : series.rows
  const instances = useImageInstances(person, seriesOfViews(rows)).answer
  const views = viewsSideBySide(rows, instances.state === 'data' ? instances.rows : [])
  const hanging = useRef(hang)
  hanging.current = hang
  const names = views?.map((each) => `${each.series} ${each.image}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each study, by what its views are called
  useEffect(() => {
    if (views !== undefined) hanging.current(views)
  }, [opened?.key, names])
}
