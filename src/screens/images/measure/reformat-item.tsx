import '#i18n/image-measure.ts'
import { useTranslation } from 'react-i18next'
import type { ReformatRefusal } from '#imaging/image-engine.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { useRefusalWords } from './reformat-refusal.ts'

/** Whether planes can be made of the stack in the active viewport, and what opens them; undefined while nothing stands there. */
export interface ReformatChoice {
  readonly can: true | ReformatRefusal | undefined
  open(): void
}

/** An entry of a menu. Where it cannot be chosen it says why (H-18). */
export function ReformatItem({ can, open }: ReformatChoice) {
  const { t } = useTranslation('imageMeasure')
  const words = useRefusalWords()
  return (
    <li>
      <button type="button" disabled={can !== true} onClick={open}>
        <Icon name="reformat" size={18} />
        {t(($) => $.reformat.open)}
      </button>
      {can === true || can === undefined ? null : <p>{words(can)}</p>}
    </li>
  )
}
