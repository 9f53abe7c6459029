/** Asks the hospitals and reads their answers beside the page (docs/decisions/0012, 0014). */
import { AskingDesk } from './asking-desk.ts'
import type { ToAsking } from './asking-messages.ts'

const desk = new AskingDesk((message, transfer) => self.postMessage(message, { transfer }))

self.addEventListener('message', ({ data }: MessageEvent<ToAsking>) => desk.take(data))
