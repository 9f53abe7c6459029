import type { ColourFrame } from '../decode/decoded-frame.ts'
import type { PixelDescription } from '../decode/pixel-description.ts'
import { FrameError } from '../frame-failure.ts'

/** The server's own picture of a frame (PS3.18 10.4.1.1.3), decoded by the browser. Throws FrameError. */
export async function decodePicture(bytes: Uint8Array, { rows, columns }: PixelDescription): Promise<ColourFrame> {
  const picture = await createImageBitmap(new Blob([bytes.slice()])).catch(() => undefined)
  if (picture === undefined) throw new FrameError('corrupt', 'the rendered picture is none')
  try {
    // Drawn at the size of the image, so that places on it mean the same.
    const canvas = new OffscreenCanvas(columns, rows)
    const context = canvas.getContext('2d')
    if (context === null) throw new FrameError('out-of-memory', 'no canvas')
    context.drawImage(picture, 0, 0, columns, rows)
    return { kind: 'colour', rows, columns, rgba: context.getImageData(0, 0, columns, rows).data }
  } finally {
    picture.close()
  }
}
