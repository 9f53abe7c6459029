/** How time and signal are laid on ECG paper. */
export interface PaperScale {
  readonly mmPerSecond: PaperSpeed
  readonly mmPerMillivolt: PaperGain
}

export const PAPER_SPEEDS = [12.5, 25, 50] as const
export const PAPER_GAINS = [5, 10, 20] as const

export type PaperSpeed = (typeof PAPER_SPEEDS)[number]
export type PaperGain = (typeof PAPER_GAINS)[number]

/** Pixels of CSS in a millimetre of CSS (96 to the inch): what a screen shows is larger or smaller. */
export const CSS_PX_PER_MM = 96 / 25.4

/** Colours of the paper (visual-design.md §4, 波形). */
export const PAPER_COLOURS = {
  ground: '#ffffff',
  millimetre: '#fde3e3',
  fiveMillimetres: '#f6b8b8',
  trace: '#1a1a1a',
  envelope: '#767676',
  shown: '#e8f1fe',
  text: '#1a1a1a',
  quiet: '#626264',
  gap: '#6e3600',
  gapGround: '#fff3eb',
  caliper: '#0017c1',
} as const
