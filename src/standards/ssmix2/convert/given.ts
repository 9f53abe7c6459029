type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/**
 * The properties that have something to say: FHIR has no undefined, no empty array and no empty string, and a sender who
 * said nothing leaves the element out.
 */
export function given<T extends object>(parts: T): Given<T> {
  const rest: Partial<Record<keyof T, unknown>> = {}
  // Called for nearly every element of nearly every resource: no array is made on the way.
  for (const key in parts) {
    const value: unknown = parts[key]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    rest[key] = value
  }
  // The compiler does not follow that each kept value is that of its own key.
  return rest as Given<T>
}

export function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined
}
