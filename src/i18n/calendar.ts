import { calendar as en } from './en/calendar.ts'
import { calendar as ja } from './ja/calendar.ts'
import { registerWords } from './registered-words.ts'

registerWords('calendar', { ja, en })
