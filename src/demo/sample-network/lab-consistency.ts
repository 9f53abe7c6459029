import { type Day, dayNumber } from './day.ts'
import { randomOf } from './random.ts'
import type { SamplePerson } from './sample-person.ts'
import type { LabKey } from './tables/lab-items.ts'
import { type Trends, valueAt } from './trend.ts'

/**
 * Makes values that follow from each other agree: eGFR and BUN with creatinine, red cells with haemoglobin and iron, the
 * enzymes of a dying heart with CK, white cells with their parts, the two methods of ALP, LD and HbA1c. A trend that is
 * told always wins over one that would follow.
 */
export function reconcile(person: SamplePerson, date: Day, values: Map<LabKey, number>, trends: Trends): void {
  const follow = (key: LabKey, value: number) => {
    if (values.has(key) && trends[key] === undefined) values.set(key, value)
  }
  const creatinine = values.get('Cre')
  if (creatinine !== undefined) {
    follow('eGFR', estimatedGfr(person, date, creatinine))
    if (trends.Cre !== undefined) follow('BUN', Math.max(11, 13.5 + (creatinine - 0.75) * 13))
  }
  const hb = values.get('Hb')
  if (hb !== undefined) {
    const cellVolume = meanCellVolume(person, date, trends)
    follow('Ht', hb * 3.02)
    follow('MCV', cellVolume)
    follow('RBC', (hb * 30.2) / cellVolume)
  }
  const muscle = trends.CK === undefined ? undefined : values.get('CK')
  if (muscle !== undefined && muscle > 400) {
    follow('AST', 24 + muscle * 0.085)
    follow('ALT', 20 + muscle * 0.02)
    follow('LD', 180 + muscle * 0.19)
    follow('WBC', 6.5 + Math.min(8, muscle / 450))
    follow('NEUT', 82)
  }
  formerMethods(date, values, trends)
  const others = (['MONO', 'EOS', 'BASO'] as const).reduce((sum, key) => sum + (values.get(key) ?? 0), 0)
  const neutrophils = values.get('NEUT')
  if (neutrophils !== undefined) follow('LYMPH', Math.max(2, 100 - neutrophils - others))
}

function formerMethods(date: Day, values: Map<LabKey, number>, trends: Trends): void {
  for (const [current, former, factor] of [
    ['ALP', 'ALPJSCC', 2.84],
    ['LD', 'LDJSCC', 1],
  ] as const) {
    const anchors = trends[current]
    if (anchors === undefined || !values.has(former)) continue
    values.set(former, (valueAt(anchors, date) ?? 0) * factor + randomOf(`${former}:${date}`).normal() * 4)
  }
  const ngsp = values.get('A1C')
  if (ngsp !== undefined && values.has('A1CJDS')) values.set('A1CJDS', ngsp - 0.4)
}

/** fL: small where iron is missing, large under antimetabolites, else the person's own. */
function meanCellVolume(person: SamplePerson, date: Day, trends: Trends): number {
  if (trends.MCV !== undefined) return valueAt(trends.MCV, date) ?? 91
  const own = 89 + randomOf(`mcv:${person.handle}`).next() * 6
  const noise = randomOf(`mcv:${person.handle}:${date}`).normal() * 0.5
  const ferritin = trends.FER === undefined ? undefined : valueAt(trends.FER, date)
  return (ferritin !== undefined && ferritin < 25 ? 72 + ferritin * 0.72 : own) + noise
}

/** 日本腎臓学会 2009: 194 × Cr^-1.094 × age^-0.287 (× 0.739 for women). */
function estimatedGfr(person: SamplePerson, date: Day, creatinine: number): number {
  const age = Math.max(18, Math.floor((dayNumber(date) - dayNumber(person.birth)) / 365.25))
  // Rounded, because the last digits of a power may differ between engines.
  const power = (base: number, exponent: number) => Number((base ** exponent).toPrecision(9))
  return 194 * power(creatinine, -1.094) * power(age, -0.287) * (person.sex === 'F' ? 0.739 : 1)
}
