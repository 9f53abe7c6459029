/** Most pixels of one drawn page, and of one side of it: above them browsers give no canvas, or a machine no memory (D4). */
const MOST_PIXELS = 32_000_000
const MOST_ON_A_SIDE = 16_384
/** Drawn more coarsely than this, nothing on a page can be read any more. */
const COARSEST = 0.25

/**
 * Drawn pixels for one CSS pixel of a page of a size in CSS pixels: as the screen has them, fewer for a page that would
 * exceed the limits; undefined for one that cannot be drawn within them.
 */
export function pageDensity(width: number, height: number, screen: number): number | undefined {
  if (!(width > 0 && height > 0)) return undefined
  const density = Math.min(screen, Math.sqrt(MOST_PIXELS / (width * height)), MOST_ON_A_SIDE / Math.max(width, height))
  return density >= COARSEST ? density : undefined
}
