import type { SeriesKind } from '#clinical/imaging/image-study.ts'
import type { IconName } from '#ui/icon/icon.tsx'

export const ICON_OF_KIND: Readonly<Record<SeriesKind, IconName>> = {
  images: 'imaging',
  waveform: 'physiology',
  document: 'file',
  report: 'report',
  'key-objects': 'key-objects',
  'presentation-state': 'presentation-state',
  video: 'video',
  other: 'not-found',
}
