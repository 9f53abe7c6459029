import type { Condition, Flag } from '#standards/fhir/r4.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Contraindication, Diagnosis } from '../condition-facts.ts'
import type { Note } from '../event-facts.ts'
import type { Concept } from '../fact-base.ts'
import type { FormatLanguage } from '../format/date.ts'
import { formatList } from '../format/list.ts'
import { cautionNote } from '../notes/note.decode.ts'
import { type DecodeScope, factBase } from './decode-scope.ts'
import { outcomeText } from './disease-outcome.ts'
import { conceptOf, extensionNamed, hasCode, nonEmpty, textOf } from './elements.ts'
import { labelled, remarks } from './own-words.ts'
import { clinicalTime } from './time.ts'
import { timeWords } from './time-words.ts'

const ENDED = ['inactive', 'remission', 'resolved']
const GOING_ON = ['active', 'recurrence', 'relapse']
const SUSPECTED = ['unconfirmed', 'provisional', 'differential']

/** 病名 (fhir-jp.md §4 G): the physician's text with its modifiers, suspicion, rank, course and outcome. */
export function decodeCondition(condition: Condition, scope: DecodeScope): Diagnosis {
  const { onsetPeriod, abatementPeriod, verificationStatus } = condition
  const startedAt =
    scope.time(condition.onsetDateTime, condition, 'onsetDateTime') ??
    scope.time(onsetPeriod?.start, condition, 'onsetPeriod.start')
  const endedAt =
    scope.time(condition.abatementDateTime, condition, 'abatementDateTime') ??
    scope.time(abatementPeriod?.end ?? abatementPeriod?.start, condition, 'abatementPeriod')
  const recordedAt = scope.time(condition.recordedDate, condition, 'recordedDate')
  const isSuspected = hasCode(verificationStatus, ...SUSPECTED)
  const isRefuted = hasCode(verificationStatus, 'refuted')
  const isInError = hasCode(verificationStatus, 'entered-in-error')
  const writtenAt = clinicalTime(condition.meta?.lastUpdated ?? '') ?? recordedAt
  const isEnded = hasEnded(condition, endedAt, writtenAt)
  const type = extensionNamed(condition, 'JP_eCS_DiagnosisType')?.valueCodeableConcept
  const base = factBase(scope, condition, {
    at: startedAt ?? recordedAt,
    recordedAt,
    status: isInError ? 'entered-in-error' : isRefuted ? 'cancelled' : isEnded ? 'final' : 'ongoing',
    author: scope.nameOf(condition.asserter, condition) ?? scope.nameOf(condition.recorder, condition),
  })
  const told = remarks(base.notes, remarksOf(condition, startedAt, scope))
  const [outcome, outcomeInEnglish] = [outcomeOf(condition, 'ja'), outcomeOf(condition, 'en')]
  return {
    ...base,
    ...told,
    ...(outcome === undefined || outcomeInEnglish === outcome
      ? {}
      : { inEnglish: { ...told.inEnglish, outcome: outcomeInEnglish ?? outcome } }),
    kind: 'diagnosis',
    name: nameOf(condition, isSuspected),
    isSuspected,
    isPrincipal: hasCode(type, 'principal'),
    startedAt,
    endedAt,
    outcome,
    isEnded,
    severity: textOf(condition.severity),
    bodySite: nonEmpty((condition.bodySite ?? []).flatMap((each) => textOf(each) ?? []).join('、')),
  }
}

/** `code.text` verbatim; without it the modifiers around the name, in order. 疑い always stands in the text (SUM-2). */
function nameOf({ code }: Condition, isSuspected: boolean): Concept {
  const base = conceptOf(code)
  if (base === undefined) throw new TypeError('no diagnosis is named')
  const modifiers = (name: string) =>
    (code?.extension ?? [])
      .filter(({ url }) => url?.split('|')[0]?.endsWith(`/${name}`))
      .flatMap(({ valueCodeableConcept }) => textOf(valueCodeableConcept) ?? [])
  const composed =
    nonEmpty(code?.text) ??
    [
      ...modifiers('JP_Condition_DiseasePrefixModifier'),
      base.text,
      ...modifiers('JP_Condition_DiseasePostfixModifier'),
    ].join('')
  const isTold = /疑/.test(composed)
  return { ...base, text: isSuspected && !isTold ? `${composed}の疑い` : composed }
}

/**
 * An end that is told in words or as an age is an end, too. A disease that its hospital calls active goes on, unless the
 * day of its end had surely come when the record was `writtenAt`: a planned end folds nothing away (SUM-2, H-05).
 */
function hasEnded(
  condition: Condition,
  endedAt: ClinicalTime | undefined,
  writtenAt: ClinicalTime | undefined,
): boolean {
  const { clinicalStatus, abatementString, abatementAge, abatementRange } = condition
  if (hasCode(clinicalStatus, ...ENDED)) return true
  const order = compareDays(endedAt, writtenAt)
  if (hasCode(clinicalStatus, ...GOING_ON)) return order === 'before' || order === 'same-day'
  if (endedAt !== undefined) return order !== 'after'
  return timeWords('end', { text: abatementString, age: abatementAge, range: abatementRange }, 'ja').length > 0
}

/** How a time lies to another, as far as both are precise; undefined where that cannot be told. */
function compareDays(
  one: ClinicalTime | undefined,
  other: ClinicalTime | undefined,
): 'before' | 'same-day' | 'after' | undefined {
  if (one === undefined || other === undefined) return undefined
  const length = Math.min(one.text.length, other.text.length, 'YYYY-MM-DD'.length)
  const [first, second] = [one.text.slice(0, length), other.text.slice(0, length)]
  if (first === second) return length === 'YYYY-MM-DD'.length ? 'same-day' : undefined
  return first < second ? 'before' : 'after'
}

/** Times in words, stage and evidence: without them the record would look as if nobody had told them (VAL-5). */
function remarksOf(condition: Condition, startedAt: ClinicalTime | undefined, scope: DecodeScope) {
  const { onsetString, onsetAge, onsetRange, abatementString, abatementAge, abatementRange } = condition
  const until = untilOfOnset(condition, scope)
  const evidence = evidenceOf(condition, scope)
  return (language: FormatLanguage): readonly string[] => {
    const within =
      until === undefined ? undefined : `${dayWords(startedAt)}${language === 'ja' ? '〜' : '–'}${dayWords(until)}`
    return [
      ...timeWords('onset', { text: onsetString ?? within, age: onsetAge, range: onsetRange }, language),
      ...timeWords('end', { text: abatementString, age: abatementAge, range: abatementRange }, language),
      ...(condition.stage ?? []).flatMap((stage) => stageWords(stage, language)),
      ...(evidence.length === 0
        ? []
        : [labelled({ ja: '根拠', en: 'Evidence' }, formatList(evidence, language), language)]),
    ]
  }
}

/** FHIR R4: an `onsetPeriod` says that the disease began within it; its end is no end of the disease. */
function untilOfOnset(condition: Condition, scope: DecodeScope): ClinicalTime | undefined {
  if (condition.onsetDateTime !== undefined) return undefined
  return scope.time(condition.onsetPeriod?.end, condition, 'onsetPeriod.end')
}

function dayWords(time: ClinicalTime | undefined): string {
  return (time?.text ?? '').slice(0, 10).replaceAll('-', '/')
}

/** `病期：cStage IV（TNM分類）`. */
function stageWords(
  { summary, type }: NonNullable<Condition['stage']>[number],
  language: FormatLanguage,
): readonly string[] {
  const [stage, system] = [textOf(summary), textOf(type)]
  if (stage === undefined) return []
  const ofSystem = system === undefined ? '' : language === 'ja' ? `（${system}）` : ` (${system})`
  return [labelled({ ja: '病期', en: 'Stage' }, `${stage}${ofSystem}`, language)]
}

/** What the diagnosis rests on, findings by name and records by what they are called (VAL-5). */
function evidenceOf(condition: Condition, scope: DecodeScope): readonly string[] {
  return (condition.evidence ?? []).flatMap(({ code, detail }) => [
    ...(code ?? []).flatMap((each) => textOf(each) ?? []),
    ...(detail ?? []).flatMap((each) => scope.nameOf(each, condition) ?? []),
  ])
}

/** 転帰; published examples put its codes into clinicalStatus (fhir-jp.md §4 G). */
function outcomeOf(condition: Condition, language: FormatLanguage): string | undefined {
  const { clinicalStatus } = condition
  const coding = clinicalStatus?.coding?.find(({ system }) => /HL70241|JHSD0006|DiseaseOutcome/.test(system ?? ''))
  return (
    outcomeText(extensionNamed(condition, 'JP_Condition_DiseaseOutcome')?.valueCodeableConcept, language) ??
    (coding === undefined ? undefined : outcomeText({ coding: [coding] }, language)) ??
    (hasCode(clinicalStatus, ...ENDED) ? textOf(clinicalStatus) : undefined)
  )
}

/** Categories of a Flag that are surely none of a caution; of an unknown one nobody can say that (SUM-1, H-03). */
const MEMOS = ['contact', 'behavioral', 'admin', 'advance-directive', 'research', 'lab']

/** A Flag is a caution of the header; one whose categories are all of another kind is an important memo (fhir-jp.md §4 I). */
export function decodeFlag(flag: Flag, scope: DecodeScope): Contraindication | Note {
  const what = conceptOf(flag.code)
  if (what === undefined) throw new TypeError('no caution is named')
  const isInError = flag.status === 'entered-in-error'
  // A caution of an unknown state counts: unknown is not "over" (H-17).
  const isActive = !isInError && flag.status !== 'inactive'
  const base = factBase(scope, flag, {
    at: scope.time(flag.period?.start, flag, 'period.start'),
    status: isInError ? 'entered-in-error' : isActive ? 'ongoing' : 'final',
    author: scope.nameOf(flag.author, flag),
  })
  const categories = flag.category ?? []
  const isMemo = categories.length > 0 && categories.every((each) => hasCode(each, ...MEMOS))
  if (isMemo) return cautionNote(base, what.text)
  return {
    ...base,
    kind: 'contraindication',
    what,
    category: categories.flatMap((each) => conceptOf(each) ?? []).at(-1),
    isActive,
    until: scope.time(flag.period?.end, flag, 'period.end'),
  }
}
