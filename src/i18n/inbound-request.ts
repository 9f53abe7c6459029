import { inboundRequest as en } from './en/inbound-request.ts'
import { inboundRequest as ja } from './ja/inbound-request.ts'
import { registerWords } from './registered-words.ts'

registerWords('inboundRequest', { ja, en })
