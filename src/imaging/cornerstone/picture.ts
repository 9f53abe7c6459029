import { Enums, type Types, utilities } from '@cornerstonejs/core'
import type { GreyFrame, StoredValues } from '../decode/decoded-frame.ts'
import { type GreyScale, greyLevels, type VoiSetting } from '../display/grey-scale.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'

/** What of a setting the library applies itself: limits of a linear window in stored values, and inversion. */
export interface LibraryWindow {
  readonly lower: number
  readonly upper: number
  readonly isInverted: boolean
}

/** Values that span more than this are mapped here: the library draws through a table of all of them. */
const MOST_LEVELS = 1 << 16

/**
 * The window in stored values, where the library draws it right: a linear window over whole numbers with a linear modality
 * LUT. undefined = the frame must be handed over as grey levels (H-20): the library is given no SIGMOID, no VOI LUT
 * Sequence and no modality LUT Sequence.
 */
export function libraryWindow(
  loaded: LoadedFrame,
  setting: VoiSetting,
  isInverted: boolean,
): LibraryWindow | undefined {
  const { decoded, greyScale } = loaded
  if (decoded.kind !== 'grey' || greyScale === undefined) return { lower: 0, upper: 255, isInverted }
  const { modality, isInverse } = greyScale
  if (modality.kind === 'table' || setting.kind === 'table' || setting.shape === 'SIGMOID') return undefined
  if (!isDrawable(decoded.values) || decoded.most - decoded.least >= MOST_LEVELS) return undefined
  const { center, width, shape } = setting
  if (shape === 'LINEAR' && width <= 1) return undefined
  // PS3.3 C.11.2.1.2: the values at which the output becomes 0 and 255.
  const [black, white] =
    shape === 'LINEAR' ? [center - width / 2, center + width / 2 - 1] : [center - width / 2, center + width / 2]
  const ends = [black, white].map((value) => (value - modality.intercept) / modality.slope)
  const [lower = 0, upper = 0] = [...ends].sort((one, other) => one - other)
  return { lower, upper, isInverted: (isInverse !== isInverted) !== modality.slope < 0 }
}

/** A frame as the library takes it, with its stored values. */
export function storedPicture(imageId: string, loaded: LoadedFrame): Types.IImage {
  const { decoded } = loaded
  if (decoded.kind === 'colour') return colourPicture(imageId, loaded, decoded.rgba)
  const { values } = decoded
  if (!isDrawable(values)) throw new Error('these values need grey levels')
  return picture(imageId, loaded, values, 1, decoded.least, decoded.most)
}

/** A grey frame after our own modality LUT and VOI: 0 to 255, to be drawn as it is. */
export function levelPicture(
  imageId: string,
  loaded: LoadedFrame,
  grey: GreyFrame,
  greyScale: GreyScale,
  setting: VoiSetting,
): Types.IImage {
  return picture(imageId, loaded, greyLevels(grey, greyScale, setting), 1, 0, 255)
}

type DrawableValues = Uint8Array | Int8Array | Uint16Array | Int16Array

function isDrawable(values: StoredValues): values is DrawableValues {
  return values.BYTES_PER_ELEMENT <= 2
}

function colourPicture(imageId: string, loaded: LoadedFrame, rgba: Uint8ClampedArray): Types.IImage {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return picture(imageId, loaded, rgb, 3, 0, 255)
}

function picture(
  imageId: string,
  loaded: LoadedFrame,
  values: DrawableValues,
  components: 1 | 3,
  least: number,
  most: number,
): Types.IImage {
  const { rows, columns } = loaded.decoded
  const voxelManager = utilities.VoxelManager.createImageVoxelManager({
    width: columns,
    height: rows,
    scalarData: values,
    numberOfComponents: components,
  })
  return {
    imageId,
    rows,
    columns,
    height: rows,
    width: columns,
    color: components === 3,
    rgba: false,
    numberOfComponents: components,
    minPixelValue: least,
    maxPixelValue: most,
    // Windows are given in stored values, so that fractions of a slope never meet the library's tables.
    slope: 1,
    intercept: 0,
    windowCenter: 128,
    windowWidth: 256,
    voiLUTFunction: Enums.VOILUTFunctionType.LINEAR,
    invert: false,
    columnPixelSpacing: 1,
    rowPixelSpacing: loaded.aspect,
    sizeInBytes: values.byteLength,
    dataType: dataTypeOf(values),
    voxelManager,
    getPixelData: () => values,
    getCanvas: () => {
      throw new Error('asked only where the library draws on the processor')
    },
  }
}

function dataTypeOf(values: DrawableValues): Types.PixelDataTypedArrayString {
  if (values instanceof Int16Array) return 'Int16Array'
  if (values instanceof Uint16Array) return 'Uint16Array'
  return values instanceof Int8Array ? 'Int8Array' : 'Uint8Array'
}
