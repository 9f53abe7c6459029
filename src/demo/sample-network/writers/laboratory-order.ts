import { addMessage, type Chart } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import { coded, segment } from '../segment.ts'
import { LAB_ITEMS, type LabItem, type LabKey, SECTIONS } from '../tables/lab-items.ts'
import { doctor, head, type Occasion, orc } from './header-segments.ts'

/** OML-01: what the laboratory is asked to measure on `due`. */
export function writeLaboratoryOrder(chart: Chart, occasion: Occasion, keys: readonly LabKey[], due: Day): void {
  const key = chart.nextKey()
  const sections = Map.groupBy(keys, (item) => LAB_ITEMS[item].section)
  const segments = head(chart, 'OML^O33^OML_O33', occasion)
  let number = 0
  for (const [section, items] of sections) {
    const { specimen, code, name } = SECTIONS[section]
    number += 1
    segments.push(
      segment('SPM', { 1: String(number), 4: coded(specimen[0], specimen[1], 'JC10'), 17: stamp(due, '09:00') }),
      orc(chart, occasion, { control: 'NW', key }),
      segment('OBR', { 1: '1', 2: key, 4: coded(code, name, '99O03'), 16: doctor(chart, occasion.department) }),
      ...items.map((item, i) => {
        const known: LabItem = LAB_ITEMS[item]
        const local = [`${chart.facility.letter}${item.toUpperCase()}`, known.name, '99LAB'] as const
        return segment('OBX', {
          1: String(i + 1),
          3: known.jlac10 === undefined ? coded(...local) : coded(known.jlac10, known.name, 'JC10', local),
          11: 'O',
        })
      }),
    )
  }
  addMessage(
    chart,
    { date: occasion.day, dataType: 'OML-01', key, sent: occasion, department: occasion.department },
    segments,
  )
}
