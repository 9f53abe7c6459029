/** Reads the answers of all servers beside the page, so that no long task falls to the page's own thread (SPD-1, E9). */
import { ReadingDesk } from './reading-desk.ts'
import type { ToReader } from './reading-messages.ts'

const desk = new ReadingDesk((message, transfer) => self.postMessage(message, { transfer }))

self.addEventListener('message', ({ data }: MessageEvent<ToReader>) => desk.take(data))
