import { notes as en } from './en/notes.ts'
import { notes as ja } from './ja/notes.ts'
import { registerWords } from './registered-words.ts'

registerWords('notes', { ja, en })
