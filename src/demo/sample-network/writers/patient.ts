import { addMessage, type Chart, NO_ORDER } from '../chart.ts'
import type { Day } from '../day.ts'
import { stamp } from '../day.ts'
import { coded, segment } from '../segment.ts'
import { clerk, msh, pid } from './header-segments.ts'

/** What a facility knows about a person beside the name. */
export interface PatientFacts {
  readonly updated: Day
  readonly heightCm?: string
  readonly weightKg?: string
  readonly bloodGroup?: { readonly abo: 'A' | 'B' | 'O' | 'AB'; readonly rh: '+' | '-' }
  readonly insurance?: { readonly kind: string; readonly name: string; readonly number: string }
  readonly contact?: { readonly name: string; readonly relation: 'SPO' | 'CHD' | 'MTH' | 'PAR' | 'SIB' }
}

const RELATIONS = { SPO: '配偶者', CHD: '子', MTH: '母', PAR: '親', SIB: '兄弟姉妹' } as const

/** ADT-00: the patient as registered, with body measures, blood group, insurance and next of kin. */
export function writePatient(chart: Chart, facts: PatientFacts): void {
  const at = { day: facts.updated, time: '09:00' }
  const observations = [
    facts.heightCm && ['NM', coded('9N001000000000001', '身長', 'JC10'), facts.heightCm, coded('cm', 'cm', 'ISO+')],
    facts.weightKg && ['NM', coded('9N006000000000001', '体重', 'JC10'), facts.weightKg, coded('kg', 'kg', 'ISO+')],
    facts.bloodGroup && [
      'CWE',
      coded('5H010000001999911', '血液型-ABO式', 'JC10'),
      `${facts.bloodGroup.abo}^${facts.bloodGroup.abo}^JSHR002`,
      '',
    ],
    facts.bloodGroup && [
      'CWE',
      coded('5H020000001999911', '血液型-Rh式', 'JC10'),
      `${facts.bloodGroup.rh}^Rh${facts.bloodGroup.rh}^JSHR002`,
      '',
    ],
  ].filter((row) => row !== undefined && row !== '')
  const { contact, insurance } = facts
  addMessage(chart, { date: undefined, dataType: 'ADT-00', key: NO_ORDER, sent: at, department: undefined }, [
    msh(chart, 'ADT^A08^ADT_A01', at),
    segment('EVN', { 2: `${stamp(at.day, at.time)}00`, 5: clerk(chart), 7: chart.facility.institutionNumber }),
    withAddress(pid(chart, `${stamp(at.day, at.time)}00`)),
    ...(contact === undefined
      ? []
      : [
          segment('NK1', {
            1: '1',
            2: contact.name,
            3: coded(contact.relation, RELATIONS[contact.relation], 'HL70063'),
          }),
        ]),
    segment('PV1', { 1: '0001', 2: 'N' }),
    ...observations.map(([type, item, value, unit], i) =>
      segment('OBX', { 1: String(i + 1), 2: type, 3: item, 5: value, 6: unit, 11: 'F' }),
    ),
    ...(insurance === undefined
      ? []
      : [
          segment('IN1', {
            1: '1',
            2: coded(insurance.kind, insurance.name, 'JHSD0001'),
            3: insurance.number,
            12: '20240401',
            17: 'SEL^本人^HL70063',
          }),
        ]),
  ])
}

function withAddress(segmentText: string): string {
  const fields = segmentText.split('|')
  fields[11] = '^^^^100-0001^JPN^H^東京都見本区見本町１丁目２番３号'
  fields[13] = '^PRN^PH^^^^^^^^^03-0000-0001'
  return fields.map((field) => field ?? '').join('|')
}
