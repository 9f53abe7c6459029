import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { imageCodecs } from '#testing/image-codecs.ts'
import { describeWithSamples, readSample } from '#testing/public-samples.ts'
import { readPalette } from '../display/palette.ts'
import { decodeFrame } from './decode-frame.ts'
import type { DecodedFrame } from './decoded-frame.ts'
import { framesOfFile } from './file-frames.ts'
import { describePixels } from './pixel-description.ts'

const codecs = imageCodecs()
const CT = 'cornerstone3d/CTImage.dcm_'
const CT_ORIGINAL = `${CT}LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm`

async function decoded(name: string, frame = 1): Promise<DecodedFrame> {
  const bytes = readSample('dicom-samples', name)
  const dataSet = frameDataSet(readPart10(bytes).dataSet, frame)
  const description = describePixels(dataSet)
  const noBulk = () => Promise.reject(new Error('a file has no bulk data'))
  const palette = description.photometric === 'PALETTE COLOR' ? await readPalette(dataSet, noBulk) : undefined
  return decodeFrame({ ...framesOfFile(bytes)(frame), description, palette, overlayBits: [] }, codecs)
}

function samplesOf(frame: DecodedFrame): ArrayLike<number> {
  return frame.kind === 'grey' ? frame.values : frame.rgba
}

/** Of the samples of all frames, as this machine's (little-endian) memory has them. */
async function digest(name: string): Promise<string> {
  const frames = Number(textOf(readPart10(readSample('dicom-samples', name)).dataSet, '00280008') ?? 1)
  const hash = createHash('sha256')
  for (let frame = 1; frame <= frames; frame += 1) {
    const found = await decoded(name, frame)
    const samples = found.kind === 'grey' ? found.values : found.rgba
    hash.update(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength))
  }
  return hash.digest('hex').slice(0, 16)
}

/** In stored values after the rescale of each file, which here is HU. */
async function mostDifference(name: string): Promise<number> {
  const [one, other] = await Promise.all([hounsfield(name), hounsfield(CT_ORIGINAL)])
  expect(one.length).toBe(other.length)
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0)
}

async function hounsfield(name: string): Promise<readonly number[]> {
  const { dataSet } = readPart10(readSample('dicom-samples', name))
  const slope = Number(textOf(dataSet, '00281053') ?? 1)
  const intercept = Number(textOf(dataSet, '00281052') ?? 0)
  return Array.from(samplesOf(await decoded(name)), (value) => value * slope + intercept)
}

describeWithSamples('every row of the transfer-syntax table (imaging.md §5)', 'dicom-samples', () => {
  it.each([
    ['implicit little endian', 'LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2', 0],
    ['deflated', 'DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99', 0],
    ['big endian', 'BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2', 0],
    ['RLE', 'RLELosslessTransferSyntax_1.2.840.10008.1.2.5', 0],
    ['JPEG lossless .57', 'JPEGProcess14TransferSyntax_1.2.840.10008.1.2.4.57', 0],
    ['JPEG lossless .70', 'JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70', 0],
    ['JPEG-LS lossless', 'JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80', 0],
    ['JPEG-LS near-lossless', 'JPEGLSLossyTransferSyntax_1.2.840.10008.1.2.4.81', 2],
    ['JPEG 2000 lossless', 'JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90', 0],
    ['JPEG 2000 lossy', 'JPEG2000TransferSyntax_1.2.840.10008.1.2.4.91', 19],
    // What dcmtk and gdcm decode differs from the original by as much (a stored value here stands for 2.2 HU).
    ['JPEG extended, 12 bit', 'JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51', 36],
    ['JPEG spectral selection, 12 bit', 'JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53', 36],
    ['JPEG full progression, 12 bit', 'JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55', 36],
  ])('H-20: a CT in %s differs from its original by no more than its compression does', async (_, name, most) => {
    expect(await mostDifference(`${CT}${name}.dcm`)).toBeLessThanOrEqual(most)
  })

  // Each digest was compared, sample by sample, with what dcmtk 3.6.7 (dcmdjpeg, dcmdjpls, dcmdrle) and gdcm 3.0
  // (gdcmconv --raw) make of the same file: equal, or differing by the 1 that the 12-bit transforms round differently.
  it.each([
    ['JPEG baseline, grey', `${CT}JPEGProcess1TransferSyntax_1.2.840.10008.1.2.4.50.dcm`, '61a9117dd2cb9f8a'],
    ['JPEG baseline, YBR_FULL_422', 'cornerstone3d/TestPattern_JPEG-Baseline_YBR422.dcm', 'f2d9b018c7568fe7'],
    ['JPEG baseline, YBR_FULL', 'cornerstone3d/TestPattern_JPEG-Baseline_YBRFull.dcm', '6cc8fc99ef445f0b'],
    ['JPEG baseline, 30 colour frames', 'pydicom/examples_ybr_color.dcm', '61f4f6b22077a61e'],
    [
      '12-bit JPEG in fragments, no table',
      'cornerstone3d/CT0012.fragmented_no_bot_jpeg_baseline.51.dcm',
      '450cb9ff50266b00',
    ],
    ['12-bit JPEG, extended', `${CT}JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51.dcm`, 'e5d5a328921e8d00'],
    ['12-bit JPEG, spectral', `${CT}JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm`, 'e5d5a328921e8d00'],
    ['12-bit JPEG, progressive', `${CT}JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm`, 'e5d5a328921e8d00'],
    ['JPEG lossless, RGB', 'cornerstone3d/TestPattern_JPEG-Lossless_RGB.dcm', 'abe3bc1e6a782b84'],
    ['uncompressed RGB', 'cornerstone3d/TestPattern_RGB.dcm', 'abe3bc1e6a782b84'],
    ['RGB by planes', 'pydicom-data/color-pl.dcm', '02879f827d20bc91'],
    ['RGB, two frames', 'pydicom-data/SC_rgb_2frame.dcm', '94c149f103de7799'],
    ['JPEG-LS, RGB', 'cornerstone3d/TestPattern_JPEG-LS-Lossless.dcm', 'abe3bc1e6a782b84'],
    ['JPEG-LS near-lossless, RGB', 'cornerstone3d/TestPattern_JPEG-LS-NearLossless.dcm', '364e97f95199d1dc'],
    ['JPEG-LS, RGB line by line', 'pydicom-data/JLSL_RGB_ILV1.dcm', '91287268baeb8678'],
    ['JPEG-LS, RGB component by component', 'pydicom-data/JLSN_RGB_ILV0.dcm', 'f93929e0c5984187'],
    ['JPEG 2000 of signed values', 'cornerstone3d/CT1_J2KR.dcm', '1add6ede29758c6f'],
    ['JPEG 2000 of signed values, other maker', 'cornerstone3d/CT2_J2KR.dcm', 'ddaf7fb6a05bf7ac'],
    ['JPEG 2000 lossy, MR', 'pydicom-data/MR2_J2KI.dcm', '5964b5a1b27090d6'],
    ['JPEG 2000 lossy, MONOCHROME1', 'pydicom-data/RG3_J2KI.dcm', '25559cb05640e9e9'],
    ['JPEG 2000, YBR_ICT', 'pydicom-data/US1_J2KI.dcm', '63dd099a518a9415'],
    ['JPEG 2000, elements of unknown VR', 'pydicom-data/explicit_VR-UN.dcm', 'a729f6fe1e757629'],
    ['JPEG 2000, segmentation', 'pydicom-data/liver_j2k.dcm', '86ceb97b138085d0'],
    ['single bits, frames within bytes', 'pydicom-data/liver_nonbyte_aligned.dcm', '842dd64c92ce1a92'],
    ['enhanced MR, RLE, ten frames', 'pydicom-data/emri_small_RLE.dcm', '9719c5d0f62ce971'],
    ['enhanced MR, JPEG 2000, ten frames', 'pydicom-data/emri_small_jpeg_2k_lossless.dcm', '9719c5d0f62ce971'],
    ['palette, 8 bit', 'pydicom-data/OT-PAL-8-face.dcm', 'ef9c09e4351c0ed8'],
    ['palette, 16 bit', 'cornerstone3d/TestPattern_Palette_16.dcm', '56b4950efed38714'],
    ['palette, RLE', 'cornerstone3d/no-pixel-spacing.dcm', '277adaf9ea61d663'],
    ['palette, RLE, two frames', 'pydicom-data/OBXXXX1A_rle_2frame.dcm', '2c18496e83d78153'],
  ])('%s decodes as dcmtk and gdcm decode it', async (_, name, expected) => {
    expect(await digest(name)).toBe(expected)
  })

  // No other decoder is at hand for these: held as they are now, after being looked at.
  it.each([
    ['HTJ2K lossless, RGB', 'pydicom-data/HTJ2KLossless_08_RGB.dcm', '4f3cbc4a8b4c5cd9'],
    ['HTJ2K lossy, RGB', 'pydicom-data/HTJ2K_08_RGB.dcm', '83878f8c0ffc482e'],
    ['floating point', 'pydicom-data/parametric_map_float.dcm', 'ef41ff13cf378171'],
  ])('%s keeps its size and digest', async (_, name, expected) => {
    const { dataSet } = readPart10(readSample('dicom-samples', name))
    const frame = await decoded(name)
    expect([String(frame.rows), String(frame.columns)]).toEqual([
      textOf(dataSet, '00280010'),
      textOf(dataSet, '00280011'),
    ])
    expect(await digest(name)).toBe(expected)
  })

  it('H-20: uncompressed YBR_FULL_422 has its colours, where other viewers draw black', async () => {
    const name = 'cornerstone3d/US-YBR_FULL_422-EVRLE.dcm'
    const frame = await decoded(name)
    const native = framesOfFile(readSample('dicom-samples', name))(1).bytes
    const rgba = samplesOf(frame)
    expect(rgba.length).toBe(frame.rows * frame.columns * 4)
    // Y1 Y2 Cb Cr: the brightness of every pixel is its own Y (PS3.3 C.7.6.3.1.2).
    let worst = 0
    for (let pixel = 0; pixel < frame.rows * frame.columns; pixel += 1) {
      const [red = 0, green = 0, blue = 0] = [rgba[pixel * 4], rgba[pixel * 4 + 1], rgba[pixel * 4 + 2]]
      const luminance = 0.299 * red + 0.587 * green + 0.114 * blue
      const isHeld = [red, green, blue].some((each) => each === 0 || each === 255)
      if (!isHeld) worst = Math.max(worst, Math.abs(luminance - (native[(pixel >> 1) * 4 + (pixel & 1)] ?? 0)))
    }
    expect(worst).toBeLessThan(1)
  })

  it('E32: an object without pixels says so, and is no broken image', async () => {
    for (const name of ['cornerstone3d/no-pixel-data.dcm', 'pydicom/test-SR.dcm', 'pydicom/rtstruct.dcm']) {
      await expect(decoded(name)).rejects.toMatchObject({ failure: { reason: 'no-pixels' } })
    }
  })

  it('E33: bytes cut short are refused, whatever their syntax', async () => {
    const names = [
      'RLELosslessTransferSyntax_1.2.840.10008.1.2.5',
      'JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70',
    ]
    names.push(
      'JPEGProcess2_4TransferSyntax_1.2.840.10008.1.2.4.51',
      'LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1',
    )
    for (const name of names) {
      const bytes = readSample('dicom-samples', `${CT}${name}.dcm`)
      const { dataSet } = readPart10(bytes)
      const frame = framesOfFile(bytes)(1)
      const cut = frame.bytes.slice(0, Math.floor(frame.bytes.length / 2))
      const asked = { ...frame, bytes: cut, description: describePixels(dataSet), palette: undefined, overlayBits: [] }
      await expect(decodeFrame(asked, codecs), name).rejects.toMatchObject({ failure: { reason: 'corrupt' } })
    }
  })
})

describeWithSamples('compressed bytes under the name of explicit little endian', 'dicom-samples', () => {
  it.each([
    'RLELosslessTransferSyntax_1.2.840.10008.1.2.5',
    'JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90',
    'JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80',
    'JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70',
  ])('%s is told by its length, and decoded by its signature or refused; never drawn as noise', async (name) => {
    const bytes = readSample('dicom-samples', `${CT}${name}.dcm`)
    const description = describePixels(readPart10(bytes).dataSet)
    const frame = framesOfFile(bytes)(1)
    const mislabelled = {
      ...frame,
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      description,
      palette: undefined,
      overlayBits: [],
    }
    if (name.startsWith('RLE')) {
      await expect(decodeFrame(mislabelled, codecs)).rejects.toMatchObject({ failure: { reason: 'corrupt' } })
      return
    }
    const original = await decoded(CT_ORIGINAL)
    expect(samplesOf(await decodeFrame(mislabelled, codecs))).toEqual(samplesOf(original))
  })
})

describe('the description of pixels', () => {
  const plain = {
    '00280010': { vr: 'US', Value: [512] },
    '00280011': { vr: 'US', Value: [512] },
    '00280100': { vr: 'US', Value: [16] },
    '00280101': { vr: 'US', Value: [12] },
    '00280102': { vr: 'US', Value: [11] },
  }

  it('D8: a frame that asks for more memory than any image has is refused before anything is allocated', () => {
    const huge = { ...plain, '00280010': { vr: 'US', Value: [65_535] }, '00280011': { vr: 'US', Value: [65_535] } }
    expect(() => describePixels(huge)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ reason: 'bad-description' }) }),
    )
  })

  it.each([
    ['Rows is missing', { '00280010': { vr: 'US' } }],
    ['Bits Allocated is 12', { '00280100': { vr: 'US', Value: [12] } }],
    ['Bits Stored exceeds Bits Allocated', { '00280101': { vr: 'US', Value: [17] } }],
    ['High Bit lies beyond the cell', { '00280102': { vr: 'US', Value: [16] } }],
    ['Rows is negative', { '00280010': { vr: 'US', Value: [-1] } }],
    ['Samples per Pixel is 4', { '00280002': { vr: 'US', Value: [4] } }],
  ])('D8: %s: said, not guessed', (_, wrong) => {
    expect(() => describePixels({ ...plain, ...wrong })).toThrow(/bad-description/)
  })
})
