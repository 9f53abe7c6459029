import { interruption as en } from './en/interruption.ts'
import { interruption as ja } from './ja/interruption.ts'
import { registerWords } from './registered-words.ts'

registerWords('interruption', { ja, en })
