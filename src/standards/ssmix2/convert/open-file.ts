import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { type Hl7Message, parseMessage } from '#standards/hl7v2/message.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import type { KnownOfPatient } from './known-of-patient.ts'
import type { ConversionProblem } from './problem.ts'
import { type MessageScope, openScope, type ScopeFile } from './scope.ts'

/** Gives the bytes of a file; rejects when it cannot be read. */
export type ReadFile = (path: string) => Promise<Uint8Array>

/** A message that is this patient's, or why the file cannot be used. */
export type OpenedMessage =
  | { readonly scope: MessageScope; readonly pid: Hl7Segment }
  | { readonly scope: undefined; readonly problems: readonly ConversionProblem[] }

/** How much of an unreadable text a problem quotes. */
const QUOTED = 2000

/** Reads, decodes and parses one file, and lets it pass only when its PID-3 is the patient of its folder. */
export async function openFile(
  facility: FacilityIdentity,
  file: ScopeFile,
  read: ReadFile,
  known: KnownOfPatient,
): Promise<OpenedMessage> {
  let bytes: Uint8Array
  try {
    bytes = await read(file.path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return refused(file, `the file cannot be read: ${why}`)
  }
  return openBytes(facility, file, bytes, known)
}

export function openBytes(
  facility: FacilityIdentity,
  file: ScopeFile,
  bytes: Uint8Array,
  known: KnownOfPatient,
): OpenedMessage {
  const { text, charset, repairs } = decodeHl7Bytes(bytes)
  if (text.trim() === '') return refused(file, 'the file is empty')
  const message = parseMessage(text)
  const segments = message.segments
  if (!segments.some((segment) => segment.id === 'MSH')) {
    return refused(file, 'the file is no HL7 message: there is no MSH segment', text)
  }
  const scope = openScope(facility, file, message, known)
  if (repairs.length > 0) {
    const [first] = repairs
    const places = repairs.length > 1 ? ` and ${repairs.length - 1} more` : ''
    scope.problem(`bytes repaired while decoding ${charset}: ${first?.what} at byte ${first?.offset}${places}`)
  }
  for (const { segment, what } of message.problems) scope.problem(what, segments[segment])
  if (message.following !== '') {
    const problem = { file: file.path, severity: 'error', raw: message.following.slice(0, QUOTED) } as const
    scope.report({ ...problem, what: 'what follows the first message in the file is not converted' })
  }
  return provePatient(scope, message)
}

/** A record of another patient must not reach this one: nothing of the file is used (H-01, ss-mix2.md §1.4). */
function provePatient(scope: MessageScope, message: Hl7Message): OpenedMessage {
  const pids = message.segments.filter((segment) => segment.id === 'PID')
  const [pid] = pids
  if (pid === undefined) {
    scope.problem('there is no PID: nothing tells whose record this is', message.segments[0], undefined, 'error')
    return { scope: undefined, problems: scope.problems }
  }
  const isOther = (each: Hl7Segment): boolean => !patientNumbers(each).includes(scope.file.patientId)
  // A bare `PID` line beside a full one names nobody else.
  const stranger =
    pids.find((each) => patientNumbers(each).length > 0 && isOther(each)) ?? (isOther(pid) ? pid : undefined)
  if (stranger !== undefined) {
    const told = patientNumbers(stranger).join(', ') || 'nobody'
    const what = `WRONG PATIENT? PID-3 says ${told}, the folder says ${scope.file.patientId}: nothing of the file is used`
    scope.problem(what, stranger, 3, 'error')
    return { scope: undefined, problems: scope.problems }
  }
  return { scope, pid }
}

function patientNumbers(pid: Hl7Segment): string[] {
  return pid
    .repetitions(3)
    .map((cx) => cx.text(1).trim())
    .filter((number) => number !== '')
}

function refused(file: Pick<ScopeFile, 'path'>, what: string, text?: string): OpenedMessage {
  const raw = text === undefined ? {} : { raw: text.slice(0, QUOTED) }
  return { scope: undefined, problems: [{ file: file.path, severity: 'error', what, ...raw }] }
}
