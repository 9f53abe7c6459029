import { waveform as en } from './en/waveform.ts'
import { waveform as ja } from './ja/waveform.ts'
import { registerWords } from './registered-words.ts'

registerWords('waveform', { ja, en })
