import { labs as en } from './en/labs.ts'
import { labs as ja } from './ja/labs.ts'
import { registerWords } from './registered-words.ts'

registerWords('labs', { ja, en })
