import type { AllergyIntolerance } from '#standards/fhir/r4.ts'
import type { Allergy } from '../condition-facts.ts'
import type { Concept } from '../fact-base.ts'
import { formatClinicalTime } from '../format/date.ts'
import type { DecodeScope } from './decode-scope.ts'
import { concepts, nonEmpty, noteTexts, objectsOf, textOf } from './elements.ts'

type Reaction = NonNullable<AllergyIntolerance['reaction']>[number]

/**
 * What happened, as 「セファゾリン：ショック」 where a reaction names another substance than the cause (SUM-3). A severity or a
 * substance without manifestation is a reaction, too: its severity counts.
 */
export function reactionsOf({ reaction }: AllergyIntolerance, cause: Concept): Allergy['reactions'] {
  return (reaction ?? []).flatMap((each) => {
    const substance = otherSubstance(each, cause)?.text
    const severity = nonEmpty(each.severity)
    const what = happened(each)
    if (what === undefined && substance === undefined && severity === undefined) return []
    return [{ text: [substance ?? [], what ?? '反応の記載なし'].flat().join('：'), severity }]
  })
}

/** What reactions name beside the cause, each once; prescriptions are compared with it as with the cause (MED-11). */
export function otherSubstances({ reaction }: AllergyIntolerance, cause: Concept): readonly Concept[] {
  const all = (reaction ?? []).flatMap((each) => otherSubstance(each, cause) ?? [])
  return [...Map.groupBy(all, (each) => JSON.stringify(each)).values()].flatMap(([first]) => first ?? [])
}

/** Substance, manifestation (else severity) and description as they were written, to be read for a denial (H-03). */
export function reactionWords({ reaction }: AllergyIntolerance, cause: Concept): readonly string[] {
  return (reaction ?? [])
    .flatMap((each) => [
      otherSubstance(each, cause)?.text ?? [],
      happened(each) ?? nonEmpty(each.severity) ?? [],
      furtherDescription(each) ?? [],
    ])
    .flat()
}

/** What else a reaction tells, for the remarks: 「ショック：静注5分後に血圧低下、経路 静注」 (VAL-5). */
export function reactionNotes(allergy: AllergyIntolerance, scope: DecodeScope): readonly string[] {
  const notes = (allergy.reaction ?? []).flatMap((each) => {
    const onset = scope.time(each.onset, allergy, 'reaction.onset')
    const route = textOf(each.exposureRoute)
    const further = [
      furtherDescription(each) ?? [],
      onset === undefined ? [] : `発現 ${formatClinicalTime(onset, 'ja')}`,
      route === undefined ? [] : `経路 ${route}`,
      noteTexts([...objectsOf(each.note)]),
    ].flat()
    return further.length === 0 ? [] : [`${happened(each) ?? '反応'}：${further.join('、')}`]
  })
  return [...new Set(notes)]
}

function otherSubstance({ substance }: Reaction, cause: Concept): Concept | undefined {
  return concepts(substance === undefined ? [] : [substance]).find(({ text }) => folded(text) !== folded(cause.text))
}

function folded(text: string): string {
  return text.normalize('NFKC').trim()
}

/** The manifestations, else the description. */
function happened({ manifestation, description }: Reaction): string | undefined {
  return manifestationText(manifestation) ?? nonEmpty(description)
}

function manifestationText(manifestation: Reaction['manifestation'] | undefined): string | undefined {
  return nonEmpty(
    concepts(manifestation)
      .map(({ text }) => text)
      .join('、'),
  )
}

function furtherDescription({ manifestation, description }: Reaction): string | undefined {
  return manifestationText(manifestation) === undefined ? undefined : nonEmpty(description)
}
