import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Allergy } from '#clinical/condition-facts.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { formatList } from '#clinical/format/list.ts'
import { inLanguage } from '#clinical/in-language.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { DoseLine, UsageLine, useMedicationWords } from '#record/medication-text.tsx'
import { useOutcomeWords } from '#record/summary/outcome-words.ts'
import styles from './document.module.css'

/** One coded entry: its kind, name, date and what else it says; marks such as 未告知 stand at its name (PRV-1). */
export function CodedFact({ fact: decoded }: { readonly fact: ClinicalFact }) {
  const { i18n } = useTranslation('documents')
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const { act } = useMedicationWords()
  // Medicines say their dosing by themselves, from the fact as it was decoded.
  const isMedicine = decoded.kind === 'prescription' || decoded.kind === 'injection'
  const fact = isMedicine ? decoded : inLanguage(decoded, language)
  const { title, details } = useFactWords(fact)
  // MED-3, H-15: 調剤, 投与実施 and 持参 are no prescriptions.
  const kind =
    fact.kind === 'prescription' || fact.kind === 'injection' ? act(fact) : clinical(($) => $.kind[fact.kind])
  const [from, until] = spanOf(fact).map((time) =>
    time === undefined ? undefined : formatClinicalTime(time, language),
  )
  return (
    <div className={styles.fact} data-withdrawn={fact.status === 'cancelled' || fact.status === 'entered-in-error'}>
      <p>
        {title === kind ? null : <span className={styles.quiet}>{kind} </span>}
        <b>{title}</b> <FactMarks fact={fact} />
      </p>
      {fact.kind === 'prescription' || fact.kind === 'injection' ? (
        <>
          <DoseLine line={fact} />
          <UsageLine line={fact} />
        </>
      ) : null}
      {[...details, ...fact.notes]
        .filter((detail) => detail !== undefined && detail !== '')
        .map((detail) => (
          <p key={detail} className={styles.text}>
            {detail}
          </p>
        ))}
      {from === undefined && until === undefined ? null : (
        <p className={styles.quiet}>
          {from}
          {until === undefined ? '' : ` – ${until}`}
        </p>
      )}
    </div>
  )
}

/** Beginning and end; of a diagnosis those of the disease. */
function spanOf(fact: ClinicalFact): readonly [from: ClinicalTime | undefined, until: ClinicalTime | undefined] {
  if (fact.kind === 'diagnosis') return [fact.startedAt ?? fact.at, fact.endedAt]
  return [fact.at, 'until' in fact ? fact.until : undefined]
}

interface FactWords {
  readonly title: string
  readonly details: readonly (string | undefined)[]
}

function useFactWords(fact: ClinicalFact): FactWords {
  const { t, i18n } = useTranslation('documents')
  const { t: clinical } = useTranslation('clinical')
  const kind = clinical(($) => $.kind[fact.kind])
  const allergyDetails = useAllergyDetails()
  const outcomeWords = useOutcomeWords()
  switch (fact.kind) {
    case 'prescription':
    case 'injection':
      return {
        title: formatList(
          fact.drugs.map(({ name }) => name.text),
          languageOf(i18n),
        ),
        details: [],
      }
    case 'diagnosis':
      return {
        title: fact.isSuspected
          ? suspected(
              fact.name.text,
              t(($) => $.fhir.suspected, { name: fact.name.text }),
            )
          : fact.name.text,
        details: [
          fact.isPrincipal ? t(($) => $.fhir.principal) : undefined,
          fact.outcome === undefined ? (fact.isEnded ? t(($) => $.fhir.ended) : undefined) : outcomeWords(fact.outcome),
          fact.severity,
          fact.bodySite,
        ],
      }
    case 'allergy':
      return {
        title: fact.isNegation ? t(($) => $.fhir.noAllergy, { cause: fact.cause.text }) : fact.cause.text,
        details: allergyDetails(fact),
      }
    case 'contact':
      return { title: fact.relation ?? kind, details: [fact.name, ...fact.phones, fact.address] }
    case 'contraindication':
      return { title: fact.what.text, details: [fact.category?.text] }
    case 'stay':
      return {
        title: fact.department ?? kind,
        details: [...fact.reasons, ...fact.diagnoses, fact.admittedFrom, fact.dischargedTo],
      }
    case 'visit':
      return { title: fact.type ?? fact.department ?? kind, details: [...fact.reasons, ...fact.diagnoses] }
    case 'procedure':
      return { title: fact.name.text, details: [fact.bodySite, ...fact.details, fact.outcome, fact.statusReason] }
    case 'immunization':
      return {
        title: fact.vaccine.text,
        details: [fact.isGiven ? undefined : t(($) => $.fhir.notGiven), fact.lotNumber, fact.statusReason],
      }
    case 'order':
      return { title: fact.name.text, details: fact.items.map(({ text }) => text) }
    case 'diet':
      return { title: fact.name.text, details: fact.details }
    case 'imaging':
      return { title: fact.title, details: [fact.modalities.join('・'), fact.bodySite] }
    case 'report':
      return { title: fact.title, details: [fact.conclusion] }
    case 'file':
    case 'clinical-record':
      return { title: fact.title, details: [fact.description] }
    case 'note':
      return { title: kind, details: [fact.text] }
    // Their values stand in a table of their own.
    case 'laboratory':
    case 'vital-sign':
    case 'infection':
      return { title: fact.item.text, details: [] }
    case 'physiology':
      return { title: fact.title, details: [fact.conclusion] }
  }
}

const SEVERITIES = ['mild', 'moderate', 'severe'] as const

/** Whether it still holds, how sure it is, how dangerous, and what happened: each in words, none left to be guessed (H-17). */
function useAllergyDetails(): (allergy: Allergy) => readonly string[] {
  const { t } = useTranslation('documents')
  return ({ isNegation, isRefuted, isActive, verification, criticality, reactions, status }) => {
    const standing = isRefuted ? 'refuted' : isActive || status === 'entered-in-error' ? undefined : 'inactive'
    const certainty = verification ?? 'unstated'
    return [
      ...(standing === undefined ? [] : [t(($) => $.fhir[standing])]),
      ...(isNegation || isRefuted ? [] : [t(($) => $.fhir.verification[certainty])]),
      ...(criticality === undefined ? [] : [t(($) => $.fhir.criticality[criticality])]),
      ...reactions.map(({ text, severity }) => {
        const known = SEVERITIES.find((each) => each === severity)
        return [text, known === undefined ? severity : t(($) => $.fhir.severity[known])]
          .filter((each) => each !== undefined)
          .join('　')
      }),
    ]
  }
}

/** 「の疑い」 once, whether or not the sender's text has it already (SUM-2). */
function suspected(name: string, marked: string): string {
  return name.includes('疑い') ? name : marked
}
