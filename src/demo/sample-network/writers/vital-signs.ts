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

const ITEMS = [
  { sign: 'systolic', code: '9A751000000000001', name: '収縮期血圧', system: 'JC10', unit: 'mm(hg)', range: '<140' },
  { sign: 'diastolic', code: '9A761000000000001', name: '拡張期血圧', system: 'JC10', unit: 'mm(hg)', range: '<90' },
  { sign: 'pulse', code: '9P300000000000001', name: '脈拍', system: 'JC10', unit: '(hb)', range: '50-100' },
  { sign: 'respiration', code: '9P200000000000001', name: '呼吸数', system: 'JC10', unit: '/min', range: '12-20' },
  {
    sign: 'temperature',
    code: '9P100000000000001',
    name: '体温（腋窩）',
    system: 'JC10',
    unit: 'cel',
    range: '35.5-37.4',
  },
  { sign: 'saturation', code: 'SPO2', name: 'ＳｐＯ２', system: '99VIT', unit: '%', range: '95-100' },
  { sign: 'weight', code: '9N006000000000001', name: '体重', system: 'JC10', unit: 'kg', range: '' },
] as const

/** ORU^R30 in `main_document.hl7`, one content folder a measurement, as NHO defines it (ss-mix2.md §12). */
export function writeVitalSigns(chart: Chart, occasion: Occasion, signs: VitalSigns): void {
  const key = `${stamp(occasion.day, occasion.time).slice(0, 10)}`.padStart(chart.facility.habits.keyDigits, '0')
  const at = stamp(occasion.day, occasion.time)
  const rows = ITEMS.flatMap(({ sign, ...item }) => {
    const value = signs[sign]
    return value === undefined ? [] : [{ ...item, value }]
  })
  const message = messageBytes(chart.facility, [
    ...head(chart, 'ORU^R30^ORU_R30', occasion),
    orc(chart, occasion, { control: 'SC', key, more: { 5: 'CM' } }),
    segment('OBR', { 1: '1', 2: key, 4: '""', 7: at, 22: at }),
    ...rows.map(({ code, name, system, unit, range, value }, i) =>
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
