import { alerts as en } from './en/alerts.ts'
import { alerts as ja } from './ja/alerts.ts'
import { registerWords } from './registered-words.ts'

registerWords('alerts', { ja, en })
