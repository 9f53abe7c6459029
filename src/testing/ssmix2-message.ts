import { parseMessage } from '#standards/hl7v2/message.ts'
import { converterFor } from '#standards/ssmix2/convert/converters.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { type EmittedResource, type MessageScope, openScope } from '#standards/ssmix2/convert/scope.ts'
import { parseStoragePath } from '#standards/ssmix2/storage-path.ts'

const FACILITY = facilityIdentity('1319999999')

/** Converts one message as it stands in a storage under `path`; throws when nobody reads such messages there. */
export function convertText(path: string, text: string): MessageScope {
  const file = parseStoragePath(path)
  if (file.kind !== 'standard') throw new Error(`${path} is no path of the standardised storage`)
  const message = parseMessage(text)
  const scope = openScope(FACILITY, file, message)
  const { code, event } = message.type()
  const convert = converterFor(file.dataType, code, event)
  if (convert === undefined) throw new Error(`nobody reads ${code}^${event} in ${file.dataType}`)
  convert(scope)
  return scope
}

/** The resources of one type, in the order they were emitted. */
export function emitted<T extends EmittedResource['resourceType']>(
  scope: Pick<MessageScope, 'resources'>,
  type: T,
): Extract<EmittedResource, { resourceType: T }>[] {
  return scope.resources.filter(
    (resource): resource is Extract<EmittedResource, { resourceType: T }> => resource.resourceType === type,
  )
}

/** One example of ss-mix2.md §14: the path in its backticks and its fenced message. */
export function exampleOf(text: string, dataType: string): { readonly path: string; readonly message: string } {
  const section = new RegExp(`^### ${dataType}\\n([\\s\\S]*?)^\`\`\`\\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)
  const path = /^`(.+)`$/m.exec(section?.[1] ?? '')?.[1]
  const message = section?.[2]
  if (path === undefined || message === undefined) throw new Error(`ss-mix2.md has no example of ${dataType}`)
  return { path, message }
}

/** A message of our own in a storage of its own: MSH, PID and PV1 are given, `segments` are what follows them. */
export function ownMessage(
  dataType: string,
  event: string,
  segments: readonly string[],
  pv1 = 'PV1|0001|I|5E^512^3^^^N||||D0101^医師^一郎^^^^^^^L^^^^^I',
): MessageScope {
  const path = `000/012/0000123456/20240412/${dataType}/0000123456_20240412_${dataType}_000000000055001_20240412093015333_06_1`
  const header = `MSH|^~\\&|HIS01|1319999999|GW|1319999999|20240412093015.3330||${event}|20240412000033|P|2.5||||||~ISO IR87||ISO 2022-1994`
  const pid = 'PID|0001||0000123456^^^^PI||見本^花子^^^^^L^I~ミホン^ハナコ^^^^^L^P||19580312|F'
  return convertText(path, [header, pid, pv1, ...segments].join('\r'))
}
