import { emptiness } from '#record/facility-states.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import { useAbsenceWords } from '#record/summary/absence-words.ts'
import { StateView } from '#ui/state-view/state-view.tsx'
import type { ConditionsView } from './use-conditions.ts'

interface NoWarningProps {
  readonly answers: ConditionsView['contraindication' | 'infection']['answers']
  readonly what: string
}

/** No contraindication, no infection: 記録なし（未確認）, as in the header, or why not even that can be said (H-05). */
export function NoWarning({ answers, what }: NoWarningProps) {
  const words = useAbsenceWords().ofWarnings([answers], what)
  if (emptiness([answers]) !== 'none') return <NothingHere answers={[answers]} what={what} />
  return (
    <StateView
      state="notLinked"
      title={words.title}
      {...(words.detail === undefined ? {} : { detail: words.detail })}
    />
  )
}
