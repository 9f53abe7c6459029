import { session as en } from './en/session.ts'
import { session as ja } from './ja/session.ts'
import { registerWords } from './registered-words.ts'

registerWords('session', { ja, en })
