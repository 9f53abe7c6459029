import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import type { NamesMissing } from '#record/patient-facing.tsx'
import { useAskAgain } from '#sources/ask-again.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'

/** In the place of a document that the patient may not look at; in words that tell the patient nothing of it (PRV-1). */
export function NotForPatient() {
  const { t } = useTranslation('documents')
  return <StateView state="notDisclosed" title={t(($) => $.pane.hiddenTitle)} detail={t(($) => $.pane.hiddenDetail)} />
}

interface NotYetForPatientProps {
  readonly person: Person
  readonly missing: NamesMissing
}

/** While hospitals that may know what no text may mention have not answered: which ones, and how to ask them again. */
export function NotYetForPatient({ person, missing: { state, facilities } }: NotYetForPatientProps) {
  const { t } = useTranslation('documents')
  const { withLetter } = useFacilityNames()
  const askAgain = useAskAgain(person.handle)
  const names = facilities.map(withLetter).join(t(($) => $.list.separator))
  if (state === 'asking') {
    return (
      <StateView
        state="notDisclosed"
        title={t(($) => $.pane.checkingTitle)}
        {...(names === '' ? {} : { detail: t(($) => $.pane.checkingDetail, { facilities: names }) })}
      />
    )
  }
  const again = () => {
    for (const facility of facilities) askAgain(facility)
  }
  return (
    <StateView
      state="notDisclosed"
      title={t(($) => $.pane.hiddenTitle)}
      detail={t(($) => $.pane.uncheckedDetail, { facilities: names })}
      action={
        <Button variant="retry" onClick={again}>
          {t(($) => $.content.retry)}
        </Button>
      }
    />
  )
}
