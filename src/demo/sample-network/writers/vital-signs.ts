import { addContent, type Chart, messageBytes } from '../chart.ts'
import { stamp } from '../day.ts'
import { coded, segment } from '../segment.ts'
import { head, type Occasion, orc } from './header-segments.ts'

/** One round at the bedside; what was not measured is left out. */
export interface VitalSigns {
  readonly systolic?: string
  readonly diastolic?: string
  readonly pulse?: string
  readonly respiration?: string
  readonly temperature?: string
  readonly saturation?: string
  readonly weight?: string
}

const ITEMS = {
  systolic: ['9A751000000000001', '収縮期血圧', 'JC10', 'mm(hg)', '<140'],
  diastolic: ['9A761000000000001', '拡張期血圧', 'JC10', 'mm(hg)', '<90'],
  pulse: ['9P300000000000001', '脈拍', 'JC10', '(hb)', '50-100'],
  respiration: ['9P200000000000001', '呼吸数', 'JC10', '/min', '12-20'],
  temperature: ['9P100000000000001', '体温（腋窩）', 'JC10', 'cel', '35.5-37.4'],
  saturation: ['SPO2', 'ＳｐＯ２', '99VIT', '%', '95-100'],
  weight: ['9N006000000000001', '体重', 'JC10', 'kg', ''],
} as const

/** ORU^R30 in `main_document.hl7`, one content folder a measurement, as NHO defines it (ss-mix2.md §12). */
export function writeVitalSigns(chart: Chart, occasion: Occasion, signs: VitalSigns): void {
  const key = `${stamp(occasion.day, occasion.time).slice(0, 10)}`.padStart(chart.facility.habits.keyDigits, '0')
  const at = stamp(occasion.day, occasion.time)
  const rows = (Object.keys(ITEMS) as (keyof typeof ITEMS)[]).flatMap((item) => {
    const value = signs[item]
    return value === undefined ? [] : [{ item: ITEMS[item], value }]
  })
  const message = messageBytes(chart.facility, [
    ...head(chart, 'ORU^R30^ORU_R30', occasion),
    orc(chart, occasion, { control: 'SC', key, more: { 5: 'CM' } }),
    segment('OBR', { 1: '1', 2: key, 4: '""', 7: at, 22: at }),
    ...rows.map(({ item: [code, name, system, unit, range], value }, i) =>
      segment('OBX', {
        1: String(i + 1),
        2: 'NM',
        3: coded(code, name, system),
        5: value,
        6: coded(unit, unit, 'ISO+'),
        7: range,
        11: 'F',
        14: at,
      }),
    ),
  ])
  addContent(
    chart,
    {
      date: occasion.day,
      dataType: 'L-OBSERVATIONS^OBSERVATIONS^99ZL01',
      key,
      sent: occasion,
      department: occasion.department,
    },
    { 'main_document.hl7': message },
  )
}
