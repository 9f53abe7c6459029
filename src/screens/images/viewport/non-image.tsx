import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSeries, SeriesKind } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useImageInstances } from '#sources/images/image-instances.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { HeaderDialog } from '../panels/header-dialog.tsx'
import { ICON_OF_KIND } from '../series-icon.ts'
import { NotAnswered, PaneState } from './pane-state.tsx'

interface NonImageProps {
  readonly person: Person
  readonly series: ImageSeries
}

/** A series without pictures: what it is and what can be done with it here (IMG-6). */
export function NonImage({ person, series }: NonImageProps) {
  const { t } = useTranslation('images')
  const [isOpen, setOpen] = useState(false)
  const kind: Exclude<SeriesKind, 'images'> = series.kind === 'images' ? 'other' : series.kind
  return (
    <PaneState icon={ICON_OF_KIND[kind]} title={t(($) => $.series.kind[kind])} detail={t(($) => $.series.can[kind])}>
      <Button size="small" onClick={() => setOpen(true)}>
        <Icon name="image-header" size={16} />
        {t(($) => $.series.header)}
      </Button>
      {isOpen ? <HeaderOfSeries person={person} series={series} onClose={() => setOpen(false)} /> : null}
    </PaneState>
  )
}

function HeaderOfSeries({ person, series, onClose }: Pick<NonImageProps, 'person' | 'series'> & { onClose(): void }) {
  const { t } = useTranslation('images')
  const { answer, retry } = useImageInstances(person, series)
  if (answer.state !== 'data') {
    return (
      <NotAnswered
        answer={answer}
        loading={t(($) => $.pane.imagesLoading)}
        failed={t(($) => $.pane.imagesFailed)}
        nothing={t(($) => $.pane.nothing)}
        onRetry={retry}
      />
    )
  }
  const first = answer.rows[0]
  return first === undefined ? null : <HeaderDialog dataSet={first.dataSet} number={1} onClose={onClose} />
}
