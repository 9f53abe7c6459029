import type { Attachment, CodeableConcept, Coding, DocumentReference } from '#standards/fhir/r4.ts'
import { parseMessage } from '#standards/hl7v2/message.ts'
import type { ExtendedContent } from '../storage-path.ts'
import { type DocumentCode, documentTypeOf } from '../timeline.ts'
import { HL7_V2, isClinicalDocument, needsContent, typeOfContent, typeOfName } from './attachment-kind.ts'
import { systemOf } from './code-systems.ts'
import type { ConvertedFile } from './converted-file.ts'
import { type FacilityIdentity, localSystem } from './facility-identity.ts'
import { given, isGiven } from './given.ts'
import type { KnownOfPatient } from './known-of-patient.ts'
import { openBytes, type ReadFile } from './open-file.ts'
import { departmentOfCode } from './place.ts'
import type { ConversionProblem } from './problem.ts'
import { identityId, type MessageScope, openScope, sourceOf } from './scope.ts'
import { instantOf, readTimestamp } from './timestamp.ts'
import { convertVitalSigns } from './vital-signs.ts'

/** One file of a content folder. */
interface ContentFile {
  readonly path: string
  readonly contentType: string
  /** An XML file whose root is ClinicalDocument. */
  readonly isCda: boolean
  /** The bytes, where they had to be looked at and are an HL7 message. */
  readonly message: Uint8Array | undefined
}

/**
 * One content folder as DocumentReference with all its files (ss-mix2.md §12, §13); vital signs (ORU^R30) in it become
 * Observations too. `older` are the superseded versions of a current one.
 */
export async function convertContent(
  facility: FacilityIdentity,
  content: ExtendedContent,
  status: 'current' | 'superseded',
  older: readonly ExtendedContent[],
  read: ReadFile,
  known: KnownOfPatient,
): Promise<ConvertedFile> {
  const problems: ConversionProblem[] = []
  const files: ContentFile[] = []
  for (const path of [...content.files].sort()) files.push(await lookAt(path, read, problems))
  const messages = files.map((file) => openMessage(facility, content, file, known)).filter(isGiven)
  const refusal = messages.find((opened) => opened.scope === undefined)
  if (refusal?.scope === undefined && refusal !== undefined) {
    // A message of another patient speaks for the whole folder.
    return { path: content.path, resources: [], problems: [...problems, ...refusal.problems] }
  }
  const document = openScope(facility, content, parseMessage(''), known)
  document.emitWhole(documentReference(facility, content, status, older, files, document))
  const scopes = messages.map((opened) => opened.scope).filter(isGiven)
  if (status === 'current') {
    for (const scope of scopes) convertMessageOf(scope)
  }
  return {
    path: content.path,
    resources: [document, ...scopes].flatMap((scope) => scope.resources),
    problems: [...problems, ...scopes.flatMap((scope) => scope.problems)],
  }
}

function convertMessageOf(scope: MessageScope): void {
  const { code, event } = scope.message.type()
  if (`${code}^${event}` === 'ORU^R30') convertVitalSigns(scope)
}

async function lookAt(path: string, read: ReadFile, problems: ConversionProblem[]): Promise<ContentFile> {
  const named = typeOfName(path)
  const plain = { path, contentType: named ?? 'application/octet-stream', isCda: false, message: undefined }
  if (!needsContent(named)) return plain
  let bytes: Uint8Array
  try {
    bytes = await read(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    problems.push({ file: path, severity: 'warning', what: `the file cannot be read: ${why}` })
    return plain
  }
  const contentType = typeOfContent(named, bytes)
  return {
    path,
    contentType,
    isCda: contentType === 'application/xml' && isClinicalDocument(bytes),
    message: contentType === HL7_V2 ? bytes : undefined,
  }
}

function openMessage(facility: FacilityIdentity, content: ExtendedContent, file: ContentFile, known: KnownOfPatient) {
  if (file.message === undefined) return undefined
  return openBytes(facility, { ...content, path: file.path }, file.message, known)
}

function documentReference(
  facility: FacilityIdentity,
  content: ExtendedContent,
  status: 'current' | 'superseded',
  older: readonly ExtendedContent[],
  files: readonly ContentFile[],
  scope: MessageScope,
): DocumentReference & { readonly id: string } {
  const day = readTimestamp(content.date ?? '').dateTime
  const practiceSetting = departmentOfCode(facility, content.department)
  const context = given({ period: day === undefined ? undefined : { start: day }, practiceSetting })
  const type = documentType(facility, content.dataType)
  return {
    resourceType: 'DocumentReference',
    id: documentId(facility, content, status),
    identifier: [{ system: localSystem(facility, 'document-key'), value: content.key }],
    status,
    ...given({ type }),
    subject: scope.patientReference(),
    ...given({
      date: instantOf(readTimestamp(content.occurredAt).dateTime),
      description: type?.text,
      relatesTo: older.map((version) => ({
        code: 'replaces' as const,
        target: { reference: `DocumentReference/${documentId(facility, version, 'superseded')}` },
      })),
    }),
    content: inOrder(files).map((file) => ({ attachment: attachmentOf(file) })),
    ...(Object.keys(context).length === 0 ? {} : { context }),
  }
}

/** The current version keeps its id from version to version; older ones are told apart by when they were written. */
function documentId(facility: FacilityIdentity, content: ExtendedContent, status: 'current' | 'superseded'): string {
  const part = status === 'current' ? 'DocumentReference' : `DocumentReference.${content.occurredAt}`
  return identityId(facility, content, part)
}

/** The type folder's standard code (LOINC) first, then the hospital's own. */
function documentType(facility: FacilityIdentity, typeFolder: string): CodeableConcept | undefined {
  const { local, standard } = documentTypeOf(typeFolder)
  const coding = [standard, local].map((code) => codingOf(facility, code)).filter(isGiven)
  const text = standard.name || local.name || (coding.length === 0 ? typeFolder : '')
  return coding.length === 0 && text === '' ? undefined : given({ coding, text })
}

function codingOf(facility: FacilityIdentity, { code, name, system }: DocumentCode): Coding | undefined {
  if (code === '') return undefined
  const uri = systemOf(facility, system, code, 'any') ?? localSystem(facility, 'document-type')
  return { system: uri, code, ...given({ display: name }) }
}

/** The main file first: the only one, `main_document`, a CDA document, a PDF, else the first by name. */
function inOrder(files: readonly ContentFile[]): readonly ContentFile[] {
  const main =
    files.find(({ path }) => /(?:^|\/)main_document\.[^/.]+$/.test(path)) ??
    files.find(({ isCda }) => isCda) ??
    files.find(({ contentType }) => contentType === 'application/pdf') ??
    files[0]
  return main === undefined ? [] : [main, ...files.filter((file) => file !== main)]
}

/** A reference to the file by its path in the storage; its content stays where it is. */
function attachmentOf({ path, contentType }: ContentFile): Attachment {
  return { contentType, url: sourceOf(path), title: path.slice(path.lastIndexOf('/') + 1) }
}
