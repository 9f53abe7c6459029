import type { AllergyIntolerance } from '#standards/fhir/r4.ts'
import type { Concept, Reaction as ReactionTold } from '../fact-base.ts'
import { type FormatLanguage, formatClinicalTime } from '../format/date.ts'
import { formatList } from '../format/list.ts'
import type { DecodeScope } from './decode-scope.ts'
import { concepts, nonEmpty, noteTexts, objectsOf, textOf } from './elements.ts'
import { labelled } from './own-words.ts'

type Reaction = NonNullable<AllergyIntolerance['reaction']>[number]

/**
 * What happened, as 「セファゾリン：ショック」 where a reaction names another substance than the cause (SUM-3). A severity or a
 * substance without manifestation is a reaction, too: its severity counts.
 */
export function reactionsOf(
  { reaction }: AllergyIntolerance,
  cause: Concept,
  language: FormatLanguage,
): readonly ReactionTold[] {
  return (reaction ?? []).flatMap((each) => {
    const substance = otherSubstance(each, cause)?.text
    const severity = nonEmpty(each.severity)
    const what = happened(each, language)
    if (what === undefined && substance === undefined && severity === undefined) return []
    const told = what ?? (language === 'ja' ? '反応の記載なし' : 'reaction not stated')
    const text = substance === undefined ? told : labelled({ ja: substance, en: substance }, told, language)
    return [{ text, severity }]
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
      happened(each, 'ja') ?? nonEmpty(each.severity) ?? [],
      furtherDescription(each) ?? [],
    ])
    .flat()
}

/** What else a reaction tells, for the remarks: 「ショック：静注5分後に血圧低下、経路 静注」 (VAL-5). */
export function reactionNotes(
  allergy: AllergyIntolerance,
  scope: DecodeScope,
): (language: FormatLanguage) => readonly string[] {
  const reactions = (allergy.reaction ?? []).map((each) => ({
    each,
    onset: scope.time(each.onset, allergy, 'reaction.onset'),
  }))
  return (language) => {
    const isJapanese = language === 'ja'
    const notes = reactions.flatMap(({ each, onset }) => {
      const route = textOf(each.exposureRoute)
      const further = [
        furtherDescription(each) ?? [],
        onset === undefined ? [] : `${isJapanese ? '発現' : 'onset'} ${formatClinicalTime(onset, language)}`,
        route === undefined ? [] : `${isJapanese ? '経路' : 'route'} ${route}`,
        noteTexts([...objectsOf(each.note)]),
      ].flat()
      const what = happened(each, language)
      const label = what === undefined ? { ja: '反応', en: 'Reaction' } : { ja: what, en: what }
      return further.length === 0 ? [] : [labelled(label, formatList(further, language), language)]
    })
    return [...new Set(notes)]
  }
}

function otherSubstance({ substance }: Reaction, cause: Concept): Concept | undefined {
  return concepts(substance === undefined ? [] : [substance]).find(({ text }) => folded(text) !== folded(cause.text))
}

function folded(text: string): string {
  return text.normalize('NFKC').trim()
}

/** The manifestations, else the description. */
function happened({ manifestation, description }: Reaction, language: FormatLanguage): string | undefined {
  const names = concepts(manifestation).map(({ text }) => text)
  return nonEmpty(formatList(names, language)) ?? nonEmpty(description)
}

function furtherDescription({ manifestation, description }: Reaction): string | undefined {
  return concepts(manifestation).length === 0 ? undefined : nonEmpty(description)
}
