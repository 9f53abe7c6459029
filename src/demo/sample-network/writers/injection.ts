import { addMessage, type Chart } from '../chart.ts'
import { type Day, later, stamp } from '../day.ts'
import { coded, segment } from '../segment.ts'
import { nurseOf } from '../staff.ts'
import { unitText } from '../tables/drugs.ts'
import { INJECTIONS, type InjectionDrug, type InjectionKey } from '../tables/injections.ts'
import { head, letterOf, location, type Occasion, orc, xcn } from './header-segments.ts'
import { drugCode } from './prescription.ts'

/** What is given together, and how. */
export interface Mixture {
  readonly kind?: '00^一般' | '05^TPN' | '06^予防接種' | '07^抗がん剤'
  /** Ingredient and amount in its unit; the first is the base. */
  readonly parts: readonly (readonly [drug: InjectionKey, amount: string])[]
  readonly route: 'drip' | 'shot' | 'subcutaneous' | 'intramuscular'
  /** How long a drip runs. */
  readonly minutes?: number
  readonly rateMlPerHour?: string
  /** A drip without an end on the order (持続). */
  readonly isContinuous?: boolean
  readonly remark?: string
  readonly lot?: string
}

export interface InjectionOrder {
  readonly mixture: Mixture
  /** When it is due: one ORC group a time. */
  readonly times: readonly { readonly day: Day; readonly time: string }[]
  /** Times that were not given after all, by index, with the reason. */
  readonly refused?: Readonly<Record<number, string>>
  readonly flag?: '0' | '1' | '2'
}

/** OMP-02 and, for what was given, OMP-12, one of each. */
export function writeInjection(chart: Chart, occasion: Occasion, order: InjectionOrder, isGiven = true): void {
  const key = chart.nextKey()
  const { mixture, times } = order
  const segments = head(chart, 'RDE^O11^RDE_O11', occasion)
  times.forEach((time, index) => {
    segments.push(...orderGroup(chart, occasion, mixture, time, group(key, index)))
  })
  const name = { dataType: 'OMP-02', key, department: occasion.department, ...(order.flag && { flag: order.flag }) }
  addMessage(chart, { ...name, date: occasion.day, sent: occasion }, segments)
  const first = times[0]
  const last = times.at(-1)
  if (!isGiven || first === undefined || last === undefined) return
  const given = { ...occasion, day: last.day, time: later(last.time, (mixture.minutes ?? 5) + 6) }
  const done = head(chart, 'RAS^O17^RAS_O17', given)
  times.forEach((time, index) => {
    done.push(...givenGroup(chart, occasion, mixture, time, { key, index, refused: order.refused?.[index] }))
  })
  addMessage(chart, { dataType: 'OMP-12', key, department: occasion.department, date: first.day, sent: given }, done)
}

function group(key: string, index: number): string {
  return `${key}_01_${String(index + 1).padStart(3, '0')}`
}

function orderGroup(
  chart: Chart,
  occasion: Occasion,
  mixture: Mixture,
  at: { day: Day; time: string },
  rp: string,
): string[] {
  const volume = mixture.parts.reduce((sum, [drug, amount]) => sum + INJECTIONS[drug].volumeMl * Number(amount), 0)
  const isDrip = mixture.route === 'drip'
  const [kindCode = '', kindText = ''] = (mixture.kind ?? '00^一般').split('^')
  return [
    orc(chart, occasion, { control: 'NW', key: rp.split('_')[0] ?? '', group: rp }),
    segment('RXE', {
      2: coded(kindCode, kindText, 'JHSI0002'),
      3: volume === 0 ? '1' : String(volume),
      5: volume === 0 ? 'DOSE^回分^MR9P' : 'ML^ｍＬ^MR9P',
      6: 'INJ^注射剤^MR9P',
      7: mixture.remark && `^${mixture.remark}^JHSIC006`,
      21:
        occasion.setting === 'I'
          ? 'IHP^入院処方^MR9P~FTP^定時処方^JHSI0001'
          : 'OHP^外来処方^MR9P~FTP^定時処方^JHSI0001',
      ...(mixture.rateMlPerHour && {
        22: 'H1',
        23: mixture.rateMlPerHour,
        24: coded('ml/hr', 'ミリリッター／時間', 'ISO+'),
      }),
      27: isDrip ? '02^点滴^JHSI0009' : '01^ワンショット^JHSI0009',
    }),
    segment('TQ1', {
      1: '1',
      7: stamp(at.day, at.time),
      8: mixture.isContinuous || mixture.minutes === undefined ? '' : stamp(at.day, later(at.time, mixture.minutes)),
      11: mixture.isContinuous ? '持続投与' : '',
    }),
    rxr(mixture),
    ...mixture.parts.map(([drug, amount], i) => rxc(chart, drug, amount, i === 0)),
  ]
}

const ROUTES = {
  drip: ['IV^静脈内^HL70162', '102^点滴静注(末梢)^99ROU'],
  shot: ['IV^静脈内^HL70162', '101^静注^99ROU'],
  subcutaneous: ['SC^皮下^HL70162', '201^皮下注^99ROU'],
  intramuscular: ['IM^筋肉内^HL70162', '202^筋注^99ROU'],
} as const

function rxr(mixture: Mixture): string {
  const [route, method] = ROUTES[mixture.route]
  return segment('RXR', { 1: route, 3: mixture.rateMlPerHour && 'IVP^点滴ポンプ^HL70164', 4: method })
}

function rxc(chart: Chart, key: InjectionKey, amount: string, isBase: boolean): string {
  const drug: InjectionDrug = INJECTIONS[key]
  return segment('RXC', {
    1: isBase ? 'B' : 'A',
    2: code(chart, key),
    3: amount,
    4: coded(drug.unit, unitText(drug.unit), 'MR9P'),
    7: drug.caution && `^${drug.caution}^JHSI0004`,
  })
}

function code(chart: Chart, key: InjectionKey): string {
  const drug: InjectionDrug = INJECTIONS[key]
  return drugCode(chart, { ...drug, form: 'INJ' }, key)
}

interface Given {
  readonly key: string
  readonly index: number
  readonly refused: string | undefined
}

function givenGroup(
  chart: Chart,
  occasion: Occasion,
  mixture: Mixture,
  at: { day: Day; time: string },
  given: Given,
): string[] {
  const nurse = xcn(nurseOf(letterOf(chart)))
  const begun = later(at.time, chart.random.int(0, 9))
  const ended = later(begun, mixture.minutes ?? 3)
  const completion = given.refused === undefined ? 'CP' : 'NA'
  return [
    orc(chart, occasion, { control: 'NW', key: given.key, group: group(given.key, given.index) }),
    ...mixture.parts.map(([key, amount]) => {
      const drug = INJECTIONS[key]
      return segment('RXA', {
        1: '0',
        2: '1',
        3: `${stamp(at.day, begun)}00`,
        4: `${stamp(at.day, ended)}00`,
        5: code(chart, key),
        6: given.refused === undefined ? amount : '0',
        7: coded(drug.unit, unitText(drug.unit), 'MR9P'),
        10: nurse,
        11: location(chart, occasion),
        12: mixture.rateMlPerHour && `${mixture.rateMlPerHour}ml/hr`,
        15: mixture.lot,
        16: mixture.lot && `${Number(at.day.slice(0, 4)) + 1}0630`,
        18: given.refused && `^${given.refused}^99REA`,
        20: completion,
        22: `${stamp(at.day, later(ended, 2))}00`,
      })
    }),
    rxr(mixture),
  ]
}
