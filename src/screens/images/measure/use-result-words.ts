import '#i18n/image-measure.ts'
import { useTranslation } from 'react-i18next'
import type { MeasuredValue, MeasurementResult } from '#imaging/measure/measurement-result.ts'
import type { RecordedGroup, RecordedNumber } from '#imaging/measure/recorded-report.ts'
import type { SpacingBasis } from '#imaging/measure/scale.ts'

/** Lengths and ratios alone say what they are by their unit; everything else needs its name. */
const NAMELESS = new Set<MeasuredValue['quantity']>(['length', 'angle', 'cobb-angle', 'value'])

interface ResultWords {
  /** One line each, the basis of the spacing at the first length (IMG-3). */
  lines(result: MeasurementResult): readonly string[]
  recorded(group: Pick<RecordedGroup, 'numbers' | 'basis'>): readonly string[]
  basis(basis: SpacingBasis): string
}

/** Numbers of measurements in words, the same on the image, in the list and on paper. */
export function useResultWords(): ResultWords {
  const { t } = useTranslation('imageMeasure')
  const amount = (text: string, unit: string) =>
    unit === '°' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`.trim()
  const basis = (each: SpacingBasis) => t(($) => $.basis[each])
  const named = (name: string | undefined, value: string) => (name === undefined ? value : `${name} ${value}`)
  const withBasis = (
    values: readonly { readonly line: string; readonly isLength: boolean }[],
    of: SpacingBasis | undefined,
  ) => {
    const first = values.findIndex(({ isLength }) => isLength)
    return values.map(({ line }, at) => (at === first && of !== undefined ? `${line}　${basis(of)}` : line))
  }
  return {
    basis,
    lines: ({ values, basis: of, noPixelValues }) => [
      ...withBasis(
        values.map(({ quantity, text, unit }) => ({
          line: named(NAMELESS.has(quantity) ? undefined : t(($) => $.quantity[quantity]), amount(text, unit.text)),
          isLength: isLengthUnit(unit.text),
        })),
        of,
      ),
      ...(noPixelValues === undefined ? [] : [t(($) => $.noPixelValues[noPixelValues])]),
    ],
    recorded: ({ numbers, basis: of }) =>
      withBasis(
        numbers.map((number) => ({
          line: named(nameOf(number), amount(number.text ?? t(($) => $.reports.noValue), number.unit)),
          isLength: isLengthUnit(number.unit),
        })),
        of,
      ),
  }

  function nameOf({ quantity, name }: RecordedNumber): string | undefined {
    if (quantity === undefined) return name
    return NAMELESS.has(quantity) ? undefined : t(($) => $.quantity[quantity])
  }
}

function isLengthUnit(unit: string): boolean {
  return ['mm', 'mm²', 'px', 'px²'].includes(unit)
}
