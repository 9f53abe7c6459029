import { type MediaType, parseMediaType } from '#standards/dicomweb/media-type.ts'

/** The media types of an Accept header, best first as they stand (PS3.18 §8.7.5); none = everything is accepted. */
export function acceptedTypes(accept: string): readonly MediaType[] {
  const types = splitOutsideQuotes(accept).map((each) => parseMediaType(each.trim()))
  return types.length === 0 ? [{ type: '*/*', parameters: new Map() }] : types
}

function splitOutsideQuotes(text: string): readonly string[] {
  return (text.match(/(?:"[^"]*"|[^,"])+/g) ?? []).filter((each) => each.trim() !== '')
}

/** Whether a type is accepted, alone or by a wildcard. */
export function accepts(accepted: readonly MediaType[], type: string): boolean {
  const [kind = ''] = type.split('/')
  return accepted.some((each) => each.type === type || each.type === '*/*' || each.type === `${kind}/*`)
}

/** One way in which a client takes parts: their type, and the transfer syntax it wants (`*` = as they are kept). */
export interface AcceptedPart {
  readonly type: string
  readonly transferSyntax: string
}

/** What `multipart/related; type="…"; transfer-syntax=…` accepts. Without a transfer syntax the default of the type. */
export function acceptedParts(accepted: readonly MediaType[], defaultType: string): readonly AcceptedPart[] {
  return accepted.flatMap(({ type, parameters }) => {
    if (type !== 'multipart/related' && type !== '*/*' && type !== 'multipart/*') return []
    // Some clients write the transfer syntax of the parts into the quotes of their type.
    const inner = parseMediaType(parameters.get('type') ?? defaultType)
    const transferSyntax = parameters.get('transfer-syntax') ?? inner.parameters.get('transfer-syntax')
    return [{ type: inner.type, transferSyntax: transferSyntax ?? (type === '*/*' ? '*' : '') }]
  })
}
