import { tools as en } from './en/tools.ts'
import { tools as ja } from './ja/tools.ts'
import { registerWords } from './registered-words.ts'

registerWords('tools', { ja, en })
