export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Every value that stands at a dotted path of a resource, through arrays on the way (`location.location` gives each
 * location's reference); empty when nothing does.
 */
export function valuesAt(root: unknown, path: string): readonly unknown[] {
  let values: readonly unknown[] = [root]
  for (const name of path.split('.')) {
    values = values.flatMap((value) => (isObject(value) ? asArray(value[name]) : []))
  }
  return values
}

export function asArray(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The text of an element, undefined when it is absent or not a text. */
export function textAt(value: unknown, name: string): string | undefined {
  const text = isObject(value) ? value[name] : undefined
  return typeof text === 'string' ? text : undefined
}
