import { selfCheck as en } from './en/self-check.ts'
import { selfCheck as ja } from './ja/self-check.ts'
import { registerWords } from './registered-words.ts'

registerWords('selfCheck', { ja, en })
