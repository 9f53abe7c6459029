import type { MeasuredValue } from '#clinical/fact-base.ts'
import { unitKey } from '../unit-key.ts'

/** How a value differs from the one before it in the same row (LAB-8). */
export type ChangeFromPrevious =
  | {
      readonly direction: 'up' | 'down' /** Exact, with the digits of both values: `+0.04`, `−1.2`. */
      readonly difference: string
    }
  | { readonly direction: 'same' }
  /** No honest comparison: a text, a value beyond what was measured, or another unit. */
  | { readonly direction: 'unknown' }

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

/**
 * The one comparison of two values of a row: every arrow and every difference on any screen comes from here. It computes
 * on the recorded decimals, never on binary numbers: 1.62 after 1.58 is `+0.04`.
 */
export function changeFromPrevious(
  current: MeasuredValue | undefined,
  previous: MeasuredValue | undefined,
): ChangeFromPrevious {
  if (current === undefined || previous === undefined) return { direction: 'unknown' }
  if (current.comparator !== undefined || previous.comparator !== undefined) return { direction: 'unknown' }
  if (unitKey(current.unit ?? '') !== unitKey(previous.unit ?? '')) return { direction: 'unknown' }
  const [one, other] = [decimalOf(current), decimalOf(previous)]
  if (one === undefined || other === undefined) return { direction: 'unknown' }
  const decimals = Math.max(one.decimals, other.decimals)
  const difference = scaled(one, decimals) - scaled(other, decimals)
  if (difference === 0n) return { direction: 'same' }
  const digits = (difference < 0n ? -difference : difference).toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return difference > 0n ? { direction: 'up', difference: `+${text}` } : { direction: 'down', difference: `−${text}` }
}

interface Decimal {
  readonly digits: bigint
  readonly decimals: number
}

/** A value that is plotted but not written as plain decimals (`1.2E3`) is not compared. */
function decimalOf({ text, magnitude }: MeasuredValue): Decimal | undefined {
  const match = magnitude === undefined ? null : DECIMAL.exec(text.normalize('NFKC').replaceAll(',', '').trim())
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, decimals: fraction.length }
}

function scaled({ digits, decimals }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - decimals)
}
