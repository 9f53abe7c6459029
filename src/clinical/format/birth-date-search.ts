import type { ClinicalTime } from '../clinical-time.ts'
import { parseJstDate } from '../jst-date.ts'
import { firstYearOfEra } from './era.ts'

const ERA = '(明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHR])'
const SPELLED = new RegExp(
  `^(?:${ERA}(元|\\d{1,2})|(\\d{4}))(?:[年./-](?:(\\d{1,2})(?:[月./-](?:(\\d{1,2})日?)?)?)?)?$`,
)
const PACKED = new RegExp(`^(?:${ERA}(\\d{2})|(\\d{4}))(\\d{2})(\\d{2})$`)

/**
 * A birth date typed freely in either calendar (LIST-3): `S23.4.12`, `昭和23年4月12日`, `S230412`, `19480412`,
 * `1948/4/12`, `1948年4月`, `昭和23年`. Whole years need `年` or an era: four digits alone are more likely an id.
 *
 * A year of an era that ended earlier in the same year (昭和64年2月) is taken for the same year of the Gregorian calendar:
 * people write it, and a search may be lenient. Undefined when the text is not a date.
 */
export function parseBirthDateSearch(text: string): ClinicalTime | undefined {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s　]/g, '')
    .replace(/[‐‑–—−]/g, '-')
  if (/^\d{4}$/.test(folded)) return undefined
  const match = SPELLED.exec(folded) ?? PACKED.exec(folded)
  if (match === null) return undefined
  const [, era, eraYear, gregorian, month, day] = match
  const year = gregorian === undefined ? yearOfEra(era, eraYear) : Number(gregorian)
  if (year === undefined) return undefined
  const text4 = String(year).padStart(4, '0')
  if (month === undefined) return { text: text4, precision: 'year' }
  const text7 = `${text4}-${month.padStart(2, '0')}`
  if (Number(month) < 1 || Number(month) > 12) return undefined
  if (day === undefined) return { text: text7, precision: 'month' }
  const date = parseJstDate(`${text7}-${day.padStart(2, '0')}`)
  return date === undefined ? undefined : { text: date, precision: 'day' }
}

function yearOfEra(era: string | undefined, year: string | undefined): number | undefined {
  const first = era === undefined ? undefined : firstYearOfEra(era)
  const count = year === '元' ? 1 : Number(year)
  return first === undefined || count < 1 ? undefined : first + count - 1
}
