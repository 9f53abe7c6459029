/** How pixels are kept in a transfer syntax (PS3.5 chapter 10, PS3.6 annex A). */
type PixelEncoding =
  | 'native'
  | 'rle'
  | 'jpeg'
  | 'jpeg-lossless'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'jpeg-xl'
  | 'video'

export interface TransferSyntax {
  readonly uid: string
  readonly name: string
  readonly encoding: PixelEncoding
  /** By its nature; one that allows both (JPEG 2000, HTJ2K) is not. */
  readonly isLossy: boolean
}

const ROOT = '1.2.840.10008.1.2'

const KNOWN: readonly TransferSyntax[] = [
  syntax('', 'Implicit VR Little Endian', 'native'),
  syntax('.1', 'Explicit VR Little Endian', 'native'),
  syntax('.1.99', 'Deflated Explicit VR Little Endian', 'native'),
  syntax('.2', 'Explicit VR Big Endian', 'native'),
  syntax('.5', 'RLE Lossless', 'rle'),
  syntax('.4.50', 'JPEG Baseline', 'jpeg', true),
  syntax('.4.51', 'JPEG Extended', 'jpeg', true),
  syntax('.4.53', 'JPEG Spectral Selection', 'jpeg', true),
  syntax('.4.55', 'JPEG Full Progression', 'jpeg', true),
  syntax('.4.57', 'JPEG Lossless', 'jpeg-lossless'),
  syntax('.4.70', 'JPEG Lossless SV1', 'jpeg-lossless'),
  syntax('.4.80', 'JPEG-LS Lossless', 'jpeg-ls'),
  syntax('.4.81', 'JPEG-LS Near-lossless', 'jpeg-ls', true),
  syntax('.4.90', 'JPEG 2000 Lossless', 'jpeg-2000'),
  syntax('.4.91', 'JPEG 2000', 'jpeg-2000'),
  syntax('.4.92', 'JPEG 2000 Part 2 Lossless', 'jpeg-2000'),
  syntax('.4.93', 'JPEG 2000 Part 2', 'jpeg-2000'),
  syntax('.4.100', 'MPEG2 Main Profile / Main Level', 'video', true),
  syntax('.4.101', 'MPEG2 Main Profile / High Level', 'video', true),
  syntax('.4.102', 'MPEG-4 AVC/H.264 High Profile', 'video', true),
  syntax('.4.103', 'MPEG-4 AVC/H.264 BD-compatible', 'video', true),
  syntax('.4.104', 'MPEG-4 AVC/H.264 for 2D video', 'video', true),
  syntax('.4.105', 'MPEG-4 AVC/H.264 for 3D video', 'video', true),
  syntax('.4.106', 'MPEG-4 AVC/H.264 Stereo', 'video', true),
  syntax('.4.107', 'HEVC/H.265 Main Profile', 'video', true),
  syntax('.4.108', 'HEVC/H.265 Main 10 Profile', 'video', true),
  syntax('.4.110', 'JPEG XL Lossless', 'jpeg-xl'),
  syntax('.4.111', 'JPEG XL JPEG Recompression', 'jpeg-xl', true),
  syntax('.4.112', 'JPEG XL', 'jpeg-xl'),
  syntax('.4.201', 'HTJ2K Lossless', 'htj2k'),
  syntax('.4.202', 'HTJ2K Lossless RPCL', 'htj2k'),
  syntax('.4.203', 'HTJ2K', 'htj2k'),
]

function syntax(end: string, name: string, encoding: PixelEncoding, isLossy = false): TransferSyntax {
  return { uid: ROOT + end, name, encoding, isLossy }
}

/** A transfer syntax that the standard names; undefined for private and unknown ones. */
export function transferSyntax(uid: string | undefined): TransferSyntax | undefined {
  return KNOWN.find((each) => each.uid === uid)
}

export function isLossyTransferSyntax(uid: string | undefined): boolean {
  return transferSyntax(uid)?.isLossy ?? false
}
