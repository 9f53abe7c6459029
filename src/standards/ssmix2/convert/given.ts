type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/**
 * The properties that have something to say: FHIR has no undefined, no empty array and no empty string, and a sender who
 * said nothing leaves the element out.
 */
export function given<T extends object>(parts: T): Given<T> {
  const entries = Object.entries(parts).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  // fromEntries forgets which keys it was given; their values are the ones that passed the filter.
  return Object.fromEntries(entries) as Given<T>
}

export function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined
}
