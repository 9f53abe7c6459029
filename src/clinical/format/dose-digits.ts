/** A plain decimal: `.5`, `5.0`, `10000`. */
const PLAIN = /^(\d*)(?:\.(\d+))?$/

/**
 * The digits of a dose so that nobody reads ten times too much: a leading zero, no trailing zero, thousands separated
 * (NUM-1, ISMP). The number stays the same; whatever is no plain decimal (`1～2`, `適量`, full-width digits) stays as it
 * was written. `doseDigits('.50')` is `0.5`, `doseDigits('10000')` is `10,000`.
 */
export function doseDigits(text: string): string {
  const [match, whole = '', fraction = ''] = PLAIN.exec(text) ?? []
  if (match === undefined || match === '') return text
  const grouped = (whole === '' ? '0' : whole).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  const rest = fraction.replace(/0+$/, '')
  return rest === '' ? grouped : `${grouped}.${rest}`
}
