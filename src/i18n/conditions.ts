import { conditions as en } from './en/conditions.ts'
import { conditions as ja } from './ja/conditions.ts'
import { registerWords } from './registered-words.ts'

registerWords('conditions', { ja, en })
