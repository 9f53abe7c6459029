import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { CodeableConcept, DosageDoseAndRate, Quantity, Ratio } from '#standards/fhir/r4.ts'
import type { Amount } from '../fact-base.ts'
import type { FormatLanguage } from '../format/date.ts'
import type { Drug } from '../medication-facts.ts'
import { amountOf, amountText, conceptOf, quantityDigits } from './elements.ts'

/** 1回量 and 1日量 of one kind, and what else was said in words. */
interface DoseTold {
  readonly dose: Amount | undefined
  readonly dailyDose: Amount | undefined
  readonly strengthType: Drug['strengthType']
  /** Doses of the other kind, and further doses of this one: 「成分量 1回量 100 mg」. */
  readonly others: readonly OtherDose[]
}

/** A dose in words, in both languages. */
type OtherDose = Readonly<Record<FormatLanguage, string>>

interface Entry {
  readonly type: Drug['strengthType']
  readonly dose: Amount | undefined
  readonly dailyDose: Amount | undefined
}

/**
 * The doses of one dosage. All are amounts of one thing, 製剤量 where it came, else what came first: a dose of the
 * preparation beside a daily dose of its ingredient would be off by a factor of ten (MED-2).
 */
export function doseTold(rated: readonly DosageDoseAndRate[]): DoseTold {
  const entries = rated.map(entryOf)
  const dosed = entries.filter(({ dose, dailyDose }) => dose !== undefined || dailyDose !== undefined)
  const main = dosed.find(({ type }) => type === 'preparation') ?? dosed[0]
  if (main === undefined) {
    const strengthType = entries.find(({ type }) => type !== undefined)?.type
    return { dose: undefined, dailyDose: undefined, strengthType, others: [] }
  }
  const ofKind = dosed.filter(({ type }) => type === main.type)
  const dose = ofKind.find((each) => each.dose !== undefined)?.dose
  const dailyDose = ofKind.find((each) => each.dailyDose !== undefined)?.dailyDose
  const rest = dosed.map((entry) => {
    const isMain = entry.type === main.type
    return {
      type: entry.type,
      dose: isMain && isSame(entry.dose, dose) ? undefined : entry.dose,
      dailyDose: isMain && isSame(entry.dailyDose, dailyDose) ? undefined : entry.dailyDose,
    }
  })
  const others = new Map(rest.flatMap(inWords).map((each) => [each.ja, each]))
  return { dose, dailyDose, strengthType: main.type, others: [...others.values()] }
}

function entryOf({ type, doseQuantity, doseRange, rateRatio }: DosageDoseAndRate): Entry {
  return {
    type: strengthTypeOf(type),
    dose: amountOf(doseQuantity) ?? rangeOf(doseRange),
    dailyDose: perDay(rateRatio),
  }
}

const TERMS = {
  dose: { ja: '1回量', en: 'Dose' },
  dailyDose: { ja: '1日量', en: 'Daily dose' },
  preparation: { ja: '製剤量', en: 'Of the preparation:' },
  ingredient: { ja: '成分量', en: 'Of the ingredient:' },
} as const

function inWords({ type, dose, dailyDose }: Entry): readonly OtherDose[] {
  if (dose === undefined && dailyDose === undefined) return []
  const inLanguage = (language: FormatLanguage) =>
    [
      ...(type === undefined ? [] : [TERMS[type][language]]),
      ...(dose === undefined ? [] : [`${TERMS.dose[language]} ${amountText(dose)}`]),
      ...(dailyDose === undefined ? [] : [`${TERMS.dailyDose[language]} ${amountText(dailyDose)}`]),
    ].join(' ')
  return [{ ja: inLanguage('ja'), en: inLanguage('en') }]
}

function isSame(one: Amount | undefined, other: Amount | undefined): boolean {
  return one?.text === other?.text && one?.unit === other?.unit
}

/** A range of amounts with its bounds: `1–2`, `≤2`, `≥2`; each with its unit where they differ (VAL-1). */
export function rangeOf(range: DosageDoseAndRate['doseRange']): Amount | undefined {
  const [low, high] = [amountOf(range?.low), amountOf(range?.high)]
  if (low === undefined) return high === undefined ? undefined : { text: `≤${high.text}`, unit: high.unit }
  if (high === undefined) return { text: `≥${low.text}`, unit: low.unit }
  const isOneUnit = low.unit === undefined || high.unit === undefined || low.unit === high.unit
  return { text: `${isOneUnit ? low.text : amountText(low)}–${high.text}`, unit: high.unit ?? low.unit }
}

/** 1日量: a ratio to one day; any other ratio is a rate (fhir-jp.md §4 C). */
function perDay(ratio: Ratio | undefined): Amount | undefined {
  return isOneDay(ratio?.denominator) ? amountOf(ratio?.numerator) : undefined
}

export function isOneDay(quantity: Quantity | undefined): boolean {
  return quantityDigits(quantity) === '1' && ['d', '日', '1日'].includes(quantity?.code ?? quantity?.unit ?? '')
}

/** 製剤量 or 原薬量 (fhir-jp.md §3). */
export function strengthTypeOf(type: CodeableConcept | undefined): Drug['strengthType'] {
  const concept = conceptOf(type)
  const code = concept?.codings.find(({ system }) => system === SYSTEM.strengthType)?.code
  if (code === '1' || concept?.text === '製剤量') return 'preparation'
  if (code === '2' || concept?.text === '原薬量' || concept?.text === '成分量') return 'ingredient'
  return undefined
}
