import { documents as en } from './en/documents.ts'
import { documents as ja } from './ja/documents.ts'
import { registerWords } from './registered-words.ts'

registerWords('documents', { ja, en })
