import { type DicomJson, numbersOf, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { isLossyTransferSyntax } from '#standards/dicom/transfer-syntaxes.ts'
import type { ImageInstance } from './image-study.ts'

/** That an image has been compressed with loss at some time in its life (IMG-1; PS3.3 C.7.6.1.1.5). */
export interface LossyCompression {
  /** Of all steps together, as `12.5:1`; undefined where the file gives none. */
  readonly ratio: string | undefined
  /** ISO_10918_1 … in the order of the steps. */
  readonly methods: readonly string[]
}

/** undefined = nothing says that it was compressed with loss. `00` is a statement; a missing attribute is silence. */
export function lossyOf({ dataSet, transferSyntaxUid }: ImageInstance): LossyCompression | undefined {
  const isLossy = textOf(dataSet, TAG.LossyImageCompression) === '01' || isLossyTransferSyntax(transferSyntaxUid)
  return isLossy ? { ratio: ratioText(dataSet), methods: textsOf(dataSet, TAG.LossyImageCompressionMethod) } : undefined
}

function ratioText(dataSet: DicomJson): string | undefined {
  const steps = numbersOf(dataSet, TAG.LossyImageCompressionRatio).filter((each) => each > 0)
  if (steps.length === 0) return undefined
  const all = steps.reduce((product, each) => product * each, 1)
  return `${all < 100 ? Math.round(all * 10) / 10 : Math.round(all)}:1`
}
