import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import type { Sensitivity } from '#clinical/fact-base.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { useUndisclosedWords } from './undisclosed-words.ts'

/** 未告知 where there is no room for more; its day is told to who points at it and to who does not see (PRV-1, GRID-12). */
export function UndisclosedMark({ sensitivity }: { readonly sensitivity: readonly Sensitivity[] }) {
  const { t } = useTranslation('record')
  const words = useUndisclosedWords()(sensitivity)
  if (words === undefined) return null
  const short = t(($) => $.mark.undisclosed)
  return (
    <span title={words}>
      <Tag tone="black">
        {short}
        {words === short ? null : <span className="visually-hidden">{words.slice(short.length)}</span>}
      </Tag>
    </span>
  )
}
