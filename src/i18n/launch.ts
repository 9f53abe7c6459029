import { launch as en } from './en/launch.ts'
import { launch as ja } from './ja/launch.ts'
import { registerWords } from './registered-words.ts'

registerWords('launch', { ja, en })
