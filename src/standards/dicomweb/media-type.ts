/** A media type with its parameters (RFC 9110 8.3.1); names and the type in lower case, values as they are. */
export interface MediaType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Reads a Content-Type. Quoted values may hold `;` and `=`, as DICOMweb's `type="application/octet-stream;
 * transfer-syntax=…"` does; what is no parameter is passed over.
 */
export function parseMediaType(text: string): MediaType {
  const end = text.indexOf(';')
  const type = (end < 0 ? text : text.slice(0, end)).trim().toLowerCase()
  const parameters = new Map<string, string>()
  const rest = end < 0 ? '' : text.slice(end)
  for (const match of rest.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"\s]*))/g)) {
    const [, name = '', quoted, plain = ''] = match
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1'))
  }
  return { type, parameters }
}
