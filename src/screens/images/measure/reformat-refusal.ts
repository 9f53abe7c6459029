import '#i18n/image-measure.ts'
import { useTranslation } from 'react-i18next'
import type { ReformatRefusal } from '#imaging/image-engine.ts'

const MEBIBYTE = 1024 * 1024

/** In words, why planes cannot be reformatted of a stack; never only a control that does nothing (H-18). */
export function useRefusalWords(): (refusal: ReformatRefusal) => string {
  const { t } = useTranslation('imageMeasure')
  return (refusal) => {
    switch (refusal.kind) {
      case 'no-webgl':
        return t(($) => $.reformat.refused.noWebgl)
      case 'memory':
        return t(($) => $.reformat.refused.memory, {
          needed: Math.ceil(refusal.needed / MEBIBYTE),
          allowed: Math.floor(refusal.allowed / MEBIBYTE),
        })
      case 'stack': {
        const { obstacle } = refusal
        switch (obstacle.reason) {
          case 'unequal-spacing':
            return t(($) => $.reformat.refused.unequal, {
              least: obstacle.least.toFixed(1),
              most: obstacle.most.toFixed(1),
            })
          case 'duplicate-positions':
            return t(($) => $.reformat.refused.duplicates, { count: obstacle.count })
          case 'gantry-tilt':
            return t(($) => $.reformat.refused.tilt, { degrees: obstacle.degrees.toFixed(1) })
          default:
            return t(($) => $.reformat.refused[obstacle.reason])
        }
      }
    }
  }
}
