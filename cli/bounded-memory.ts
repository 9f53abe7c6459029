import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the part of the heap for short-lived objects at its first size. V8 doubles it again and again under a long
 * stream of them, to nearly 100 MB, though no more is alive at the end of a large storage than of a small one.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
