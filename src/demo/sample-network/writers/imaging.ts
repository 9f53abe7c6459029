import { addMessage, type Chart } from '../chart.ts'
import { addDays, type Day, later, stamp } from '../day.ts'
import { coded, escapeText, segment } from '../segment.ts'
import { nurseOf, technicianOf } from '../staff.ts'
import { accessionOf, studyUidOf } from '../study-uid.ts'
import {
  ENDOSCOPIES,
  type EndoscopyKey,
  EXAMINATIONS,
  type Examination,
  type ExaminationKey,
} from '../tables/examinations.ts'
import { doctor, head, letterOf, location, type Occasion, orc, xcn } from './header-segments.ts'

interface Ordered {
  readonly key: string
  readonly child: string
  readonly header: string
  readonly item: string
}

function ordered(chart: Chart, header: string, item: string): Ordered {
  const key = chart.nextKey()
  return { key, child: `${key.slice(0, -1)}${(Number(key.slice(-1)) + 1) % 10}`, header, item }
}

const ROUTINE = segment('TQ1', { 1: '1', 9: 'R^^HL70485' })

/** ORC, TQ1 and OBR of the header, the parent and its one child (ss-mix2.md §4). */
function orderGroups(
  chart: Chart,
  occasion: Occasion,
  o: Ordered,
  done: { at: string; reported: string } | undefined,
  after: { header: string[]; child: string[] },
): string[] {
  const obr = (number: string, code: string, parent?: string) =>
    segment('OBR', {
      2: number,
      4: code,
      7: done?.at,
      16: doctor(chart, occasion.department),
      22: done?.reported,
      25: done && 'F',
      29: parent,
    })
  const group = (
    control: 'NW' | 'PA' | 'CH',
    number: string,
    code: string,
    parent: string | undefined,
    rest: string[],
  ) => [
    orc(chart, occasion, { control, key: number, more: { 8: parent ?? '' } }),
    ROUTINE,
    obr(number, code, parent),
    ...rest,
  ]
  return [
    ...group('NW', o.key, o.header, undefined, after.header),
    ...group('PA', o.key, o.header, undefined, after.header),
    ...group('CH', o.child, o.item, o.key, after.child),
  ]
}

export interface ImagingOptions {
  /** Day of the order, the day itself where not given. */
  readonly orderedOn?: Day
  /** An order that was not carried out (yet, or at all). */
  readonly isOrderOnly?: boolean
  readonly isCancelled?: boolean
}

/** OMG-01 and OMG-11 of one examination; `occasion` is when it was done (or is planned). */
export function writeImaging(
  chart: Chart,
  occasion: Occasion,
  exam: ExaminationKey,
  options: ImagingOptions = {},
): void {
  const what: Examination = EXAMINATIONS[exam]
  const o = ordered(chart, coded(...what.header), coded(what.code[0], what.name, what.code[1]))
  const order = {
    ...occasion,
    day: options.orderedOn ?? occasion.day,
    time: options.orderedOn ? '11:20' : occasion.time,
  }
  writeOrder(chart, 'OMG-01', order, o, options.isCancelled)
  if (options.isOrderOnly || options.isCancelled) return
  const at = stamp(occasion.day, occasion.time)
  const reported = { ...occasion, time: later(occasion.time, 35) }
  const ipc = segment('IPC', {
    1: accessionOf(occasion),
    2: `RP${at.slice(2, 8)}`,
    3: studyUidOf(letterOf(chart), chart.patientId, occasion),
    5: `${what.modality}^^DCM`,
  })
  const performed = [
    segment('ZE1', { 1: '1', 2: 'RS', 3: o.item, 4: '1', 7: xcn(technicianOf(letterOf(chart))) }),
    ...(what.exposure === undefined
      ? []
      : [
          segment('ZE2', {
            1: '1',
            2: `${what.exposure[0]}^kV`,
            3: `${what.exposure[1]}^mA`,
            4: `${what.exposure[2]}^cm`,
            5: `${what.exposure[3]}^ms`,
            6: '1',
          }),
        ]),
    ipc,
  ]
  addMessage(
    chart,
    { date: occasion.day, dataType: 'OMG-11', key: o.key, sent: reported, department: occasion.department },
    [
      ...head(chart, 'OMI^Z23^OMI_Z23', reported),
      ...orderGroups(
        chart,
        order,
        o,
        { at, reported: stamp(occasion.day, reported.time) },
        { header: [ipc], child: performed },
      ),
    ],
  )
}

function writeOrder(chart: Chart, dataType: string, order: Occasion, o: Ordered, isCancelled = false): void {
  const name = { date: order.day, dataType, key: o.key, department: order.department }
  addMessage(chart, { ...name, sent: order, ...(isCancelled && { flag: '0' as const }) }, [
    ...head(chart, 'OMG^O19^OMG_O19', order),
    ...orderGroups(chart, order, o, undefined, { header: [], child: [] }),
  ])
}

export interface EndoscopyFindings {
  readonly reason: string
  readonly diagnosis: string
  readonly orderedOn?: Day
}

/** OMG-02 and OMG-12, with staff, times, drugs and scope as in the published sample. */
export function writeEndoscopy(
  chart: Chart,
  occasion: Occasion,
  which: EndoscopyKey,
  findings: EndoscopyFindings,
): void {
  const what = ENDOSCOPIES[which]
  const o = ordered(
    chart,
    coded(what.header[0], what.header[1], what.system),
    coded(what.code[0], what.code[1], what.system),
  )
  const order = { ...occasion, day: findings.orderedOn ?? addDays(occasion.day, -14), time: '10:50' }
  writeOrder(chart, 'OMG-02', order, o)
  const at = stamp(occasion.day, occasion.time)
  const end = later(occasion.time, 26)
  const ipc = segment('IPC', {
    1: accessionOf(occasion),
    2: `P${at.slice(2, 8)}`,
    3: studyUidOf(letterOf(chart), chart.patientId, occasion),
    5: 'ES^^DCM',
  })
  const rows: readonly (readonly [type: string, item: string, value: string])[] = [
    ['XCN', 'DR-02.EM-01^正従業員の実施医師^JSHR', doctor(chart, occasion.department)],
    ['XCN', 'NS-01.EM-01^正従業員の看護師^JSHR', xcn(nurseOf(letterOf(chart)))],
    ['TS', 'TM-P1^開始時間^JSHR', `${at}00`],
    ['TS', 'TM-P2^終了時間^JSHR', `${stamp(occasion.day, end)}00`],
    ['ZRD', 'DE-02^薬品^JSHR', '101682602^キシロカインスプレー^HOT9^1^KAI&回&JSHR'],
    ['CWE', 'DE-06^内視鏡^JSHR', 'S001^汎用ビデオスコープ（例示）^99SCP'],
  ]
  const reasons = [
    segment('OBX', { 1: '1', 2: 'TX', 3: 'MS3-34^臨床病名^JSHR', 5: escapeText(findings.diagnosis), 11: 'F' }),
    segment('OBX', { 1: '2', 2: 'TX', 3: 'MS3-04^内視鏡検査理由^JSHR', 5: escapeText(findings.reason), 11: 'F' }),
  ]
  const performed = [
    segment('ZE1', { 1: '1', 2: 'RS', 3: o.item }),
    ...rows.map(([type, item, value], i) => segment('OBX', { 1: String(i + 1), 2: type, 3: item, 5: value, 11: 'F' })),
    ipc,
  ]
  const reported = { ...occasion, time: later(end, 15) }
  addMessage(
    chart,
    { date: occasion.day, dataType: 'OMG-12', key: o.key, sent: reported, department: occasion.department },
    [
      ...head(chart, 'OMI^Z23^OMI_Z23', reported),
      ...orderGroups(
        chart,
        order,
        o,
        { at, reported: stamp(occasion.day, reported.time) },
        { header: [...reasons, ipc], child: performed },
      ),
    ],
  )
}

/** One measurement of a physiology report, coded with MFER value numbers as devices send them. */
export type Measurement = readonly [code: string, name: string, value: string, unit: string]

/** OMG-03 and OMG-13 of a resting ECG. */
export function writeEcg(
  chart: Chart,
  occasion: Occasion,
  impression: string,
  measurements: readonly Measurement[],
): void {
  const key = chart.nextKey()
  const item = coded('9A110', '標準１２誘導心電図', 'JC10')
  const obr = (at?: string) =>
    segment('OBR', { 1: '1', 2: key, 4: item, 7: at, 16: doctor(chart, occasion.department), 25: at && 'F' })
  const name = { date: occasion.day, key, department: occasion.department }
  addMessage(chart, { ...name, dataType: 'OMG-03', sent: occasion }, [
    ...head(chart, 'OMG^O19^OMG_O19', occasion),
    orc(chart, occasion, { control: 'NW', key }),
    ROUTINE,
    obr(),
  ])
  const done = { ...occasion, time: later(occasion.time, 20) }
  addMessage(chart, { ...name, dataType: 'OMG-13', sent: done }, [
    ...head(chart, 'ORU^R01^ORU_R01', done),
    orc(chart, occasion, { control: 'SC', key, more: { 5: 'CM' } }),
    obr(stamp(occasion.day, occasion.time)),
    segment('OBX', { 1: '1', 2: 'TX', 3: '9A100&IMP^心電図所見^JC10', 5: escapeText(impression), 11: 'F' }),
    ...measurements.map(([code, text, value, unit], i) =>
      segment('OBX', {
        1: String(i + 2),
        2: 'NM',
        3: coded(code, text, '99MFR'),
        5: value,
        6: unit && coded(unit, unit, 'ISO+'),
        11: 'F',
      }),
    ),
  ])
}

/** OMD: a diet order of the ward. */
export function writeDiet(
  chart: Chart,
  occasion: Occasion,
  diet: { readonly code: string; readonly name: string; readonly remark?: string },
): void {
  const key = chart.nextKey()
  addMessage(chart, { date: occasion.day, dataType: 'OMD', key, sent: occasion, department: occasion.department }, [
    ...head(chart, 'OMD^O03^OMD_O03', occasion),
    orc(chart, occasion, { control: 'NW', key, more: { 13: location(chart, occasion) } }),
    segment('TQ1', { 1: '1', 3: 'TID&１日３回&HL70335', 7: `${stamp(occasion.day)}1800`, 9: 'R^ルーチン^HL70485' }),
    segment('ODS', { 1: 'D', 3: coded(diet.code, diet.name, '99DIE'), 4: diet.remark && escapeText(diet.remark) }),
  ])
}
