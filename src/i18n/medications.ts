import { medications as en } from './en/medications.ts'
import { medications as ja } from './ja/medications.ts'
import { registerWords } from './registered-words.ts'

registerWords('medications', { ja, en })
