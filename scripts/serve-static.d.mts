import type { Server } from 'node:http'

export function staticServer(options: {
  readonly directory: string
  /** Begins and ends with a slash. */
  readonly base: string
  readonly hasFallback: boolean
  readonly hasPolicy: boolean
}): Server
