import { clamp } from './arithmetic.ts'

/** A region of a slice in millimetres of its own axes, both ends included. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface SliceGeometry {
  readonly columns: number
  readonly rows: number
  /** Millimetres a pixel. */
  readonly spacing: number
  /** Place of the centre of the first pixel. */
  readonly left: number
  readonly top: number
}

/** One slice of a body that is painted tissue by tissue; values are those of the modality (HU of a CT). */
export class Slice {
  readonly geometry: SliceGeometry
  readonly values: Float32Array
  /** Over how many millimetres one tissue goes over into the next: the sharpness of the picture. */
  readonly edge: number

  constructor(geometry: SliceGeometry, edge: number, background: number) {
    this.geometry = geometry
    this.edge = edge
    this.values = new Float32Array(geometry.columns * geometry.rows).fill(background)
  }

  /**
   * Mixes a tissue in where `distance` (mm, negative inside) says so.
   * @param value of the tissue, or undefined where the picture stays as it is
   */
  paint(
    box: Box,
    distance: (x: number, y: number) => number,
    value: number | ((x: number, y: number, before: number, depth: number) => number),
    opacity = 1,
  ): void {
    const { columns, rows, spacing, left, top } = this.geometry
    const x0 = Math.max(0, Math.floor((box.left - this.edge - left) / spacing))
    const x1 = Math.min(columns - 1, Math.ceil((box.right + this.edge - left) / spacing))
    const y0 = Math.max(0, Math.floor((box.top - this.edge - top) / spacing))
    const y1 = Math.min(rows - 1, Math.ceil((box.bottom + this.edge - top) / spacing))
    for (let row = y0; row <= y1; row++) {
      const y = top + row * spacing
      for (let column = x0; column <= x1; column++) {
        const x = left + column * spacing
        const depth = distance(x, y)
        const share = clamp(0.5 - depth / this.edge, 0, 1) * opacity
        if (share <= 0) continue
        const at = row * columns + column
        const before = this.values[at] ?? 0
        const tissue = typeof value === 'number' ? value : value(x, y, before, depth)
        this.values[at] = before + (tissue - before) * share
      }
    }
  }

  ellipse(x: number, y: number, rx: number, ry: number, value: Parameters<Slice['paint']>[2], opacity = 1): void {
    this.paint(
      { left: x - rx, right: x + rx, top: y - ry, bottom: y + ry },
      (px, py) => ellipseDistance(px - x, py - y, rx, ry),
      value,
      opacity,
    )
  }

  /** A rounded stroke from one point to another, its radius changing from one end to the other. */
  stroke(
    [x0, y0, r0]: readonly [x: number, y: number, radius: number],
    [x1, y1, r1]: readonly [x: number, y: number, radius: number],
    value: Parameters<Slice['paint']>[2],
    opacity = 1,
  ): void {
    const r = Math.max(r0, r1)
    const box = {
      left: Math.min(x0, x1) - r,
      right: Math.max(x0, x1) + r,
      top: Math.min(y0, y1) - r,
      bottom: Math.max(y0, y1) + r,
    }
    const [dx, dy] = [x1 - x0, y1 - y0]
    const square = dx * dx + dy * dy
    this.paint(
      box,
      (x, y) => {
        const share = square === 0 ? 0 : clamp(((x - x0) * dx + (y - y0) * dy) / square, 0, 1)
        const [ex, ey] = [x - x0 - dx * share, y - y0 - dy * share]
        return Math.sqrt(ex * ex + ey * ey) - (r0 + (r1 - r0) * share)
      },
      value,
      opacity,
    )
  }
}

/** Distance to an ellipse about the origin along the ray from its centre; negative inside. */
export function ellipseDistance(x: number, y: number, rx: number, ry: number): number {
  const [u, v] = [x / rx, y / ry]
  const k = Math.sqrt(u * u + v * v)
  if (k === 0) return -Math.min(rx, ry)
  const length = Math.sqrt(x * x + y * y)
  return length - length / k
}

/** The same for a shape between an ellipse and its box, as bodies are. */
export function roundedDistance(x: number, y: number, rx: number, ry: number): number {
  const [u, v] = [(x / rx) * (x / rx), (y / ry) * (y / ry)]
  const k = 0.6 * Math.sqrt(u + v) + 0.4 * Math.sqrt(Math.sqrt(u * u + v * v))
  if (k === 0) return -Math.min(rx, ry)
  const length = Math.sqrt(x * x + y * y)
  return length - length / k
}
