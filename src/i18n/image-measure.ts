import { imageMeasure as en } from './en/image-measure.ts'
import { imageMeasure as ja } from './ja/image-measure.ts'
import { registerWords } from './registered-words.ts'

registerWords('imageMeasure', { ja, en })
