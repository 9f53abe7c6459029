/** The parts of an instruction in the words of the sender; '' or [] where the sender said nothing. */
export interface DosageWords {
  /** 1回量: RXE-3, RXE-4 (the largest of uneven doses) and the text of RXE-5. */
  readonly dose: string
  readonly largestDose: string
  readonly doseUnit: string
  /** 1日量: RXE-19. */
  readonly daily: string
  /** 不均等投与 (V-codes of RXE-7 or TQ1-3), in the order given. */
  readonly unevenDoses: readonly UnevenDose[]
  /** 用法 and 補足用法 of TQ1-3. */
  readonly usage: readonly string[]
  /** RXR-2 with RXR-6. */
  readonly site: string
  /** TQ1-11: １日２回まで. */
  readonly condition: string
  /** TQ1-6: amount and text of its unit; and TQ1-14, 頓服回数. */
  readonly duration: { readonly amount: string; readonly unit: string } | undefined
  readonly occasions: string
  /** RXE-7 without the uneven doses, as given. */
  readonly instructions: readonly string[]
  /** RXE-10 with RXE-11: said where no dose is. */
  readonly total: string
}

export interface UnevenDose {
  /** n of `V<n>…`: the n-th time of a day; undefined where the code does not tell. */
  readonly occurrence: number | undefined
  readonly text: string
}

/**
 * The whole instruction as it is read at a counter: 「1回2錠（1日6錠） 内服・経口・１日３回朝昼夕食後 7日分」. Every word of meaning
 * is the sender's, verbatim; only 1回, 1日, 分, 回分, 計 and 回目 are ours, and name the field they came from. Nothing is
 * derived from the digits of a usage code (fhir-jp.md §2.3).
 */
export function dosageText(words: DosageWords): string {
  return [
    doseText(words),
    words.unevenDoses.map(unevenDoseText).join('、'),
    ...words.usage,
    words.site,
    words.condition,
    words.duration === undefined ? '' : durationText(words.duration),
    words.occasions === '' ? '' : `${words.occasions}回分`,
    ...words.instructions,
    words.dose === '' && words.total !== '' ? `計${words.total}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function doseText({ dose, largestDose, doseUnit, daily }: DosageWords): string {
  const amount = largestDose === '' || largestDose === dose ? dose : `${dose}～${largestDose}`
  const once = amount === '' ? '' : `1回${amount}${doseUnit}`
  const day = daily === '' ? '' : `1日${daily}`
  if (once === '') return day
  return day === '' ? once : `${once}（${day}）`
}

/** Some senders write only the amount, some repeat 「１回目」 on every line: the n of the code is then put before it. */
function unevenDoseText({ occurrence, text }: UnevenDose): string {
  if (occurrence === undefined || text.normalize('NFKC').includes(`${occurrence}回目`)) return text
  return `${occurrence}回目 ${text}`
}

const DAY_UNITS = new Set(['', 'd', 'D', '日'])

function durationText({ amount, unit }: { amount: string; unit: string }): string {
  if (DAY_UNITS.has(unit)) return `${amount}日分`
  return /^[週月年]$/.test(unit) ? `${amount}${unit === '月' ? 'か月' : `${unit}間`}分` : `${amount}${unit}分`
}
