import type { Registration } from './converters.ts'

/** Orders, administrations and results: everything of a storage that has an order number. */
export const ORDER_CONVERTERS: readonly Registration[] = []
