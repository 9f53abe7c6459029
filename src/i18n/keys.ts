import { keys as en } from './en/keys.ts'
import { keys as ja } from './ja/keys.ts'
import { registerWords } from './registered-words.ts'

registerWords('keys', { ja, en })
