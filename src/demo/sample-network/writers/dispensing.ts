import { addMessage, type Chart } from '../chart.ts'
import { stamp } from '../day.ts'
import { coded, segment } from '../segment.ts'
import { pharmacistOf } from '../staff.ts'
import { DRUGS, unitText } from '../tables/drugs.ts'
import { head, letterOf, type Occasion, orc, xcn } from './header-segments.ts'
import { type DrugLine, drugCode, drugSegments, totalOf } from './prescription.ts'

/** OMP-11 of a pharmacy: what was handed over, drug by drug. `occasion` is the hand-over. */
export function writeDispensing(
  chart: Chart,
  occasion: Occasion,
  lines: readonly DrugLine[],
  prescribedBy: string,
): void {
  const key = chart.nextKey()
  const pharmacist = xcn(pharmacistOf(letterOf(chart)))
  const at = `${stamp(occasion.day, occasion.time)}00`
  addMessage(chart, { date: occasion.day, dataType: 'OMP-11', key, sent: occasion, department: occasion.department }, [
    ...head(chart, 'RAS^O17^RAS_O17', occasion),
    ...lines.flatMap((line, index) => {
      const drug = DRUGS[line.drug]
      const total = totalOf(line)
      return [
        orc(chart, occasion, { control: 'NW', key, group: `${key}_${String(index + 1).padStart(2, '0')}` }),
        ...drugSegments(chart, occasion, line, {}),
        segment('RXA', {
          1: '0',
          2: '1',
          3: at,
          4: at,
          5: drugCode(chart, drug, line.drug),
          6: total === '0' ? '1' : total,
          7: coded(drug.unit, unitText(drug.unit), 'MR9P'),
          9: `^処方元 ${prescribedBy}^99COM`,
          10: pharmacist,
          20: 'CP',
          22: at,
        }),
        segment('RXR', { 1: 'PO^口^HL70162' }),
      ]
    }),
  ])
}
