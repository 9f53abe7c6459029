import { images as en } from './en/images.ts'
import { images as ja } from './ja/images.ts'
import { registerWords } from './registered-words.ts'

registerWords('images', { ja, en })
