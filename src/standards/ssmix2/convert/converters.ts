import { ADMINISTRATIVE_CONVERTERS } from './administrative-converters.ts'
import { ORDER_CONVERTERS } from './order-converters.ts'
import type { MessageConverter } from './scope.ts'

/** Which messages of which data types a converter reads (ss-mix2.md §3). */
export interface Registration {
  /** データ種別 as in the path, `OMP-01`. */
  readonly dataTypes: readonly string[]
  /** `message^trigger event`, as in MSH-9.1 and MSH-9.2, `RDE^O11`. */
  readonly messages: readonly string[]
  readonly convert: MessageConverter
}

const CONVERTERS = index([...ADMINISTRATIVE_CONVERTERS, ...ORDER_CONVERTERS])

/** The converter of a message in a data type's folder; undefined when nobody reads such messages there. */
export function converterFor(dataType: string, code: string, event: string): MessageConverter | undefined {
  return CONVERTERS.get(keyOf(dataType, `${code}^${event}`))
}

function index(registrations: readonly Registration[]): ReadonlyMap<string, MessageConverter> {
  const converters = new Map<string, MessageConverter>()
  for (const { dataTypes, messages, convert } of registrations) {
    for (const dataType of dataTypes) {
      for (const message of messages) converters.set(keyOf(dataType, message), convert)
    }
  }
  return converters
}

function keyOf(dataType: string, message: string): string {
  return `${dataType} ${message}`
}
