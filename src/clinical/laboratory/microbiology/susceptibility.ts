import type { Measurement } from '#clinical/observation-facts.ts'

/** How the laboratory judged a drug against an organism: susceptible, intermediate, resistant, and the rarer two. */
export type SusceptibilityLetter = 'S' | 'I' | 'R' | 'SDD' | 'NS'

const LETTERS: readonly SusceptibilityLetter[] = ['S', 'I', 'R', 'SDD', 'NS']

/** Words that senders write instead of the letter. */
const WORDS: Readonly<Record<string, SusceptibilityLetter>> = {
  SUSCEPTIBLE: 'S',
  感性: 'S',
  感受性: 'S',
  INTERMEDIATE: 'I',
  中間: 'I',
  RESISTANT: 'R',
  耐性: 'R',
  'SUSCEPTIBLE DOSE DEPENDENT': 'SDD',
  'NON-SUSCEPTIBLE': 'NS',
  非感性: 'NS',
}

/**
 * The letter that the laboratory reported, in the flag or as the value itself; never derived from a MIC (LAB-9, FLAG-1).
 */
export function susceptibilityLetter({ flag, value }: Measurement): SusceptibilityLetter | undefined {
  return letterIn(flag?.text) ?? letterIn(value?.text)
}

function letterIn(text: string | undefined): SusceptibilityLetter | undefined {
  const plain = (text ?? '').normalize('NFKC').trim().toUpperCase()
  return LETTERS.find((letter) => letter === plain) ?? WORDS[plain]
}

/** JLAC10 analytes that begin with 6C are susceptibilities. */
const SUSCEPTIBILITY_JLAC10 = /^6C/

/** Whether a result tells of a drug: by its letter or by its code; everything else about an organism is a finding. */
export function isSusceptibility(measurement: Measurement): boolean {
  if (susceptibilityLetter(measurement) !== undefined) return true
  return measurement.item.codings.some(({ code }) => SUSCEPTIBILITY_JLAC10.test(code))
}
