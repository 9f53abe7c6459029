/**
 * Units that are spelt differently and are the same: `μ`, `µ` and `u` before a unit, full-width letters, `10^3`, `10*3`,
 * `10E3` and `×10³`. For matching only (NUM-7): never for display, and never for units that need a factor (NUM-2).
 */
export function unitKey(unit: string): string {
  const known = keyOfUnit.get(unit)
  if (known !== undefined) return known
  const key = normalized(unit)
  if (keyOfUnit.size < MOST_UNITS) keyOfUnit.set(unit, key)
  return key
}

/** Ten thousand results have a few dozen units. */
const keyOfUnit = new Map<string, string>()
const MOST_UNITS = 2_000

function normalized(unit: string): string {
  return unit
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^[×xX](?=10)/, '')
    .replace(/^10(?:\*\*|[*^E])?(\d{1,2})(?=\/|$)/, '10^$1')
    .replaceAll('μ', 'u')
    .replaceAll('µ', 'u')
    .replaceAll('ℓ', 'L')
    .replaceAll(/(?<=^|[/munpfd])l(?=$|\/)/g, 'L')
}

const POWERS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/**
 * A unit as it is printed: the sender's own letters (NUM-7), the power that `10*3/uL` and `10^3/uL` spell out set as one,
 * `10³/uL`.
 */
export function unitText(unit: string | undefined): string {
  return (unit ?? '').replace(
    /^([×x]?\s?10)[*^](\d)(?=\/|$)/,
    (_, base: string, power: string) => `${base}${POWERS.charAt(Number(power))}`,
  )
}
