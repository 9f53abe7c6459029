import { faceSheet as en } from './en/face-sheet.ts'
import { faceSheet as ja } from './ja/face-sheet.ts'
import { registerWords } from './registered-words.ts'

registerWords('faceSheet', { ja, en })
