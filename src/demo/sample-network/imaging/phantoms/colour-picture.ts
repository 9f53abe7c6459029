import { clamp } from './arithmetic.ts'

export type Rgb = readonly [red: number, green: number, blue: number]

/** An RGB picture of eight bits that is drawn pixel by pixel. */
export class ColourPicture {
  readonly columns: number
  readonly rows: number
  readonly bytes: Uint8Array

  constructor(columns: number, rows: number, colour: (x: number, y: number) => Rgb) {
    this.columns = columns
    this.rows = rows
    this.bytes = new Uint8Array(columns * rows * 3)
    for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) this.set(x, y, colour(x, y))
  }

  set(x: number, y: number, colour: Rgb): void {
    if (x < 0 || y < 0 || x >= this.columns || y >= this.rows) return
    const at = (Math.round(y) * this.columns + Math.round(x)) * 3
    for (let c = 0; c < 3; c++) this.bytes[at + c] = Math.round(clamp(colour[c] ?? 0, 0, 255))
  }

  /** A straight line, one or more pixels thick. */
  line(x0: number, y0: number, x1: number, y1: number, colour: Rgb, width = 1): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))))
    for (let step = 0; step <= steps; step++) {
      const [x, y] = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps]
      for (let u = 0; u < width; u++) for (let v = 0; v < width; v++) this.set(x + u, y + v, colour)
    }
  }
}
