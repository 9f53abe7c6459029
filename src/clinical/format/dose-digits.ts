/** A plain decimal: `.5`, `5.0`, `10000`. */
const PLAIN = /^(\d*)(?:\.(\d+))?$/

/** Nothing but numbers, as a range or with a bound: `1.0–2.0`, `≤5.0`. */
const RANGE = /^([≤≥<>＜＞]?\s*)([\d.]+)(?:(\s*[-–~〜～]\s*)([\d.]+))?$/
/** A decimal within a text, in half- or full-width digits; what goes on with another point, digit or letter is none. */
const DECIMAL = /(?<![\d０-９A-Za-z.．,，])([\d０-９]*)([.．])([\d０-９]+)(?![\d０-９.．])/g

/**
 * The digits of a dose so that nobody reads ten times too much: a leading zero, no trailing zero, thousands separated
 * (NUM-1, ISMP), in a range and behind a bound too. The number stays the same; of any other text only its decimals change
 * (`decimalDigits`). `doseDigits('.50')` is `0.5`, `doseDigits('10000')` is `10,000`.
 */
export function doseDigits(text: string): string {
  const [range, bound = '', low = '', to = '', high = ''] = RANGE.exec(text) ?? []
  const [one, other] = [low, high].map(plainDigits)
  if (range === undefined || one === undefined || (high !== '' && other === undefined)) return decimalDigits(text)
  return `${bound}${one}${to}${other ?? ''}`
}

/**
 * A text such as a rate, its decimals with a leading and without a trailing zero (NUM-1); every other word and digit stays
 * as it was written. `decimalDigits('5.0 mL/h')` is `5 mL/h`.
 */
export function decimalDigits(text: string): string {
  return text.replaceAll(DECIMAL, (_, whole: string, point: string, fraction: string) => {
    const rest = fraction.replace(/[0０]+$/, '')
    const zero = point === '．' ? '０' : '0'
    return `${whole === '' ? zero : whole}${rest === '' ? '' : `${point}${rest}`}`
  })
}

/** undefined where it is no plain decimal. */
function plainDigits(text: string): string | undefined {
  const [match, whole = '', fraction = ''] = PLAIN.exec(text) ?? []
  if (match === undefined || match === '') return undefined
  const grouped = (whole === '' ? '0' : whole).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? grouped : `${grouped}.${rest}`
}
