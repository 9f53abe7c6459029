import { labsGraph as en } from './en/labs-graph.ts'
import { labsGraph as ja } from './ja/labs-graph.ts'
import { registerWords } from './registered-words.ts'

registerWords('labsGraph', { ja, en })
