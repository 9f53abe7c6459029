import { record as en } from './en/record.ts'
import { record as ja } from './ja/record.ts'
import { registerWords } from './registered-words.ts'

registerWords('record', { ja, en })
