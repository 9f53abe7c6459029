import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { isCancel } from '../data-types.ts'
import { noticeText } from '../index-notice.ts'
import type { IndexNotice, PatientIndex } from '../storage-index.ts'
import type { ExtendedContent, StandardFile } from '../storage-path.ts'
import type { ConvertedFile } from './converted-file.ts'
import { converterFor } from './converters.ts'
import { convertContent } from './extended-content.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { KnownOfPatient } from './known-of-patient.ts'
import { type OpenedMessage, openFile, type ReadFile } from './open-file.ts'
import { emitPatient } from './patient.ts'
import type { MessageScope } from './scope.ts'
import { isStayType, StayHistory } from './stay-history.ts'

/**
 * Converts the current records of one patient to JP Core, file by file (ss-mix2.md §13). Every file gives resources, is
 * part of one, or says in its problems why not. One file's content is in memory at a time, but for the patient's stays.
 */
export async function* convertPatient(
  facility: FacilityIdentity,
  index: PatientIndex,
  read: ReadFile,
): AsyncGenerator<ConvertedFile> {
  for (const notice of index.notices) yield noticed(notice)
  const known = new KnownOfPatient()
  const newest = new NewestMessage()

  const stays = new StayHistory(known)
  for (const file of index.current.filter(({ dataType }) => isStayType(dataType))) {
    const opened = await openFile(facility, file, read, known)
    newest.see(opened)
    const refusal = opened.scope === undefined ? opened.problems : stays.add(opened.scope)
    if (refusal !== undefined) yield { path: file.path, resources: [], problems: refusal }
  }
  yield* stays.convert()

  for (const file of inOrder(index.current)) {
    const opened = await openFile(facility, file, read, known)
    newest.see(opened)
    if (opened.scope !== undefined) convertSafely(opened.scope)
    yield converted(file.path, opened)
  }
  for (const content of index.contents) {
    const older = index.supersededContents.filter((other) => isSameDocument(content, other))
    yield await convertContent(facility, content, 'current', older, read, known)
  }
  for (const content of index.supersededContents) {
    yield await convertContent(facility, content, 'superseded', [], read, known)
  }
  if (!known.hasMaster) yield* newest.patient()
}

function isSameDocument(one: ExtendedContent, other: ExtendedContent): boolean {
  return one.date === other.date && one.dataType === other.dataType && one.key === other.key
}

/** ADT-61 before ADT-00, which need not repeat its allergens; then as the index has them. */
function inOrder(files: readonly StandardFile[]): readonly StandardFile[] {
  const rank = ({ dataType }: StandardFile): number => (dataType === 'ADT-61' ? 0 : dataType === 'ADT-00' ? 1 : 2)
  return files.filter(({ dataType }) => !isStayType(dataType)).sort((a, b) => rank(a) - rank(b))
}

/** A fault of ours in one file must not cost the patient the others (E10): it is told with the file. */
function convertSafely(scope: MessageScope): void {
  try {
    convertMessage(scope)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    scope.problem(`the message could not be converted whole: ${why}`, scope.message.segments[0], undefined, 'error')
  }
}

function convertMessage(scope: MessageScope): void {
  const { message, file } = scope
  const [header] = message.segments
  const { code, event } = message.type()
  if (isCancel(message)) {
    // ss-mix2.md §1.3 rule c: whatever the flag of its file, a cancel is no fact.
    scope.problem(
      `${code}^${event} cancels a record, though its file is marked current: it gives no resource`,
      header,
      9,
    )
    return
  }
  const convert = converterFor(file.dataType, code, event)
  if (convert === undefined) {
    const raw = message.segments.map((segment) => segment.raw).join('\n')
    const what = `「${code}^${event}」 in ${file.dataType} is no message of SS-MIX2 Ver.1.2: shown as raw text only`
    scope.report({ file: file.path, severity: 'error', what, raw, ...(header ? { position: headerType } : {}) })
    return
  }
  convert(scope)
  if (scope.resources.length === 0 && scope.problems.length === 0) {
    scope.problem(`${code}^${event} holds nothing that gives a resource`, header, undefined, 'note')
  }
}

const headerType = { segment: 0, segmentId: 'MSH', field: 9 } as const

function converted(path: string, opened: OpenedMessage): ConvertedFile {
  if (opened.scope === undefined) return { path, resources: [], problems: opened.problems }
  return { path, resources: opened.scope.resources, problems: opened.scope.problems }
}

/**
 * The newest message of a patient who has no master file (ADT-00): its PID tells who the patient is, so that references
 * to the Patient lead somewhere.
 */
class NewestMessage {
  #newest: { readonly scope: MessageScope; readonly pid: Hl7Segment } | undefined

  see(opened: OpenedMessage): void {
    // A cancel is no fact, not even about who the patient is.
    if (opened.scope === undefined || isCancel(opened.scope.message)) return
    if (this.#newest !== undefined && opened.scope.file.occurredAt <= this.#newest.scope.file.occurredAt) return
    this.#newest = opened
  }

  *patient(): Generator<ConvertedFile> {
    if (this.#newest === undefined) return
    const scope = this.#newest.scope.reopened()
    emitPatient(scope, this.#newest.pid)
    yield { path: scope.file.path, resources: scope.resources, problems: [] }
  }
}

function noticed(notice: IndexNotice): ConvertedFile {
  const [path = ''] = notice.paths
  const what = `${noticeText(notice.reason)} (${notice.paths.join(', ')})`
  return { path, resources: [], problems: [{ file: path, severity: 'warning', what }] }
}
