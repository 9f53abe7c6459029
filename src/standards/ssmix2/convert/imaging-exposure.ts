import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { componentsOf, subcomponentsOf } from './coding.ts'
import { unitOf } from './recorded-quantity.ts'
import type { MessageScope } from './scope.ts'

const QUANTITIES = [
  ['管電圧', 2],
  ['管電流', 3],
  ['距離', 4],
  ['時間', 5],
] as const

/** ZE2, the exposure, in one line: 「管電圧 120 kV 管電流 200 mA 距離 200 cm 時間 20 ms 1回」 (ss-mix2.md §10). */
export function exposureText(scope: MessageScope, ze2: Hl7Segment): string {
  const quantities = QUANTITIES.map(([name, field]) => {
    const amount = ze2.text(field).trim()
    const unit = unitOf(scope.facility, subcomponentsOf(componentsOf(ze2, field), 2)).text
    return amount === '' ? '' : [name, amount, unit].filter((part) => part !== '').join(' ')
  })
  const count = ze2.text(6).trim()
  return [...quantities, count === '' ? '' : `${count}回`, ze2.text(7).trim()].filter((part) => part !== '').join(' ')
}
